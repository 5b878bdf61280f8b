"""The workbook of a talk: a page for each part that has something in it."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.one_on_one import Outcome, Promise, Side
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.reports.hand_over_workbook import build
from desktop_app.rules.coaching.sheet import About, Sheet
from tests.reports.test_statement_document import line, statement

DAY = date(2026, 4, 20)
ABOUT = About(Scope(ScopeKind.PERSON, 1, "Ana Pop"), "", "", None, "", "", None, None, 4)
KEPT = Promise(1, Side.PERSON, "Decide the old offers", DAY, DAY, outcome=Outcome.KEPT)


def sheet(*promises: Promise, paid: bool) -> Sheet:
    pay = statement(line()) if paid else None
    return Sheet(ABOUT, "", parse_period("2026-04"), DAY, None, None, (), pay, None, (), (), (), (), promises, (), (),
                 (), (), (), (), None, private=False)  # fmt: skip


def test_a_part_without_content_has_no_page() -> None:
    assert [page.name for page in build(sheet(paid=False))] == ["Figures"]


def test_the_parts_of_the_pay_sum_to_it_and_records_and_promises_follow() -> None:
    _figures, pay, records, agreed = build(sheet(KEPT, paid=True))
    parts = [row[1] for row in pay.rows]
    assert pay.totals == ("Pay", Quantity(Fraction(3300), Unit.MONEY, "EUR"))
    assert sum(part.value for part in parts if isinstance(part, Quantity)) == 3300
    assert len(records.rows) == 2
    assert agreed.rows == (("Decide the old offers", DAY, "Kept"),)
