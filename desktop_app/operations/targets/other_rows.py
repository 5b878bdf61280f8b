"""What a change of a whole does to its other rows: people where products were edited; found and closed, on demand."""

from dataclasses import replace

from desktop_app.domain.money import exponent
from desktop_app.domain.period import MONTHS, Length
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import COMPANY, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.targets.spread_weights import Split, Spread
from desktop_app.operations.targets.spreading import spread_grid
from desktop_app.operations.targets.target_grid import ROWS, Place, TargetGrid, load_grid
from desktop_app.operations.targets.targets import append_grid
from desktop_app.rules.targets.attain import Gap
from desktop_app.store.database import Store


def rows_left_behind(store: Store, grid: TargetGrid) -> list[ScopeKind]:
    """Of the rows that ``grid`` does not show those that would no longer add up if it were saved."""
    found: list[ScopeKind] = []
    if not grid.sums or (COMPANY, grid.columns[0].period) not in grid.amounts:
        return found
    for kind in ROWS:
        if kind is grid.rows:
            continue
        now = load_grid(store, grid.kpi, grid.columns[0].period, kind)
        if _gaps(_with_whole(now, grid)) - _gaps(now):
            found.append(kind)
    return found


def save_with_rows(
    store: Store, grid: TargetGrid, reason: str, along: tuple[ScopeKind, ...] = (), progress: Progress = SILENT
) -> int:
    """Save ``grid``, and ``along`` with it: rows spread anew by the shares they have now; how many cells changed.

    Locked cells stay. UserError if rows of ``along`` can't sum to the new whole; then nothing is saved.
    """
    progress.step(N_("Saving the targets"), 0, 1)
    with store.transaction():
        changed = append_grid(store, grid, reason)
        for kind in along:
            changed += append_grid(store, _fitted(store, grid, kind), reason)
    return changed


def _fitted(store: Store, grid: TargetGrid, kind: ScopeKind) -> TargetGrid:
    period = grid.columns[0].period
    step = 10 ** exponent(grid.currency) if grid.unit is Unit.MONEY else 1
    other = load_grid(store, grid.kpi, period, kind)
    has = [place for place in other.amounts if place[0] != COMPANY]
    split = Split(
        grid.kpi, period, Spread.PRESENT, Spread.PRESENT, min((part.length for _row, part in has), key=_months),
        people=any(row.kind is ScopeKind.PERSON for row, _part in has), step=step, rows=kind,
    )  # fmt: skip
    whole = {place for place in other.amounts if place[0] == COMPANY}
    found = spread_grid(store, replace(other, locked=other.locked | whole), split)
    return replace(found, locked=other.locked)


def _months(length: Length) -> int:
    return MONTHS.get(length, 12)


def _with_whole(other: TargetGrid, grid: TargetGrid) -> TargetGrid:
    """``other`` under the company's line of ``grid``."""
    below = {place: amount for place, amount in other.amounts.items() if place[0] != COMPANY}
    return replace(other, amounts=below | {place: n for place, n in grid.amounts.items() if place[0] == COMPANY})


def _gaps(grid: TargetGrid) -> set[tuple[Place, Gap]]:
    """Where the rows leave something of a whole open, or exceed it."""
    found = ((place, grid.gap(*place)) for place in grid.wholes())
    return {(place, gap) for place, gap in found if gap is not None and (gap.missing or gap.over)}
