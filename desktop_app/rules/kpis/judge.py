"""The complete judged figure that a gauge, a bullet row and a print show; all numbers are handed in, none is fetched.

The status stands in status.py, the steps behind the value in steps.py, texts at the edge.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import Scope
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.catalogue import Direction, Kpi, Reference
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME
from desktop_app.rules.kpis.history import FROM_THE_BEGINNING, Point, beginnings, usual, usual_limits
from desktop_app.rules.kpis.scale import Scale, scale
from desktop_app.rules.kpis.status import Standing, Status, amount, judge_status
from desktop_app.rules.statistics.intervals import Z80, wilson
from desktop_app.rules.statistics.landing import Landing
from desktop_app.rules.statistics.pace import Pace
from desktop_app.rules.statistics.xmr import Limits, Signal


@dataclass(frozen=True, slots=True)
class Given:
    """What is known about one KPI, scope and period; every number exact and already aggregated.

    ``elapsed``: share of the working days over by ``as_of``. ``same_point``: the KPI at the same point of earlier
    periods, oldest first, the period before last. ``history``: complete periods, oldest first. ``reference``: the
    value of the own last 12 months or of the team, where the thresholds ask for it. ``data_day``: the newest record.
    ``young``: the data begin too shortly before the period to judge it. ``shifts``: days on which another level began
    for a cause that is known.
    """

    period: Period
    scope: Scope
    as_of: date
    outcome: Outcome
    data_day: date | None = None
    currency: str = ""
    elapsed: Fraction = Fraction(1)
    target: Fraction | None = None
    reference: Fraction | None = None
    pace: Pace | None = None
    landing: Landing | None = None
    same_point: tuple[Fraction | None, ...] = ()
    history: tuple[Point, ...] = field(default=())
    young: bool = False
    shifts: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """Where the period will end, with its 80 % band; ``right`` of the last ``of`` bands held what came."""

    value: Quantity
    low: Quantity
    high: Quantity
    right: int
    of: int
    method: str


@dataclass(frozen=True, slots=True)
class Change:
    """Against the same point of the period before; ``beyond`` chance: None where there is too little to tell."""

    previous: Quantity
    difference: Quantity
    beyond: bool | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One gauge. ``value`` None: ``missing`` says why. ``limits``: the usual range at this figure's own n.

    ``expected``: what the pace asks for by now. ``history`` and ``signals`` belong together by index; a signal with
    the index after the last point concerns the figure itself. ``begins``: places of the history at which the usual
    range begins anew.
    """

    kpi: str
    period: Period
    scope: Scope
    as_of: date
    data_day: date | None
    value: Quantity | None
    missing: Explanation | None
    n: int
    numerator: Fraction | None
    denominator: Fraction | None
    target: Quantity | None
    reference: Quantity | None
    attainment: Quantity | None
    gap: Quantity | None
    pace: Pace | None
    expected: Quantity | None
    landing: Estimate | None
    status: Status
    reason: Explanation
    change: Change | None
    history: tuple[Point, ...]
    limits: Limits | None
    signals: tuple[Signal, ...]
    scale: Scale
    begins: tuple[int, ...] = FROM_THE_BEGINNING


def judge(kpi: Kpi, given: Given) -> Figure:
    """Everything a gauge shows, from numbers alone."""
    given = _ripe(kpi, given)
    outcome = given.outcome
    goal = given.target if given.target is not None else _reference(kpi, given)
    begins = beginnings([*(point.period for point in given.history), given.period], given.shifts)
    limits, found = usual(kpi, given.history, _now(kpi, given), outcome.n, begins)
    landing, pace = _landing(kpi, given), _pace(kpi, given)
    verdict = judge_status(kpi, _standing(kpi, given, goal, limits, found))
    return Figure(
        kpi=kpi.key,
        period=given.period,
        scope=given.scope,
        as_of=given.as_of,
        data_day=given.data_day,
        value=_quantity(kpi, given, outcome.value),
        missing=outcome.missing,
        n=outcome.n,
        numerator=outcome.numerator,
        denominator=outcome.denominator,
        target=_quantity(kpi, given, given.target),
        reference=_quantity(kpi, given, goal) if given.target is None else None,
        attainment=_attainment(given),
        gap=_gap(kpi, given),
        pace=pace,
        expected=_quantity(kpi, given, goal * pace.share) if pace and goal is not None else None,
        landing=_estimate(kpi, given, landing) if landing else None,
        status=verdict.status,
        reason=verdict.reason,
        change=_change(kpi, given, begins[-1]),
        history=given.history,
        limits=limits,
        signals=found,
        scale=_scale(kpi, outcome.value, goal, landing, limits),
        begins=begins,
    )


def _ripe(kpi: Kpi, given: Given) -> Given:
    """Without the periods whose records are still coming in: a cohort of last week is no point of comparison."""
    if not kpi.matures:
        return given
    ripe = tuple(point for point in given.history if _matured(kpi, point.period, given.as_of))
    return replace(given, history=ripe, same_point=())


def _matured(kpi: Kpi, period: Period, as_of: date) -> bool:
    return period.last + timedelta(days=kpi.matures) <= as_of


def _standing(
    kpi: Kpi, given: Given, goal: Fraction | None, limits: Limits | None, found: tuple[Signal, ...]
) -> Standing:
    return Standing(
        given.outcome,
        given.elapsed,
        goal,
        given.target is not None,
        _pace(kpi, given),
        _landing(kpi, given),
        next((signal for signal in found if signal.index == len(given.history)), None),
        has_limits=limits is not None and _now(kpi, given) is not None,
        currency=given.currency,
        young=given.young,
        turning=_turns(kpi, given),
        maturing=bool(kpi.matures) and not _matured(kpi, given.period, given.as_of),
    )


def _turns(kpi: Kpi, given: Given) -> bool:
    """Whoever is below the quota in mid-month may meet it yet: neither a judgement nor a landing says anything."""
    turning = (COMPUTED_BY_NAME[name].turns for name in kpi.measures if name in COMPUTED_BY_NAME)
    return given.elapsed < 1 and any(turning)


def _now(kpi: Kpi, given: Given) -> Point | None:
    """The figure as a point of its own chart: a ratio or snapshot at any time, a sum when its period is over."""
    growing = kpi.accumulates and given.elapsed < 1
    if growing or _turns(kpi, given) or (kpi.matures and not _matured(kpi, given.period, given.as_of)):
        return None
    return Point(given.period, given.outcome.value, given.outcome.n)


def _quantity(kpi: Kpi, given: Given, value: Fraction | None) -> Quantity | None:
    return None if value is None else amount(kpi, value, given.currency)


def _reference(kpi: Kpi, given: Given) -> Fraction | None:
    """What stands in for a target that nobody has set; a reference measured on data is handed in."""
    match kpi.thresholds.reference:
        case Reference.NUMBER:
            return kpi.thresholds.number
        case Reference.OWN_12M | Reference.TEAM:
            return given.reference
        case _:
            return None


def _pace(kpi: Kpi, given: Given) -> Pace | None:
    if not kpi.accumulates or given.elapsed >= 1:
        return None
    return given.pace or Pace(given.elapsed)


def _landing(kpi: Kpi, given: Given) -> Landing | None:
    """The handed-in landing; for a share, the interval in which its records place it (Wilson, 80 %)."""
    value, n = given.outcome.value, given.outcome.n
    if given.elapsed >= 1 or value is None or kpi.snapshot or _turns(kpi, given):
        return None
    if given.landing or not kpi.share or not n:
        return given.landing
    band = wilson(float(value) * n, n, Z80)
    return Landing(float(value), band.low, band.high, method="interval")


def _estimate(kpi: Kpi, given: Given, landing: Landing) -> Estimate:
    value, low, high = (amount(kpi, part, given.currency) for part in (landing.value, landing.low, landing.high))
    return Estimate(value, low, high, landing.right, landing.of, landing.method)


def _attainment(given: Given) -> Quantity | None:
    """None for a target of 0, too: nothing can be divided by it."""
    if given.outcome.value is None or not given.target:
        return None
    return Quantity(given.outcome.value / given.target, Unit.PERCENT)


def _gap(kpi: Kpi, given: Given) -> Quantity | None:
    if given.outcome.value is None or given.target is None:
        return None
    return amount(kpi, given.target - given.outcome.value, given.currency)


def _change(kpi: Kpi, given: Given, start: int) -> Change | None:
    """Beyond chance: outside the usual range of the values at the same point of earlier periods, from ``start`` on."""
    value = given.outcome.value
    previous = given.same_point[-1] if given.same_point else None
    if value is None or previous is None:
        return None
    points = [Point(given.period, known, 0) for known in given.same_point[start:]]
    limits = usual_limits(kpi, given.history[start:] if kpi.share else points, given.outcome.n)
    beyond = None if limits is None else value != previous and not limits.holds(float(value))
    return Change(amount(kpi, previous, given.currency), amount(kpi, value - previous, given.currency), beyond)


def _scale(
    kpi: Kpi, value: Fraction | None, goal: Fraction | None, landing: Landing | None, limits: Limits | None
) -> Scale:
    """The usual range counts only where no target or reference says how far a gauge should reach."""
    marks = [landing.low, landing.high] if landing else []
    if goal is None and limits:
        marks.append(limits.upper)
    return scale(
        value,
        goal,
        [amount(kpi, mark, "").value for mark in marks],
        goal_in_the_middle=kpi.direction in (Direction.LOWER, Direction.BAND),
        share=kpi.share,
    )
