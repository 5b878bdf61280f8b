"""Years of 4-4-5 weeks and dates of a plan's own."""

from datetime import date, timedelta
from itertools import pairwise

from desktop_app.domain.period import Length, custom, parse_period
from desktop_app.rules.incentives.spans import ends_in, year_of
from desktop_app.rules.incentives.terms import PayTerms

WEEKS = PayTerms(years=(date(2023, 1, 29), date(2024, 2, 4), date(2025, 2, 2)))  # the first of them has 53 weeks
ALL = custom(date(2023, 1, 29), date(2026, 1, 31))


def test_a_53rd_week_belongs_to_the_last_period() -> None:
    months = ends_in(WEEKS, Length.MONTH, ALL)
    assert [month.days // 7 for month in months] == [4, 4, 5] * 3 + [4, 4, 6] + [4, 4, 5] * 8
    assert [part.days // 7 for part in ends_in(WEEKS, Length.QUARTER, ALL)][:5] == [13, 13, 13, 14, 13]
    assert [part.days // 7 for part in ends_in(WEEKS, Length.YEAR, ALL)] == [53, 52, 52]


def test_the_parts_of_a_year_follow_one_another() -> None:
    for length in (Length.HALF, Length.QUARTER, Length.MONTH, Length.WEEK):
        parts = ends_in(WEEKS, length, ALL)
        assert (parts[0].start, parts[-1].end) == (ALL.start, ALL.end)
        assert all(after.start == one.end for one, after in pairwise(parts))


def test_a_quarter_posts_in_the_run_that_holds_its_end() -> None:
    months = ends_in(WEEKS, Length.MONTH, ALL)
    assert [len(ends_in(WEEKS, Length.QUARTER, month)) for month in months[:6]] == [0, 0, 1, 0, 0, 1]


def test_the_year_is_that_of_the_weeks_or_the_fiscal_one() -> None:
    assert year_of(WEEKS, date(2024, 2, 3), 1) == custom(date(2023, 1, 29), date(2024, 2, 3))
    assert year_of(WEEKS, date(2030, 5, 5), 4) == parse_period("FY2031", 4)
    assert year_of(PayTerms(), date(2026, 5, 5), 1) == parse_period("2026")


def test_own_dates_are_periods_between_them() -> None:
    season = PayTerms(dates=(date(2026, 1, 1), date(2026, 2, 10), date(2026, 4, 1)))
    parts = ends_in(season, Length.CUSTOM, parse_period("2026-Q1"))
    assert [(part.start, part.last) for part in parts] == [
        (date(2026, 1, 1), date(2026, 2, 9)),
        (date(2026, 2, 10), date(2026, 4, 1) - timedelta(days=1)),
    ]
