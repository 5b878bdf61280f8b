"""How hard a target is and whether it is SMART: held against the KPI's own history, its forecast and its records."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import Length, Period, containing
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.operations.analyses.outlook import forecast_kpis, monthly_series
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.statistics.forecast import chance
from desktop_app.rules.targets.attain import Reach, reach
from desktop_app.rules.targets.smart import Check, Draft, check_smart, smart_score
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Appraisal:
    """``reached``: how often such a number was reached before; ``likely``: in how many of how many forecast errors.

    ``lower``: less is better.
    """

    checks: tuple[Check, ...]
    reached: Reach | None
    likely: tuple[int, int] | None
    lower: bool = False

    @property
    def score(self) -> int:
        return smart_score(self.checks)

    def sentences(self) -> tuple[Explanation, ...]:
        """How hard it is, in steps that the reader's language words."""
        found = []
        if self.reached is not None:
            low, high = (_percent(Fraction(end).limit_denominator(10**6)) for end in
                         (self.reached.interval.low, self.reached.interval.high))  # fmt: skip
            times, of = self.reached.times, self.reached.of
            found.append(explain("target.reached_before", times=times, of=of, low=low, high=high))
            if not self.lower:
                found.append(explain("target.percentile", share=_percent(self.reached.percentile), of=of))
        if self.likely is None:
            found.append(explain("target.chance_unknown"))
        else:
            times, of = self.likely
            found.append(explain("target.chance", share=_percent(Fraction(times, of)), of=of))
        return tuple(found)


def appraise_target(
    store: Store,
    wanted: Wanted,
    value: Fraction | None,
    *,
    why: str = "",
    review: date | None = None,
) -> Appraisal:
    """The number ``value`` for the first KPI, the scope and the period of ``wanted``; nothing is saved."""
    kpi = find_kpi(store, wanted.kpis[0])
    (now,) = figures(store, wanted)
    past = [point.value for point in now.history if point.value is not None]
    lower = kpi.direction is Direction.LOWER
    reached = None if value is None else reach(value, past, lower_is_better=lower)
    draft = Draft(
        kpi.key,
        has_scope=True,
        amount=value,
        period=wanted.period,
        review=review,
        why=why,
        records=now.n + sum(point.n for point in now.history),
        past=len(past),
        reach=reached,
        forecast_high=now.landing.high.value if now.landing else None,
    )
    likely = None if value is None else _likely(store, wanted, kpi, value)
    return Appraisal(check_smart(draft), reached, likely, lower)


def _likely(store: Store, wanted: Wanted, kpi: Kpi, value: Fraction) -> tuple[int, int] | None:
    """Complete months of the period count as they are, the rest as forecast; None where there is no forecast."""
    day = wanted.as_of or default_as_of(store)
    running = containing(day, Length.MONTH)
    if kpi.key not in {one.key for one in forecast_kpis(store)} or wanted.period.end <= running.start:
        return None
    months, series = monthly_series(store, wanted, kpi, day)
    own = series.get(0, [Fraction(0)] * len(months))
    booked = sum(
        (total for month, total in zip(months, own, strict=True) if _inside(month, wanted.period)), Fraction(0)
    )
    first = max(wanted.period.start, running.start)
    ahead, count = _months(running.start, first) + 1, _months(first, wanted.period.end)
    found = chance([float(total) for total in own], float(value - booked), ahead, count) if count else None
    if found is None or kpi.direction is not Direction.LOWER:
        return found
    return found[1] - found[0], found[1]


def _inside(month: Period, period: Period) -> bool:
    return period.start <= month.start and month.end <= period.end


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _percent(share: Fraction) -> Quantity:
    """No such share is known better than to the percent."""
    return Quantity(Fraction(round(share * 100), 100), Unit.PERCENT)
