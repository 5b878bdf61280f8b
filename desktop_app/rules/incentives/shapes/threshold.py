"""Threshold: nothing up to a bound; beyond it a rate on the excess, or from the first unit once it is reached."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.cutting import slices
from desktop_app.rules.incentives.rating import ZERO, Bounds, Given, Paid, Slice, Tier, in_measure


@dataclass(frozen=True, slots=True)
class Threshold:
    """``from_first``: once reached, everything counts; otherwise only what lies above is paid."""

    kind: ClassVar[str] = "threshold"
    title: ClassVar[str] = N_("Above a threshold")

    bound: Fraction = field(metadata={"title": N_("Threshold"), "unit": Unit.MONEY})
    rate: Fraction = field(metadata={"title": N_("Rate"), "unit": Unit.PERCENT})
    bounds: Bounds = field(default=Bounds.MEASURE, metadata={"title": N_("Threshold is counted in")})
    from_first: bool = field(default=False, metadata={"title": N_("Once reached, pay from the first unit")})
    needs_target_pay: ClassVar[bool] = False

    @property
    def needs_quota(self) -> bool:
        return self.bounds is Bounds.QUOTA

    def pay(self, given: Given) -> Paid:
        (bound,) = self.marks(given)
        open_ = given.selector >= bound and not self._shut(given)
        rate = given.limited(self.rate) if open_ else ZERO
        counted = given.measure if self.from_first else given.measure - bound
        counted = counted if open_ else ZERO
        pay = counted * rate
        steps = explain(
            self._step(open_=open_),
            given.money(pay),
            reached=given.measured(given.selector),
            bound=given.measured(bound),
            missing=given.measured(max(ZERO, bound - given.selector)),
            input=given.measured(counted),
            rate=given.rate(rate),
            pay=given.money(pay),
        )
        return Paid(pay, steps, rate, int(open_), linear=self.from_first, splits=not self.from_first)

    def split(self, given: Given, way: Sequence[Fraction]) -> list[tuple[Slice, ...]]:
        if self._shut(given):
            return [()] * (len(way) - 1)
        return slices([Tier(bound, self.rate) for bound in self.marks(given)], way, given)

    def marks(self, given: Given) -> tuple[Fraction, ...]:
        return in_measure(self.bounds, (self.bound,), given)

    def describe(self, given: Given) -> Explanation:
        step = "plan.threshold.first" if self.from_first else "plan.threshold.excess"
        return explain(step, bound=given.bound(self.bound, self.bounds), rate=given.rate(self.rate))

    def _shut(self, given: Given) -> bool:
        """What is paid above the whole quota is an accelerator."""
        return not given.accelerated and self.bounds is Bounds.QUOTA and self.bound >= 1

    def _step(self, *, open_: bool) -> str:
        if not open_:
            return "threshold.missed"
        return "threshold.first" if self.from_first else "threshold.excess"
