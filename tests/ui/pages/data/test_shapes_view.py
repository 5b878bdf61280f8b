"""The tab of known files."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.operations.shapes import load_shapes
from desktop_app.ui.pages.data import DataPage
from tests.ui.pages.data.hands import GOOD, HEAD, bring, drop

KNOWN = 3


def open_tab(page: DataPage) -> None:
    page.tabs.show_value(KNOWN)
    page._show_mode()


def test_without_a_known_file_the_tab_says_what_belongs_there(page: DataPage) -> None:
    open_tab(page)
    assert page.shapes._empty.isVisible()


def test_a_known_file_is_renamed_carried_and_forgotten(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD, "deals.csv")
    open_tab(page)
    assert page.shapes.model.rowCount() == 1
    assert page.shapes.fields.rowCount() == 8
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


def test_the_type_of_a_column_is_changed_from_its_head(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    drop(page, tmp_path, HEAD + GOOD.replace("2026-03-03", "03/05/2026"), "deals.csv")
    drop_down = page.flow.table.heads.types[6]
    day_first = next(one for one in drop_down.menu.actions() if one.text() == "Date, month first")
    day_first.trigger()
    assert page.intake.view is not None
    assert page.intake.view.understood.choices.types == {"closed": "mdy"}
    assert page.flow.is_settled()
    chosen = [one.text() for one in page.flow.table.heads.types[6].menu.actions() if one.isChecked()]
    assert chosen == ["Date, month first"]
