"""The target from the top held against what the team can carry from the bottom: people × ramp × expected attainment."""

from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period, year_before
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.targets.carriers import Carriers
from desktop_app.operations.targets.target_grid import TargetGrid, load_grid
from desktop_app.rules.targets.capacity import Carriers as Group
from desktop_app.rules.targets.capacity import capacity, quota_that_reaches
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Carried:
    """A person: the part of a full target they can carry, what that brings, and the target they have."""

    scope: Scope
    full: Fraction
    brings: Fraction
    target: Fraction | None


@dataclass(frozen=True, slots=True)
class QuotaCapacity:
    """``quota``: of somebody there full-time all along, typed or, ``learned``, what one brought the year before.

    ``needed``: the quota with which the same people would reach ``top_down``; None without a target or people.
    """

    scope: Scope
    period: Period
    rows: tuple[Carried, ...]
    quota: Fraction
    learned: bool
    attainment: Fraction
    bottom_up: Fraction
    top_down: Fraction | None
    needed: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """What the top asks for beyond what the team can carry; below 0 the team can carry more."""
        return None if self.top_down is None else self.top_down - self.bottom_up


def quota_capacity(
    store: Store,
    kpi: str,
    period: Period,
    *,
    scope: Scope = COMPANY,
    quota: Fraction | None = None,
    attainment: Fraction = Fraction(1),
) -> QuotaCapacity:
    """``quota`` None: what a full-time person there all along brought in the year before, ratio of sums.

    UserError where nothing was brought then, or where the targets are no sum. Ramp: operations/carriers.
    """
    grid = load_grid(store, kpi, period)
    if not grid.sums:
        raise UserError(
            N_("The parts of this target are no sum, so no capacity can be worked out."),
            N_("Choose a KPI that adds up, such as revenue."),
        )
    if attainment <= 0 or (quota is not None and quota <= 0):
        raise UserError(N_("A quota and an expected attainment are above 0."), N_("Type a number above 0."))
    full = quota if quota is not None else _learned(store, kpi, period, scope)
    carriers = Carriers(store, grid)
    groups = {
        one: Group(carriers.carries(one, period, carriers.ramp), full, attainment=attainment)
        for one in carriers.people_of(scope)
    }
    rows = tuple(Carried(one, group.people, group.brings, _target(grid, one, period)) for one, group in groups.items())
    top = _target(grid, scope, period)
    can = any(group.full > 0 for group in groups.values())
    needed = quota_that_reaches(top, groups.values()) if top is not None and can else None
    return QuotaCapacity(scope, period, rows, full, quota is None, attainment, capacity(groups.values()), top, needed)


def _target(grid: TargetGrid, scope: Scope, period: Period) -> Fraction | None:
    found = grid.amount(scope, period)
    return None if found is None else found.value


def _learned(store: Store, kpi: str, period: Period, scope: Scope) -> Fraction:
    before = year_before(period)
    (figure,) = figures(store, Wanted((kpi,), before, scope=scope, lean=True))
    carriers = Carriers(store, load_grid(store, kpi, before))
    there = carriers.carries(scope, before)
    if figure.value is None or not figure.n or figure.value.value <= 0 or not there:
        raise UserError(
            N_("Nothing is known of {period}, so the quota of one person cannot be learned from it."),
            N_("Type the quota of a full-time person."),
            period=before.name,
        )
    return figure.value.value / there
