"""What a target rests on beside its number: baseline, stretch, the higher goal it serves, the day to look at it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.money import from_stored
from desktop_app.domain.period import Period
from desktop_app.domain.scope import Scope
from desktop_app.store import entries
from desktop_app.store.database import Store
from desktop_app.store.targets import Key, period_of


@dataclass(frozen=True, slots=True)
class Aim:
    """Amounts in the KPI's unit. ``raised_by`` 0.15: the target was resolved from +15 % on ``baseline`` of ``base``.

    ``goal``: number of a strategic goal, 0 for none.
    """

    baseline: Fraction | None = None
    base: Period | None = None
    raised_by: Fraction | None = None
    stretch: Fraction | None = None
    goal: int = 0
    review: date | None = None


def save(store: Store, kpi: str, scope: Scope, period: Period, aim: Aim, *, recorded_at: str) -> None:
    """The newest of one KPI, scope and period holds, whatever becomes of the number."""
    base = aim.base
    store.db.execute(
        """insert into aim (kpi, scope, scope_id, starts, ends, baseline, base, base_starts, base_ends, raised_by,
           stretch, goal, review, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            kpi,
            scope.kind.value,
            scope.id,
            period.start.toordinal(),
            period.end.toordinal(),
            _millionths(aim.baseline),
            base.name if base else "",
            base.start.toordinal() if base else 0,
            base.end.toordinal() if base else 0,
            "" if aim.raised_by is None else str(aim.raised_by),
            _millionths(aim.stretch),
            aim.goal,
            aim.review.toordinal() if aim.review else 0,
            recorded_at,
        ],
    )


def load(store: Store, kpi: str, scope: Scope, period: Period) -> Aim:
    """What holds for exactly this target; an empty one if nothing was ever said."""
    row = next(
        store.db.query(
            """select * from aim where kpi = ? and scope = ? and scope_id = ? and starts = ? and ends = ?
               order by id desc limit 1""",
            [kpi, scope.kind.value, scope.id, period.start.toordinal(), period.end.toordinal()],
        ),
        None,
    )
    if row is None:
        return Aim()
    return Aim(
        _amount(row["baseline"]),
        period_of(row["base"], row["base_starts"], row["base_ends"]) if row["base"] else None,
        Fraction(row["raised_by"]) if row["raised_by"] else None,
        _amount(row["stretch"]),
        row["goal"],
        date.fromordinal(row["review"]) if row["review"] else None,
    )


def keys_of(store: Store, name: int) -> set[Key]:
    """Of which targets of the name with that id anything was ever said."""
    rows = store.db.execute("select distinct kpi, starts, ends from aim where scope_id = ?", [name])
    return {(row[0], row[1], row[2]) for row in rows}


def _millionths(value: Fraction | None) -> int | None:
    return None if value is None else entries.millionths(value)


def _amount(stored: int | None) -> Fraction | None:
    return None if stored is None else from_stored(stored)
