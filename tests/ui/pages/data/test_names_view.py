"""The tab of names: variants offered, made one, kept apart, and chosen from the list."""

from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.store import names
from desktop_app.ui.pages.data import DataPage
from tests.ui.pages.data.hands import HEAD, bring, stored

DEALS = (
    HEAD
    + "1,Ana Pop,Acme Works,Pen,Won,2026-02-01,2026-03-03,1\n"
    + "2,Ana Pop,ACME-Works,Pen,Won,2026-02-01,2026-03-03,1\n"
    + "3,Ana Pop,Bold,Pen,Won,2026-02-01,2026-03-03,1\n"
)


def open_names(page: DataPage, qtbot: QtBot, folder: Path) -> None:
    bring(page, qtbot, folder, DEALS, "deals.csv")
    page.tabs.show_value(2)
    page.tabs.chosen.emit(2)
    page.names.chip.choose("customer")


def buttons(page: DataPage) -> dict[str, QPushButton]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was taken off the page is still its child
    return {one.text(): one for one in page.names.alike.findChildren(QPushButton)}


def customers(page: DataPage) -> list[str]:
    return [name.text for name in names.load(page.store, "customer")]


def test_variants_are_offered_and_made_one_by_a_button(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_names(page, qtbot, tmp_path)
    assert len(customers(page)) == 3
    qtbot.mouseClick(buttons(page)["Keep this name"], Qt.MouseButton.LeftButton)
    assert len(customers(page)) == 2
    assert stored(page)[0].kind == "merger"
    page.take_back(stored(page)[0].id)
    assert len(customers(page)) == 3


def test_what_was_kept_apart_is_not_asked_again(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_names(page, qtbot, tmp_path)
    qtbot.mouseClick(buttons(page)["They are two"], Qt.MouseButton.LeftButton)
    page.names.reload()
    assert "They are two" not in buttons(page)
    assert len(customers(page)) == 3


def test_two_rows_of_the_list_can_be_made_one(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_names(page, qtbot, tmp_path)
    page.names.filter.setText("work")
    assert page.names.model.rowCount() == 2
    page.names.filter.clear()
    grid = page.names.table.grid
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 2):
        grid.selectionModel().select(grid.model().index(row, 0), flags)
    keep = page.names.selected.findChildren(QPushButton)[0]
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert len(customers(page)) == 2
