"""Putting many records in the order a person asked for, off the window's back."""

from array import array

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.store import record_pages
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked


def order_records(store: Store, asked: Asked, progress: Progress = SILENT) -> "array[int]":
    """The ids of the records asked for, in order."""
    progress.step(N_("Sorting records"), 0, 0)
    return record_pages.order(store, asked)
