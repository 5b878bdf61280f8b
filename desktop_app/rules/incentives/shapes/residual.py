"""Residual: a rate on what a customer goes on paying, by the month of the customer's life."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import ZERO, Given, Paid


@dataclass(frozen=True, slots=True)
class MonthRate:
    """From the customer's month ``month`` on; the month of the first sale is 1."""

    month: Fraction = field(metadata={"title": N_("From month"), "unit": Unit.COUNT})
    rate: Fraction = field(metadata={"title": N_("Rate"), "unit": Unit.PERCENT})


@dataclass(frozen=True, slots=True)
class Residual:
    """``months``: after so many months nothing more is paid."""

    kind: ClassVar[str] = "residual"
    title: ClassVar[str] = N_("Rate by month of the customer")
    needs_quota: ClassVar[bool] = False
    needs_target_pay: ClassVar[bool] = False

    steps: tuple[MonthRate, ...] = field(metadata={"title": N_("Rates")})
    months: int | None = field(default=None, metadata={"title": N_("Ends after months")})

    @property
    def fact(self) -> str:
        return "customer_month"

    def pay(self, given: Given) -> Paid:
        ended = self.months is not None and given.selector > self.months
        reached = [step.rate for step in self.steps if given.selector >= step.month]
        rate = given.limited(reached[-1]) if reached and not ended else ZERO
        pay = given.measure * rate
        steps = explain(
            "residual.ended" if ended else "residual.month",
            given.money(pay),
            month=Quantity(given.selector, Unit.COUNT),
            input=given.measured(given.measure),
            rate=given.rate(rate),
            pay=given.money(pay),
        )
        return Paid(pay, steps, rate, 0 if ended else len(reached), linear=True)

    def marks(self, given: Given) -> tuple[Fraction, ...]:  # noqa: ARG002 - every shape is asked alike
        return ()

    def describe(self, given: Given) -> Explanation:
        parts = tuple(
            explain("plan.residual.from", month=Quantity(step.month, Unit.COUNT), rate=given.rate(step.rate))
            for step in self.steps
        )
        if self.months is None:
            return explain("plan.residual", parts=parts)
        return explain("plan.residual.ends", parts=parts, months=self.months)
