"""By what a promise is measured: the newest whole month then and now, of the person alone."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import DevelopmentGoal, Promise, Side
from desktop_app.domain.period import parse_period
from desktop_app.operations.meetings.measured import measured, measures_of, newest_month
from desktop_app.operations.meetings.one_on_one import Occasion, prepare_sheet
from desktop_app.operations.meetings.one_on_one_entries import write_down
from desktop_app.operations.meetings.view_for_two import agreed_with
from desktop_app.store import groupings, one_on_ones
from desktop_app.store.database import Store

FEBRUARY, MARCH = parse_period("2026-02"), parse_period("2026-03")
APRIL_2 = date(2026, 4, 2)  # the newest day of the deals


@pytest.fixture
def ana(team: Store) -> int:
    return groupings.group_id(team, "person", "Ana")


def test_the_newest_month_is_whole_on_that_day_and_in_the_data(team: Store) -> None:
    assert newest_month(team, date(2026, 3, 31)) == MARCH
    assert newest_month(team, date(2026, 3, 30)) == FEBRUARY
    assert newest_month(team, date(2027, 1, 1)) == MARCH


def test_where_the_kpi_stood_is_kept_with_the_promise_and_held_against_the_newest_month(team: Store, ana: int) -> None:
    early = Promise(ana, Side.PERSON, "Win more", date(2026, 3, 10), kpi="revenue", aim=Fraction(50_000))
    write_down(team, early)
    write_down(team, DevelopmentGoal(ana, "Lead negotiations", APRIL_2, kpi="win_rate", aim=Fraction(1, 2)))
    write_down(team, Promise(ana, Side.LEAD, "Two leads a week", APRIL_2))
    (promise, plain), (goal,) = one_on_ones.load(team, Promise, ana), one_on_ones.load(team, DevelopmentGoal, ana)
    assert (promise.start, plain.start) == (0, None)  # no sale of Ana's in February
    assert (goal.start, goal.aim) == (Fraction(666_667, 10**6), Fraction(1, 2))  # March: two won, one lost; millionths
    sheet = prepare_sheet(team, ana, Occasion(on=APRIL_2))
    newest = sheet.newest("revenue")
    assert newest is not None
    assert newest.figure.value is not None
    assert (newest.figure.period, newest.figure.value.value) == (MARCH, 60_000)
    assert sheet.newest("") is None
    assert {"revenue", "win_rate"} <= {kpi.key for kpi in sheet.measures}
    found = agreed_with(team, ana, APRIL_2)
    assert [one.newest.kpi.key if one.newest else "" for one in found] == ["revenue", ""]


def test_what_counts_people_measures_nobody_and_an_unknown_kpi_is_told(team: Store, ana: int) -> None:
    assert not any(name.startswith("people") for kpi in measures_of(team, APRIL_2) for name in kpi.measures)
    person = prepare_sheet(team, ana, Occasion(on=APRIL_2)).about.person
    assert measured(team, person, ("nothing",), APRIL_2) == ()
    with pytest.raises(UserError, match="no KPI"):
        write_down(team, DevelopmentGoal(ana, "Grow", APRIL_2, kpi="nothing"))
