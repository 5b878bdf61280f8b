"""Linear curve through points: pay rises evenly from each point to the next."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.points import Left, Point, Right, line_at, segment
from desktop_app.rules.incentives.rating import ZERO, Base, Bounds, Given, Paid, in_measure


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
        payout = given.limited(max(ZERO, self._at(value, given)))
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

    def _at(self, value: Fraction, given: Given) -> Fraction:
        """While the accelerator is closed the line up to 100 % goes on, if it lies below."""
        whole = line_at(self.points, self.left, self.right, value)
        if given.accelerated or self.bounds is not Bounds.QUOTA or value <= 1:
            return whole
        below = tuple(point for point in self.points if point.at <= 1)
        return min(whole, line_at(below, self.left, Right.SLOPE, value)) if below else ZERO

    def _between(self, value: Fraction, given: Given) -> tuple[Explanation, ...]:
        if not self.points[1:] or not self.points[0].at < value < self.points[-1].at:
            return ()
        return tuple(self._point("curve.point", point, given) for point in segment(self.points, value))

    def _point(self, step: str, point: Point, given: Given) -> Explanation:
        pays = given.rate(point.pays, self.base)
        if self.base is Base.MEASURE and given.unit is not Unit.MONEY:
            pays = given.money(point.pays)
        at: Quantity = given.bound(point.at, self.bounds)
        return explain(step, at=at, pays=pays)
