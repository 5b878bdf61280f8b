"""Periods: names, half-open spans, fiscal years, steps and parts."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import (
    MONTHS,
    Length,
    add_months,
    containing,
    custom,
    parse_period,
    shifted,
    split,
    year_before,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
STARTS = st.integers(1, 12)
LENGTHS = st.sampled_from(list(MONTHS))


@pytest.mark.parametrize(
    ("name", "fiscal_start", "start", "end"),
    [
        ("2017", 1, date(2017, 1, 1), date(2018, 1, 1)),
        ("2017-H2", 1, date(2017, 7, 1), date(2018, 1, 1)),
        ("2017-Q3", 1, date(2017, 7, 1), date(2017, 10, 1)),
        ("2017-09", 1, date(2017, 9, 1), date(2017, 10, 1)),
        ("2017-12", 1, date(2017, 12, 1), date(2018, 1, 1)),
        ("2017-Q3", 4, date(2017, 7, 1), date(2017, 10, 1)),  # a calendar name stays calendar
        ("FY2017", 1, date(2017, 1, 1), date(2018, 1, 1)),
        ("FY2017", 4, date(2016, 4, 1), date(2017, 4, 1)),  # named by the year it ends in
        ("FY2017-Q3", 4, date(2016, 10, 1), date(2017, 1, 1)),
        ("FY2017-H2", 4, date(2016, 10, 1), date(2017, 4, 1)),
        ("FY2017-P12", 4, date(2017, 3, 1), date(2017, 4, 1)),
        ("2020-W53", 1, date(2020, 12, 28), date(2021, 1, 4)),  # ISO 8601: 2020 has 53 weeks
        ("2017-09-01..2017-09-15", 1, date(2017, 9, 1), date(2017, 9, 16)),  # both days are in it
    ],
)
def test_a_name_means_its_span(name: str, fiscal_start: int, start: date, end: date) -> None:
    period = parse_period(f" {name.lower()} ", fiscal_start)
    assert (period.start, period.end) == (start, end)
    assert period.name == name


@pytest.mark.parametrize(
    "text",
    [
        "", "17", "2017-13", "2017-00", "2017-Q5", "2017-H3", "2017-9", "2017-W00", "2019-W53", "0000", "9999",
        "FY2017-09", "2017-P09", "FY2017-W05", "2017-09-31..2017-10-02", "2017-01-01..9999-12-31", "２０１７",
        "2017-09-01", "2017-Q3x",
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_period(text)
    assert f"“{text}”" in refused.value.headline()
    assert "2017-Q3" in refused.value.advice()


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UserError, match="ends before it begins"):
        parse_period("2017-09-15..2017-09-01")


def test_a_period_holds_its_first_day_and_not_its_end() -> None:
    september = parse_period("2017-09")
    assert date(2017, 9, 1) in september
    assert date(2017, 9, 30) in september
    assert date(2017, 10, 1) not in september
    assert date(2017, 8, 31) not in september
    assert (september.last, september.days) == (date(2017, 9, 30), 30)


def test_months_are_added_without_leaving_the_month() -> None:
    assert add_months(date(2016, 1, 31), 1) == date(2016, 2, 29)
    assert add_months(date(2017, 3, 31), -1) == date(2017, 2, 28)
    assert add_months(date(2017, 12, 31), 2) == date(2018, 2, 28)
    assert add_months(date(2017, 1, 15), -13) == date(2015, 12, 15)


def test_one_year_before_keeps_the_place_in_the_fiscal_year() -> None:
    for start in (1, 4, 7):
        for name in ("FY2017", "FY2017-H1", "FY2017-Q3", "FY2017-P09"):
            expected = parse_period(name.replace("2017", "2016"), start)
            assert year_before(parse_period(name, start)) == expected


def test_one_year_before_a_leap_february() -> None:
    assert year_before(parse_period("2016-02")) == parse_period("2015-02")
    days = year_before(parse_period("2016-02-01..2016-02-29"))
    assert (days.start, days.last) == (date(2015, 2, 1), date(2015, 2, 28))


def test_custom_days_move_by_their_own_number() -> None:
    assert shifted(parse_period("2017-09-01..2017-09-10"), 1).name == "2017-09-11..2017-09-20"
    assert shifted(parse_period("2020-W53"), 1).name == "2021-W01"


def test_weeks_of_a_month_may_reach_beyond_it() -> None:
    weeks = split(parse_period("2017-09"), Length.WEEK)
    assert [week.name for week in weeks] == ["2017-W35", "2017-W36", "2017-W37", "2017-W38", "2017-W39"]
    assert weeks[0].start == date(2017, 8, 28)


@given(DAYS, LENGTHS, STARTS, st.booleans())
def test_the_period_of_a_day_holds_it_and_is_found_by_its_name(
    day: date, length: Length, fiscal_start: int, fiscal: bool
) -> None:
    period = containing(day, length, fiscal_start, fiscal=fiscal)
    assert day in period
    assert parse_period(period.name, fiscal_start) == period


@given(DAYS)
def test_the_week_of_a_day_begins_on_monday_and_is_found_by_its_name(day: date) -> None:
    week = containing(day, Length.WEEK)
    assert day in week
    assert (week.start.weekday(), week.days) == (0, 7)
    assert parse_period(week.name) == week


@given(DAYS, LENGTHS, STARTS, st.booleans(), st.integers(-40, 40))
def test_steps_there_and_back_return(day: date, length: Length, fiscal_start: int, fiscal: bool, steps: int) -> None:
    period = containing(day, length, fiscal_start, fiscal=fiscal)
    there = shifted(period, steps, fiscal_start)
    assert shifted(there, -steps, fiscal_start) == period
    assert shifted(period, 1, fiscal_start).start == period.end


@given(DAYS, LENGTHS, st.sampled_from([*MONTHS, Length.WEEK, Length.DAY]), STARTS, st.booleans())
def test_parts_follow_each_other_and_cover_the_whole(
    day: date, length: Length, part: Length, fiscal_start: int, fiscal: bool
) -> None:
    whole = containing(day, length, fiscal_start, fiscal=fiscal)
    parts = split(whole, part, fiscal_start)
    assert parts[0].start <= whole.start
    assert parts[-1].end >= whole.end
    assert all(one.end == following.start for one, following in pairwise(parts))
    if part is Length.MONTH:
        assert len(parts) == MONTHS[length]
        assert sum(month.days for month in parts) == whole.days


@given(DAYS, st.integers(0, 400))
def test_a_custom_span_counts_both_of_its_days(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    span = custom(first, last)
    assert span.days == more + 1
    assert span.last == last
    assert parse_period(span.name) == span
