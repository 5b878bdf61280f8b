"""Posted periods that need not be worked out again: the same records under the same plan, which looks no further."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.modifiers import Whose
from desktop_app.rules.incentives.plan import EVERYTHING, Component, PeriodRule, Plan, PlanVersion
from desktop_app.rules.incentives.prorating import counts_days
from desktop_app.rules.incentives.settling.facts import Facts
from desktop_app.rules.incentives.settling.ledger import Ledger, Posting
from desktop_app.rules.incentives.terms import AT_ONCE, USUAL

_OF_RECORDS: Final = frozenset({"flat", "per_unit", "marginal", "retroactive"})
_MEASURES: Final = frozenset({"revenue", "collected", "units", "deals"})


@lru_cache(maxsize=64)
def told_apart(plan: Plan) -> str:
    """What tells the versions of ``plan`` from those of every other."""
    return hashlib.sha256(repr(plan.versions).encode()).hexdigest()


def unchanged(
    plan: Plan, facts: Facts, ledger: Ledger, period: Period, credited: Callable[[Period], Mapping[int, Fraction]]
) -> dict[Period, Posting]:
    """Postings that are as they would be again; ``credited``: what each record counts in a period now.

    None where a plan adds up over the year, waits, limits, advances, or asks for more than the records themselves.
    """
    if (
        not ledger.postings
        or ledger.under != told_apart(plan)
        or facts.opening
        or facts.adjustments
        or not _looks_no_further(plan)
    ):
        return {}
    others = (one for one in ledger.postings if one.period != period)
    return {one.period: one for one in others if credited(one.period) == one.credited}


@lru_cache(maxsize=64)
def _looks_no_further(plan: Plan) -> bool:
    return all(_alone(version) for version in plan.versions)


def _alone(version: PlanVersion) -> bool:
    return version.terms == USUAL and not version.gates and all(_of_its_records(one) for one in version.components)


def _of_its_records(component: Component) -> bool:
    """Whether nothing but the records of the period makes the component's pay: all else is as it is by default.

    Steps that shrink with the days served, and accelerators, follow a day of joining that is corrected later.
    """
    plain = Component(component.name, component.shape, component.measure, basis=component.basis)
    known = component.shape.kind in _OF_RECORDS and component.measure in _MEASURES
    own = component.whose is Whose.OWN and component.release == AT_ONCE and component.filter == EVERYTHING
    timeless = component.rule is PeriodRule.DISCRETE and not counts_days(component)
    return known and own and timeless and replace(component, prorate_bounds=None, prorate_limits=None) == plain
