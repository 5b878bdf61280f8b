"""A quota that changes inside its period: typed on the statement, weighed by time, taken back, told as a cause."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations import moments
from desktop_app.operations.pay import evaluate
from desktop_app.operations.pay.pay_review import replay_statement
from desktop_app.operations.targets import targets
from desktop_app.store import quota_changes
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.entries_card import QUOTA
from desktop_app.ui.pages.pay.quota_dialog import AskQuota
from tests.ui.pages.pay.conftest import use_template
from tests.ui.pages.pay.test_statement_desk import press, steps
from tests.ui.pages.pay.test_statement_view import spoken

MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")


@pytest.fixture
def ion(page: PayPage, store: Store) -> int:
    """On Ion's draft of March, whose quota of 31,000 his 12,000.50 miss."""
    use_template(store, "quota_bonus")
    page.run_steps.evaluate(MARCH)
    assert page.evaluated is not None
    found = next(one.person for one in page.evaluated.statements if one.name == "Ion Rusu")
    targets.set_target(store, "revenue", Scope(ScopeKind.PERSON, found, ""), MARCH, Fraction(31_000), reason="start")
    page.run_steps.evaluate(MARCH)
    page.open_statement(found)
    QApplication.processEvents()
    return found


def change(page: PayPage, amount: str) -> AskQuota:
    page.statement_view.entries.links[QUOTA].click()
    asked = steps(page).asked
    assert isinstance(asked, AskQuota)
    asked.amount.setText(amount)
    asked.reason.setText("new region")
    asked.day.setDate(QDate(2026, 3, 17))
    return asked


def quotas(page: PayPage) -> list[Fraction | None]:
    statement = page.statement_desk.statement()
    assert statement is not None
    return [line.quota for line in statement.lines if line.quota is not None]


@pytest.mark.usefixtures("ion")
def test_a_change_is_weighed_by_its_days_and_taken_back(page: PayPage, store: Store) -> None:
    asked = change(page, "1.240")
    asked.amount.setText("much")
    asked.accept()
    assert asked.isVisible()  # the fault stands under the fields, nothing is lost
    assert "not a number" in asked.problem.text()
    asked.amount.setText("12400")
    asked.accept()
    assert quotas(page)[-1] == 16 * 1_000 + 15 * 400  # sixteen days at 1,000, fifteen at 400
    words = spoken(page.statement_view.entries)
    assert "17 March 2026: €12,400. new region" in words
    press(page.statement_view.entries, "Take back")
    assert quota_changes.load(store) == []
    assert quotas(page)[-1] == 31_000


@pytest.mark.usefixtures("ion")
def test_the_day_lies_inside_the_period(page: PayPage) -> None:
    asked = change(page, "1")
    asked.day.setDate(QDate(2026, 3, 1))
    assert asked.asked().day == date(2026, 3, 2)
    asked.reject()


def test_a_change_after_payment_is_the_cause_of_a_difference(page: PayPage, store: Store, ion: int) -> None:
    evaluate.approve(store, MARCH)
    paid = evaluate.pay(store, MARCH, moments.today())
    page.reload()
    asked = change(page, "0")
    asked.day.setDate(QDate(2026, 3, 2))
    asked.accept()
    targets.set_target(store, "revenue", Scope(ScopeKind.PERSON, ion, ""), APRIL, Fraction(31_000), reason="start")
    page.run_steps.evaluate(APRIL)
    page.show_argument(APRIL)
    page.open_statement(ion)
    words = spoken(page.statement_view.ledger)
    assert "March 2026 changes by €500.00" in words
    assert "(2026-03-02): new region" in words
    before = replay_statement(store, paid.run.id, ion, moments.today())
    assert before.lines[-1].quota == 1_000  # as known today: the change counts
