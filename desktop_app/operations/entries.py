"""Adding, correcting and removing what a company brings besides happenings; each edit is a batch, to be taken back."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Final, Protocol, cast

from desktop_app.domain.company import ANY_DAY, Absence, CalendarDay, Entry, ExchangeRate, KpiValue, OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.operations.people import EDIT
from desktop_app.store import (
    absences,
    batches,
    calendar_days,
    entries,
    kpi_values,
    names,
    opening_balances,
    rates,
    records,
    rollups,
    settings,
)
from desktop_app.store.database import Store
from desktop_app.store.entries import Kept, Row
from desktop_app.store.record_merge import merge

SECOND_BALANCE: Final = N_("There is an opening balance of {day} already in this plan and year.")


class _Noun(Protocol):
    KIND: Kind
    key_of: Callable[[Entry], str]
    row_of: Callable[[Entry], Row]
    entry_of: Callable[[Kept], Entry]


_NOUNS: Final[dict[type[Entry], object]] = {
    Absence: absences,
    OpeningBalance: opening_balances,
    ExchangeRate: rates,
    CalendarDay: calendar_days,
    KpiValue: kpi_values,
}


def _noun(entry: Entry) -> _Noun:
    return cast("_Noun", _NOUNS[type(entry)])


def row_of(entry: Entry) -> Row:
    """(key, *COLUMNS) as an import keeps it."""
    return _noun(entry).row_of(entry)


def known_keys(store: Store, kind: Kind) -> dict[str, str]:
    """By the key that an entry in force would get now, the one it is kept under, where names were made one since."""
    noun = next(cast("_Noun", one) for one in _NOUNS.values() if cast("_Noun", one).KIND is kind)
    found = ((noun.key_of(noun.entry_of(kept)), kept.key) for kept in entries.load(store, kind))
    return {now: key for now, key in found if now != key}


def save_entry(store: Store, entry: Entry, replaced: Entry | None = None, progress: Progress = SILENT) -> int:
    """Keep ``entry``, in the place of ``replaced`` where that is corrected; the batch. UserError if it can't be."""
    progress.step(N_("Saving"), 0, 1)
    if entry.problem:
        raise UserError(entry.problem, N_("Correct it and try again."))
    if isinstance(entry, OpeningBalance):
        refuse_second(store, entry, replaced)
    noun = _noun(entry)
    known = known_keys(store, noun.KIND)
    key, *columns = noun.row_of(entry)
    rows: list[Row] = [(known.get(str(key), key), *columns)]
    if replaced is not None and noun.key_of(replaced) != key:
        rows.append(_removal(noun, replaced, known))
    return _keep(store, noun.KIND, rows, entry)


def refuse_second(store: Store, balance: OpeningBalance, replaced: Entry | None = None) -> None:
    """UserError where the person has another opening balance in the plan's year than the one that is corrected."""
    kept = [one for one in opening_balances.load(store, balance.person) if one != replaced]
    other = opening_balances.same_year(kept, balance, settings.load(store).fiscal_year_start)
    if other is not None:
        raise UserError(
            SECOND_BALANCE, N_("Correct or remove that one first: only one can be counted on from."), day=other.day
        )


def remove_entry(store: Store, entry: Entry, progress: Progress = SILENT) -> int:
    """Let ``entry`` count no longer; the batch, which brings it back when it is taken back."""
    progress.step(N_("Removing"), 0, 1)
    noun = _noun(entry)
    return _keep(store, noun.KIND, [_removal(noun, entry, known_keys(store, noun.KIND))], entry)


def _removal(noun: _Noun, entry: Entry, known: dict[str, str]) -> Row:
    key = noun.key_of(entry)
    return entries.removal_of(known.get(key, key))


def save_typed_rates(store: Store, typed: Mapping[str, Fraction]) -> None:
    """Keep what one unit of a currency is worth here, said once and for any day; inside the caller's transaction."""
    home = settings.load(store).currency
    for currency, rate in typed.items():
        entry = ExchangeRate(ANY_DAY, currency, home, rate)
        if entry.problem:
            raise UserError(entry.problem, N_("Correct it and try again."))
        _bring(store, rates.KIND, [rates.row_of(entry)], entry)


def _keep(store: Store, kind: Kind, rows: Iterable[Row], entry: Entry) -> int:
    with store.transaction():
        return _bring(store, kind, rows, entry)


def _bring(store: Store, kind: Kind, rows: Iterable[Row], entry: Entry) -> int:
    batch = batches.start(store, kind.value, EDIT, recorded_at=moment())
    records.prepare(store)
    merged = merge(store, kind, batch, [entries.chunk(enumerate(rows, 1))])
    names.hold(store, _names(entry), batch)
    rollups.refresh(store, {kind.value}, settings.load(store).revenue_source)
    batches.finish(store, batch, created=merged.created, changed=merged.changed, unchanged=merged.unchanged, refused=0)
    return batch


def _names(entry: Entry) -> list[int]:
    """The names the entry speaks of; they last as long as it does."""
    match entry:
        case Absence() | OpeningBalance():
            return [entry.person]
        case KpiValue():
            return [entry.scope.id]
        case _:
            return []
