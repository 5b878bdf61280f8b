"""One's own KPI: its formula completed and corrected while typing, tried on the data, kept, changed, deleted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.quantity import Unit
from desktop_app.operations.kpis.catalogue import find_kpi, kpis_with_data
from desktop_app.store.database import Store
from desktop_app.ui.forms.editors import ChoiceEditor, LineEditor
from desktop_app.ui.pages.settings import SettingsPage
from desktop_app.ui.pages.settings.kpis.formula_edit import FormulaEdit
from desktop_app.ui.pages.settings.kpis.own_editor import OwnEditor
from desktop_app.ui.pages.settings.kpis.trial_card import TrialCard
from desktop_app.ui.pages.settings.kpis.view import KpisView
from desktop_app.ui.pages.settings.kpis.words import fitting, words


@pytest.fixture
def editor(view: KpisView) -> OwnEditor:
    view.make()
    return view.editor


def named(editor: OwnEditor, name: str) -> None:
    line = editor.form.editors["name"]
    assert isinstance(line, LineEditor)
    line.line.setText(name)


def chosen(editor: OwnEditor, field: str, value: object) -> None:
    box = editor.form.editors[field]
    assert isinstance(box, ChoiceEditor)
    box.setCurrentIndex(box._values.index(value))


def test_a_name_is_completed_by_what_people_call_it(editor: OwnEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.edit, "lost")
    assert editor.edit.is_offering()
    offered = [editor.edit.offered.item(row).text() for row in range(editor.edit.offered.count())]
    assert "Deals lost   deals_lost" in offered
    editor.edit.offered.setCurrentRow(offered.index("Deals lost   deals_lost"))
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)
    assert editor.edit.formula() == "deals_lost"
    assert not editor.edit.is_offering()


def test_everything_is_offered_on_demand_and_esc_closes_only_the_list(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_argument("new_kpi")
    edit: FormulaEdit = page.kpis.editor.edit
    qtbot.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert edit.offered.count() == len(words(""))
    assert page.back()
    assert not edit.is_offering()
    assert page.kpis.is_editing
    assert page.back()
    assert not page.kpis.is_editing
    assert not page.back()


def test_what_is_offered_fits_its_place() -> None:
    assert {word.text for word in words("median(")} >= {"cycle_days"}
    assert "revenue" not in {word.text for word in words("median(")}
    assert "median(cycle_days)" in {word.text for word in words("revenue / ")}
    assert fitting("revenue / pri")[0].text == "prior()"
    assert fitting("revenue")[0].text == "revenue"


def test_a_mistake_is_underlined_at_its_place_with_one_sentence(editor: OwnEditor) -> None:
    editor.edit.setPlainText("deals_won / deals_lots")
    editor.try_out()
    (mark,) = editor.edit.extraSelections()
    assert mark.cursor.selectedText() == "deals_lots"
    assert "deals_lost" in editor.problem.text()
    editor.edit.setPlainText("deals_won / deals_lost")
    editor.try_out()
    assert editor.edit.extraSelections() == []
    assert not editor.problem.isVisible()


def test_the_result_appears_by_itself_while_typing(editor: OwnEditor, qtbot: QtBot) -> None:
    chosen(editor, "unit", editor.form.value().unit.COUNT)
    editor.edit.setPlainText("deals_won + deals_lost")
    qtbot.waitUntil(editor.trial.table.isVisible)
    assert editor.trial.table.model.rowCount() == 12
    assert editor.trial.table.model.row_values(1)[1].value == 16  # type: ignore[union-attr] # four of each of four in August


def test_a_kpi_is_made_shown_and_deleted(
    view: KpisView, editor: OwnEditor, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.edit.setPlainText("deals_won")
    editor.save.click()
    assert view.is_editing  # it has no name yet
    named(editor, "Pens won")
    chosen(editor, "product", "Pen")
    chosen(editor, "unit", editor.form.value().unit.COUNT)
    editor.save.click()
    assert not view.is_editing
    made = find_kpi(store, "pens_won")
    assert (made.own, made.where, view.kpi.key) == (True, (("product", "Pen"),), "pens_won")
    assert "pens_won" in {kpi.key for kpi in kpis_with_data(store)}
    asked: list[str] = []
    monkeypatch.setattr(
        QMessageBox, "question", lambda *given: asked.append(given[2]) or QMessageBox.StandardButton.Yes
    )
    view.ask_remove()
    assert "Pens won" in asked[0]
    assert "pens_won" not in {kpi.key for kpi in kpis_with_data(store)}
    view.undo()
    assert "pens_won" in {kpi.key for kpi in kpis_with_data(store)}


def test_a_copy_begins_as_the_built_in_one_and_is_edited(view: KpisView, store: Store) -> None:
    view.show_kpi("win_rate")
    view.copy()
    assert view.editor.edit.formula() == "deals_won ÷ (deals_won + deals_lost)"
    named(view.editor, "Our win rate")
    view.editor.save.click()
    view.edit()
    view.editor.edit.setPlainText("deals_won ÷ deals_lost")
    view.editor.since.when.show_value("from")
    view.editor.since.reason.setText("simpler")
    view.editor.save.click()
    now, then = find_kpi(store, "our_win_rate"), find_kpi(store, "our_win_rate", date(2026, 8, 31))
    assert now.formula != then.formula
    assert then.formula == find_kpi(store, "win_rate").formula


def test_what_is_typed_is_not_lost_unasked(view: KpisView, editor: OwnEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.edit.setPlainText("deals_won")
    monkeypatch.setattr(QMessageBox, "question", lambda *_given: QMessageBox.StandardButton.Cancel)
    editor.leave()
    assert view.is_editing
    monkeypatch.setattr(QMessageBox, "question", lambda *_given: QMessageBox.StandardButton.Discard)
    editor.leave()
    assert not view.is_editing


def test_the_data_that_a_formula_lacks_are_named(editor: OwnEditor) -> None:
    editor.edit.setPlainText("nps_promoters / nps_answers")
    editor.try_out()
    card: TrialCard = editor.trial
    assert "Survey answers" in card.gaps.text()
    assert card.table.isHidden()


def test_the_unit_follows_the_formula_until_it_is_chosen(editor: OwnEditor) -> None:
    unit = editor.form.editors["unit"]
    formulas = {
        "revenue / deals_won": Unit.MONEY,
        "median(cycle_days)": Unit.DAYS,
        "deals_won / (deals_won + deals_lost)": Unit.PERCENT,
        "deals_won * 2": Unit.COUNT,
        "deals_won * revenue": Unit.MONEY,
    }
    for formula, found in formulas.items():
        editor.edit.setPlainText(formula)
        editor.try_out()
        assert unit.take() is found
    chosen(editor, "unit", Unit.SCORE)
    editor.edit.setPlainText("revenue")
    editor.try_out()
    assert unit.take() is Unit.SCORE
