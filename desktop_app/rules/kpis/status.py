"""When a figure is on track, to be watched or to be acted on, and why; the figure itself is put together in judge.py.

Order: nothing to judge, too few records, too early, then the landing band against the target, the pace, the value.
"""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.catalogue import Direction, Kpi, Reference, Thresholds
from desktop_app.rules.kpis.effects import estimate
from desktop_app.rules.statistics.landing import Landing
from desktop_app.rules.statistics.pace import TOO_EARLY, Pace
from desktop_app.rules.statistics.xmr import Rule, Signal


class Status(Enum):
    """``NONE``: there is no value, or no better direction. ``NO_TARGET``: a value, nothing to hold it against."""

    ON_TRACK = "on_track"
    WATCH = "watch"
    ACT = "act"
    TOO_EARLY = "too_early"
    TOO_FEW = "too_few"
    NONE = "none"
    NO_TARGET = "no_target"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``reason``: one step; its part, if any, says what the reference is."""

    status: Status
    reason: Explanation


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status is judged from: plain numbers. ``elapsed`` is 1 once the period is over.

    ``goal``: the target, or else the reference of the KPI's thresholds; ``has_target`` tells which. ``has_limits``:
    a usual range is known and the figure can be held against it; ``signal``: what it then gave.
    ``maturing``: what belongs to the period is still coming in. ``young``: the data begin too shortly before it.
    ``turning``: the period runs, and until its end the figure may turn into its opposite.
    """

    outcome: Outcome
    elapsed: Fraction
    goal: Fraction | None = None
    has_target: bool = False
    pace: Pace | None = None
    landing: Landing | None = None
    signal: Signal | None = None
    has_limits: bool = False
    currency: str = ""
    maturing: bool = False
    young: bool = False
    turning: bool = False


_PACE_MET: Final = Fraction(99, 100)
"""Of what is expected by now (Recruiterflow help 12808961: on track from 99 %)."""


def amount(kpi: Kpi, value: Fraction | float, currency: str) -> Quantity:
    """``value`` in the KPI's unit; an estimate is cut to six decimals, because it claims no more."""
    exact = value if isinstance(value, Fraction) else Fraction(round(value * 10**6), 10**6)
    return Quantity(exact, kpi.unit, currency if kpi.unit is Unit.MONEY else "")


def judge_status(kpi: Kpi, standing: Standing) -> Verdict:
    """The status and its reason. See statistics.md, "Status" and "Pace", and ``Thresholds`` for the factors."""
    value = standing.outcome.value
    if value is None:
        return Verdict(Status.NONE, standing.outcome.missing or explain("kpi.no_data"))
    if kpi.direction is Direction.NEITHER:
        return Verdict(Status.NONE, explain("status.no_direction"))
    if standing.outcome.n < kpi.min_sample:
        few = explain("status.too_few", n=standing.outcome.n, least=kpi.min_sample)
        return Verdict(Status.TOO_FEW, few)
    if standing.young or standing.maturing or standing.turning:
        return Verdict(Status.TOO_EARLY, _unripe(kpi, standing))
    if standing.goal is None or _is_nothing(kpi, standing):
        return _without_goal(kpi, standing)
    return _against(kpi, standing, value, standing.goal)


def _unripe(kpi: Kpi, standing: Standing) -> Explanation:
    if standing.young:
        return explain("status.young")
    return explain("status.turning") if standing.turning else explain("status.maturing", days=kpi.matures)


def _is_nothing(kpi: Kpi, standing: Standing) -> bool:
    """A target of 0: whoever carries no part of what is to be sold met nothing by selling nothing."""
    return standing.has_target and standing.goal == 0 and kpi.accumulates and kpi.direction is Direction.HIGHER


def _against(kpi: Kpi, standing: Standing, value: Fraction, goal: Fraction) -> Verdict:
    running = standing.elapsed < 1
    if running and _reached(kpi, value, goal):
        return _verdict(Status.ON_TRACK, "status.reached", kpi, standing)
    if _too_early(kpi, standing):
        return Verdict(Status.TOO_EARLY, explain("status.too_early", elapsed=_percent(standing.elapsed)))
    if running and standing.landing and kpi.direction is not Direction.BAND:
        return _by_landing(kpi, standing, standing.landing, goal)
    if running and kpi.accumulates and kpi.direction is not Direction.BAND:
        return _by_pace(kpi, standing, value, goal)
    if kpi.direction is Direction.BAND:
        status = _inside(kpi.thresholds, value, goal)
    else:
        status = _graded(kpi, value, kpi.met(goal), kpi.watch(goal))
    return _verdict(status, f"status.value_{status.value}", kpi, standing)


def _reached(kpi: Kpi, value: Fraction, goal: Fraction) -> bool:
    """A sum that has passed its target has reached it, however early; only returns could undo it."""
    return kpi.accumulates and kpi.direction is Direction.HIGHER and value >= goal > 0


def _too_early(kpi: Kpi, standing: Standing) -> bool:
    return standing.elapsed < TOO_EARLY and not kpi.snapshot


def _by_landing(kpi: Kpi, standing: Standing, landing: Landing, goal: Fraction) -> Verdict:
    """The target inside the band or below it: on track; above: watch; so far above that ``watch`` × it is: act."""
    higher = kpi.direction is Direction.HIGHER
    if (landing.high >= goal) if higher else (landing.low <= goal):
        status = Status.ON_TRACK
    else:
        edge = kpi.watch(goal)
        near = landing.value >= edge if higher else landing.value <= edge
        status = Status.WATCH if near else Status.ACT
    return _verdict(
        status,
        f"status.landing_{status.value}",
        kpi,
        standing,
        landing=estimate(kpi, landing.value, standing.currency),
        low=estimate(kpi, landing.low, standing.currency),
        high=estimate(kpi, landing.high, standing.currency),
    )


def _by_pace(kpi: Kpi, standing: Standing, value: Fraction, goal: Fraction) -> Verdict:
    """99 % of what is expected by now is on track, the ``watch`` factor of it to be watched; no landing is known."""
    due = goal * (standing.pace or Pace(standing.elapsed)).share
    met = _PACE_MET if kpi.direction is Direction.HIGHER else 1 / _PACE_MET
    status = _graded(kpi, value, met * due, kpi.watch(due))
    expected = amount(kpi, due, standing.currency)
    return _verdict(status, f"status.pace_{status.value}", kpi, standing, expected=expected)


def _inside(thresholds: Thresholds, value: Fraction, goal: Fraction) -> Status:
    """How near ``value`` is to the middle of its band."""
    size = Fraction(1) if thresholds.distance else abs(goal)
    away = abs(value - goal)
    if away <= thresholds.met * size:
        return Status.ON_TRACK
    return Status.WATCH if away <= thresholds.watch * size else Status.ACT


def _graded(kpi: Kpi, value: Fraction, met: Fraction, watch: Fraction) -> Status:
    sign = 1 if kpi.direction is Direction.HIGHER else -1
    if sign * value >= sign * met:
        return Status.ON_TRACK
    return Status.WATCH if sign * value >= sign * watch else Status.ACT


def _without_goal(kpi: Kpi, standing: Standing) -> Verdict:
    """Only a change beyond chance is judged: outside the usual range, or a run of points on one side of it."""
    if standing.has_target or kpi.thresholds.reference is Reference.TARGET:
        step = "target_of_nothing" if standing.has_target else "no_target"
        return Verdict(Status.NO_TARGET, explain(f"status.{step}"))
    if kpi.thresholds.reference is not Reference.LIMITS or not standing.has_limits:
        return Verdict(Status.NO_TARGET, explain("status.no_reference"))
    if _too_early(kpi, standing):
        return Verdict(Status.TOO_EARLY, explain("status.too_early", elapsed=_percent(standing.elapsed)))
    signal = standing.signal
    if not signal:
        return Verdict(Status.NO_TARGET, explain("status.in_usual_range"))
    if kpi.direction is not Direction.BAND and signal.upward is (kpi.direction is Direction.HIGHER):
        return Verdict(Status.ON_TRACK, explain(f"status.signal_good_{signal.rule.value}"))
    status = Status.ACT if signal.rule is Rule.OUTSIDE else Status.WATCH
    return Verdict(status, explain(f"status.signal_bad_{signal.rule.value}"))


def _verdict(status: Status, step: str, kpi: Kpi, standing: Standing, **values: Quantity) -> Verdict:
    """A verdict against the goal; its part names the goal: the target or a reference."""
    value, goal = standing.outcome.value, standing.goal
    assert value is not None
    assert goal is not None
    kind = "target" if standing.has_target else kpi.thresholds.reference.value
    target = amount(kpi, goal, standing.currency)
    reference = explain(f"reference.{kind}", target)
    shown = amount(kpi, value, standing.currency)
    known = (("value", shown), ("goal", target), *values.items())
    return Verdict(status, Explanation(step, known, parts=(reference,)))


def _percent(share: Fraction) -> Quantity:
    return Quantity(share, Unit.PERCENT)
