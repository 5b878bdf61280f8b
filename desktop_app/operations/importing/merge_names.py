"""Making two names one: a person, customer, product, channel, team or region that was written in two ways.

It is a batch; taking it back makes them two again. What looks like one name: alike.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import UserError, Words
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.back_up import back_up
from desktop_app.operations.importing.alike import alike_among
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.moments import moment
from desktop_app.store import (
    batches,
    evaluations,
    mergers,
    moved_rows,
    names,
    one_on_ones,
    people,
    plans,
    records,
    rollups,
    settings,
)
from desktop_app.store.database import Store
from desktop_app.store.names import Name

NOUNS: Final = ("person", "team", "region", "customer", "product", "channel")


@dataclass(frozen=True, slots=True)
class Merged:
    """``batch`` can be taken back; ``records``: how many record versions speak of another name now."""

    batch: int
    gone: str
    stays: str
    records: int


def merge_names(store: Store, noun: str, gone: int, stays: int, progress: Progress = SILENT) -> Merged:
    """Let ``stays`` stand for ``gone`` too, also in later imports; targets, aims, annotations and actions follow.

    UserError where that would lose something.
    """
    first, second = _named(store, noun, gone), _named(store, noun, stays)
    if first.id == second.id:
        raise UserError(N_("This is one name already."), N_("Choose two names."))
    _refuse_used(store, first, second)
    back_up(store, progress=progress)
    with store.transaction():
        records.prepare(store)
        batch = batches.start(store, mergers.BATCH, f"{first.text} → {second.text}", recorded_at=moment())
        progress.step(N_("Making two names one"), 0, 0)
        moved = mergers.merge(store, noun, first.id, second.id, batch)
        moved_rows.move(store, first.id, second.id, batch)
        names.hold(store, [second.id], batch)
        people.refresh_memberships(store)
        progress.step(N_("Bringing totals in step"), 0, 0)
        rollups.refresh(store, records.kinds_touched(store), settings.load(store).revenue_source, afresh=True)
        batches.finish(store, batch, created=0, changed=1, unchanged=0, refused=0)
    return Merged(batch, first.text, second.text, moved)


def _named(store: Store, noun: str, number: int) -> Name:
    for name in names.load(store, noun):
        if name.id == number:
            return name
    raise UserError(N_("There is no such name any more."), N_("Look at the list again."))


def _refuse_used(store: Store, gone: Name, stays: Name) -> None:
    """Plans and pay of the name that goes are not added to another's in silence, nor two targets made one."""
    _refuse_two_targets(store, gone, stays)
    if gone.id in plans.names_in_use(store):
        raise UserError(
            N_("{name} has a plan of its own."),
            N_("Remove that first, or let {name} be the name that stays."),
            name=gone.text,
        )
    if gone.id in one_on_ones.names_in_use(store):
        raise UserError(
            N_("{name} has one-on-ones, which stay under that name."),
            N_("Let {name} be the name that stays, instead of {other}."),
            name=gone.text,
            other=stays.text,
        )
    paid = {
        statement.person
        for run in evaluations.load(store)
        if run.state in {"approved", "paid"}
        for statement in evaluations.statements(store, run.id)
    }
    if gone.id in paid:
        raise UserError(
            N_("{name} has an approved statement, which stays under that name."),
            N_("Let {name} be the name that stays, instead of {other}."),
            name=gone.text,
            other=stays.text,
        )


def _refuse_two_targets(store: Store, gone: Name, stays: Name) -> None:
    clash = next(iter(moved_rows.clashes(store, gone.id, stays.id)), None)
    if clash is not None:
        key, first, end = clash
        raise UserError(
            N_("{name} and {other} have different targets for {kpi} from {first} to {last}."),
            N_("Make the two targets equal or remove one of them first."),
            name=gone.text,
            other=stays.text,
            kpi=Words(find_kpi(store, key).texts.name),
            first=date.fromordinal(first),
            last=date.fromordinal(end - 1),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """``written`` looks like a variant of ``known``, which more batches speak of."""

    written: Name
    known: Name


def alike(store: Store, noun: str) -> list[Pair]:
    """Names in force that look like variants of one another; the one more batches speak of is ``known``."""
    found = names.load(store, noun)
    used, settled = names.batches_of(store), mergers.unlike(store)
    pairs = []
    for first, second in alike_among([name.text for name in found]):
        if tuple(sorted((found[first].id, found[second].id))) in settled:
            continue
        known, written = sorted((found[first], found[second]), key=lambda one: (-used.get(one.id, 0), one.id))
        pairs.append(Pair(written, known))
    return pairs


def all_alike(store: Store, progress: Progress = SILENT) -> dict[str, list[Pair]]:
    """The pairs of every noun."""
    return {noun: alike(store, noun) for noun in progress.track(NOUNS, N_("Comparing names"))}


def keep_apart(store: Store, first: int, second: int, progress: Progress = SILENT) -> None:
    """These two are two; they are not offered again."""
    progress.step(N_("Keeping two names apart"), 0, 1)
    with store.transaction():
        mergers.save_unlike(store, first, second, recorded_at=moment())
