"""A run on the page from draft to paid and back: reasons, the month of payment, who was left out."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from desktop_app.domain.period import parse_period
from desktop_app.operations.pay import pay_entries
from desktop_app.store import evaluations, people
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.dialogs import AskPayment, AskText
from desktop_app.ui.pages.pay.run_desk import run_name
from tests.ui.pages.pay.conftest import MARGINAL, use_template
from tests.ui.pages.pay.test_page import primary

MARCH = parse_period("2026-03")


def who(store: Store, name: str) -> int:
    return next(one.id for one in people.load(store) if one.name == name)


def approved(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    page.open_view("run")
    primary(page).click()
    assert page.run_steps.asked is not None
    page.run_steps.asked.accept()


def test_withdrawing_needs_a_reason_and_lets_the_period_be_evaluated_again(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    page.open_view("run")
    primary(page).click()
    assert page.run_steps.asked is not None
    page.run_steps.asked.accept()
    page.header.actions["withdraw"].trigger()
    asked = page.run_steps.asked
    assert isinstance(asked, AskText)
    assert not asked.go_on.isEnabled()
    asked.line.setText("a deal is missing")
    assert asked.go_on.isEnabled()
    asked.go_on.click()
    assert page.evaluated is None
    assert [(run.state, run.note) for run in evaluations.load(store)] == [("withdrawn", "a deal is missing")]


def test_cancelling_a_question_changes_nothing(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    page.run_steps.evaluate(MARCH)
    page.open_view("run")
    primary(page).click()
    assert page.run_steps.asked is not None
    page.run_steps.asked.reject()
    assert evaluations.load(store)[0].state == "draft"


def test_the_month_of_payment_follows_the_day_and_can_be_another(page: PayPage, store: Store) -> None:
    approved(page, store)
    primary(page).click()
    asked = page.run_steps.asked
    assert isinstance(asked, AskPayment)
    asked.edit.setDate(asked.edit.date().fromString("2026-05-02", "yyyy-MM-dd"))
    assert asked.month.text() == "2026-05"
    asked.month.setDate(asked.month.date().addMonths(-1))
    asked.accept()
    run = evaluations.load(store)[0]
    assert (run.state, run.paid_on, run.pay_month) == ("paid", "2026-05-02", "2026-04")


def test_who_is_held_gets_a_run_of_their_own_that_can_be_chosen(page: PayPage, store: Store) -> None:
    pay_entries.hold(store, who(store, "Ion Rusu"), MARCH, "asks about D-4")
    approved(page, store)
    assert page.evaluated is not None
    assert page.header.actions["complete"].isVisible()
    pay_entries.release(store, who(store, "Ion Rusu"), MARCH)
    page.header.actions["complete"].trigger()
    assert page.header.chip.accessibleName() == "Draft"
    assert [one.name for one in page.evaluated.statements] == ["Ion Rusu"]
    assert page.header.runs.isVisible()
    assert [run_name(one) for one in page.run_desk.runs] == ["Run 1, Approved", "Run 2, completing, Draft"]
    page.header.runs.choose(1)
    assert page.header.chip.accessibleName() == "Approved"
    assert [one.name for one in page.evaluated.statements] == ["Ana Pop", "Ion Rusu"]


def test_the_register_is_written_for_the_run_that_is_looked_at(
    page: PayPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved(page, store)
    target = tmp_path / "register.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said: (str(target), ""))
    page.header.actions["register"].trigger()
    names = CalamineWorkbook.from_path(str(target)).sheet_names
    assert names == ["Run", "What was done", "Lines of pay", "Records"]
    assert date.fromisoformat(evaluations.load(store)[0].recorded_at[:10])
