"""Running the examples a plan file carries, and saying where the engine and they disagree."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, TypeVar

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import from_minor, to_minor
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.example import Example, Expected, ExpectedComponent
from desktop_app.rules.incentives.example_inputs import inputs_of
from desktop_app.rules.incentives.plan import Plan, PlanVersion, version_on
from desktop_app.rules.incentives.result import ComponentResult, Result, State
from desktop_app.rules.incentives.toml_fields import format_number


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
        result = evaluate(version, inputs_of(example, version, expected.period, before), expected.period)
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
