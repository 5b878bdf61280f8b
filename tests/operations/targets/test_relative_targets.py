from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, ScopeKind
from desktop_app.operations.targets.relative_targets import resolve, still_relative
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import aims, people, targets
from desktop_app.store.aims import Aim
from desktop_app.store.database import Store

MARCH, MAY = parse_period("2026-03"), parse_period("2026-05")
CENT = Fraction(1, 100)


def test_a_relative_target_is_resolved_and_keeps_what_it_came_from(team: Store) -> None:
    """90,000 came in in March; 15 % more are 103,500."""
    found = resolve(team, "revenue", COMPANY, MARCH, Fraction(15, 100))
    assert found.value == 103_500
    set_target(team, "revenue", COMPANY, MAY, found.value, reason="Fair in May", aim=found.aim)
    kept = aims.load(team, "revenue", COMPANY, MAY)
    assert kept == Aim(Fraction(90_000), MARCH, Fraction(15, 100))
    assert still_relative(kept, found.value, CENT)
    assert not still_relative(kept, found.value + 1, CENT)


def test_it_is_rounded_to_what_a_target_is_kept_in(team: Store) -> None:
    """60,000 × 1.0001234 = 60,007.404."""
    ana = next(one for one in people.scopes(team) if one.kind is ScopeKind.PERSON and one.name == "Ana")
    found = resolve(team, "revenue", ana, MARCH, Fraction("0.0001234"))
    assert found.value == Fraction("60007.40")
    assert still_relative(found.aim, found.value, CENT)
    deals = resolve(team, "deals_won", COMPANY, MARCH, Fraction(15, 100))
    assert deals.value == 3  # 3 × 1.15 = 3.45


def test_without_a_figure_there_is_nothing_to_raise(team: Store) -> None:
    with pytest.raises(UserError, match="no figure for 2020-03"):
        resolve(team, "revenue", COMPANY, parse_period("2020-03"), Fraction(1, 10))


def test_an_aim_outlasts_a_new_number_and_a_later_aim_replaces_it(team: Store) -> None:
    set_target(team, "revenue", COMPANY, MAY, Fraction(1), aim=Aim(stretch=Fraction(2), review=date(2026, 5, 20)))
    set_target(team, "revenue", COMPANY, MAY, Fraction(3))
    assert aims.load(team, "revenue", COMPANY, MAY).stretch == 2
    set_target(team, "revenue", COMPANY, MAY, Fraction(3), aim=Aim())
    assert aims.load(team, "revenue", COMPANY, MAY) == Aim()
    assert aims.load(team, "revenue", COMPANY, MARCH) == Aim()
    found = targets.find(team, "revenue", COMPANY, MAY)
    assert found is not None
    assert found.amount == 3_000_000
