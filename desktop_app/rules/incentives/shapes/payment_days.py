"""Rate by days to payment: each payment earns at the rate of the days since its invoice or due date."""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import ClassVar, Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import ZERO, Given, Paid


class Since(Enum):
    """From which day the days are counted."""

    INVOICE = "invoice"
    DUE = "due"


_SINCE: Final = {Since.INVOICE: N_("the day of the invoice"), Since.DUE: N_("the day it was due")}


@dataclass(frozen=True, slots=True)
class DaysRate:
    """Up to and with ``days``; a payment before the due date has days below 0."""

    days: Fraction = field(metadata={"title": N_("Paid within days"), "unit": Unit.DAYS})
    rate: Fraction = field(metadata={"title": N_("Rate"), "unit": Unit.PERCENT})


@dataclass(frozen=True, slots=True)
class PaymentDays:
    """The first row whose days are not exceeded gives the rate; beyond the last one ``later`` holds."""

    kind: ClassVar[str] = "payment_days"
    title: ClassVar[str] = N_("Rate by days to payment")
    needs_quota: ClassVar[bool] = False
    needs_target_pay: ClassVar[bool] = False

    steps: tuple[DaysRate, ...] = field(metadata={"title": N_("Rates")})
    since: Since = field(default=Since.INVOICE, metadata={"title": N_("Days counted from"), "choices": _SINCE})
    later: Fraction = field(default=ZERO, metadata={"title": N_("Rate afterwards"), "unit": Unit.PERCENT})

    @property
    def fact(self) -> str:
        return f"days_since_{self.since.value}"

    def pay(self, given: Given) -> Paid:
        place = next((place for place, step in enumerate(self.steps) if given.selector <= step.days), None)
        rate = given.limited(self.later if place is None else self.steps[place].rate)
        pay = given.measure * rate
        steps = explain(
            "payment.days",
            given.money(pay),
            days=Quantity(given.selector, Unit.DAYS),
            input=given.measured(given.measure),
            rate=given.rate(rate),
            pay=given.money(pay),
        )
        return Paid(pay, steps, rate, len(self.steps) + 1 if place is None else place + 1, linear=True)

    def marks(self, given: Given) -> tuple[Fraction, ...]:  # noqa: ARG002 - every shape is asked alike
        return ()

    def describe(self, given: Given) -> Explanation:
        parts = tuple(
            explain("plan.payment.within", days=Quantity(step.days, Unit.DAYS), rate=given.rate(step.rate))
            for step in self.steps
        )
        later = explain("plan.payment.later", rate=given.rate(self.later))
        return explain(f"plan.payment.{self.since.value}", parts=(*parts, later))
