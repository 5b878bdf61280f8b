"""What an example gives, as the engine takes it: what is known of the person on the day of a run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Protocol, TypeVar

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.period import Period
from desktop_app.domain.records import Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.crediting import NOBODY, Book, Credited, Dated, Sold, credit_people, on_day
from desktop_app.rules.incentives.example import Example, ExampleCalendar, ExampleEntry, ExamplePerson, ExampleRecord
from desktop_app.rules.incentives.needs import figure_needs, quota_needs, team_needs
from desktop_app.rules.incentives.plan import Need, Plan, version_on, versions_in
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.changes import sub_periods
from desktop_app.rules.incentives.settling.facts import Facts, Opening
from desktop_app.rules.incentives.settling.team import TeamMember


def people_of(example: Example) -> tuple[ExamplePerson, ...]:
    """Everybody in the order of their staff numbers, which count from 1."""
    return example.people or (ExamplePerson(example.person),)


def members_of(example: Example, plan: Plan, periods: Sequence[Period], on: date) -> list[TeamMember]:
    """Everybody the plan pays, with what is known on the day ``on`` for the runs of ``periods``."""
    numbers = _numbers(example)
    return [
        TeamMember(
            _own_plan(plan, person),
            facts_of(example, plan, periods, on, person),
            _reports(example, numbers[person.name], periods[-1]),
        )
        for person in people_of(example)
        if person.plan
    ]


def facts_of(
    example: Example, plan: Plan, periods: Sequence[Period], on: date, person: ExamplePerson | None = None
) -> Facts:
    """What is known of ``person`` (the first by default) on the day ``on`` for ``periods``, the open one last."""
    person = person or people_of(example)[0]
    joined = person.joined or example.joined
    return Facts(
        _inputs(example, plan, periods, on, person),
        joined,
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


def _inputs(example: Example, plan: Plan, periods: Sequence[Period], on: date, person: ExamplePerson) -> PersonInputs:
    versions = [(version, period) for period in periods for version in versions_in(plan, period)]
    needs = [need for version, period in versions for need in quota_needs(version, period)]
    needs += [Need(one.quota, one.period) for one in example.weights]
    halves = [(version_on(plan, sub.start), sub) for period in periods for sub in sub_periods(plan, period)]
    figures = [need for version, period in (*versions, *halves) for need in figure_needs(version, period)]
    credited, number = credited_of(example, on), _numbers(example)[person.name]
    return PersonInputs(
        number,
        person.name,
        list(credited.own.get(number, ())),
        dict(_named({**example.quotas, **person.quotas}, needs)),
        dict(_named({**example.totals, **person.totals}, figures)),
        example.target_pay if person.target_pay is None else person.target_pay,
        answers=dict(_named({**example.answers, **person.answers}, figures)),
        decisions={**example.decisions, **person.decisions},
        roles=example.roles if person.roles is None else person.roles,
        joined=person.joined or example.joined,
        reports=list(credited.reports.get(number, ())),
    )


def team_of(example: Example, plan: Plan, periods: Sequence[Period]) -> PersonInputs:
    """The team's own quotas and figures."""
    quotas, figures = [], []
    for period in periods:
        for version in versions_in(plan, period):
            held, read = team_needs(version, period)
            quotas += held
            figures += read
    known = dict(_named(example.team_totals, figures))
    return PersonInputs(0, "", quotas=dict(_named(example.team_quotas, quotas)), totals=known)


def credited_of(example: Example, on: date) -> Credited:
    """Each record known on ``on``, credited to people by their numbers."""
    numbers, rows = _numbers(example), _in_force(example, on)
    sellers = {name: _entries(entries, numbers) for name, entries in example.sellers.items()}
    managers = {numbers[person.name]: _entries(person.managers, numbers) for person in example.people}
    sold = [
        Sold(
            credit,
            {numbers[name]: share for name, share in rows[credit.record.version].split.items()},
            {numbers[name]: share for name, share in rows[credit.record.version].overlay.items()},
        )
        for credit in _credits(example, rows)
    ]
    return credit_people(sold, Book(sellers, sellers, managers))


def _numbers(example: Example) -> dict[str, int]:
    return {person.name: number for number, person in enumerate(people_of(example), 1)}


def _entries(entries: tuple[ExampleEntry, ...], numbers: Mapping[str, int]) -> list[Dated]:
    return [Dated(numbers.get(entry.name, NOBODY), entry.first) for entry in entries]


def _reports(example: Example, manager: int, period: Period) -> frozenset[int]:
    numbers = _numbers(example)
    return frozenset(
        numbers[person.name]
        for person in example.people
        if on_day(_entries(person.managers, numbers), period.last) == manager
    )


def _own_plan(plan: Plan, person: ExamplePerson) -> Plan:
    """The plan with the person's components only, where they are named."""
    if not person.components:
        return plan
    versions = tuple(
        replace(version, components=tuple(one for one in version.components if one.name in person.components))
        for version in plan.versions
    )
    return replace(plan, versions=versions)


class _Dated(Protocol):
    """What became known on a day, its own by default."""

    @property
    def day(self) -> date: ...

    @property
    def known(self) -> date | None: ...


_Fact = TypeVar("_Fact", bound=_Dated)
_Amount = TypeVar("_Amount")


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


def _named(amounts: Mapping[str, _Amount], needs: list[Need]) -> Iterator[tuple[Need, _Amount]]:
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


def _credits(example: Example, rows: Mapping[int, ExampleRecord]) -> list[Credit]:
    people = _numbers(example)
    numbers = {row.corrects or row.document: number for number, row in rows.items() if row.corrects or row.document}
    return [
        Credit(
            Record(
                number,
                row.kind,
                row.corrects or row.document,
                row.day,
                people.get(row.seller, NOBODY) if example.people else 1,
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
            row.variant,
            row.category,
            row.segment,
            row.new,
        )
        for number, row in rows.items()
    ]
