"""A span of records as few as possible for working pay out: totals by month and person, and those that stand alone.

Pay that depends on totals gives the same cents from them (tested); a plan that looks at single records gets them all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final

from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import made_of_records
from desktop_app.rules.incentives.modifiers import Whose
from desktop_app.rules.incentives.needs import counts_payments
from desktop_app.rules.incentives.plan import EVERYTHING, Component, Plan, PlanVersion
from desktop_app.rules.incentives.terms import AT_ONCE, Conversion, Method
from desktop_app.store import credited, sellers, settings, totals
from desktop_app.store.credited import Found
from desktop_app.store.database import Store
from desktop_app.store.totals import Answer, Question

_MEASURES: Final = ("revenue", "collected", "units")
"""What a rollup holds under the name that plans use; a count of deals takes returns off and needs the records."""


def read_span(store: Store, plans: Iterable[Plan], first: date, after: date, cuts: Iterable[date]) -> list[Found]:
    """The records of the days [first, after) for ``plans``; at each of ``cuts`` something may begin or end."""
    chosen, known = settings.load(store), list(plans)
    versions = [version for plan in known for version in plan.versions]
    span = first.toordinal(), after.toordinal()
    if not all(_of_totals(version, chosen.currency, chosen.revenue_source) for version in versions):
        return credited.load(store, chosen.revenue_source, *span, chosen.currency)
    capped = any(_cuts(component) for version in versions for component in version.components)
    payments = any(counts_payments(version) for version in versions)
    taxed = bool(Fraction(chosen.tax_rate)) if payments else None
    alone = credited.load_alone(store, chosen.revenue_source, *span, chosen.currency, negative=capped, taxed=taxed)
    begins = {version.valid_from for version in versions}
    if sellers.load(store):  # in no total of a person, and yet somebody's
        read = {one.record.version for one in alone}
        unowned = credited.load_unowned(store, chosen.revenue_source, *span, chosen.currency)
        kinds_read = {Kind(chosen.revenue_source), *([Kind.PAYMENT] if payments else [])}
        alone += [one for one in unowned if one.record.version not in read and one.record.kind in kinds_read]
    days = sorted({first, after, *(day for day in (*cuts, *begins) if first < day < after)})
    kind = Kind(chosen.revenue_source)
    spans = [(one.toordinal(), two.toordinal()) for one, two in pairwise(days)]
    kinds = (kind, Kind.PAYMENT) if payments else (kind,)
    return [*alone, *_sums(store, kinds, spans, alone)]


def _of_totals(version: PlanVersion, currency: str, source: str) -> bool:
    """Whether totals by person and month are all that its pay asks of records."""
    terms = version.terms
    known = [one for one in _MEASURES if one != "units" or source == Kind.SALE.value]
    read = {gate.measure for group in version.gates for gate in group.gates} - {""}
    read |= {one.measure for component in version.components for one in component.readings}
    return (
        all(_from_totals(component, known) for component in version.components)
        and all(one in known or not made_of_records(one) for one in read)
        and version.currency in {"", currency}
        and terms.currencies.conversion is Conversion.DOCUMENT
        and terms.clawback.method is not Method.AS_PAID
    )


def _from_totals(one: Component, known: Sequence[str]) -> bool:
    counted = one.measure in known or not made_of_records(one.measure)
    whole = one.filter == EVERYTHING and not one.rules and not one.weights and not one.with_tax
    return counted and whole and not one.by_record and one.whose is Whose.OWN and one.release == AT_ONCE


def _cuts(component: Component) -> bool:
    """What a cap cut off absorbs later credit notes, each by itself."""
    return component.cap is not None or component.attainment_cap is not None


def _sums(
    store: Store, kinds: Sequence[Kind], spans: Sequence[tuple[int, int]], alone: Sequence[Found]
) -> Iterator[Found]:
    """One record by person, span and kind, without what stands alone; its number is nobody else's."""
    kind = kinds[0]
    measures = ("revenue", *(("units",) if kind is Kind.SALE else ()), *(("collected",) if len(kinds) > 1 else ()))
    answer = totals.ask(store, Question(measures, tuple(spans), by="person"), kind.value)
    taken = _taken(spans, alone)
    number = 0
    for place, (first, _after) in enumerate(spans):
        for person in sorted(answer.groups() - {0}):
            for each in kinds:
                amount, units = _left(answer, place, person, each, taken)
                if amount or units:
                    number += 1
                    day = date.fromordinal(first)
                    record = Record(-number, each, "", day, person, amount, quantity=units)
                    yield Found(record, 0, 0, "", Fraction(0), None)


_Taken = dict[tuple[int, int, Kind], tuple[Fraction, Fraction]]


def _taken(spans: Sequence[tuple[int, int]], alone: Sequence[Found]) -> _Taken:
    found: _Taken = defaultdict(lambda: (Fraction(0), Fraction(0)))
    for one in alone:
        day = one.record.day.toordinal()
        place = next(number for number, (first, after) in enumerate(spans) if first <= day < after)
        key = place, one.record.owner, one.record.kind
        amount, units = found[key]
        found[key] = amount + one.record.amount, units + one.record.quantity
    return found


def _left(answer: Answer, place: int, person: int, kind: Kind, taken: _Taken) -> tuple[Fraction, Fraction]:
    measure = "collected" if kind is Kind.PAYMENT else "revenue"
    amount, _n = answer.total(measure, place, person)
    units = answer.total("units", place, person)[0] if kind is Kind.SALE else Fraction(0)
    gone = taken[place, person, kind]
    return amount - gone[0], units - gone[1] if kind is Kind.SALE else Fraction(0)
