"""What an example gives, as the engine takes it: what is known of the person on the day of a run."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Protocol, TypeVar

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import Period
from desktop_app.domain.records import Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.example import Example, ExampleCalendar, ExampleRecord
from desktop_app.rules.incentives.plan import (
    Need,
    Plan,
    PlanVersion,
    due,
    earning_span,
    quota_needs,
    versions_in,
)
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.facts import Facts, Opening


def facts_of(example: Example, plan: Plan, periods: Sequence[Period], on: date) -> Facts:
    """What is known on the day ``on`` for the runs of ``periods``, the open one last."""
    needs = [need for period in periods for one in versions_in(plan, period) for need in quota_needs(one, period)]
    needs += [Need(one.quota, one.period) for one in example.weights]
    totals = [need for period in periods for one in versions_in(plan, period) for need in _totals_needed(one, period)]
    inputs = PersonInputs(
        1,
        example.person,
        _credits(example, on),
        dict(_named(example.quotas, needs)),
        dict(_named(example.totals, totals)),
        example.target_pay,
    )
    return Facts(
        inputs,
        example.joined,
        example.left,
        _calendar(example.calendar),
        example.absences,
        _known(example.payments, on),
        _known(example.bills, on),
        example.events,
        example.rates,
        example.adjustments,
        _opening(example, periods[0]),
        example.weights,
        example.quota_changes,
    )


class _Dated(Protocol):
    """What became known on a day, its own by default."""

    @property
    def day(self) -> date: ...

    @property
    def known(self) -> date | None: ...


_Fact = TypeVar("_Fact", bound=_Dated)


def _known(found: tuple[_Fact, ...], on: date) -> tuple[_Fact, ...]:
    return tuple(one for one in found if (one.known or one.day) <= on)


def _calendar(given: ExampleCalendar) -> WorkingCalendar:
    days = dict.fromkeys(given.free, Fraction(0)) | dict.fromkeys(given.worked, Fraction(1))
    return WorkingCalendar(frozenset(given.weekend), days)


def _opening(example: Example, first: Period) -> Opening | None:
    """What was earned and measured before stands from the first run on."""
    if example.opening or not (example.earned_before or example.measure_before):
        return example.opening
    return Opening(first.start, example.measure_before, example.earned_before)


def _totals_needed(version: PlanVersion, period: Period) -> list[Need]:
    return [
        Need(component.measure, earning_span(version, component, part))
        for component in version.components
        for part in due(component, period, version.fiscal_start, version.terms)
    ]


def _named(amounts: Mapping[str, Fraction], needs: list[Need]) -> Iterator[tuple[Need, Fraction]]:
    for need in needs:
        found = amounts.get(f"{need.name} {need.span.name}", amounts.get(need.name))
        if found is not None:
            yield need, found


def _in_force(example: Example, on: date) -> dict[int, ExampleRecord]:
    """The rows known on ``on``, numbered from 1; a correction takes the place of the row it names."""
    places: dict[tuple[str, str], int] = {}
    found: dict[int, ExampleRecord] = {}
    for number, row in enumerate(example.records, 1):
        if (row.known or row.day) > on:
            continue
        key = (row.corrects or row.document, row.line)
        if row.corrects:
            found.pop(places.get(key, 0), None)
        found[number] = row
        places[key] = number
    return found


def _credits(example: Example, on: date) -> list[Credit]:
    rows = _in_force(example, on)
    numbers = {row.corrects or row.document: number for number, row in rows.items() if row.corrects or row.document}
    return [
        Credit(
            Record(
                number,
                row.kind,
                row.corrects or row.document,
                row.day,
                1,
                row.amount,
                row.time,
                row.line,
                row.customer,
                row.product,
                row.channel,
                row.quantity,
                row.currency,
            ),
            row.share,
            row.region,
            numbers.get(row.original),
            row.values,
            row.gross,
            row.rate,
        )
        for number, row in rows.items()
    ]
