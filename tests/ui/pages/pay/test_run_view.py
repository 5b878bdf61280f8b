"""The run on the screen: figures, warnings that lead somewhere, columns that give way in a narrow window."""

from fractions import Fraction

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import run_cells
from desktop_app.ui.pages.pay.run_facts import read_run
from desktop_app.ui.pages.pay.run_view import RunView, run_line
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.labels import Figure
from tests.ui.pages.pay.conftest import use_template

MARCH = parse_period("2026-03")


@pytest.fixture
def view(qtbot: QtBot, store: Store) -> RunView:
    """A quota for Ana alone, so that Ion's bonus is open."""
    use_template(store, "quota_bonus")
    ana = next(one for one in people.load(store) if one.name == "Ana Pop")
    set_target(store, "revenue", Scope(ScopeKind.PERSON, ana.id, ana.name), MARCH, Fraction(100_000), reason="start")
    evaluate_period(store, parse_period("2026-02"))
    made = RunView()
    qtbot.addWidget(made)
    made.resize(1176, 800)
    made.show()
    made.show_run(read_run(store, evaluate_period(store, MARCH), MARCH))
    QApplication.processEvents()
    return made


def test_the_figures_are_those_of_the_run(view: RunView) -> None:
    shown = [figure.accessibleName() for figure in view.findChildren(Figure)]
    # Ana: 3 % of 136,534.00 and the bonus of 500; of all revenue, 148,534.50, that is 3.1 %
    assert shown == ["€4,596.02", "3.1 %", "1 of 1", "1 + 1"]


def test_a_warning_leads_to_the_persons_statement(view: RunView, qtbot: QtBot) -> None:
    link = next(one for one in view.warnings.findChildren(QPushButton) if one.text() == "Ion Rusu")
    with qtbot.waitSignal(view.statement_asked) as asked:
        link.click()
    assert view.model is not None
    assert asked.args == [view.model.statement(1).person]  # type: ignore[union-attr] # no heads with one team


def test_in_a_narrow_window_the_change_goes_first(view: RunView) -> None:
    assert view.table is not None
    hidden = {}
    for width in (1176, 930, 640):
        view.resize(width, 800)
        QApplication.processEvents()
        grid = view.table.grid
        hidden[width] = [key for key in ("change", "quota", "pay") if grid.isColumnHidden(view.table.column(key))]
    assert hidden == {1176: [], 930: ["change"], 640: ["change", "quota"]}


def test_nothing_is_cut(view: RunView) -> None:
    text.clipped.clear()
    view.grab()
    assert text.clipped == []


def test_the_line_under_the_title_says_what_the_run_is_of(view: RunView, store: Store) -> None:
    assert view.facts is not None
    assert run_line(store, view.facts.evaluated, MARCH) == (
        "March 2026 · 2 people · 1 plan · amounts in EUR · data to 1 April 2026"
    )


@pytest.mark.parametrize(("name", "letters"), [("Ana Pîrvu", "AP"), ("王芳", "王"), ("Ion", "I"), ("", "")])
def test_initials_are_two_letters_or_one_character(name: str, letters: str) -> None:
    assert run_cells.initials(name) == letters
