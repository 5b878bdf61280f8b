"""What can be moved in a "what if": open deals first, counted ones after them, and quotas that pay is measured by."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.movable import OwnQuota, movable_deals, quotas_of
from desktop_app.operations.targets import targets
from desktop_app.store import groupings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH = parse_period("2026-03")


def test_open_deals_come_first_and_returns_and_lost_ones_are_left_out(team: Store) -> None:
    found = movable_deals(team, MARCH)
    assert [(one.document, one.owner, one.day, one.is_open) for one in found] == [
        ("7", "Ion", None, True),
        ("1", "Ana", date(2026, 3, 3), False),
        ("2", "Ana", date(2026, 3, 20), False),
        ("3", "Ion", date(2026, 3, 31), False),
    ]


def test_quotas_are_those_the_plan_asks_for(team: Store) -> None:
    ana = groupings.group_id(team, "person", "Ana")
    targets.set_target(team, "revenue", Scope(ScopeKind.PERSON, ana, "Ana"), MARCH, Fraction(70_000))
    by_key = {one.key: one.file.plan for one in plans.templates()}
    assert quotas_of(team, MARCH, by_key["quota_bonus"]) == [OwnQuota(ana, "Ana", "revenue", Fraction(70_000))]
    assert quotas_of(team, MARCH, by_key["flat_rate"]) == []
    assert quotas_of(team, MARCH) == []
