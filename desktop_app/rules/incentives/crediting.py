"""To whom records are credited: seller, splits, overlay, the customer's seller, the manager of each record's day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.credit import Credit

NOBODY = 0
_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Dated:
    """``person`` from ``first`` on (None: from the beginning), until the next entry begins."""

    person: int
    first: date | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """Who sells to a customer, in a region or a product, and who reports to whom, each as a dated list."""

    customers: Mapping[str, Sequence[Dated]] = field(default_factory=dict)
    regions: Mapping[str, Sequence[Dated]] = field(default_factory=dict)
    managers: Mapping[int, Sequence[Dated]] = field(default_factory=dict)
    products: Mapping[str, Sequence[Dated]] = field(default_factory=dict)


_NOBODY_ELSE: Final[Mapping[int, Fraction]] = {}


class Sold(NamedTuple):
    """A record with those it is split among; ``overlay`` are credits beside them, declared as such.

    Without ``split`` it is its owner's alone.
    """

    credit: Credit
    split: Mapping[int, Fraction] = _NOBODY_ELSE
    overlay: Mapping[int, Fraction] = _NOBODY_ELSE


@dataclass(frozen=True, slots=True)
class Credited:
    """``unassigned``: records, or the rest of a split, that belong to nobody."""

    own: Mapping[int, Sequence[Credit]]
    reports: Mapping[int, Sequence[Credit]]
    unassigned: Sequence[Credit]


def on_day(entries: Sequence[Dated], day: date) -> int:
    """Who is meant on ``day``: the entry that began last; NOBODY before the first."""
    if not entries:
        return NOBODY
    begun = [entry for entry in entries if entry.first is None or entry.first <= day]
    return max(begun, key=lambda entry: entry.first or date.min).person if begun else NOBODY


def credit_people(sold: Iterable[Sold], book: Book) -> Credited:
    """Every record's credits by person; UserError where a split without declared overlay is above 100 %."""
    own: dict[int, list[Credit]] = {}
    reports: dict[int, list[Credit]] = {}
    unassigned: list[Credit] = []
    for one in sold:
        day = one.credit.record.day
        rolled: dict[int, set[int]] = {}
        for credit, overlay in _credits(one, book):
            if credit.seller == NOBODY:
                unassigned.append(credit)
                continue
            own.setdefault(credit.seller, []).append(credit)
            manager = on_day(book.managers.get(credit.seller, ()), day)
            already = rolled.setdefault(manager, set())
            if manager not in {NOBODY, credit.seller} and not (overlay and already):
                reports.setdefault(manager, []).append(credit)
                already.add(credit.seller)
    return Credited(own, reports, unassigned)


def _credits(one: Sold, book: Book) -> Iterable[tuple[Credit, bool]]:
    """The owners' credits, the rest of a split, then overlays (True): a team total counts a record once."""
    if not one.split and not one.overlay:
        seller = _seller(one.credit, book)
        yield one.credit if one.credit.seller == seller else replace(one.credit, seller=seller), False
        return
    whole = sum(one.split.values(), Fraction(0))
    if whole > _WHOLE:
        raise UserError(
            N_("{document} is credited to {share} in all."),
            N_("Correct the split, or declare what is above 100 % as overlay."),
            document=one.credit.record.document,
            share=Quantity(whole, Unit.PERCENT),
        )
    split = one.split or {_seller(one.credit, book): one.credit.share}
    for person, share in split.items():
        yield replace(one.credit, seller=person, share=share), False
    if one.split and whole < _WHOLE:
        yield replace(one.credit, seller=NOBODY, share=_WHOLE - whole), False
    for person, share in one.overlay.items():
        yield replace(one.credit, seller=person, share=share), True


def _seller(credit: Credit, book: Book) -> int:
    """The record's own seller, else the customer's on that day, else the region's, else the product's."""
    record = credit.record
    return (
        record.owner
        or on_day(book.customers.get(record.customer, ()), record.day)
        or on_day(book.regions.get(credit.region, ()), record.day)
        or on_day(book.products.get(credit.variant, ()), record.day)
        or on_day(book.products.get(record.product, ()), record.day)
    )
