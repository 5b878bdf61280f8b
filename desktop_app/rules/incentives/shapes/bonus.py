"""Fixed bonus: a sum of money once a condition on the result or on its attainment is met."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import ZERO, Bounds, Given, Paid, in_measure


@dataclass(frozen=True, slots=True)
class Bonus:
    """``at_least`` is reached by a value equal to it. A negative result meets no condition, a bound of 0 included."""

    kind: ClassVar[str] = "bonus"
    title: ClassVar[str] = N_("Fixed bonus")
    needs_target_pay: ClassVar[bool] = False

    amount: Fraction = field(metadata={"title": N_("Bonus"), "unit": Unit.MONEY})
    at_least: Fraction = field(metadata={"title": N_("When it is at least"), "unit": Unit.MONEY})
    bounds: Bounds = field(default=Bounds.MEASURE, metadata={"title": N_("The condition is counted in")})

    @property
    def needs_quota(self) -> bool:
        return self.bounds is Bounds.QUOTA

    def pay(self, given: Given) -> Paid:
        value = given.on(self.bounds)
        met = value >= self.at_least and value >= 0
        pay = self.amount if met else ZERO
        steps = explain(
            "bonus.met" if met else "bonus.missed",
            given.money(pay),
            selector=given.bound(value, self.bounds),
            bound=given.bound(self.at_least, self.bounds),
            pay=given.money(pay),
        )
        return Paid(pay, steps, None, int(met))

    def marks(self, given: Given) -> tuple[Fraction, ...]:
        return in_measure(self.bounds, (self.at_least,), given)

    def describe(self, given: Given) -> Explanation:
        return explain("plan.bonus", amount=given.money(self.amount), bound=given.bound(self.at_least, self.bounds))
