"""Waits of a few requests, by the clock and at work."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.operations.analyses.response import (
    Manner,
    Of,
    Until,
    knows_begin,
    parse_hours,
    response_times,
    save_office_hours,
    what_waits,
    words,
)
from desktop_app.operations.analyses.tables import response_tables
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
# Friday the 6th to Monday the 9th of March 2026: no holiday in between.
CASES = """ticket id,created at,first response,resolved at,assignee,priority,channel,subject
T1,2026-03-06 16:00,2026-03-06 16:30,2026-03-09 10:00,Ana,High,Phone,Delivery
T2,2026-03-06 16:00,2026-03-09 10:00,2026-03-09 12:00,Ana,Low,Mail,Delivery
T3,2026-03-10 09:00,2026-03-11 10:00,,Ion,Low,Mail,Invoice
T4,2026-03-11 09:00,,,Ion,Low,Mail,Invoice
T5,2026-03-31 15:00,,,Ion,High,Mail,Invoice
"""
MARCH = Wanted((), parse_period("2026-03"), date(2026, 3, 31))


@pytest.fixture
def desk(team: Store, import_text: ImportText) -> Store:
    import_text(CASES, "tickets.csv")
    return team


def test_by_the_clock(desk: Store) -> None:
    found = response_times(desk, MARCH, Manner(by="priority"))
    assert what_waits(desk) == (Of.REQUESTS,)
    assert found.whole.times.values == (30, 25 * 60, 66 * 60)
    assert (found.whole.received, found.whole.in_time, found.whole.due) == (5, 1, 4)
    assert {row.group: (row.received, row.in_time, row.due) for row in found.rows} == {
        "High": (2, 1, 1), "Low": (3, 0, 3),
    }  # fmt: skip
    assert found.slowest[0].minutes is None
    assert response_tables(found)["groups"].totals[5] == Quantity(Fraction(1, 4), Unit.PERCENT)


def test_at_work(desk: Store) -> None:
    found = response_times(desk, MARCH, Manner(at_work=True))
    assert found.limit == 8 * 60
    assert found.whole.times.values == (30, 120, 540)
    save_office_hours(desk, "08:00 – 16:00")
    later = response_times(desk, MARCH, Manner(at_work=True))
    assert later.whole.times.values == (0, 120, 540)
    assert "08:00 to 16:00" in words(later)["measured"]


def test_what_was_answered_later_is_not_known_yet(desk: Store) -> None:
    found = response_times(desk, replace(MARCH, as_of=date(2026, 3, 8)))
    assert (found.whole.received, found.whole.times.values, found.whole.due) == (2, (30,), 2)


def test_office_hours_are_read_strictly() -> None:
    assert parse_hours("9:00-17:30") == (540, 1050)
    for wrong in ("", "17:00-09:00", "9-17", "09:00-25:00", "09:70-10:00"):
        with pytest.raises(UserError):
            parse_hours(wrong)


def test_until_work_begins_where_requests_tell(team: Store, import_text: ImportText) -> None:
    assert not knows_begin(team, Of.REQUESTS)
    begun = CASES.replace("first response,", "work started,first response,").replace(
        "2026-03-06 16:30,", "2026-03-06 16:10,2026-03-06 16:30,").replace(
        "2026-03-09 10:00,2026-03-09 12:00", "2026-03-06 17:00,2026-03-09 10:00,2026-03-09 12:00").replace(
        "2026-03-11 10:00,,", "2026-03-10 09:30,2026-03-11 10:00,,").replace(
        "09:00,,,Ion", "09:00,,,,Ion").replace("15:00,,,Ion", "15:00,,,,Ion")  # fmt: skip
    import_text(begun, "tickets.csv")
    assert knows_begin(team, Of.REQUESTS)
    found = response_times(team, MARCH, Manner(until=Until.BEGUN))
    assert found.whole.times.values == (10, 30, 60)
    assert response_times(team, MARCH).whole.times.values == (30, 25 * 60, 66 * 60)
