"""What is entered beside a pay: holds, adjustments, questions, with their reasons; a statement as it was known."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.domain.period import parse_period
from desktop_app.operations import moments
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.pay import evaluate, pay_entries
from desktop_app.store import adjustments, holds, pay_queries
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.pay.dialogs import AskForm, AskText
from desktop_app.ui.pages.pay.entries_card import ADJUST, ASK, HOLD, WITHDRAW, EntriesCard
from desktop_app.ui.pages.pay.person_steps import PersonSteps
from tests.ui.pages.pay.conftest import MARGINAL, use_template
from tests.ui.pages.pay.test_page import nameless
from tests.ui.pages.pay.test_statement_view import opened, spoken

MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
LATE = "id,owner,customer,stage,opened,closed,amount\nD-4,Ion Rusu,Costa,Won,2026-02-02,2026-03-05,14000.50\n"


@pytest.fixture
def card(page: PayPage, store: Store) -> EntriesCard:
    """On Ion's draft statement of March."""
    opened(page, store, "Ion Rusu")
    return page.statement_view.entries


def steps(page: PayPage) -> PersonSteps:
    return page.statement_desk.steps


def press(widget: QWidget, words: str) -> None:
    QApplication.processEvents()  # a layout shows what was put into it with its next event
    next(one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisible()).click()


def test_a_hold_opens_the_pay_and_its_release_pays_it_again(page: PayPage, store: Store, card: EntriesCard) -> None:
    card.links[HOLD].click()
    asked = steps(page).asked
    assert isinstance(asked, AskText)
    assert not asked.go_on.isEnabled()
    asked.line.setText("asks about D-4")
    asked.accept()
    statement = page.statement_desk.statement()
    assert statement is not None
    assert (statement.pay, [one.reason for one in holds.load(store, MARCH)]) == (None, ["asks about D-4"])
    assert "Held: asks about D-4" in spoken(card)
    assert card.links[HOLD].isHidden()
    press(card, "Release")
    again = page.statement_desk.statement()
    assert again is not None
    assert again.pay == 600_03


def test_an_adjustment_needs_amount_and_reason_and_can_be_taken_back(
    page: PayPage, store: Store, card: EntriesCard
) -> None:
    card.links[ADJUST].click()
    asked = steps(page).asked
    assert isinstance(asked, AskForm)
    amount, reason = asked._needed
    amount.setText("-100.03")
    assert not asked.go_on.isEnabled()
    reason.setText("advance")
    asked.accept()
    statement = page.statement_desk.statement()
    assert statement is not None
    assert statement.pay == 500_00
    assert "advance" in spoken(page.statement_view.ledger)
    press(card, "Take back")
    assert adjustments.load(store) == []
    again = page.statement_desk.statement()
    assert again is not None
    assert again.pay == 600_03


def test_a_question_is_asked_listed_and_answered(page: PayPage, store: Store, card: EntriesCard) -> None:
    card.links[ASK].click()
    asked = steps(page).asked
    assert isinstance(asked, AskForm)
    asked._needed[0].setText("where is D-9?")
    asked.accept()
    page.open_view("run")
    assert "asks: where is D-9?" in [note.words for note in page.run_desk.facts.notes]  # type: ignore[union-attr] # a run
    page.open_statement(page.person)
    press(card, "Answer…")
    answering = steps(page).asked
    assert isinstance(answering, AskForm)
    answering._needed[0].setText("it closed in May")
    answering.accept()
    (kept,) = pay_queries.load(store)
    assert (kept.answer, kept.outcome) == ("it closed in May", "Unchanged: the pay is right")
    assert "it closed in May" in spoken(card)
    assert nameless(page) == []


def test_one_person_is_withdrawn_from_an_approved_run(page: PayPage, store: Store, card: EntriesCard) -> None:
    evaluate.approve(store, MARCH)
    page.reload()
    card.links[WITHDRAW].click()
    asked = steps(page).asked
    assert isinstance(asked, AskText)
    asked.line.setText("D-4 is in doubt")
    asked.accept()
    assert "Withdrawn from the run: D-4 is in doubt" in spoken(card)
    page.open_view("run")
    assert page.run_view.model is not None
    column = next(at for at, one in enumerate(page.run_view.model.columns) if one.key == "pay")
    shown = [page.run_view.model.shown(row, column).words for row in range(2)]
    assert shown == ["11,984.08", "withdrawn"]
    assert page.evaluated is not None
    assert page.evaluated.total() == 11_984_08


def test_a_change_after_payment_stands_in_the_open_run_with_its_cause(page: PayPage, store: Store) -> None:
    use_template(store, MARGINAL)
    evaluate.approve(store, MARCH)
    evaluate.pay(store, MARCH, moments.today())
    import_file(store, Request(LATE.encode(), "late.csv"))
    page.run_steps.evaluate(APRIL)
    page.show_argument(APRIL)
    assert page.run_desk.facts is not None
    notes = [(note.subject, note.amount) for note in page.run_desk.facts.notes if "late.csv" in note.words]
    assert notes == [("Ion Rusu", "+100.00")]  # 5 % of 2,000 more
    page.open_statement(next(one.person for one in page.evaluated.statements if one.name == "Ion Rusu"))  # type: ignore[union-attr] # as above
    words = spoken(page.statement_view.ledger)
    assert "March 2026 changes by €100.00, because of 1 record." in words
    assert "D-4 was changed by late.csv on" in words


def test_a_statement_is_shown_as_it_was_known(page: PayPage, store: Store, card: EntriesCard) -> None:
    pay_entries.adjust(store, page.person, MARCH, 10, reason="prize")  # type: ignore[arg-type] # a whole number too
    page.run_steps.evaluate(MARCH)
    page.header.actions["replay"].trigger()
    assert page.statement_desk.asked is not None
    page.statement_desk.asked.accept()
    assert page.view == "replay"
    assert "as known on" in page._title.text()
    assert "the same pay as in the run" in page._muted.text()
    assert page.statement_desk.replay_view.entries.isHidden()
    assert not card.isHidden()
    assert page.back()
    assert page.view == "statement"
