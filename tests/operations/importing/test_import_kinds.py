"""An export of every kind, in two languages: each row is taken, again unchanged, and taken back without a trace."""

from collections.abc import Callable

import pytest

from desktop_app.operations.importing.import_file import SHARES, Imported
from desktop_app.operations.importing.take_back import take_back
from desktop_app.store import integrity, records, settings
from desktop_app.store.database import Store
from tests.files.kind_headers import ROWS, text_of, written

ImportText = Callable[..., Imported]
EXPORTS = [case for case in written() if case[0] != "none" and case[1] in ("ro", "zh")]


@pytest.mark.parametrize("export", EXPORTS, ids=lambda one: f"{one[0]}-{one[1]}")
def test_every_row_is_taken_once(
    store: Store, import_text: ImportText, export: tuple[str, str, list[str], list[str]]
) -> None:
    kind, language, titles, tokens = export
    choices = {"with_tax": False} if kind in ("invoice", "credit_note", "sale") else {}
    first = import_text(text_of(titles, tokens), f"{kind}.{language}.tsv", **choices).batch
    assert (first.kind, first.rows, first.refused) == (kind, ROWS, 0)
    assert first.created + first.changed + first.unchanged == ROWS
    again = import_text(text_of(titles, tokens), **choices).batch
    assert (again.created, again.changed, again.refused) == (0, 0, 0)
    assert integrity.check(store, settings.load(store).revenue_source) == []
    take_back(store, again.id)
    take_back(store, first.id)
    assert records.count(store) == {}


def test_shares_that_do_not_make_the_whole_are_named_with_their_document(store: Store, import_text: ImportText) -> None:
    text = (
        "Deal Name,Rep,Credit %,Overlay\nAcme,Ana,60,no\nAcme,Ion,40,no\nAcme,Mei,20,yes\nBold,Ana,50,no\n"
        "Bold,Ion,29.5,no\n"
    )
    done = import_text(text, "splits.csv")
    assert done.batch.kind == "credit_split"
    found = [(one.line, one.details) for one in done.problems if one.reason == SHARES]
    assert found == [(5, {"document": "Bold", "share": "79.5 %"})]
    again = import_text(text.replace("29.5", "50"), "splits.csv")
    assert not [one for one in again.problems if one.reason == SHARES]
