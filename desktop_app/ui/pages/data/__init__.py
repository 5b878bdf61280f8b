"""The Data page: imports with their problems, how a file is brought in, and the records that are in force."""

from desktop_app.ui.pages.data.page import DataPage

__all__ = ["DataPage"]
