"""The Improve page: what is done about a figure and whether it helped; see page."""

from desktop_app.ui.pages.improve.page import ImprovePage

__all__ = ["ImprovePage"]
