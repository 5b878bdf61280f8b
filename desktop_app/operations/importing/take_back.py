"""Taking an import back, whole, also an old one after later imports: every total is what it would have been."""

from dataclasses import dataclass

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.importing.refold import refold
from desktop_app.operations.moments import moment
from desktop_app.store import (
    batches,
    mergers,
    moved_rows,
    names,
    one_on_ones,
    people,
    plans,
    records,
    rollups,
    settings,
    targets,
)
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class TakenBack:
    """``removed``: records gone; ``restored``: earlier versions that hold again; ``kept``: names still used."""

    batch: int
    removed: int
    restored: int
    gone: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What taking a batch back would do: as in TakenBack; ``names``: how many names nothing else speaks of."""

    batch: int
    removed: int
    restored: int
    names: int


def foresee_take_back(store: Store, batch_id: int, progress: Progress = SILENT) -> Foreseen:
    """Count what would go, for the question that is asked first; nothing is changed."""
    progress.step(N_("Counting what would go"), 0, 0)
    removed, restored = _sum(records.would_withdraw(store, batch_id), targets.would_withdraw(store, batch_id))
    used = targets.names_in_use(store, batch_id) | plans.names_in_use(store) | one_on_ones.names_in_use(store)
    leaving = [name for name in names.orphans(store, batch_id) if name.id not in used]
    return Foreseen(batch_id, removed, restored, len(leaving))


def take_back(store: Store, batch_id: int, progress: Progress = SILENT) -> TakenBack:
    """Withdraw ``batch_id``; UserError if it is not there or was taken back before. Nothing is deleted."""
    batch = batches.find(store, batch_id)
    if not batch.in_force:
        raise UserError(N_("Batch {batch} was taken back already."), N_("Nothing is left to do."), batch=batch_id)
    _refuse_hidden(store, batch)
    with store.transaction():
        records.prepare(store)
        leaving = names.orphans(store, batch_id)
        used = targets.names_in_use(store, batch_id) | plans.names_in_use(store) | one_on_ones.names_in_use(store)
        kept = [name for name in leaving if name.id in used]
        if kept:
            names.hold(store, (name.id for name in kept), batches.start(store, batches.KEPT, "", recorded_at=moment()))
        leaving_targets = targets.would_withdraw(store, batch_id)
        batches.mark_taken_back(store, batch_id, moment())
        progress.step(N_("Taking back"), 1, 3)
        removed, restored = _sum(records.withdraw(store, batch_id), leaving_targets)
        refold(store, batch_id)
        if batch.kind == mergers.BATCH:
            restored = mergers.split(store, batch_id)
            moved_rows.move_back(store, batch_id)
        people.refresh_memberships(store)
        progress.step(N_("Bringing totals in step"), 2, 3)
        revenue = settings.load(store).revenue_source
        kinds = records.kinds_touched(store) | {batch.kind}
        rollups.refresh(store, kinds, revenue, afresh=batch.kind == mergers.BATCH)
    gone = [name for name in leaving if name.id not in used]
    return TakenBack(batch_id, removed, restored, tuple(n.text for n in gone), tuple(n.text for n in kept))


def _sum(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    return first[0] + second[0], first[1] + second[1]


def _refuse_hidden(store: Store, batch: Batch) -> None:
    """A merger goes before the one it led to: else the later one would not know what to undo."""
    later = mergers.later_merger(store, batch.id) if batch.kind == mergers.BATCH else 0
    if later:
        raise UserError(
            N_("The name that stayed was itself made one with another later."),
            N_("Take batch {batch} back first."),
            batch=later,
        )
