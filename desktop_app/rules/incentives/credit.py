"""What is credited to a person: records and shares, in the order of their day, and what a measure counts of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import chain, groupby
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Unit
from desktop_app.domain.records import Kind, Record
from desktop_app.i18n import N_
from desktop_app.rules.incentives.plan import EVERYTHING, Component, Customers, Filter

OWN_PAY: Final = "own_pay"
REPORTS_PAY: Final = "reports_pay"
_NO_VALUES: Final[Mapping[str, Fraction]] = {}


@dataclass(frozen=True, slots=True)
class Credit:
    """A record, or the exact ``share`` of it, counted for the person.

    ``values`` are measures and facts the record itself doesn't carry (margin, points; discount, days_since_invoice,
    days_since_due, customer_month). ``original`` is the record version a return belongs to. ``region`` and
    ``segment`` are the customer's on that day; ``new``: whether the customer was new (None: not known). ``seller``
    is the person it is credited to, for whoever adds up several people's credits.
    ``gross``: the record's amount with tax. ``rate``: units of the plan's currency for one of the document's, as the
    document states it.
    """

    record: Record
    share: Fraction = Fraction(1)
    region: str = ""
    original: int | None = None
    values: Mapping[str, Fraction] = field(default_factory=lambda: _NO_VALUES)
    gross: Fraction | None = None
    rate: Fraction | None = None
    variant: str = ""
    category: str = ""
    segment: str = ""
    new: bool | None = None
    seller: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure made of records. ``title`` is a message id."""

    key: str
    title: str
    unit: Unit


MEASURES: Final = (
    Measure("revenue", N_("Revenue"), Unit.MONEY),
    Measure("collected", N_("Collected"), Unit.MONEY),
    Measure("units", N_("Units"), Unit.COUNT),
    Measure("deals", N_("Deals"), Unit.COUNT),
    Measure("margin", N_("Margin"), Unit.MONEY),
)
_BY_KEY: Final = {measure.key: measure for measure in MEASURES}
_PLAIN: Final = frozenset({"revenue", "collected"})
_BOOKED: Final = (Kind.SALE, Kind.INVOICE, Kind.OPPORTUNITY)  # the hash of an Enum takes longer than three looks


_PAYS: Final = frozenset({OWN_PAY, REPORTS_PAY})
_RUNS: Final = re.compile(r"\d+|\D+")
_FACTS: Final[Mapping[str, Unit]] = {
    "discount": Unit.PERCENT,
    "days_since_invoice": Unit.DAYS,
    "days_since_due": Unit.DAYS,
    "customer_month": Unit.COUNT,
}


def unit_of(measure: str) -> Unit:
    """The measure's unit; one that is not made of records is a score, a sum has the unit of its first known part."""
    if measure in _PAYS:
        return Unit.MONEY
    known = [_BY_KEY[part].unit for part in parts_of(measure) if part in _BY_KEY]
    return known[0] if known else _FACTS.get(measure, Unit.SCORE)


@lru_cache(maxsize=256)
def parts_of(measure: str) -> tuple[str, ...]:
    """A measure may be a sum: "revenue + bookings"."""
    return tuple(part.strip() for part in measure.split("+"))


def made_of_records(measure: str) -> bool:
    """Whether credits make the measure; what else there is comes as a figure of the period."""
    return any(part in _BY_KEY for part in parts_of(measure))


def in_order(credits_: Iterable[Credit]) -> list[Credit]:
    """By day; then time, none before any; then document number, digits by value; then line number."""
    found = sorted(credits_, key=_moment)
    moments = [_moment(one) for one in found]
    if len(set(moments)) == len(moments):
        return found
    return list(chain.from_iterable(sorted(alike, key=_number) for _when, alike in groupby(found, _moment)))


def _moment(credit: Credit) -> tuple[date, str]:
    return credit.record.day, credit.record.time


def _number(credit: Credit) -> tuple[object, ...]:
    record = credit.record
    return _numbered(record.document), _numbered(record.line) if record.line else (), record.version


def counted(credits_: Iterable[Credit], measure: str, filter_: Filter, span: Period) -> list[Credit]:
    """The credits of ``span`` that bear on ``measure``, in their order."""
    start, end = span.start, span.end
    found = [credit for credit in credits_ if start <= credit.record.day < end and _bears_on(credit, measure)]
    if filter_ != EVERYTHING:
        found = [credit for credit in found if _passes(credit, filter_)]
    return in_order(found)


def worths(credits_: Iterable[Credit], component: Component) -> list[Fraction]:
    """``worth`` of each; of plain money, which most plans are paid on, without asking every record for more."""
    if component.with_tax or component.weights or component.measure not in _PLAIN:
        return [worth(credit, component) for credit in credits_]
    return [_shared(credit) if _bears_on_part(credit, component.measure) else Fraction(0) for credit in credits_]


def _shared(credit: Credit) -> Fraction:
    return credit.record.amount if credit.share == 1 else credit.record.amount * credit.share


def worth(credit: Credit, component: Component) -> Fraction:
    """What ``credit`` adds to the component's measure, with tax and at its category's weight where these are set."""
    if component.with_tax and credit.gross is not None:
        credit = replace(credit, record=replace(credit.record, amount=credit.gross))
    found = value(credit, component.measure)
    if not component.weights:
        return found
    weights = {one.category: one.weight for one in component.weights}
    return found * weights.get(credit.category, Fraction(1))


def value(credit: Credit, measure: str) -> Fraction:
    """What ``credit`` adds to ``measure``; a return counts one deal less."""
    parts = [_part_value(credit, part) for part in parts_of(measure) if _bears_on_part(credit, part)]
    whole = parts[0] if len(parts) == 1 else sum(parts, Fraction(0))
    return whole if credit.share == 1 else whole * credit.share


def _part_value(credit: Credit, measure: str) -> Fraction:
    record = credit.record
    match measure:
        case "revenue" | "collected":
            return record.amount
        case "units":
            return record.quantity
        case "deals":
            return Fraction((record.amount > 0) - (record.amount < 0))
        case _:
            return credit.values[measure]


def _bears_on(credit: Credit, measure: str) -> bool:
    parts = parts_of(measure)
    return _bears_on_part(credit, parts[0]) if len(parts) == 1 else any(_bears_on_part(credit, part) for part in parts)


def _bears_on_part(credit: Credit, measure: str) -> bool:
    if measure in {"revenue", "units", "deals"}:
        return credit.record.kind in _BOOKED
    return credit.record.kind is Kind.PAYMENT if measure == "collected" else measure in credit.values


def _passes(credit: Credit, wanted: Filter) -> bool:
    record = credit.record
    named = (
        (wanted.products, credit.variant if credit.variant in wanted.products else record.product),
        (wanted.channels, record.channel),
        (wanted.regions, credit.region),
        (wanted.customers, record.customer),
        (wanted.categories, credit.category),
        (wanted.segments, credit.segment),
    )
    if any(allowed and name not in allowed for allowed, name in named):
        return False
    if wanted.new is not Customers.ALL and credit.new is not None and credit.new is not (wanted.new is Customers.NEW):
        return False
    if (wanted.first_day and record.day < wanted.first_day) or (wanted.last_day and record.day > wanted.last_day):
        return False
    discount = credit.values.get("discount")
    return _within(abs(record.amount), wanted.size_from, wanted.size_below) and (
        discount is None or _within(discount, wanted.discount_from, wanted.discount_below)
    )


def _within(value: Fraction, lowest: Fraction | None, below: Fraction | None) -> bool:
    return (lowest is None or value >= lowest) and (below is None or value < below)


def unknown_fact(credit: Credit, component: Component) -> str:
    """The first fact the component asks of the record and nobody knows; "" if all are known."""
    wanted = component.filter
    if component.fact and component.fact not in credit.values:
        return component.fact
    if component.with_tax and credit.gross is None:
        return "tax"
    if (wanted.discount_from is not None or wanted.discount_below is not None) and "discount" not in credit.values:
        return "discount"
    return "new_customer" if wanted.new is not Customers.ALL and credit.new is None else ""


def _numbered(text: str) -> tuple[tuple[int, int, str], ...]:
    """Digits compare by value and before letters: 9 before 10, INV-2 before INV-10."""
    return tuple((0, int(run), "") if run.isdecimal() else (1, 0, run) for run in _RUNS.findall(text))
