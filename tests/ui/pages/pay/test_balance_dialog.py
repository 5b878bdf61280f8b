"""What people earned before a plan began: typed from the start check, shown, corrected and removed."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.entries import save_entry
from desktop_app.operations.pay import plans
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import groupings, opening_balances, people
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.balance_dialog import AskBalance, balance_plan
from tests.ui.pages.pay.test_statement_desk import press
from tests.ui.pages.pay.test_statement_view import spoken

YEAR = """name = "Year"
[[versions]]
valid_from = 2026-03-01
currency = "EUR"
[[versions.components]]
name = "Commission"
rule = "cumulative"
shape = { kind = "flat", rate = "5 %" }
"""
SECOND = """[[versions.components]]
name = "Units"
measure = "units"
rule = "cumulative"
shape = { kind = "per_unit", amount = 2 }
"""


@pytest.fixture
def editor(page: PayPage, store: Store) -> PayPage:
    """The editor on a plan that adds up over a year it begins in the middle of."""
    plan = plans.save_plan(store, YEAR)
    plans.assign(store, plan, COMPANY, role="", first=date(2026, 3, 1), last=None)
    page.plan_steps.open_plan(plan)
    QApplication.processEvents()
    return page


def asked(page: PayPage) -> AskBalance:
    found = page.plan_desk.balances.asked
    assert found is not None
    return found


def test_a_second_balance_of_the_year_is_refused_in_the_form(editor: PayPage, store: Store) -> None:
    ana = groupings.group_id(store, "person", "Ana Pop")
    save_entry(store, OpeningBalance(ana, "Year", date(2026, 1, 31)))
    page = editor.plan_desk.balances
    page.ask(balance_plan(parse_plan(YEAR).plan, "EUR"), [one for one in people.load(store) if one.id == ana])
    form = asked(editor)
    form.note.setText("payroll of February")
    form.accept()
    assert "There is an opening balance of 2026-01-31 already" in form.problem.text()
    form.reject()


def test_the_start_check_asks_for_each_missing_balance_in_turn(editor: PayPage, store: Store) -> None:
    press(editor.editor.check, "Enter the opening balances…")
    first = asked(editor)
    assert first.person.currentText() == "Ana Pop"
    assert not first.go_on.isEnabled()  # where the amounts come from is not said yet
    first.note.setText("payroll of February")
    for name, typed in (("measure", "900000"), ("earned", "45000"), ("held", "50000")):
        first.edits[name].setText(typed)
    first.accept()
    assert first.problem.text() == "More is held than was earned."
    first.edits["held"].setText("5000")
    first.accept()
    second = asked(editor)
    assert second.person.currentText() == "Ion Rusu"
    second.note.setText("new")
    second.accept()
    ana, ion = sorted(opening_balances.load(store), key=lambda one: one.person)
    assert (ana.measure, ana.earned, ana.held, ana.note) == (900_000, 45_000, 5_000, "payroll of February")
    assert (ana.day, ana.currency) == (date(2026, 2, 28), "EUR")
    assert not any((ion.measure, ion.earned, ion.held, ion.owed, ion.carried))
    assert editor.editor.check.open.isHidden()
    words = spoken(editor.editor.balances)
    assert "Revenue €900,000 · €45,000 earned · €5,000 held" in words
    assert "0 confirmed" in words


def test_a_balance_is_corrected_and_removed(editor: PayPage, store: Store) -> None:
    press(editor.editor.balances, "Add…")
    form = asked(editor)
    form.edits["earned"].setText("100")
    form.note.setText("slip")
    form.accept()
    press(editor.editor.balances, "Correct…")
    form = asked(editor)
    assert form.edits["earned"].text() == "100"
    form.edits["earned"].setText("120.50")
    form.accept()
    assert [one.earned for one in opening_balances.load(store)] == [Fraction(241, 2)]
    press(editor.editor.balances, "Remove")
    assert opening_balances.load(store) == []


def test_several_components_have_a_balance_each_and_a_draw_is_asked_for_only_where_there_is_one() -> None:
    two = balance_plan(parse_plan(YEAR + SECOND).plan, "EUR")
    assert [kept for kept, _component, _measure in two.parts] == ["Year", "Year: Commission", "Year: Units"]
    assert (two.part_of("year: units"), two.part_of("Other")) == (2, -1)
    assert (two.draw, two.matters) == (False, True)
    draw = next(one for one in plans.templates() if one.key == "recoverable_draw")
    assert balance_plan(draw.file.plan, "EUR").draw
    flat = next(one for one in plans.templates() if one.key == "flat_rate")
    assert not balance_plan(flat.file.plan, "EUR").matters
