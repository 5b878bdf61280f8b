from datetime import date

import pytest

from desktop_app.domain.period import Length, Period, parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import batches, targets
from desktop_app.store.database import Store
from desktop_app.store.names import Directory
from desktop_app.store.targets import Target

YEAR, MARCH, APRIL = (parse_period(name) for name in ("2026", "2026-03", "2026-04"))
DAYS = (YEAR.start.toordinal(), YEAR.end.toordinal())


@pytest.fixture
def ana(store: Store) -> Scope:
    directory = Directory(store, batches.start(store, "person", "test", recorded_at="2026-01-01"))
    found = directory.mention("person", "Ana")
    directory.hold()
    return Scope(ScopeKind.PERSON, found, "Ana")


def save(store: Store, *wanted: Target, reason: str = "") -> None:
    targets.save(store, wanted, recorded_at="2026-01-01", reason=reason)


def test_the_newest_revision_holds_and_the_others_stay(store: Store, ana: Scope) -> None:
    save(store, Target("revenue", ana, MARCH, 5), reason="first")
    save(store, Target("revenue", ana, MARCH, 7, locked=True), reason="raised")
    (found,) = targets.load(store, "revenue", *DAYS)
    assert (found.scope, found.period, found.amount, found.locked) == (ana, MARCH, 7, True)
    assert [(one.amount, one.reason) for one in targets.history(store, found)] == [(7, "raised"), (5, "first")]
    assert targets.find(store, "revenue", ana, MARCH) == found


def test_an_ended_target_is_gone_and_can_come_again(store: Store) -> None:
    save(store, Target("revenue", COMPANY, MARCH, 5))
    save(store, Target("revenue", COMPANY, MARCH, None))
    assert targets.load(store, "revenue", *DAYS) == []
    assert targets.find(store, "revenue", COMPANY, MARCH) is None
    assert targets.has_any(store)
    save(store, Target("revenue", COMPANY, MARCH, 0))
    assert [one.amount for one in targets.load(store, "revenue", *DAYS)] == [0]  # zero is a target, none is not


def test_only_whole_periods_inside_the_days_of_that_kpi_are_loaded(store: Store, ana: Scope) -> None:
    save(
        store,
        Target("revenue", COMPANY, YEAR, 1),
        Target("revenue", ana, MARCH, 2),
        Target("revenue", COMPANY, APRIL, 3),
        Target("units", COMPANY, MARCH, 4),
    )
    inside = targets.load(store, "revenue", MARCH.start.toordinal(), MARCH.end.toordinal())
    assert [one.amount for one in inside] == [2]
    assert [one.amount for one in targets.load(store, "revenue", *DAYS)] == [1, 2, 3]


@pytest.mark.parametrize(
    "period",
    [
        parse_period("2026-Q1"),
        parse_period("2026-W07"),
        parse_period("FY2027", fiscal_start=4),
        Period(date(2026, 2, 3), date(2026, 5, 9), "2026-02-03..2026-05-08", Length.CUSTOM),
    ],
    ids=lambda period: period.name,
)
def test_a_period_comes_back_as_it_was_named(store: Store, period: Period) -> None:
    save(store, Target("revenue", COMPANY, period, 1))
    found = targets.find(store, "revenue", COMPANY, period)
    assert found is not None
    assert found.period == period


def test_names_of_targets_in_force_are_in_use(store: Store, ana: Scope) -> None:
    save(store, Target("revenue", ana, MARCH, 5), Target("revenue", COMPANY, MARCH, 5))
    assert targets.names_in_use(store) == {ana.id}
    save(store, Target("revenue", ana, MARCH, None))
    assert targets.names_in_use(store) == set()
