"""The line from result to pay of a plan version, ready to be drawn; the drawing is in payout_curve."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from desktop_app.domain.quantity import Quantity
from desktop_app.rules.incentives.evaluate import payout_curve
from desktop_app.rules.incentives.plan import Basis, Component, PlanVersion
from desktop_app.rules.incentives.rating import ZERO, Given
from desktop_app.ui.pages.pay.words import measured

_STEPS: Final = 48  # points between two bounds: enough for a curve, exact at the bounds
_BEYOND: Final = Fraction(5, 4)  # how far the axis goes on after the last bound
_JUST_BEFORE: Final = 1 - Fraction(1, 10**9)
_ALONE: Final = Fraction(100_000)  # where nothing says how far to look


@dataclass(frozen=True, slots=True)
class Stretch:
    """Between two bounds: (result, pay) from the first to just before the second; ``slope``: pay of one more."""

    points: tuple[tuple[Fraction, Fraction], ...]
    slope: Fraction


@dataclass(frozen=True, slots=True)
class Payout:
    """``quota`` None where no component is held to one. ``left_out``: components paid on something else."""

    measure: str
    currency: str
    stretches: tuple[Stretch, ...]
    bounds: tuple[Fraction, ...]
    quota: Fraction | None
    left_out: tuple[str, ...]

    @property
    def end(self) -> Fraction:
        return self.stretches[-1].points[-1][0]

    @property
    def most(self) -> Fraction:
        return max(pay for stretch in self.stretches for _result, pay in stretch.points)

    def shown(self, result: Fraction) -> Quantity:
        return measured(self.measure, result, self.currency)


def payout(version: PlanVersion, quota: Fraction, reach: Fraction = ZERO) -> Payout | None:
    """The pay of all components that are paid on what the first one is paid on; None if there is nothing to draw.

    ``quota`` stands for one person's, where a component asks for one; the line goes on at least to ``reach``.
    """
    if not version.components:
        return None
    measure = version.components[0].measure
    drawn = [one for one in version.components if one.measure == measure and has_line(one)]
    if not drawn or any(one.shape.needs_target_pay and version.target_pay is None for one in drawn):
        return None
    held = any(one.needs_quota for one in drawn)
    marks = _marks(drawn, version, quota)
    limits = {limit for one in drawn for limit in _limits(one, version, quota, marks)}
    bounds = sorted({mark for mark in (*marks, *limits) if mark > 0})
    most = max([*bounds, quota if held else ZERO])
    end = max(most * _BEYOND if most else _ALONE, reach)
    edges = [ZERO, *(bound for bound in bounds if bound < end), end]
    stretches = tuple(_stretch(drawn, version, quota, start, stop) for start, stop in pairwise(edges))
    left_out = tuple(one.name for one in version.components if one not in drawn)
    return Payout(measure, version.currency, stretches, tuple(bounds), quota if held else None, left_out)


def has_line(one: Component) -> bool:
    """Whether one result alone says the pay: not where a team, a record or another figure does."""
    read = getattr(one.shape, "alone", False) or getattr(one.shape, "readings", ()) or one.selector is not None
    return one.basis is Basis.PERIOD and not read and not one.fact


def pay_at(version: PlanVersion, measure: str, quota: Fraction, result: Fraction) -> Fraction:
    drawn = [one for one in version.components if one.measure == measure and has_line(one)]
    return _pays(drawn, version, quota, [result])[0]


def _marks(drawn: list[Component], version: PlanVersion, quota: Fraction) -> set[Fraction]:
    given = Given(ZERO, ZERO, quota=quota, target_pay=version.target_pay)
    return {mark for one in drawn for mark in one.shape.marks(given)}


def _limits(one: Component, version: PlanVersion, quota: Fraction, marks: set[Fraction]) -> list[Fraction]:
    """Where a cap is reached, if the pay rises evenly to it."""
    found = [] if one.attainment_cap is None else [one.attainment_cap * quota]
    if one.cap is None:
        return found
    edges = [ZERO, *sorted(mark for mark in marks if mark > 0)]
    far = (edges[-1] or _ALONE) * 1000
    for start, stop in pairwise([*edges, far]):
        low, high = _pays([_uncapped(one)], version, quota, [start, stop * _JUST_BEFORE])
        if low < one.cap <= high:
            found.append(start + (one.cap - low) * (stop - start) / (high - low))
    return found


def _uncapped(one: Component) -> Component:
    return Component(one.name, one.shape, one.measure, quota=one.quota, rate_cap=one.rate_cap)


def _stretch(drawn: list[Component], version: PlanVersion, quota: Fraction, start: Fraction, stop: Fraction) -> Stretch:
    width = stop - start
    results = [start + width * step / _STEPS for step in range(_STEPS)] + [start + width * _JUST_BEFORE]
    pays = _pays(drawn, version, quota, results)
    middle = _STEPS // 2
    slope = (pays[middle + 1] - pays[middle]) / (width / _STEPS)
    return Stretch(tuple(zip(results, pays, strict=True)), slope)


def _pays(drawn: list[Component], version: PlanVersion, quota: Fraction, results: list[Fraction]) -> list[Fraction]:
    sums = [ZERO] * len(results)
    for one in drawn:
        curve = payout_curve(one, quota if one.needs_quota else None, results, version.target_pay)
        sums = [so_far + pay for so_far, (_result, pay) in zip(sums, curve, strict=True)]
    return sums
