"""Reviews of the deals that ``deal_years`` makes, held against sums over its rows."""

from collections import Counter
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.reviews.gaps import gap_of
from desktop_app.operations.reviews.gather import gather
from desktop_app.operations.reviews.quotas import members, quota_kpi
from desktop_app.operations.targets.targets import set_target
from desktop_app.rules.review.health import Reading
from desktop_app.rules.review.misses import Cause
from desktop_app.store import people
from desktop_app.store.database import Store
from tests.operations.reviews.scene import AUGUST, QUOTAS
from tests.ui.pages.deal_years import deals


def sold(month: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in deals():
        found[row[1]] += int(row[7]) if row[6].startswith(month) else 0
    return found


def test_everybody_is_held_to_their_own_quota(store: Store) -> None:
    found = gather(store, AUGUST)
    assert found.quota == "revenue"
    august, july = sold("2026-08"), sold("2026-07")
    assert {one.name: (one.quota, one.actual) for one in found.members} == {
        name: (Fraction(quota), Fraction(august[name])) for name, quota in QUOTAS.items()
    }
    assert {one.name: one.past[-1] for one in found.members} == {
        name: Fraction(july[name], quota) for name, quota in QUOTAS.items()
    }
    assert {one.name: one.best for one in found.members} == {
        name: max(sold(f"2026-{month:02}")[name] for month in range(2, 8)) for name in QUOTAS
    }
    assert found.health is not None
    assert found.health.share.reached == sum(august[name] >= quota for name, quota in QUOTAS.items())
    assert found.health.reading is Reading.FEW
    assert {one.name for one in found.health.beyond_best} >= {"Ion Rusu", "Wei Li"}


def test_the_company_is_held_to_its_targets(store: Store) -> None:
    found = gather(store, AUGUST)
    first = found.kpis[0]
    assert (first.kpi, first.met) == ("revenue", sum(sold("2026-08").values()) >= 30_000)
    assert first.value is not None
    assert first.value.value == sum(sold("2026-08").values())


def test_the_gap_is_taken_apart_from_twelve_months(store: Store) -> None:
    found = gap_of(store, Wanted((), AUGUST))
    assert found is not None
    actual = sum(sold("2026-08").values())
    assert sum(part.amount for part in found.parts) == actual - 30_000
    usual = Fraction(sum(sum(sold(f"{month}").values()) for month in MONTHS), 12)
    assert found.parts[0].cause is Cause.TARGET
    assert found.parts[0].amount == usual - 30_000
    assert sum(one.actual for one in found.products) == (actual if found.products else 0)
    assert sum(one.change for one in found.products) == (actual - usual if found.products else 0)


MONTHS = [*(f"2025-{month:02}" for month in range(8, 13)), *(f"2026-{month:02}" for month in range(1, 8))]


def test_a_period_that_is_not_over_is_not_reviewed(store: Store) -> None:
    with pytest.raises(UserError, match="is not over"):
        gather(store, parse_period("2026-09"))


def test_a_person_is_scored_by_own_targets_and_the_companys_shares(store: Store) -> None:
    ana = next(one for one in gather(store, AUGUST).scores if one.name == "Ana Pop")
    told = {line.kpi: line.attainment for line in ana.score.lines}
    assert told["revenue"] == Fraction(sold("2026-08")["Ana Pop"], 2000)
    assert told["csat_mean"] is None
    assert ana.card == "field_sales"


def test_a_quota_of_nothing_is_neither_met_nor_missed(store: Store) -> None:
    ana = next(one for one in people.load(store) if one.name == "Ana Pop")
    set_target(store, "revenue", Scope(ScopeKind.PERSON, ana.id, ana.name), AUGUST, Fraction(0), reason="leave")
    wanted = Wanted((), AUGUST)
    kpi = quota_kpi(store, wanted)
    assert kpi is not None
    assert "Ana Pop" not in {one.name for one in members(store, wanted, kpi)}
