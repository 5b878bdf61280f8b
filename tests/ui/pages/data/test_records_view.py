"""The tab of records: listed, filtered, sorted, opened."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.data import DataPage
from tests.ui.pages.data.hands import (
    GOOD,
    HEAD,
    bring,
)


def test_records_are_listed_filtered_sorted_and_opened(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD + "x,Zoe,Bold,GTX Pro,Lost,2026-02-01,2026-03-09,5\n", "deals.csv")
    page.tabs.show_value(1)
    page._show_mode()
    view = page.records
    assert view.table is not None
    assert view.table.model.rowCount() == 21
    assert view.table.model.row_values(0)[0] == "x"  # the newest day first
    view.filter.setText("zoe")
    qtbot.keyClick(view.filter, Qt.Key.Key_Return)
    assert view.table.model.rowCount() == 1
    view.filter.setText("")
    view._ask()
    view._sort(view.table.column("amount"))
    assert view.table.model.row_values(0)[0] == "119"
    view._sort(view.table.column("amount"))
    assert view.table.model.row_values(0)[0] == "x"
    view.table.row_activated.emit(0)
    assert view.detail.isVisible()
    assert page.back()
    assert not view.detail.isVisible()
