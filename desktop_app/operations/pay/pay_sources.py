"""What pay rests on beside records and plans: sellers of customers, regions and products; people's own target pay.

Both are dated, and each edit is a batch that can be taken back.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.operations.people import EDIT
from desktop_app.rules.incentives.crediting import Book, Dated
from desktop_app.rules.incentives.result import OwnTarget
from desktop_app.store import batches, names, people, sellers
from desktop_app.store.database import Store
from desktop_app.store.names import Directory
from desktop_app.store.sellers import SellerOf

TARGET_PAY: Final = "target_pay"
_KINDS: Final = {"customer": Kind.CUSTOMER, "region": Kind.CUSTOMER, "product": Kind.PRODUCT}


def sellers_of(store: Store) -> list[SellerOf]:
    """Every entry in force, by noun, name and day."""
    return sellers.load(store)


def set_seller(
    store: Store, noun: str, name: str, person: int, progress: Progress = SILENT, *, first: date | None = None
) -> int:
    """From ``first`` on (None: from the beginning) records of ``name`` without a seller are credited to ``person``.

    0: to nobody by this name. The batch, which can be taken back. UserError for a name nobody knows.
    """
    progress.step(N_("Saving"), 0, 1)
    if names.fold(name) not in {names.fold(one) for one in names_with_sellers(store, noun)}:
        raise UserError(N_("“{name}” is not known here."), N_("Write the name as it was imported."), name=name.strip())
    return _write_sellers(store, noun, name, {first.toordinal() if first else 0: person})


def _write_sellers(store: Store, noun: str, name: str, persons: Mapping[int, int], gone: int | None = None) -> int:
    """``persons``: by the day (an ordinal) from which each sells; ``gone``: the day of an entry that never was."""
    with store.transaction():
        batch = batches.start(store, _KINDS[noun].value, EDIT, recorded_at=moment())
        found = Directory(store, batch).mention(noun, name)  # a region may be known from customers alone
        if gone is not None:
            names.remove_fact(store, found, sellers.FIELD, gone, batch)
        for first, person in persons.items():
            sellers.save(store, found, person, first, batch)
        names.hold(store, [found, *persons.values()], batch)
        batches.finish(store, batch, created=0, changed=1, unchanged=0, refused=0)
    return batch


def change_seller(store: Store, before: SellerOf, person: int, first: date | None, progress: Progress = SILENT) -> int:
    """What ``before`` should have been: another seller, another first day, or both. The batch."""
    progress.step(N_("Saving"), 0, 1)
    new = {first.toordinal() if first else 0: person}
    return _write_sellers(store, before.noun, before.name, new, before.first)


def end_seller(store: Store, one: SellerOf, last: date, progress: Progress = SILENT) -> int:
    """``last`` is the seller's last day with the name. The batch; UserError before the first one."""
    _refuse_before(one.first, last)
    return set_seller(store, one.noun, one.name, 0, progress, first=last + timedelta(days=1))


def remove_seller(store: Store, one: SellerOf, progress: Progress = SILENT) -> int:
    """As if ``one`` had never been entered: what held before its day goes on. The batch."""
    progress.step(N_("Removing"), 0, 1)
    return _write_sellers(store, one.noun, one.name, {}, one.first)


def _refuse_before(first: int, last: date) -> None:
    if last.toordinal() < first:
        raise UserError(N_("{day} is before the first day."), N_("Choose a later day, or remove the entry."), day=last)


def day_of(first: int) -> date | None:
    """The first day of an entry; None: from the beginning."""
    return date.fromordinal(first) if first > 1 else None


def names_with_sellers(store: Store, noun: str) -> list[str]:
    """The names that can have a seller, in the order of their text."""
    found = {names.fold(one.text): one.text for one in names.load(store, noun)}
    if noun == "region":
        told = (value for entries in names.facts(store, noun).values() for _first, value in entries)
        found = {names.fold(value): value for value in told if value} | found
    return [found[key] for key in sorted(found)]


def seller_book(store: Store, managers: Mapping[int, Sequence[Dated]]) -> Book:
    """The sellers in force as crediting takes them, by the names that records carry."""
    found: dict[str, dict[str, list[Dated]]] = {noun: defaultdict(list) for noun in sellers.NOUNS}
    for one in sellers.load(store):
        found[one.noun][one.name].append(Dated(one.person, day_of(one.first)))
    return Book(found["customer"], found["region"], managers, found["product"])


@dataclass(frozen=True, slots=True)
class TargetPay:
    """From the day ``first`` on (None: from the beginning) the person's variable pay at 100 %; None: the plan's."""

    person: int
    name: str
    first: date | None
    amount: Fraction | None


def target_pays(store: Store) -> list[TargetPay]:
    """Everybody's own target pay, by name and day."""
    found = own_targets(store)
    return [
        TargetPay(one.id, one.name, each.first, each.amount)
        for one in people.load(store)
        for each in found.get(one.id, ())
    ]


def own_targets(store: Store) -> dict[int, list[OwnTarget]]:
    """By person, in the order of their days."""
    return {
        person: [OwnTarget(Fraction(value) if value else None, day_of(first)) for first, value in entries]
        for person, entries in names.facts(store, TARGET_PAY).items()
    }


def set_target_pay(
    store: Store, person: int, amount: Fraction | None, first: date | None, progress: Progress = SILENT
) -> int:
    """From ``first`` on (None: from the beginning) the person's target pay is ``amount``; None: the plan's again.

    The batch, which can be taken back. UserError below 0.
    """
    progress.step(N_("Saving"), 0, 1)
    return _write_targets(store, person, {first or date.min: amount})


def _write_targets(store: Store, person: int, amounts: Mapping[date, Fraction | None], gone: date | None = None) -> int:
    """``amounts``: by the day from which each holds; ``gone``: the day of an entry that never was."""
    if any(amount is not None and amount < 0 for amount in amounts.values()):
        raise UserError(N_("A target pay is not below 0."), N_("Enter what is paid at 100 %."))
    with store.transaction():
        batch = batches.start(store, Kind.PERSON.value, EDIT, recorded_at=moment())
        if gone is not None:
            names.remove_fact(store, person, TARGET_PAY, gone.toordinal(), batch)
        for first, amount in amounts.items():
            value = "" if amount is None else str(amount)
            names.save_change(store, person, {TARGET_PAY: value}, first.toordinal(), batch)
        names.hold(store, [person], batch)
        batches.finish(store, batch, created=0, changed=1, unchanged=0, refused=0)
    return batch


def change_target_pay(
    store: Store, before: TargetPay, amount: Fraction | None, first: date | None, progress: Progress = SILENT
) -> int:
    """What ``before`` should have been: another amount, another first day, or both. The batch."""
    progress.step(N_("Saving"), 0, 1)
    return _write_targets(store, before.person, {first or date.min: amount}, before.first or date.min)


def end_target_pay(store: Store, one: TargetPay, last: date, progress: Progress = SILENT) -> int:
    """After ``last`` the plan's target pay holds again. The batch; UserError before the first day."""
    _refuse_before((one.first or date.min).toordinal(), last)
    return set_target_pay(store, one.person, None, last + timedelta(days=1), progress)


def remove_target_pay(store: Store, one: TargetPay, progress: Progress = SILENT) -> int:
    """As if ``one`` had never been entered: what held before its day goes on. The batch."""
    progress.step(N_("Removing"), 0, 1)
    return _write_targets(store, one.person, {}, one.first or date.min)
