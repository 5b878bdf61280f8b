"""The inbox on a real file: what customers said, marks that outlast a new import, tags counted."""

from collections.abc import Callable

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.opinion import Care
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.improving.opinions import inbox, mark_opinion, tag_counts
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
VOICES = """Complaint no,Date,Customer,Type,Reason,Answered,Comment
F1,2026-03-02,Acme,Complaint,Late delivery,2026-03-03,Two days late
F2,2026-03-05,Bold,Complaint,Damaged,,{comment}
"""


@pytest.fixture
def voices(store: Store, import_text: ImportText) -> Store:
    import_text(VOICES.format(comment="Box open"), "complaints.csv", kind=Kind.FEEDBACK)
    return store


def test_the_inbox_lists_who_said_what_and_whether_it_was_answered(voices: Store) -> None:
    found = inbox(voices)
    assert [(one.customer, one.reason, one.answered, one.care) for one in found] == [
        ("Bold", "Damaged", False, Care.NEW), ("Acme", "Late delivery", True, Care.NEW),
    ]  # fmt: skip


def test_a_mark_outlasts_the_next_import_of_the_same(voices: Store, import_text: ImportText) -> None:
    number = inbox(voices)[0].number
    mark_opinion(voices, number, Care.IN_WORK, tags=["packing", " packing ", "carrier"], note="Ask the carrier")
    import_text(VOICES.format(comment="Box open and empty"), "again.csv", kind=Kind.FEEDBACK)
    (found,) = inbox(voices, Care.IN_WORK)
    assert (found.number, found.comment, found.tags) == (number, "Box open and empty", ("packing", "carrier"))
    assert inbox(voices, tag="carrier") == (found,)
    assert tag_counts(inbox(voices)) == [("packing", 1), ("carrier", 1)]


def test_what_is_not_there_cannot_be_marked(voices: Store) -> None:
    with pytest.raises(UserError):
        mark_opinion(voices, 999, Care.CLOSED)
