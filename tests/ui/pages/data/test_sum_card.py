"""The sum of an import, and the sentence about lines that are no rows."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.store.batches import Batch
from desktop_app.ui.pages.data.sum_card import SumCard, lines_sentence
from desktop_app.ui.pages.data.words import outcome, size_words


def batch(created: int, changed: int, unchanged: int, refused: int, rows: int | None = None) -> Batch:
    total = created + changed + unchanged + refused if rows is None else rows
    return Batch(1, "sale", "a.csv", "2026-09-16T08:00:00+00:00", total, created, changed, unchanged, refused, None, "")


def test_lines_are_rows_and_others_by_what_they_are() -> None:
    lines = {"total": 1261, "preamble": 3, "header": 1, "footer": 1, "blank": 1, "other_tables": 7, "rows": 1248}
    said = lines_sentence(batch(1102, 38, 87, 21), lines)
    assert said == (
        "1,261 lines = 1,248 rows + 13 others: 3 above the table, 1 header, 1 total or footer, 1 empty, 7 other table."
    )


@pytest.mark.parametrize("lines", [{}, {"total": 5, "header": 1}, {"total": 3}])
def test_nothing_is_said_that_would_not_add_up(lines: dict[str, int]) -> None:
    assert lines_sentence(batch(3, 0, 0, 0), lines) == ""


def test_a_sum_that_does_not_add_up_is_said_loudly(qtbot: QtBot) -> None:
    card = SumCard()
    qtbot.addWidget(card)
    card.show_batch(batch(3, 1, 1, 1), {})
    assert card._verdict.accessibleName() == "Adds up"
    card.show_batch(batch(3, 1, 1, 1, rows=7), {})
    assert card._verdict.accessibleName() == "Does not add up"


def test_large_figures_and_no_rows_are_painted_too(qtbot: QtBot) -> None:
    card = SumCard()
    qtbot.addWidget(card)
    card.resize(480, 160)
    card.show()
    for shown in (batch(0, 0, 0, 0), batch(123_456_789, 98_765_432, 1, 1)):
        card.show_batch(shown, {})
        assert not card.grab().isNull()


def test_an_import_is_said_by_what_it_brought_most() -> None:
    assert outcome(batch(1102, 38, 87, 21)) == "1,102 new"
    assert outcome(batch(0, 3, 2, 0)) == "3 changed"
    assert outcome(batch(0, 0, 0, 9)) == "nothing stored"


@pytest.mark.parametrize(("size", "words"), [(1, "1 byte"), (999, "999 bytes"), (213_600, "214 KB"), (7e6, "7 MB")])
def test_sizes_are_said_as_a_file_manager_does(size: float, words: str) -> None:
    assert size_words(int(size)) == words
