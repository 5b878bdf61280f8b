"""Thresholds, owner and reason of a KPI changed in the view: dated, confirmed once, taken back."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.rules.kpis.catalogue import Direction, Reference
from desktop_app.store.database import Store
from desktop_app.store.kpi_definitions import history
from desktop_app.ui.forms.editors import ChoiceEditor, LineEditor
from desktop_app.ui.pages.settings.kpis.about_card import AboutCard
from desktop_app.ui.pages.settings.kpis.judged import changes, judged
from desktop_app.ui.pages.settings.kpis.judged_card import JudgedCard
from desktop_app.ui.pages.settings.kpis.view import KpisView
from tests.kpis import built_in_kpi


def typed(view: KpisView, name: str, text: str) -> None:
    card: JudgedCard = view.judged
    assert card.form is not None
    editor = card.form.editors[name]
    assert isinstance(editor, LineEditor)
    editor.line.setText(text)


def chosen(view: KpisView, name: str, value: object) -> None:
    assert view.judged.form is not None
    editor = view.judged.form.editors[name]
    assert isinstance(editor, ChoiceEditor)
    editor.setCurrentIndex(editor._values.index(value))


def test_a_change_holds_from_the_month_and_is_undone(view: KpisView, store: Store) -> None:
    view.show_kpi("win_rate")
    assert not view.judged._foot.isVisible()
    typed(view, "number", "45")
    typed(view, "owner", "Ana")
    view.judged.since.reason.setText("agreed")
    view.judged.save.click()
    now, then = find_kpi(store, "win_rate"), find_kpi(store, "win_rate", date(2026, 8, 31))
    assert (now.thresholds.number, now.owner) == (Fraction(45, 100), "Ana")
    assert then == built_in_kpi("win_rate")
    assert [(one.reason, one.valid_from) for one in history(store, "win_rate")] == [("agreed", date(2026, 9, 1))]
    view.undo()
    assert find_kpi(store, "win_rate") == built_in_kpi("win_rate")


def test_a_correction_holds_for_all_days(view: KpisView, store: Store) -> None:
    view.show_kpi("deals_won")
    chosen(view, "reference", Reference.NUMBER)
    typed(view, "number", "12")
    view.judged.since.when.show_value("correct")
    view.judged.save.click()
    assert find_kpi(store, "deals_won", date(2025, 1, 31)).thresholds.number == 12
    view.revisions.undo_asked.emit()
    assert find_kpi(store, "deals_won").thresholds.reference is Reference.TARGET


def test_what_makes_no_sense_is_refused_with_the_words_of_the_program(view: KpisView, qtbot: QtBot) -> None:
    view.show_kpi("deals_won")
    chosen(view, "reference", Reference.NUMBER)  # and no number
    with qtbot.waitSignal(view.jobs.refused) as heard:
        view.judged.save.click()
    assert "needs both" in str(heard.args[0])
    view.judged.discard.click()
    assert not view.judged.is_changed()


def test_a_proposal_is_confirmed_once(view: KpisView, store: Store) -> None:
    view.show_kpi("sales_velocity")
    assert view.judged.proposal.isVisible()
    view.judged.proposal.confirm.click()
    assert not view.judged.proposal.isVisible()
    assert not find_kpi(store, "sales_velocity").unconfirmed


def test_ways_lead_to_the_target_and_the_gauge(view: KpisView, qtbot: QtBot) -> None:
    view.show_kpi("revenue")
    about: AboutCard = view.about
    for asked, page in ((about.target_asked, "targets"), (about.gauge_asked, "gauges")):
        with qtbot.waitSignal(view.go) as heard:
            asked.emit()
        assert heard.args == [page, "revenue"]


def test_only_what_differs_is_changed() -> None:
    kpi = built_in_kpi("win_rate")
    assert changes(kpi, judged(kpi)) == {}
    values = {name: getattr(judged(kpi), name) for name in judged(kpi).__slots__}
    lower = type(judged(kpi))(**{**values, "direction": Direction.LOWER, "why": "Quality"})
    assert changes(kpi, lower) == {"direction": "lower", "why": "Quality"}


def test_a_change_is_not_lost_by_choosing_another(view: KpisView, monkeypatch: pytest.MonkeyPatch) -> None:
    view.show_kpi("win_rate")
    typed(view, "owner", "Ana")
    listed = view.chooser.list
    other = listed.lines.index(listed.lines.row_of("", "revenue"))
    monkeypatch.setattr(QMessageBox, "question", lambda *_given: QMessageBox.StandardButton.Cancel)
    listed.setCurrentIndex(other)
    current = listed.current()
    assert current is not None
    assert (current.kpi.key, view.kpi.key) == ("win_rate", "win_rate")
    assert not view.may_leave()
    monkeypatch.setattr(QMessageBox, "question", lambda *_given: QMessageBox.StandardButton.Discard)
    listed.setCurrentIndex(other)
    assert view.kpi.key == "revenue"
    assert view.may_leave()
