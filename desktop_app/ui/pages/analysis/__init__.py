"""The Analysis page: the row of its views, and what all of them are looked at from; each view is a module here."""

from desktop_app.ui.pages.analysis.page import AnalysisPage

__all__ = ["AnalysisPage"]
