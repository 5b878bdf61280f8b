"""Recording targets and breaking them down by time and by people; every change is a revision with its reason."""

from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.moments import moment
from desktop_app.operations.targets.spread_weights import Split, Spread
from desktop_app.operations.targets.spreading import break_down
from desktop_app.operations.targets.target_grid import Place, TargetGrid, load_grid, smallest, stored
from desktop_app.store import aims, settings, targets
from desktop_app.store.aims import Aim
from desktop_app.store.database import Store
from desktop_app.store.targets import Target

__all__ = ["Split", "Spread", "append_grid", "save_grid", "set_target", "split_and_save", "split_target"]


def set_target(
    store: Store,
    kpi: str,
    scope: Scope,
    period: Period,
    value: Fraction | None,
    *,
    locked: bool = False,
    reason: str = "",
    aim: Aim | None = None,
    progress: Progress = SILENT,
) -> None:
    """Record one target, in the KPI's unit; None ends it. Without ``aim`` what it rests on stays as it was."""
    progress.step(N_("Recording the target"), 0, 1)
    found = find_kpi(store, kpi)
    currency = settings.load(store).currency
    amount = None if value is None else stored(smallest(value, found.unit, currency), found.unit, currency)
    with store.transaction():
        targets.save(store, [Target(kpi, scope, period, amount, locked)], recorded_at=moment(), reason=reason)
        if aim is not None:
            aims.save(store, kpi, scope, period, aim, recorded_at=moment())


def split_target(store: Store, wanted: Split) -> TargetGrid:
    """The grid that ``wanted`` gives; nothing is saved. Locked cells stay; UserError if the parts can't sum."""
    present = load_grid(store, wanted.kpi, wanted.period, wanted.rows)
    if (COMPANY, wanted.period) not in present.amounts:
        raise UserError(
            N_("The company has no target for {period} yet."), N_("Record it first."), period=wanted.period.name
        )
    return break_down(store, present, wanted)


def save_grid(store: Store, grid: TargetGrid, reason: str, progress: Progress = SILENT) -> int:
    """Append a revision for every cell that differs from what is in force; how many."""
    progress.step(N_("Saving the targets"), 0, 1)
    with store.transaction():
        return append_grid(store, grid, reason)


def append_grid(store: Store, grid: TargetGrid, reason: str) -> int:
    """``save_grid`` inside a transaction of the caller."""
    before = load_grid(store, grid.kpi, grid.columns[0].period, grid.rows)
    changed = [
        Target(
            grid.kpi,
            *place,
            stored(amount, grid.unit, grid.currency),
            place in grid.locked,
            carried=stored(grid.carried.get(place, 0), grid.unit, grid.currency),
        )
        for place, amount in grid.amounts.items()
        if _differs(before, grid, place)
    ]
    gone = [Target(grid.kpi, *place, None) for place in before.amounts if place not in grid.amounts]
    targets.save(store, [*changed, *gone], recorded_at=moment(), reason=reason)
    return len(changed) + len(gone)


def _differs(before: TargetGrid, now: TargetGrid, place: Place) -> bool:
    return (
        before.amounts.get(place) != now.amounts.get(place)
        or (place in before.locked) != (place in now.locked)
        or before.carried.get(place, 0) != now.carried.get(place, 0)
    )


def split_and_save(store: Store, wanted: Split, reason: str, progress: Progress = SILENT) -> TargetGrid:
    """Break a target down and keep the result."""
    grid = split_target(store, wanted)
    save_grid(store, grid, reason, progress)
    return grid
