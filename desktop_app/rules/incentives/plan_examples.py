"""The examples a plan file carries: inputs, what is expected of them, and whether the engine agrees."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import from_minor, to_minor
from desktop_app.domain.period import Period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.plan import (
    Need,
    Plan,
    PlanVersion,
    due,
    earning_span,
    quota_needs,
    version_on,
)
from desktop_app.rules.incentives.result import ComponentResult, PersonInputs, Result, State
from desktop_app.rules.incentives.toml_fields import format_number


@dataclass(frozen=True, slots=True)
class ExampleRecord:
    """One credited record. ``original``: the ``document`` of the record that a return belongs to."""

    day: date
    amount: Fraction = Fraction(0)
    quantity: Fraction = Fraction(1)
    document: str = ""
    line: str = ""
    time: str = ""
    kind: Kind = Kind.SALE
    share: Fraction = Fraction(1)
    product: str = ""
    channel: str = ""
    region: str = ""
    customer: str = ""
    currency: str = ""
    original: str = ""
    values: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExpectedComponent:
    """What one component should give; what is left out is not looked at. ``records``: pay of each, in their order.

    ``reason`` is the id of the reason without "reason.": quota_missing, quota_zero, …
    """

    pay: Fraction | None = None
    measure: Fraction | None = None
    quota: Fraction | None = None
    attainment: Fraction | None = None
    rate: Fraction | None = None
    effective_rate: Fraction | None = None
    tier: int | None = None
    cut: Fraction | None = None
    next_unit: Fraction | None = None
    missing: Fraction | None = None
    other: Fraction | None = None
    records: tuple[Fraction, ...] | None = None
    state: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the run of ``period`` should give: in total, and by component."""

    period: Period
    pay: Fraction | None = None
    state: str | None = None
    version: date | None = None
    components: Mapping[str, ExpectedComponent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """One person's runs in the order of ``expect``; what a run earned is "earned before" for the next.

    ``quotas`` and ``totals`` by name, or by name and period where they differ: "revenue 2026-01".
    ``earned_before`` and ``measure_before`` by component, money and measure before the first run.
    """

    name: str
    expect: tuple[Expected, ...]
    source: str = ""
    person: str = "Ana"
    records: tuple[ExampleRecord, ...] = ()
    quotas: Mapping[str, Fraction] = field(default_factory=dict)
    totals: Mapping[str, Fraction] = field(default_factory=dict)
    target_pay: Fraction | None = None
    earned_before: Mapping[str, Fraction] = field(default_factory=dict)
    measure_before: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where an example and the engine disagree; ``place`` such as "2026-01 · Commission · pay"."""

    place: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class ExampleResult:
    example: str
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> bool:
        return not self.differences


_Wanted = TypeVar("_Wanted", Expected, ExpectedComponent)


def run(plan: Plan, examples: tuple[Example, ...]) -> list[ExampleResult]:
    """Evaluate each example of ``plan`` and compare; a difference is a value, not an error."""
    return [ExampleResult(example.name, tuple(_run(plan, example))) for example in examples]


def accept(plan: Plan, example: Example) -> Example:
    """The example with what ``plan`` gives now wherever it expects something; UserError if a run has no version."""
    expect = tuple(
        _accepted(expected, version, result) for expected, version, result in _replay(plan, example, example.expect)
    )
    return replace(example, expect=expect)


def _run(plan: Plan, example: Example) -> Iterator[Difference]:
    valid = []
    for expected in example.expect:
        try:
            version_on(plan, expected.period.start)
        except UserError as error:
            yield Difference(expected.period.name, "", str(error))
        else:
            valid.append(expected)
    for expected, version, result in _replay(plan, example, valid):
        yield from _compare_run(expected, version, result)


def _replay(plan: Plan, example: Example, runs: Iterable[Expected]) -> Iterator[tuple[Expected, PlanVersion, Result]]:
    """One run after another, each with what the runs before it earned."""
    earned: dict[str, int] = {}
    for expected in runs:
        version = version_on(plan, expected.period.start)
        before = _earned_before(example, version)
        before.update({name: before.get(name, 0) + minor for name, minor in earned.items()})
        result = evaluate(version, _inputs(example, version, expected.period, before), expected.period)
        for one in result.components:
            if one.pay is not None:
                earned[one.component.name] = earned.get(one.component.name, 0) + one.pay
        yield expected, version, result


def _accepted(expected: Expected, version: PlanVersion, result: Result) -> Expected:
    found = _found_run(version, result)
    components = {
        one.component.name: _taken(expected.components[one.component.name], _found(one, version.currency))
        for one in result.components
        if one.component.name in expected.components
    }
    return replace(_taken(expected, found), components=components)


def _taken(expected: _Wanted, found: Mapping[str, Any]) -> _Wanted:
    """``expected`` with each of its figures that is given at all as it was ``found``."""
    given = {name: value for name, value in found.items() if getattr(expected, name) is not None}
    return replace(expected, **given)


def _earned_before(example: Example, version: PlanVersion) -> dict[str, int]:
    return {
        name: to_minor(amount, version.currency, version.rounding) for name, amount in example.earned_before.items()
    }


def _inputs(example: Example, version: PlanVersion, period: Period, earned: dict[str, int]) -> PersonInputs:
    return PersonInputs(
        1,
        example.person,
        _credits(example),
        dict(_named(example.quotas, quota_needs(version, period))),
        dict(_named(example.totals, _totals_needed(version, period))),
        example.target_pay,
        earned,
        example.measure_before,
    )


def _totals_needed(version: PlanVersion, period: Period) -> list[Need]:
    return [
        Need(component.measure, earning_span(version, component, part))
        for component in version.components
        for part in due(component, period, version.fiscal_start)
    ]


def _named(amounts: Mapping[str, Fraction], needs: list[Need]) -> Iterator[tuple[Need, Fraction]]:
    for need in needs:
        found = amounts.get(f"{need.name} {need.span.name}", amounts.get(need.name))
        if found is not None:
            yield need, found


def _credits(example: Example) -> list[Credit]:
    numbers = {record.document: number for number, record in enumerate(example.records, 1) if record.document}
    return [
        Credit(
            Record(
                number,
                record.kind,
                record.document,
                record.day,
                1,
                record.amount,
                record.time,
                record.line,
                record.customer,
                record.product,
                record.channel,
                record.quantity,
                record.currency,
            ),
            record.share,
            record.region,
            numbers.get(record.original),
            record.values,
        )
        for number, record in enumerate(example.records, 1)
    ]


def _compare_run(expected: Expected, version: PlanVersion, result: Result) -> Iterator[Difference]:
    place = expected.period.name
    yield from _compare(place, expected, _found_run(version, result))
    by_name = {one.component.name: one for one in result.components}
    for name, wanted in expected.components.items():
        if name not in by_name:
            yield Difference(f"{place} · {name}", name, "")
        else:
            yield from _compare(f"{place} · {name}", wanted, _found(by_name[name], version.currency))


def _found_run(version: PlanVersion, result: Result) -> dict[str, object]:
    return {
        "pay": None if result.total is None else from_minor(result.total, version.currency),
        "state": result.state.value,
        "version": version.valid_from,
    }


def _found(one: ComponentResult, currency: str) -> dict[str, object]:
    def money(minor: int) -> Fraction:
        return from_minor(minor, currency)

    return {
        **{name: getattr(one, name) for name in ("measure", "quota", "attainment", "rate", "effective_rate", "tier")},
        **{name: getattr(one, name) for name in ("cut", "next_unit", "missing")},
        "pay": None if one.pay is None else money(one.pay),
        "other": money(one.other),
        "records": tuple(money(record.minor) for record in one.records),
        "state": one.state.value,
        "reason": _reason(one),
    }


def _reason(one: ComponentResult) -> str | None:
    if one.state is not State.NOT_EVALUABLE:
        return None
    return one.explanation.parts[0].step.removeprefix("reason.")


def _compare(place: str, expected: Expected | ExpectedComponent, found: Mapping[str, object]) -> Iterator[Difference]:
    for name, value in found.items():
        wanted = getattr(expected, name)
        if wanted is not None and wanted != value:
            yield Difference(f"{place} · {name}", _text(wanted), _text(value))


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_text(item) for item in value)
    return str(format_number(value)) if isinstance(value, Fraction) else str(value)
