"""Pools and contests: the fund, the ranks, and each person's whole part of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from desktop_app.domain.money import distribute, from_minor, to_minor
from desktop_app.domain.period import Period
from desktop_app.rules.incentives.case import Case, open_case, reason_against, total
from desktop_app.rules.incentives.credit import Credit, made_of_records
from desktop_app.rules.incentives.eligibility import reason_ineligible, reason_unknown
from desktop_app.rules.incentives.figures import read
from desktop_app.rules.incentives.gating import gated
from desktop_app.rules.incentives.modifiers import Gate, Multiplier
from desktop_app.rules.incentives.plan import Component, Need, PlanVersion, due
from desktop_app.rules.incentives.points import Left, Point, Right, line_at
from desktop_app.rules.incentives.rating import ZERO, Bounds, Shared
from desktop_app.rules.incentives.result import GateState, PersonInputs
from desktop_app.rules.incentives.shapes.contest import Contest, First, Ties
from desktop_app.rules.incentives.shapes.pool import Pool, Split

_OUT = Shared(ZERO, ZERO, 0, closed=True)


def shared_out(
    people: Sequence[tuple[PlanVersion, PersonInputs]], period: Period, team: PersonInputs | None
) -> Iterator[tuple[tuple[str, Period], int, Shared]]:
    """((component, its period), person, part) of each pool and contest, without those that something is missing for."""
    for component, cases in _groups(people, period).items():
        taking = [case for case in cases if _takes_part(case)]
        if any(_unknown(case) for case in cases):
            continue
        shape = component.shape
        if isinstance(shape, Pool):
            parts = _pool(shape, cases, taking, team)
        else:
            assert isinstance(shape, Contest)
            parts = _contest(shape, taking)
        if parts is None:
            continue
        for case in cases:
            yield (component.name, case.period), case.inputs.person, parts.get(case.inputs.person, _OUT)


def _groups(people: Sequence[tuple[PlanVersion, PersonInputs]], period: Period) -> dict[Component, list[Case]]:
    """Everybody with the same component shares one fund or is ranked together."""
    found: dict[Component, list[Case]] = {}
    for version, inputs in people:
        for component in version.components:
            own = due(component, period, version.fiscal_start, version.terms)
            if isinstance(component.shape, (Pool, Contest)) and len(own) == 1:
                found.setdefault(component, []).append(open_case(version, component, own[0], inputs, 0))
    return found


def _unknown(case: Case) -> bool:
    rule = case.component.eligible
    if reason_unknown(rule, case.inputs) or gated(case).state is GateState.UNDECIDED:
        return True
    held = replace(case, inputs=replace(case.inputs, shared={(case.component.name, case.period): _OUT}))
    return reason_against(held) is not None


def _takes_part(case: Case) -> bool:
    return reason_ineligible(case.component.eligible, case.inputs, case.period) is None and gated(case).pays


def _brought(case: Case) -> Fraction | None:
    """What the person brought to the component's measure."""
    if made_of_records(case.component.measure):
        return total(case.credits, case.component)
    return case.inputs.totals.get(Need(case.component.measure, case.period))


def _pool(
    pool: Pool, cases: Sequence[Case], taking: Sequence[Case], team: PersonInputs | None
) -> dict[int, Shared] | None:
    fund = _fund(pool, cases, team)
    weights = [_weight(pool, case) for case in taking]
    if fund is None or any(weight is None for weight in weights):
        return None
    version = cases[0].version
    minor = to_minor(fund, version.currency, version.rounding)
    known = [max(ZERO, weight) for weight in weights if weight is not None]
    parts = distribute(minor, known) if any(known) else [0] * len(known)
    whole = from_minor(minor, version.currency)
    return {
        case.inputs.person: Shared(from_minor(part, version.currency), whole, len(taking))
        for case, part in zip(taking, parts, strict=True)
    }


def _weight(pool: Pool, case: Case) -> Fraction | None:
    match pool.split:
        case Split.EQUAL:
            return Fraction(1)
        case Split.CREDIT:
            return _brought(case)
        case Split.POINTS:
            return case.inputs.totals.get(Need(pool.points, case.period))
        case Split.PERCENT:
            typed = {share.person: share.percent for share in pool.shares}
            return typed.get(case.inputs.name, ZERO)


def _fund(pool: Pool, cases: Sequence[Case], team: PersonInputs | None) -> Fraction | None:
    """None if a figure of the team is missing; never below 0: a pool takes nothing from its people."""
    first = cases[0]
    whole = _whole(cases, team)
    measured = total(_once(cases), first.component) if made_of_records(first.component.measure) else None
    if measured is None and pool.rate:
        measured = whole.totals.get(Need(first.component.measure, first.period))
        if measured is None:
            return None
    fund = max(ZERO, pool.amount + pool.rate * (measured or ZERO))
    open_ = True if pool.gate is None else _open(pool.gate, first, whole)
    factor = Fraction(1) if pool.multiplier is None else _factor(pool.multiplier, first, whole)
    return None if open_ is None or factor is None else fund * factor * open_


def _open(gate: Gate, case: Case, whole: PersonInputs) -> bool | None:
    value = read(case.version, gate, case.period, whole).value
    if value is None:
        return None
    return (gate.at_least is None or value >= gate.at_least) and (gate.at_most is None or value <= gate.at_most)


def _factor(multiplier: Multiplier, case: Case, whole: PersonInputs) -> Fraction | None:
    value = read(case.version, multiplier, case.period, whole).value
    reached = [step for step in multiplier.steps if value is not None and value >= step.lower]
    if value is None:
        return None
    found = reached[-1].factor if reached else Fraction(1)
    if multiplier.linear and reached:
        points = [Point(step.lower, step.factor) for step in multiplier.steps]
        found = line_at(points, Left.FLAT, Right.FLAT, value)
    return found if multiplier.most is None else min(found, multiplier.most)


def _whole(cases: Sequence[Case], team: PersonInputs | None) -> PersonInputs:
    """The team as if it were one person."""
    known = team or PersonInputs(0, "")
    return replace(known, credits=_once(cases))


def _once(cases: Sequence[Case]) -> list[Credit]:
    """Each record up to 100 %, however many people it is credited to."""
    shares: dict[int, Fraction] = {}
    first: dict[int, Credit] = {}
    for case in cases:
        for credit in case.credits:
            version = credit.record.version
            shares[version] = min(Fraction(1), shares.get(version, ZERO) + credit.share)
            first.setdefault(version, credit)
    return [replace(credit, share=shares[version]) for version, credit in first.items()]


def _contest(contest: Contest, taking: Sequence[Case]) -> dict[int, Shared] | None:
    """Equal results have one rank; the next rank is that of the next place."""
    results = [(case, _result(contest, case)) for case in taking]
    known = [(case, value) for case, value in results if value is not None]
    if len(known) < len(results):
        return None
    ranked = [pair for pair in known if contest.at_least is None or pair[1] >= contest.at_least]
    sign = -1 if contest.first is First.HIGHEST else 1
    ranked.sort(key=lambda pair: sign * pair[1])  # stable: equal results stay in the order of staff numbers
    found: dict[int, Shared] = {}
    place = 1
    for value, tied in groupby(ranked, key=lambda pair: pair[1]):
        same = [case for case, _value in tied]
        for case, pay in zip(same, _prizes(contest, place, same), strict=True):
            found[case.inputs.person] = Shared(pay, ZERO, len(ranked), place, value)
        place += len(same)
    return found


def _result(contest: Contest, case: Case) -> Fraction | None:
    value = _brought(case)
    if contest.bounds is Bounds.MEASURE or value is None:
        return value
    return value / case.quota if case.quota and case.quota > 0 else None


def _prizes(contest: Contest, place: int, same: Sequence[Case]) -> list[Fraction]:
    version = same[0].version
    prizes = contest.prizes[place - 1 : place - 1 + len(same)]
    if contest.ties is Ties.SHARE_RANK:
        return [prizes[0] if prizes else ZERO] * len(same)
    minor = to_minor(sum(prizes, ZERO), version.currency, version.rounding)
    return [from_minor(part, version.currency) for part in distribute(minor, [Fraction(1)] * len(same))]
