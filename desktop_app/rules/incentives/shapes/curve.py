"""Linear curve through points: pay rises evenly from each point to the next."""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import ZERO, Base, Bounds, Given, Paid, in_measure


class Left(Enum):
    """What holds before the first point: nothing, its output, or the first segment's slope."""

    ZERO = "zero"
    FLAT = "flat"
    SLOPE = "slope"


class Right(Enum):
    """What holds beyond the last point: its output, or the last segment's slope."""

    FLAT = "flat"
    SLOPE = "slope"


@dataclass(frozen=True, slots=True)
class Point:
    at: Fraction = field(metadata={"title": N_("At"), "unit": Unit.PERCENT})
    pays: Fraction = field(metadata={"title": N_("Pays"), "unit": Unit.PERCENT})


@dataclass(frozen=True, slots=True)
class Curve:
    """p = pⱼ + (a−aⱼ)/(aⱼ₊₁−aⱼ)·(pⱼ₊₁−pⱼ); pay = base × p, or the money p itself when the base is nothing.

    A payout is never below 0.
    """

    kind: ClassVar[str] = "curve"
    title: ClassVar[str] = N_("Curve through points")

    points: tuple[Point, ...] = field(metadata={"title": N_("Points")})
    base: Base = field(metadata={"title": N_("The payout is a share of")})
    bounds: Bounds = field(default=Bounds.QUOTA, metadata={"title": N_("Points are counted in")})
    left: Left = field(default=Left.ZERO, metadata={"title": N_("Before the first point")})
    right: Right = field(default=Right.FLAT, metadata={"title": N_("Beyond the last point")})

    @property
    def needs_quota(self) -> bool:
        return self.bounds is Bounds.QUOTA or self.base is Base.POINTS

    @property
    def needs_target_pay(self) -> bool:
        return self.base is Base.TARGET_PAY

    def pay(self, given: Given) -> Paid:
        value = given.on(self.bounds)
        payout = given.limited(max(ZERO, self._at(value)))
        base = given.base(self.base)
        pay = base * payout
        steps = explain(
            "curve.money" if self.base is Base.NOTHING else "curve.payout",
            given.money(pay),
            parts=self._between(value, given),
            selector=given.bound(value, self.bounds),
            payout=given.rate(payout, self.base),
            input=given.based(base, self.base),
            pay=given.money(pay),
        )
        return Paid(
            pay,
            steps,
            payout,
            sum(value >= point.at for point in self.points),
            linear=self.base is Base.MEASURE,
        )

    def marks(self, given: Given) -> tuple[Fraction, ...]:
        return in_measure(self.bounds, [point.at for point in self.points], given)

    def describe(self, given: Given) -> Explanation:
        parts = (
            *(self._point("plan.point", point, given) for point in self.points),
            explain(f"plan.curve.left.{self.left.value}"),
            explain(f"plan.curve.right.{self.right.value}"),
        )
        return explain(f"plan.curve.{self.base.value}", parts=parts)

    def _at(self, value: Fraction) -> Fraction:
        if not self.points:
            return ZERO
        first, last = self.points[0], self.points[-1]
        if value < first.at and self.left is not Left.SLOPE:
            return ZERO if self.left is Left.ZERO else first.pays
        if len(self.points) == 1 or (value >= last.at and self.right is Right.FLAT):
            return last.pays if value >= last.at else first.pays
        low, high = self._segment(value)
        if low.at >= high.at:  # a draft with a step that overlaps; the check names it
            return high.pays
        return low.pays + (value - low.at) / (high.at - low.at) * (high.pays - low.pays)

    def _segment(self, value: Fraction) -> tuple[Point, Point]:
        """The segment that holds ``value``, or the outer one that is extended to it."""
        segments = list(pairwise(self.points))
        return next((pair for pair in segments if value < pair[1].at), segments[-1])

    def _between(self, value: Fraction, given: Given) -> tuple[Explanation, ...]:
        if not self.points[1:] or not self.points[0].at < value < self.points[-1].at:
            return ()
        return tuple(self._point("curve.point", point, given) for point in self._segment(value))

    def _point(self, step: str, point: Point, given: Given) -> Explanation:
        pays = given.rate(point.pays, self.base)
        if self.base is Base.MEASURE and given.unit is not Unit.MONEY:
            pays = given.money(point.pays)
        at: Quantity = given.bound(point.at, self.bounds)
        return explain(step, at=at, pays=pays)
