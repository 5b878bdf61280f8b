"""The inbox in the window: absent without opinions; one is marked and the list narrowed."""

import pytest

from desktop_app.domain.opinion import Care
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.improving.opinions import inbox
from desktop_app.store.database import Store
from desktop_app.ui.pages.improve import ImprovePage
from desktop_app.ui.pages.improve.opinions_view import OpinionDialog

VOICES = (
    b"Complaint no,Date,Customer,Type,Reason\nF1,2026-03-02,Acme,Complaint,Late\nF2,2026-03-05,Bold,Complaint,Dented\n"
)


def test_an_opinion_is_marked_and_the_list_narrowed(
    page: ImprovePage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_argument("inbox")
    assert page.row.value() == "actions"
    import_file(store, Request(VOICES, "voices.csv", Choices(kind=Kind.FEEDBACK)))
    page.show_argument("inbox")
    assert (page.row.value(), len(page.opinions.found)) == ("inbox", 2)

    def fill(dialog: OpinionDialog) -> int:
        dialog.care.setCurrentIndex(dialog.care.findData(Care.CLOSED))
        dialog.tags.setText("packing, carrier")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(OpinionDialog, "exec", fill)
    page.opinions.table.row_activated.emit(0)
    (found,) = inbox(store, Care.CLOSED)
    assert (found.customer, found.tags) == ("Bold", ("packing", "carrier"))
    page.opinions.state.choose(Care.NEW)
    assert [one.customer for one in page.opinions.found] == ["Acme"]
