"""Reward that is not money: a training, a gift, a step up; it stands on the statement and in no total."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import ZERO, Bounds, Given, Paid, in_measure


@dataclass(frozen=True, slots=True)
class Reward:
    """``at_least`` is reached by a value equal to it."""

    kind: ClassVar[str] = "reward"
    title: ClassVar[str] = N_("Reward other than money")
    needs_target_pay: ClassVar[bool] = False

    reward: str = field(metadata={"title": N_("Reward")})
    at_least: Fraction = field(metadata={"title": N_("When it is at least"), "unit": Unit.MONEY})
    bounds: Bounds = field(default=Bounds.MEASURE, metadata={"title": N_("The condition is counted in")})

    @property
    def needs_quota(self) -> bool:
        return self.bounds is Bounds.QUOTA

    def pay(self, given: Given) -> Paid:
        value = given.on(self.bounds)
        met = value >= self.at_least
        steps = explain(
            "reward.met" if met else "reward.missed",
            reward=self.reward,
            selector=given.bound(value, self.bounds),
            bound=given.bound(self.at_least, self.bounds),
        )
        return Paid(ZERO, steps, None, int(met), reward=self.reward if met else "")

    def marks(self, given: Given) -> tuple[Fraction, ...]:
        return in_measure(self.bounds, (self.at_least,), given)

    def describe(self, given: Given) -> Explanation:
        return explain("plan.reward", reward=self.reward, bound=given.bound(self.at_least, self.bounds))
