"""Marginal tiers: each tier pays its own rate on its own slice only; the record that crosses a bound is split."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.money import exact_sum
from desktop_app.i18n import N_
from desktop_app.rules.incentives.cutting import slices
from desktop_app.rules.incentives.rating import (
    ZERO,
    Base,
    Bounds,
    Given,
    Paid,
    Slice,
    Tier,
    describe_short,
    describe_tiers,
    in_measure,
    reached,
    without_accelerator,
)


@dataclass(frozen=True, slots=True)
class Marginal:
    """C(x) = Σ rate · slice. On target pay and points the slices are those of the attainment."""

    kind: ClassVar[str] = "marginal"
    title: ClassVar[str] = N_("Steps, each on its own part")

    tiers: tuple[Tier, ...] = field(metadata={"title": N_("Steps")})
    bounds: Bounds = field(default=Bounds.MEASURE, metadata={"title": N_("Steps are counted in")})
    base: Base = field(default=Base.MEASURE, metadata={"title": N_("The rate is paid on")})

    @property
    def needs_quota(self) -> bool:
        return self.bounds is Bounds.QUOTA or self.base is not Base.MEASURE

    @property
    def needs_target_pay(self) -> bool:
        return self.base is Base.TARGET_PAY

    def pay(self, given: Given) -> Paid:
        (cut,) = self.split(given, (ZERO, given.selector))
        pay = exact_sum(part.pay for part in cut)
        number, rate = reached(self._tiers(given), given.on(self._counted))
        return Paid(pay, lambda: self._said(cut, pay, given), given.limited(rate), number, splits=True)

    def split(self, given: Given, way: Sequence[Fraction]) -> list[tuple[Slice, ...]]:
        """Slices whose amount is what the rate multiplies, so that amount × rate is money."""
        if self._counted is Bounds.MEASURE:
            return slices(self._tiers(given), way, given)
        quota = given.quota
        assert quota
        worth = {Base.MEASURE: quota, Base.POINTS: Fraction(100), Base.TARGET_PAY: given.target_pay}
        scale = worth[self.base]
        assert scale is not None
        return [
            tuple(Slice(part.tier, part.lower, part.upper, part.amount * scale, part.rate) for part in cut)
            for cut in slices(self._tiers(given), [result / quota for result in way], given)
        ]

    def marks(self, given: Given) -> tuple[Fraction, ...]:
        return in_measure(self._counted, [tier.lower for tier in self.tiers], given)

    def describe(self, given: Given) -> Explanation:
        if self.base is Base.MEASURE:
            return describe_short("plan.marginal.measure", self.tiers, self._counted, given)
        return describe_tiers(f"plan.marginal.{self.base.value}", self.tiers, self._counted, self.base, given)

    @property
    def _counted(self) -> Bounds:
        """Only attainment has a meaning for target pay and points."""
        return Bounds.MEASURE if self.base is Base.MEASURE and self.bounds is Bounds.MEASURE else Bounds.QUOTA

    def _tiers(self, given: Given) -> tuple[Tier, ...]:
        return without_accelerator(self.tiers, self._counted, given)

    def _said(self, cut: Sequence[Slice], pay: Fraction, given: Given) -> Explanation:
        paid = given.money(pay)
        return explain("tier.marginal", paid, parts=tuple(self._explain(part, given) for part in cut), pay=paid)

    def _explain(self, part: Slice, given: Given) -> Explanation:
        pay = given.money(part.pay)
        return explain(
            "tier.slice",
            pay,
            lower=given.bound(part.lower, self._counted),
            input=given.based(part.amount, self.base),
            rate=given.rate(part.rate, self.base),
            pay=pay,
        )
