"""Targets of the sample for the year of the end day and the one before it: revenue by people and months, and others."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Final, TypeVar

from desktop_app.domain.money import SCALE, distribute
from desktop_app.domain.period import Length, Period, containing, shifted
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.operations.sample.cast import FIELD, Person, agents, cast, sellers
from desktop_app.operations.sample.deals import SEASON
from desktop_app.operations.sample.scene import Scene
from desktop_app.operations.targets.target_grid import Place, TargetGrid, grid_columns, load_grid
from desktop_app.operations.targets.targets import save_grid
from desktop_app.store import people, targets
from desktop_app.store.database import Store
from desktop_app.store.targets import Target

Part = TypeVar("Part", Scope, Period)
LAST_YEAR, THIS_YEAR = 4_400_000, 4_800_000
REASON: Final = N_("Yearly planning")
_STEP: Final = 100_00  # cents: a quota is a round number
_FIELD_DEAL: Final = 2  # a deal of Field is worth about two of Inside

# Held in every month, quarter and year alike: shares, means and medians.
_LEVELS: Final = {
    "win_rate": Fraction(52, 100),
    "sales_cycle_days": Fraction(36),
    "csat_mean": Fraction(42, 10),
    "first_response_time": Fraction(3),
    "first_contact_resolution": Fraction(74, 100),
}
_A_MONTH: Final = {"new_customers": 26, "issues_resolved": 160}


def save_targets(store: Store, scene: Scene, progress: Progress = SILENT) -> None:
    """Record them through the same doors as the window, so that each part is a revision with its reason."""
    this_year = containing(scene.end, Length.YEAR)
    for year, amount in ((shifted(this_year, -1), LAST_YEAR), (this_year, THIS_YEAR)):
        _save_revenue(store, cast(scene), year, amount * 100, progress)
        found = [*_levels(year), *_counts(store, scene, year)]
        with store.transaction():
            targets.save(store, found, recorded_at=moment(), reason=REASON)


def _save_revenue(store: Store, people_: tuple[Person, ...], year: Period, cents: int, progress: Progress) -> None:
    """Months by season, people by load, team and presence; what is above is the sum of what is below."""
    grid = load_grid(store, "revenue", year)
    scopes = {line.scope.name: line.scope for line in grid.lines if line.scope.kind is ScopeKind.PERSON}
    months = [column.period for column in grid.columns if not grid.parts(column.period)]
    there = [one for one in sellers(people_) if one.name in scopes]
    leaves = [(scopes[one.name], month) for one in there for month in months]
    weights = [
        Fraction(one.load * (_FIELD_DEAL if one.team == FIELD else 1) * one.presence(month.start))
        * SEASON[month.start.month - 1]
        for one in there
        for month in months
    ]
    parts = dict(zip(leaves, distribute(cents // _STEP, weights), strict=True))
    amounts = {place: part * _STEP for place, part in _sums(grid, parts).items()}
    save_grid(store, replace(grid, amounts=amounts), REASON, progress)


def _sums(grid: TargetGrid, leaves: Mapping[Place, int]) -> Counter[Place]:
    """Every place of the grid that has something to carry: each leaf counts in all that it is a part of."""
    above_scope = {line.scope: line.parent for line in grid.lines}
    above_period = {column.period: column.parent for column in grid.columns}
    found: Counter[Place] = Counter()
    for (scope, period), part in leaves.items():
        for place in product(_upwards(scope, above_scope), _upwards(period, above_period)):
            found[place] += part
    return +found


def _upwards(part: Part, above: Mapping[Part, Part | None]) -> list[Part]:
    found = [part]
    while (whole := above[found[-1]]) is not None:
        found.append(whole)
    return found


def _periods(year: Period) -> list[Period]:
    return [column.period for column in grid_columns(year, 1)]


def _levels(year: Period) -> Iterator[Target]:
    for kpi, level in _LEVELS.items():
        for period in _periods(year):
            yield Target(kpi, COMPANY, period, int(level * SCALE))


def _counts(store: Store, scene: Scene, year: Period) -> Iterator[Target]:
    """So many a month; of the requests each agent has a share by load."""
    known = {one.name: Scope(ScopeKind.PERSON, one.id, one.name) for one in people.load(store)}
    team = agents(cast(scene))
    shares = distribute(_A_MONTH["issues_resolved"], [Fraction(one.load) for one in team])
    for period in _periods(year):
        months = _months(period.start, period.end)
        for kpi, number in _A_MONTH.items():
            yield Target(kpi, COMPANY, period, number * months * SCALE)
        for one, share in zip(team, shares, strict=True):
            yield Target("issues_resolved", known[one.name], period, share * months * SCALE)


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month
