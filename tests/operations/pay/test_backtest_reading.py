"""The reading of a backtest by itself: whose months count, and that a plan that adds up is read from its year."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.period import Length, parse_period, split
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.assigned_plans import Assigned
from desktop_app.operations.pay.backtest_reading import Reading
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.store.plans import PlanVersion

DRAFT = PlanVersion(0, 0, "", 0, "", "", "")
APRIL = split(parse_period("2026-Q2"), Length.MONTH)[:1]


def test_records_are_read_from_the_start_of_the_year_only_where_a_plan_adds_up(team: Store) -> None:
    for key, first in (("flat_rate", date(2026, 4, 1)), ("cumulative_year", date(2026, 1, 1))):
        plan = next(one.file.plan for one in plans.templates() if one.key == key)
        reading = Reading.of(team, APRIL, Assigned(plan, DRAFT, "EUR"), {})
        assert min(one.record.day for one in reading.rows) >= first
        everybody = {one.id: Assigned(plan, DRAFT, "EUR") for one in people.load(team)}
        (pays,) = reading.pay(everybody, [Fraction(1)])
        assert all(len(pay.months) == 1 for pay in pays.values())  # what leads up to the span is not shown
