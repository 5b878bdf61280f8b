"""An import looked at: what became of its rows, its refused rows mended, and taking it back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.store import records
from desktop_app.ui.pages.data import DataPage
from tests.ui.pages.data.hands import (
    BAD,
    GOOD,
    HEAD,
    bring,
    stored,
)


def test_refused_rows_are_counted_shown_saved_and_imported_again(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD + BAD, "deals.csv")
    detail = page.imports.detail
    assert detail.sum.sum.accessibleName() == "22 rows read = 21 new + 0 changed + 0 unchanged + 1 refused"
    assert detail.sum.others._words == "23 lines = 22 rows + 1 other: 1 header."
    assert [row.reason.rows for row in detail.problems.rows][:1] == [1]
    assert detail.problems.rows[0].reason.refused
    assert DataPage.attention(page.store) == 1
    page.save_refused_to(stored(page)[0].id, tmp_path / "deals-refused.csv")
    mended = (tmp_path / "deals-refused.csv").read_text("utf-8").replace("02-30", "02-20")
    bring(page, qtbot, tmp_path, mended, "deals-refused.csv")
    assert stored(page)[0].created == 1
    assert DataPage.attention(page.store) == 0


def test_refused_rows_go_back_to_the_questions_with_one_button(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD + BAD, "deals.csv")
    again = page.imports.detail.problems.again
    assert again is not None
    again.click()
    assert page.intake.entry is not None
    assert page.intake.entry.name == "deals-refused.csv"
    assert page.intake.view is not None
    assert page.intake.view.understood.table.count.rows == 1


def test_problems_open_to_their_rows_and_can_be_filtered(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD + BAD, "deals.csv")
    card = page.imports.detail.problems
    qtbot.keyClick(card.rows[0], Qt.Key.Key_Return)
    table = card.findChild(QTableView)
    assert table is not None
    assert table.model().index(0, 2).data() == "2026-02-30"
    filters = card.filters()
    assert filters is not None
    filters.chosen.emit("taken")
    assert all(not row.reason.refused for row in card.rows)


def test_taking_back_asks_once_and_names_what_goes(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD, "deals.csv")
    detail = page.imports.detail
    detail.take_back.click()
    assert detail.confirm.isVisible()
    assert "20 records are removed." in detail.confirm.words()
    assert page.back()
    assert not detail.confirm.isVisible()
    assert stored(page)[0].in_force
    detail.take_back.click()
    detail.confirm.agree.click()
    assert not stored(page)[0].in_force
    assert records.count(page.store) == {}
    assert not detail.take_back.isVisible()
    assert len(page.imports.list.items.items) == 2  # its day and itself: struck through, never gone
