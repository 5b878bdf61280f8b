"""What is credited to a person: records and shares, in the order of their day, and what a measure counts of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Unit
from desktop_app.domain.records import Kind, Record
from desktop_app.i18n import N_
from desktop_app.rules.incentives.plan import Filter

_NO_VALUES: Final[Mapping[str, Fraction]] = {}


@dataclass(frozen=True, slots=True)
class Credit:
    """A record, or the exact ``share`` of it, counted for the person.

    ``values`` are measures the record itself doesn't carry (margin, points). ``original`` is the record version a
    return belongs to. ``region`` is the customer's on that day. ``gross``: the record's amount with tax, if it is
    another. ``rate``: units of the plan's currency for one of the document's, as the document states it.
    """

    record: Record
    share: Fraction = Fraction(1)
    region: str = ""
    original: int | None = None
    values: Mapping[str, Fraction] = field(default_factory=lambda: _NO_VALUES)
    gross: Fraction | None = None
    rate: Fraction | None = None


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
_BOOKED: Final = frozenset({Kind.SALE, Kind.INVOICE, Kind.OPPORTUNITY})


def unit_of(measure: str) -> Unit:
    """The measure's unit; one that is not made of records is a score."""
    found = _BY_KEY.get(measure)
    return found.unit if found else Unit.SCORE


def order(credit: Credit) -> tuple[object, ...]:
    """Day; then time, none before any; then document number, digits by value; then line number."""
    record = credit.record
    return record.day, record.time, _numbered(record.document), _numbered(record.line), record.version


def counted(credits_: Iterable[Credit], measure: str, filter_: Filter, span: Period) -> list[Credit]:
    """The credits of ``span`` that bear on ``measure``, in their order."""
    return sorted(
        (
            credit
            for credit in credits_
            if credit.record.day in span and _bears_on(credit, measure) and _passes(credit, filter_)
        ),
        key=order,
    )


def value(credit: Credit, measure: str) -> Fraction:
    """What ``credit`` adds to ``measure``; a return counts one deal less."""
    record = credit.record
    match measure:
        case "revenue" | "collected":
            whole = record.amount
        case "units":
            whole = record.quantity
        case "deals":
            whole = Fraction((record.amount > 0) - (record.amount < 0))
        case _:
            whole = credit.values[measure]
    return whole * credit.share


def _bears_on(credit: Credit, measure: str) -> bool:
    if measure in {"revenue", "units", "deals"}:
        return credit.record.kind in _BOOKED
    return credit.record.kind is Kind.PAYMENT if measure == "collected" else measure in credit.values


def _passes(credit: Credit, wanted: Filter) -> bool:
    record = credit.record
    named = (
        (wanted.products, record.product),
        (wanted.channels, record.channel),
        (wanted.regions, credit.region),
        (wanted.customers, record.customer),
    )
    if any(allowed and name not in allowed for allowed, name in named):
        return False
    size = abs(record.amount)
    return (wanted.size_from is None or size >= wanted.size_from) and (
        wanted.size_below is None or size < wanted.size_below
    )


def _numbered(text: str) -> tuple[tuple[int, int, str], ...]:
    """Digits compare by value and before letters: 9 before 10, INV-2 before INV-10."""
    parts: list[tuple[int, int, str]] = []
    run = ""
    for char in text:
        if run and char.isdecimal() != run[-1].isdecimal():
            parts.append(_part(run))
            run = ""
        run += char
    return (*parts, _part(run)) if run else tuple(parts)


def _part(run: str) -> tuple[int, int, str]:
    return (0, int(run), "") if run.isdecimal() else (1, 0, run)
