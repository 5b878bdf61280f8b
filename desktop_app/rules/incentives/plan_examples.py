"""Running the examples a plan file carries, and saying where the engine and they disagree."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeVar

from desktop_app.domain.errors import UserError
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Period
from desktop_app.i18n import N_
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.example import Example, Expected, ExpectedComponent
from desktop_app.rules.incentives.example_inputs import credited_of, members_of, people_of, team_of
from desktop_app.rules.incentives.plan import Plan, PlanVersion, version_on
from desktop_app.rules.incentives.result import OPEN, ComponentResult
from desktop_app.rules.incentives.settling.ledger import Ledger
from desktop_app.rules.incentives.settling.settlement import Settlement
from desktop_app.rules.incentives.settling.team import settle_team
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


@dataclass(frozen=True, slots=True)
class Replayed:
    """A run with what is expected of it; ``settlements`` by currency, more than one where each is paid alone."""

    expected: Expected
    version: PlanVersion
    settlements: Mapping[str, Settlement]
    unassigned: Fraction = Fraction(0)

    @property
    def settlement(self) -> Settlement:
        return next(iter(self.settlements.values()))


_Wanted = TypeVar("_Wanted", Expected, ExpectedComponent)


def run(plan: Plan, examples: tuple[Example, ...]) -> list[ExampleResult]:
    """Evaluate each example of ``plan`` and compare; a difference is a value, not an error."""
    return [ExampleResult(example.name, tuple(_run(plan, example))) for example in examples]


def accept(plan: Plan, example: Example) -> Example:
    """The example with what ``plan`` gives now wherever it expects something; UserError if a run has no version."""
    return replace(example, expect=tuple(_accepted(one) for one in replay(plan, example, example.expect)))


def _run(plan: Plan, example: Example) -> Iterator[Difference]:
    valid = []
    for expected in example.expect:
        try:
            version_on(plan, expected.period.start)
        except UserError as error:
            yield Difference(expected.period.name, "", str(error))
        else:
            valid.append(expected)
    try:
        for one in replay(plan, example, valid):
            yield from _compare_run(one)
    except UserError as error:
        yield Difference(example.name, "", str(error))


def replay(plan: Plan, example: Example, runs: Iterable[Expected]) -> Iterator[Replayed]:
    """One run after another, each with what the runs before it posted and what was known on its day."""
    ledgers: dict[int, Mapping[str, Ledger]] = {}
    periods: list[Period] = []
    done: dict[tuple[Period, date], dict[int, dict[str, Settlement]]] = {}
    for expected in runs:
        period = expected.period
        on = expected.on or period.last
        if (period, on) not in done:
            periods = [*(one for one in periods if one != period), period]
            members, team = members_of(example, plan, periods, on), team_of(example, plan, periods)
            done[period, on] = settle_team(members, period, ledgers, on, team)
            ledgers |= {
                person: {currency: one.ledger for currency, one in found.items()}
                for person, found in done[period, on].items()
            }
        names = [person.name for person in people_of(example)]
        found = done[period, on].get(names.index(expected.person or names[0]) + 1 if _known(expected, names) else 0)
        if found is None:
            raise UserError(
                N_("The example expects a result of “{name}”, whom the plan does not pay."),
                N_("Correct the name, or add the person."),
                name=expected.person,
            )
        unassigned = sum((one.record.amount * one.share for one in _unassigned(example, period, on)), Fraction(0))
        yield Replayed(expected, version_on(plan, period.start), found, unassigned)


def _known(expected: Expected, names: list[str]) -> bool:
    return not expected.person or expected.person in names


def _unassigned(example: Example, period: Period, on: date) -> Iterator[Credit]:
    return (credit for credit in credited_of(example, on).unassigned if credit.record.day in period)


def _accepted(run_: Replayed) -> Expected:
    expected = run_.expected
    components = {
        one.component.name: _taken(expected.components[one.component.name], _found(one, run_.settlement))
        for one in run_.settlement.result.components
        if one.component.name in expected.components
    }
    return replace(_taken(expected, _found_run(run_)), components=components)


def _taken(expected: _Wanted, found: Mapping[str, Any]) -> _Wanted:
    """``expected`` with each of its figures that is given at all as it was ``found``."""
    given = {name: value for name, value in found.items() if getattr(expected, name) is not None}
    return replace(expected, **given)


def _compare_run(run_: Replayed) -> Iterator[Difference]:
    expected = run_.expected
    place = f"{expected.period.name} · {expected.person}" if expected.person else expected.period.name
    yield from _compare(place, expected, _found_run(run_))
    by_name = {one.component.name: one for one in run_.settlement.result.components}
    for name, wanted in expected.components.items():
        if name not in by_name:
            yield Difference(f"{place} · {name}", name, "")
        else:
            yield from _compare(f"{place} · {name}", wanted, _found(by_name[name], run_.settlement))


_MINOR: Final = (
    "earned", "delta", "released", "held", "owed", "top_up", "cut", "carried", "deducted", "balance"
)  # fmt: skip


def _found_run(run_: Replayed) -> dict[str, object]:
    made = run_.settlement
    currency = made.result.currency
    into = made.converted
    paid = {name: one.pay for name, one in run_.settlements.items()}
    return {
        **{name: from_minor(getattr(made, name), currency) for name in _MINOR},
        "pay": None if made.pay is None else from_minor(made.pay, currency),
        "paid": None if into is None else from_minor(into.minor, into.currency),
        "state": made.result.state.value,
        "reason": made.reasons[0].step.removeprefix("reason.") if made.reasons else None,
        "version": run_.version.valid_from,
        "unassigned": run_.unassigned,
        "currencies": {name: from_minor(minor, name) for name, minor in paid.items() if minor is not None},
    }


def _found(one: ComponentResult, made: Settlement) -> dict[str, object]:
    currency = made.result.currency

    def money(minor: int) -> Fraction:
        return from_minor(minor, currency)

    paid, name = made.payable, one.component.name
    return {
        **{key: getattr(one, key) for key in ("measure", "quota", "attainment", "rate", "effective_rate", "tier")},
        **{key: getattr(one, key) for key in ("cut", "next_unit", "missing", "rank", "fund", "reward")},
        "running": tuple(record.running for record in one.records),
        "gate": None if one.gate is None else one.gate.value,
        "pay": None if one.pay is None else money(one.pay),
        "released": money(paid.released.get(name, 0)) if paid else None,
        "held": money(paid.held.get(name, 0)) if paid else None,
        "other": money(one.other),
        "records": tuple(money(record.minor) for record in one.records),
        "state": one.state.value,
        "reason": _reason(one),
    }


def _reason(one: ComponentResult) -> str | None:
    if one.state not in OPEN:
        return None
    return one.explanation.parts[0].step.removeprefix("reason.")


def _compare(place: str, expected: Expected | ExpectedComponent, found: Mapping[str, object]) -> Iterator[Difference]:
    for name, value in found.items():
        wanted = getattr(expected, name)
        if wanted is not None and wanted != value:
            yield Difference(f"{place} · {name}", _text(wanted), _text(value))


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_text(item)}" for name, item in value.items())
    if isinstance(value, tuple):
        return ", ".join(_text(item) for item in value)
    return str(format_number(value)) if isinstance(value, Fraction) else str(value)
