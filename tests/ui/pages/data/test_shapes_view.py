"""The tab of known files."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop_app.operations.importing.shapes import load_shapes
from desktop_app.ui.pages.data import DataPage
from tests.ui.pages.data.hands import GOOD, HEAD, bring

KNOWN = 3


def open_tab(page: DataPage) -> None:
    page.tabs.show_value(KNOWN)
    page._show_mode()


def choices(page: DataPage) -> dict[str, QComboBox]:
    """The choices by their names, the latest made of each."""
    return {one.accessibleName(): one for one in page.shapes.columns.findChildren(QComboBox)}


def choose(page: DataPage, name: str, words: str) -> None:
    choice = choices(page)[name]
    place = choice.findText(words)
    assert place >= 0
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def test_without_a_known_file_the_tab_says_what_belongs_there(page: DataPage) -> None:
    open_tab(page)
    assert page.shapes._empty.isVisible()


def test_a_known_file_is_renamed_carried_and_forgotten(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD, "deals.csv")
    open_tab(page)
    assert page.shapes.model.rowCount() == 1
    assert len([one for one in choices(page) if one.startswith("Field of")]) == 8
    page.shapes.name.setText("Our deals")
    page.shapes.name.editingFinished.emit()
    assert [one.title for one in load_shapes(page.store)] == ["Our deals"]
    page.shapes.export_to(tmp_path / "deals.toml")
    page.shapes.forget.click()
    assert "Our deals" in page.shapes.confirm.words()
    assert page.back()
    assert len(load_shapes(page.store)) == 1
    page.shapes.forget.click()
    page.shapes.confirm.agree.click()
    assert load_shapes(page.store) == []
    assert page.shapes._empty.isVisible()
    page.shapes.import_from(tmp_path / "deals.toml")
    assert [one.title for one in load_shapes(page.store)] == ["Our deals"]
    assert page.shapes.name.text() == "Our deals"


def test_fields_types_and_answers_of_a_known_file_are_changed_at_their_place(
    page: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD, "deals.csv")
    open_tab(page)
    before = load_shapes(page.store)[0].settled
    choose(page, "Field of customer", "Product")
    now = load_shapes(page.store)[0].settled
    assert now.columns["product"] == before.columns["customer"]
    assert "customer" not in now.columns
    assert choices(page)["Field of product"].currentText() == "Skip"
    choose(page, "Type of closed", "Date, month first")
    choose(page, "Amounts", "with tax")
    now = load_shapes(page.store)[0].settled
    assert (now.types, now.with_tax) == ({"closed": "mdy"}, True)
    choose(page, "Type of closed", choices(page)["Type of closed"].itemText(0))
    choose(page, "Amounts", "ask")
    now = load_shapes(page.store)[0].settled
    assert (now.types, now.with_tax) == ({}, None)
