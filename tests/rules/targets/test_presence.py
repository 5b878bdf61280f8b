"""How much of a full target somebody can carry, counted by hand with the working days of 2026 from Monday to Friday."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import Length, parse_period, split
from desktop_app.rules.targets.presence import USUAL_RAMP, Away, Term, carries, presence, tenure_weight

CALENDAR = WorkingCalendar()
SEPTEMBER = parse_period("2026-09")  # 22 working days, the first a Tuesday
YEAR = parse_period("2026")
MONTHS = split(YEAR, Length.MONTH)
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("service", "days"),
    [
        (Term(), 22),
        (Term(joined=date(2026, 9, 16)), 11),
        (Term(left=date(2026, 9, 15)), 11),
        (Term(joined=date(2026, 10, 1)), 0),
        (Term(left=date(2026, 8, 31)), 0),
        (Term(away=(Away(date(2026, 9, 1), date(2026, 9, 11)),)), 22),  # 9 working days are no long leave
        (Term(away=(Away(date(2026, 9, 1), date(2026, 9, 14)),)), 12),
        (Term(away=(Away(date(2026, 9, 1), date(2026, 9, 14), HALF),)), 17),
        # Two spells with only a weekend between them are one of 14 days.
        (Term(away=(Away(date(2026, 9, 1), date(2026, 9, 11)), Away(date(2026, 9, 14), date(2026, 9, 18)))), 8),
        (Term(away=(Away(date(2026, 6, 1), date(2027, 3, 1)),)), 0),
        (Term(left=date(2026, 9, 15), away=(Away(date(2026, 9, 14), date(2026, 12, 1)),)), 9),
    ],
)
def test_presence_counts_working_days_of_service_less_long_leave(service: Term, days: int) -> None:
    assert presence(service, SEPTEMBER, CALENDAR) == Fraction(days, 22)


def test_a_calendar_without_worked_days_counts_days() -> None:
    free = WorkingCalendar(weekend=frozenset(range(7)))
    assert presence(Term(joined=date(2026, 9, 16)), SEPTEMBER, free) == HALF


def test_a_newcomer_ramps_up_from_the_month_of_joining() -> None:
    service = Term(joined=date(2026, 8, 1), full_time=HALF)
    each = [carries(service, [month], CALENDAR, USUAL_RAMP) for month in MONTHS]
    assert each[:7] == [0] * 7
    assert each[7:] == [HALF / 4, HALF / 2, HALF * 3 / 4, HALF, HALF]


def test_a_quarter_weighs_its_months_by_their_days() -> None:
    # July to September 2026 have 23, 21 and 22 working days; somebody of 1 August carries 21/4 + 22/2 of 66.
    service = Term(joined=date(2026, 8, 1))
    assert carries(service, MONTHS[6:9], CALENDAR, USUAL_RAMP) == (Fraction(21, 4) + 11) / 66


@pytest.mark.parametrize(
    ("joined", "years"),
    [(None, 5), (date(2027, 1, 1), 0), (date(2026, 12, 31), 1), (date(2025, 6, 1), 2), (date(1999, 1, 1), 5)],
)
def test_tenure_counts_years_begun_and_no_more_than_five(joined: date | None, years: int) -> None:
    assert tenure_weight(Term(joined=joined), YEAR) == years


@given(st.dates(date(2025, 6, 1), date(2027, 6, 1)), st.dates(date(2025, 6, 1), date(2027, 6, 1)),
       st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=2, max_size=2))  # fmt: skip
def test_nobody_carries_less_than_nothing_or_more_than_all(joined: date, left: date, leave: list[date]) -> None:
    service = Term(joined, left, away=(Away(min(leave), max(leave)),))
    parts = [carries(service, [month], CALENDAR, USUAL_RAMP) for month in MONTHS]
    assert all(0 <= part <= 1 for part in parts)
    without = replace_away(service)
    assert all(part <= carries(without, [month], CALENDAR) for part, month in zip(parts, MONTHS, strict=True))
    assert carries(service, MONTHS, CALENDAR, USUAL_RAMP) <= max(parts)


def replace_away(service: Term) -> Term:
    return Term(service.joined, service.left, service.full_time)
