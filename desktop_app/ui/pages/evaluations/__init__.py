"""The Evaluations page: reviews of past periods, one at a time, each view of it in a module here."""

from desktop_app.ui.pages.evaluations.page import EvaluationsPage

__all__ = ["EvaluationsPage"]
