"""The sample: an invented company with two years of records, so that every page has something to show."""

from desktop_app.operations.sample.workspace import end_for, make_sample

__all__ = ["end_for", "make_sample"]
