"""Changes of a quota inside its period: kept, corrected by a newer one of the same day, and weighed by time."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.pay import evaluate, pay_entries, plans
from desktop_app.operations.targets import targets
from desktop_app.store import groupings, quota_changes
from desktop_app.store.database import Store
from tests.operations.conftest import import_text, store, team  # noqa: F401 - fixtures

MARCH = parse_period("2026-03")
BONUS = """name = "Bonus"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Bonus"
shape = { kind = "bonus", amount = 500, at_least = "100 %", bounds = "quota" }
"""


def test_a_change_from_a_day_is_weighed_by_time_and_a_newer_one_corrects_it(team: Store) -> None:  # noqa: F811 - a fixture
    ana = groupings.group_id(team, "person", "Ana")
    plan = plans.save_plan(team, BONUS)
    plans.assign(team, plan, COMPANY, role="", first=date(2026, 1, 1), last=None)
    targets.set_target(team, "revenue", Scope(ScopeKind.PERSON, ana, "Ana"), MARCH, Fraction(31_000), reason="start")

    def quota() -> Fraction | None:
        run = evaluate.evaluate_period(team, MARCH)
        return next(one.lines[0].quota for one in run.statements if one.name == "Ana")

    assert quota() == 31_000
    for amount in (31_000, 93_000):
        at = {"quota": "revenue", "day": date(2026, 3, 17), "reason": "region"}
        pay_entries.change_quota(team, ana, MARCH, Fraction(amount), **at)  # type: ignore[arg-type] # named as there
    assert quota() == 16 * 1_000 + 15 * 3_000  # sixteen days at 1,000, fifteen at 3,000
    assert [(one.amount, one.reason) for one in quota_changes.load(team)] == [(93_000, "region")]


def test_a_change_lies_inside_its_period_and_has_a_reason(team: Store) -> None:  # noqa: F811 - a fixture
    ana = groupings.group_id(team, "person", "Ana")
    with pytest.raises(UserError, match="does not lie inside"):
        pay_entries.change_quota(team, ana, MARCH, Fraction(1), quota="revenue", day=MARCH.start, reason="x")
    with pytest.raises(UserError, match="needs a reason"):
        pay_entries.change_quota(team, ana, MARCH, Fraction(1), quota="revenue", day=date(2026, 3, 2), reason=" ")
