"""Flat percent: every unit of money pays the same rate; a return takes it back."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import Given, Paid


@dataclass(frozen=True, slots=True)
class Flat:
    kind: ClassVar[str] = "flat"
    title: ClassVar[str] = N_("Flat rate")
    needs_quota: ClassVar[bool] = False
    needs_target_pay: ClassVar[bool] = False

    rate: Fraction = field(metadata={"title": N_("Rate"), "unit": Unit.PERCENT})

    def pay(self, given: Given) -> Paid:
        rate = given.limited(self.rate)
        pay = given.measure * rate
        return Paid(pay, lambda: self._said(pay, rate, given), rate, 1, linear=True)

    def _said(self, pay: Fraction, rate: Fraction, given: Given) -> Explanation:
        paid, measured = given.money(pay), given.measured(given.measure)
        return explain("flat.rate", paid, input=measured, rate=given.rate(rate), pay=paid)

    def marks(self, given: Given) -> tuple[Fraction, ...]:  # noqa: ARG002 - every shape is asked alike
        return ()

    def describe(self, given: Given) -> Explanation:
        return explain("plan.flat", rate=given.rate(self.rate))
