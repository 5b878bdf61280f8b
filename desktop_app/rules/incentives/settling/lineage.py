"""Which component of a version goes on from which one before, and from which day one counts that goes on from none.

What adds up over the year keeps what it earned under another name; what is new in mid-year counts from its first day,
or the months before would be paid once more.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.plan import Component, PeriodRule, Plan, PlanVersion

Line = tuple[date, str]
"""The version's first day and the component's name."""


def before(earlier: PlanVersion, later: PlanVersion, component: Component) -> Component | None:
    """The component of ``earlier`` that ``component`` of ``later`` goes on from, with measure and period unchanged.

    By its name; one that was renamed, if it is the only one of its measure and period that came and one went.
    """
    named = next((one for one in earlier.components if one.name == component.name), None)
    if named is not None:
        return named if _kind(named) == _kind(component) else None
    gone, come = _only_in(earlier, later, component), _only_in(later, earlier, component)
    return gone[0] if len(gone) == len(come) == 1 else None


def _only_in(version: PlanVersion, other: PlanVersion, like: Component) -> list[Component]:
    known = {one.name for one in other.components}
    return [one for one in version.components if one.name not in known and _kind(one) == _kind(like)]


def _kind(component: Component) -> tuple[object, ...]:
    return component.measure, component.rule, component.every, component.basis


@lru_cache(maxsize=64)
def identities(plan: Plan) -> Mapping[Line, str]:
    """One text for all components that go on from one another: the first one's name, with its day if it came later."""
    found: dict[Line, str] = {}
    last: PlanVersion | None = None
    for version in plan.versions:
        for one in version.components:
            origin = None if last is None else before(last, version, one)
            if last is not None and origin is not None:
                found[version.valid_from, one.name] = found[last.valid_from, origin.name]
            else:
                late = "" if last is None else f" @{version.valid_from.isoformat()}"
                found[version.valid_from, one.name] = one.name + late
        last = version
    return found


def began_in(plan: Plan, version: PlanVersion, component: Component, period: Period) -> bool:
    """Whether the component came within ``period``, after the plan had begun: nothing was earned in it before."""
    identity = identities(plan)[version.valid_from, component.name]
    first = min(day for (day, _name), one in identities(plan).items() if one == identity)
    return first != plan.versions[0].valid_from and first in period


@lru_cache(maxsize=64)
def begun(plan: Plan) -> Plan:
    """``plan`` with what adds up and goes on from nothing counting only records from the day it came."""
    first: dict[str, date] = {}
    for (day, _name), identity in sorted(identities(plan).items()):
        first.setdefault(identity, day)
    beginning = plan.versions[0].valid_from
    return replace(
        plan,
        versions=tuple(
            replace(
                version,
                components=tuple(_from(one, first[_of(plan, version, one)], beginning) for one in version.components),
            )
            for version in plan.versions
        ),
    )


def _of(plan: Plan, version: PlanVersion, component: Component) -> str:
    return identities(plan)[version.valid_from, component.name]


def _from(component: Component, day: date, beginning: date) -> Component:
    if component.rule is PeriodRule.DISCRETE or day == beginning:
        return component
    since = max(day, component.filter.first_day or day)
    return replace(component, filter=replace(component.filter, first_day=since))
