"""Amount per unit: a sum of money for each piece, deal or other counted thing."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import Given, Paid


@dataclass(frozen=True, slots=True)
class PerUnit:
    kind: ClassVar[str] = "per_unit"
    title: ClassVar[str] = N_("Amount per unit")
    needs_quota: ClassVar[bool] = False
    needs_target_pay: ClassVar[bool] = False

    amount: Fraction = field(metadata={"title": N_("Amount for each unit"), "unit": Unit.MONEY})

    def pay(self, given: Given) -> Paid:
        amount = given.limited(self.amount)
        pay = given.measure * amount
        steps = explain(
            "unit.amount",
            given.money(pay),
            input=given.measured(given.measure),
            amount=given.money(amount),
            pay=given.money(pay),
        )
        return Paid(pay, steps, amount, 1, linear=True)

    def marks(self, given: Given) -> tuple[Fraction, ...]:  # noqa: ARG002 - every shape is asked alike
        return ()

    def describe(self, given: Given) -> Explanation:
        return explain("plan.per_unit", amount=given.money(self.amount))
