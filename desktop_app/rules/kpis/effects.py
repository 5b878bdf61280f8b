"""What is said of an action's effect, step by step, in the KPI's own unit; the figures come from statistics/effect."""

from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.statistics.effect import LEAST_AFTER, LEAST_OTHERS, Effect, Others, Verdict
from desktop_app.rules.statistics.trained import TrainedEffect
from desktop_app.rules.statistics.xmr import PROVISIONAL

_LARGE = 1000


def explain_effect(kpi: Kpi, found: Effect, size: Fraction | None, currency: str) -> Explanation:
    """The verdict with its change as result, and what it rests on as parts. ``size``: what was expected."""

    def told(value: float) -> Quantity:
        return estimate(kpi, value, currency)

    if found.before is None or found.expected is None:
        return explain("effect.short_baseline", points=found.points, least=PROVISIONAL)
    parts = [explain("effect.before", told(found.before), points=found.points)]
    if found.expected != found.before:
        parts.append(explain("effect.expected", told(found.expected)))
    if found.after is not None:
        parts.append(explain("effect.after", told(found.after), periods=found.periods))
    if found.others is not None:
        parts += _others(found.others, told(found.others.change))
    if found.low is not None and found.high is not None:
        parts += [explain("effect.low", told(found.low)), explain("effect.high", told(found.high))]
        parts.append(explain("effect.signal" if found.signal else "effect.no_signal"))
    if size is not None:
        parts.append(explain("effect.wanted", Quantity(size, kpi.unit, currency if kpi.unit is Unit.MONEY else "")))
    if found.smallest is not None:
        step = "effect.will_see" if found.verdict is Verdict.TOO_EARLY else "effect.smallest"
        parts.append(explain(step, told(found.smallest)))
    parts.append(explain("effect.method"))
    if found.verdict is Verdict.TOO_EARLY or found.change is None:
        return explain("effect.too_early", parts=tuple(parts), periods=found.periods, least=LEAST_AFTER)
    return explain(f"effect.{found.verdict.value}", told(found.change), parts=tuple(parts))


def explain_training(kpi: Kpi, found: TrainedEffect, currency: str) -> Explanation:
    """The verdict on a training with its change as result, and what it rests on as parts."""
    seen = found.effect

    def told(value: float) -> Quantity:
        return estimate(kpi, value, currency)

    people = explain("training.people", trained=found.trained, told=found.told)
    if seen.before is None:
        return explain("effect.short_baseline", parts=(people,), points=seen.points, least=PROVISIONAL)
    parts = [people, explain("training.before", told(seen.before), points=seen.points)]
    if seen.after is not None:
        parts.append(explain("training.after", told(seen.after), periods=seen.periods))
    if seen.others is not None:
        step = "training.others" if seen.others.n >= LEAST_OTHERS else "training.few_others"
        parts.append(explain(step, told(seen.others.change), n=seen.others.n))
    if seen.low is not None and seen.high is not None:
        parts += [explain("effect.low", told(seen.low)), explain("effect.high", told(seen.high))]
    if seen.smallest is not None and seen.verdict is not Verdict.TOO_EARLY:
        parts.append(explain("effect.smallest", told(seen.smallest)))
    parts.append(explain("effect.method"))
    if seen.verdict is Verdict.TOO_EARLY or seen.change is None:
        return explain("effect.too_early", parts=tuple(parts), periods=seen.periods, least=LEAST_AFTER)
    return explain(f"effect.{seen.verdict.value}", told(seen.change), parts=tuple(parts))


def _others(others: Others, change: Quantity) -> list[Explanation]:
    step = "effect.others" if others.n >= LEAST_OTHERS else "effect.few_others"
    return [explain(step, change, n=others.n), explain("effect.rank", rank=others.rank, of=others.n + 1)]


def estimate(kpi: Kpi, value: float, currency: str) -> Quantity:
    """``value`` without digits that an estimate does not have: whole units from 1,000 on, else four decimals."""
    digits = 0 if kpi.unit is not Unit.PERCENT and abs(value) >= _LARGE else 4
    rounded = Fraction(round(value * 10**digits), 10**digits)
    return Quantity(rounded, kpi.unit, currency if kpi.unit is Unit.MONEY else "")
