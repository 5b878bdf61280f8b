"""Tiers by attainment: the share of the quota reached sets a rate for the measure, the target pay or the points."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar, Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.money import round_whole
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import (
    Base,
    Bounds,
    Given,
    Paid,
    Tier,
    describe_tiers,
    in_measure,
    reached,
    without_accelerator,
)

_SHOWN: Final = 1000  # attainment is shown with one decimal of a percent


@dataclass(frozen=True, slots=True)
class Attainment:
    """``acts_on`` has no default: the same table means different money on each of its bases."""

    kind: ClassVar[str] = "attainment"
    title: ClassVar[str] = N_("Steps by share of quota reached")
    needs_quota: ClassVar[bool] = True

    tiers: tuple[Tier, ...] = field(metadata={"title": N_("Steps")})
    acts_on: Base = field(metadata={"title": N_("The rate is paid on")})

    @property
    def needs_target_pay(self) -> bool:
        return self.acts_on is Base.TARGET_PAY

    def pay(self, given: Given) -> Paid:
        tiers = without_accelerator(self.tiers, Bounds.QUOTA, given)
        number, rate = reached(tiers, given.attainment)
        rate = given.limited(rate)
        base = given.base(self.acts_on)
        pay = base * rate
        steps = explain(
            "tier.attainment",
            given.money(pay),
            parts=self._close_call(given, number),
            attainment=Quantity(given.attainment, Unit.PERCENT),
            tier=number,
            input=given.based(base, self.acts_on),
            rate=given.rate(rate, self.acts_on),
            pay=given.money(pay),
        )
        return Paid(pay, steps, rate, number, linear=self.acts_on is Base.MEASURE)

    def marks(self, given: Given) -> tuple[Fraction, ...]:
        return in_measure(Bounds.QUOTA, [tier.lower for tier in self.tiers], given)

    def describe(self, given: Given) -> Explanation:
        return describe_tiers(f"plan.attainment.{self.acts_on.value}", self.tiers, Bounds.QUOTA, self.acts_on, given)

    def _close_call(self, given: Given, number: int) -> tuple[Explanation, ...]:
        """Said when the attainment as shown would seem to reach another tier than the exact one does."""
        shown = Fraction(round_whole(given.attainment * _SHOWN), _SHOWN)
        if reached(self.tiers, shown)[0] == number:
            return ()
        return (explain("tier.close_call", shown=Quantity(shown, Unit.PERCENT)),)
