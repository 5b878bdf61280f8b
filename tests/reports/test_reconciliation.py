"""Sentences and tables of pay beside a list kept elsewhere."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind, Record
from desktop_app.reports.reconciliation import cause_text, found_text, line_text, pay_table, summary
from desktop_app.rules.incentives.comparison import Compared, Reconciled, RecordLine
from desktop_app.rules.incentives.reconcile import Cause, Explained, Why

RETURN = Record(7, Kind.INVOICE, "4471", date(2026, 10, 2), 1, Fraction(-6248))
PEOPLE = {2: "Ion"}


@pytest.mark.parametrize(
    ("cause", "text"),
    [
        (
            Cause(Why.RETURN, record=RETURN, counted=True),
            "return 4471 of 2 October 2026 is counted here, not in your list",
        ),
        (Cause(Why.RETURN, record=RETURN), "return 4471 is counted in your list; here it belongs to October 2026"),
        (Cause(Why.OWNER, record=RETURN, owner=2), "4471 is counted in your list; here it belongs to Ion"),
        (Cause(Why.OWNER, record=RETURN), "4471 is counted whole in your list; here it is shared"),
        (Cause(Why.RATE, rate=Fraction(17, 400)), "your list pays 4.25\N{NO-BREAK SPACE}%"),
        (Cause(Why.TAX), "tax is counted otherwise in your list"),
    ],
)
def test_each_cause_has_its_words(cause: Cause, text: str) -> None:
    assert cause_text(cause, PEOPLE) == text


def test_another_explanation_is_not_kept_silent() -> None:
    found = Explained((Cause(Why.TAX),), ((Cause(Why.ROUNDING),),))
    assert found_text(found, {}) == ("Possibly: tax is counted otherwise in your list. 1 other explanation fits too.")


def test_the_table_has_exact_differences_and_totals() -> None:
    lines = (
        Compared("Ana", 1, "Ana", 100_00, 100_00, "EUR"),
        Compared("maria", 3, "Maria", 400_00, 87_60, "EUR", Explained((Cause(Why.TAX),))),
        Compared("Bob", 0, "", 1_00, None, "EUR"),
    )
    table = pay_table(Reconciled(parse_period("2026-09"), lines, "pay"), PEOPLE)
    assert table.rows[1][3] == Quantity(Fraction("-312.40"), Unit.MONEY, "EUR")
    assert table.rows[2][4] == "Nobody here has this name."
    assert table.totals[1] == Quantity(Fraction(501), Unit.MONEY, "EUR")
    assert summary([one.state for one in lines]) == "1 of 3 are equal."


def test_a_document_that_nobody_knows() -> None:
    line = RecordLine("A-9", Fraction(5), None, None, Why.MISSING)
    assert line_text(line, {}) == "A-9 is in your list and not known here"
