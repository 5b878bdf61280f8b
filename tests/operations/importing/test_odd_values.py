"""What can't be is taken and said: days that have not come, lengths below zero."""

from datetime import date, datetime
from decimal import Decimal

from desktop_app.domain.records import Kind
from desktop_app.files.cell_values import Value
from desktop_app.files.chunk import Chunk
from desktop_app.operations.importing.odd_values import FUTURE, NEGATIVE, NO_CUSTOMER, TAKES_BACK, odd_values

TODAY = date(2026, 4, 10)


def said(kind: Kind, **values: list[Value]) -> list[tuple[int, str, str]]:
    count = len(next(iter(values.values())))
    chunk = Chunk(list(range(2, 2 + count)), [()] * count, dict(values), {}, {})
    return [(odd.line, odd.key, odd.reason) for odd in odd_values(kind, chunk, TODAY)]


def test_a_day_that_has_not_come_is_said_with_its_row() -> None:
    days: list[Value] = [date(2026, 4, 10), date(2026, 4, 11), None]
    assert said(Kind.SALE, day=days) == [(3, "day", FUTURE)]
    moments: list[Value] = [datetime(2026, 4, 10, 23), datetime(2027, 1, 1, 8)]
    assert said(Kind.LEAD, opened=moments) == [(3, "opened", FUTURE)]


def test_what_is_due_expected_or_planned_may_lie_ahead() -> None:
    later: list[Value] = [date(2027, 1, 1)]
    assert said(Kind.INVOICE, due=later) == []
    assert said(Kind.OPPORTUNITY, closed=later) == []
    assert said(Kind.QUOTE, valid=later) == []
    assert said(Kind.ACTIVITY, day=later) == []


def test_nothing_lasts_shorter_than_no_time() -> None:
    assert said(Kind.INTERACTION, duration=[Decimal(-5), Decimal(5)]) == [(2, "duration", NEGATIVE)]
    assert said(Kind.ACTIVITY, minutes=[30, -1]) == [(3, "minutes", NEGATIVE)]


def test_a_row_without_a_customer_is_said() -> None:
    assert said(Kind.SALE, customer=["Acme", None]) == [(3, "customer", NO_CUSTOMER)]


def test_a_credit_note_without_a_minus_sign_is_said() -> None:
    amounts: list[Value] = [Decimal(50), Decimal(-50), Decimal(50)]
    rest = {"Type": ["Credit note", "credit note ", "Invoice"]}
    chunk = Chunk([2, 3, 4], [()] * 3, {"gross": amounts}, dict(rest), {})
    found = list(odd_values(Kind.INVOICE, chunk, TODAY))
    assert [(odd.line, odd.text, odd.reason, odd.details) for odd in found] == [
        (2, "50", TAKES_BACK, {"word": "Credit note"})
    ]
    assert list(odd_values(Kind.PAYMENT, chunk, TODAY)) == []
