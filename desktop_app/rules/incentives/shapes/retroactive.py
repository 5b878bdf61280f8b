"""Retroactive tiers: the tier reached by the whole result sets the rate for all of it, from the first unit."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import (
    Bounds,
    Given,
    Paid,
    Tier,
    describe_short,
    in_measure,
    reached,
    without_accelerator,
)


@dataclass(frozen=True, slots=True)
class Retroactive:
    kind: ClassVar[str] = "retroactive"
    title: ClassVar[str] = N_("Steps, the reached rate on everything")
    needs_target_pay: ClassVar[bool] = False

    tiers: tuple[Tier, ...] = field(metadata={"title": N_("Steps")})
    bounds: Bounds = field(default=Bounds.MEASURE, metadata={"title": N_("Steps are counted in")})

    @property
    def needs_quota(self) -> bool:
        return self.bounds is Bounds.QUOTA

    def pay(self, given: Given) -> Paid:
        value = given.on(self.bounds)
        number, rate = reached(without_accelerator(self.tiers, self.bounds, given), value)
        rate = given.limited(rate)
        pay = given.measure * rate
        return Paid(pay, lambda: self._said(pay, rate, number, given), rate, number, linear=True)

    def _said(self, pay: Fraction, rate: Fraction, tier: int, given: Given) -> Explanation:
        return explain(
            "tier.retroactive",
            given.money(pay),
            selector=given.bound(given.on(self.bounds), self.bounds),
            tier=tier,
            input=given.measured(given.measure),
            rate=given.rate(rate),
            pay=given.money(pay),
        )

    def marks(self, given: Given) -> tuple[Fraction, ...]:
        return in_measure(self.bounds, [tier.lower for tier in self.tiers], given)

    def describe(self, given: Given) -> Explanation:
        return describe_short("plan.retroactive", self.tiers, self.bounds, given)
