"""Whether a target is specific, measurable, achievable, relevant and time-bound (Doran 1981); it advises only."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import Period
from desktop_app.rules.targets.attain import Reach

_ENOUGH: Final = 6  # past periods from which "reached before" says something
_OFTEN: Final = Fraction(1, 4)
"""Reached in a quarter of the past periods counts as achievable: a default without a source, and said to be one."""


class Criterion(Enum):
    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACHIEVABLE = "achievable"
    RELEVANT = "relevant"
    TIME_BOUND = "time_bound"


@dataclass(frozen=True, slots=True)
class Draft:
    """A target as far as it is typed. ``records`` and ``past``: what the KPI has for this scope.

    ``reach``: how often ``amount`` was reached before; ``forecast_high``: the upper end of the forecast's band.
    """

    kpi: str = ""
    has_scope: bool = False
    amount: Fraction | None = None
    period: Period | None = None
    review: date | None = None
    why: str = ""
    records: int = 0
    past: int = 0
    reach: Reach | None = None
    forecast_high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """``met`` None: there is too little data to tell."""

    criterion: Criterion
    met: bool | None
    reason: Explanation


def check_smart(draft: Draft) -> tuple[Check, ...]:
    """One check a letter, in their order."""
    return (_specific(draft), _measurable(draft), _achievable(draft), _relevant(draft), _time_bound(draft))


def smart_score(checks: tuple[Check, ...]) -> int:
    """How many of the five are met."""
    return sum(check.met is True for check in checks)


def _specific(draft: Draft) -> Check:
    met = bool(draft.kpi) and draft.has_scope and draft.amount is not None
    return _check(Criterion.SPECIFIC, met)


def _measurable(draft: Draft) -> Check:
    step = explain("smart.measurable", number=draft.records, past=draft.past)
    return Check(Criterion.MEASURABLE, draft.records > 0, step if draft.records else explain("smart.measurable_not"))


def _achievable(draft: Draft) -> Check:
    reach = draft.reach
    if reach is None or reach.of < _ENOUGH or draft.amount is None:
        return Check(Criterion.ACHIEVABLE, None, explain("smart.achievable_unknown", least=_ENOUGH))
    met = Fraction(reach.times, reach.of) >= _OFTEN
    step = "smart.achievable" if met else "smart.achievable_not"
    if not met and draft.forecast_high is not None and draft.forecast_high >= draft.amount:
        return Check(Criterion.ACHIEVABLE, True, explain("smart.achievable_forecast"))
    return Check(Criterion.ACHIEVABLE, met, explain(step, times=reach.times, of=reach.of))


def _relevant(draft: Draft) -> Check:
    return _check(Criterion.RELEVANT, bool(draft.why.strip()))


def _time_bound(draft: Draft) -> Check:
    """A review day inside the period leaves time to act; on its last day there is none."""
    inside = draft.period is not None and draft.review is not None and draft.review in draft.period
    return _check(Criterion.TIME_BOUND, inside and draft.period is not None and draft.review != draft.period.last)


def _check(criterion: Criterion, met: bool) -> Check:
    return Check(criterion, met, explain(f"smart.{criterion.value}" + ("" if met else "_not")))
