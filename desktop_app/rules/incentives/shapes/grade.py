"""Grade: a score earns a grade, whose coefficient multiplies a bonus and, if wanted, the attendance."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import ZERO, Base, Given, Paid
from desktop_app.rules.incentives.reading import Reading


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade from the score ``lower`` on, up to the next one's."""

    lower: Fraction = field(metadata={"title": N_("From a score of"), "unit": Unit.SCORE})
    name: str = field(metadata={"title": N_("Grade")})
    coefficient: Fraction = field(metadata={"title": N_("Coefficient"), "unit": Unit.RATIO})


@dataclass(frozen=True, slots=True)
class Grades:
    """Pay = coefficient × bonus (``amount``, or the target pay) × attendance. Below the first grade nothing."""

    kind: ClassVar[str] = "grade"
    title: ClassVar[str] = N_("Grade with a coefficient")
    needs_quota: ClassVar[bool] = False

    grades: tuple[Grade, ...] = field(metadata={"title": N_("Grades")})
    amount: Fraction | None = field(
        default=None, metadata={"title": N_("Bonus, instead of the target pay"), "unit": Unit.MONEY}
    )
    attendance: Reading | None = field(default=None, metadata={"title": N_("Attendance")})

    @property
    def needs_target_pay(self) -> bool:
        return self.amount is None

    @property
    def readings(self) -> tuple[Reading, ...]:
        return () if self.attendance is None else (self.attendance,)

    def pay(self, given: Given) -> Paid:
        reached = [grade for grade in self.grades if given.selector >= grade.lower]
        present = Fraction(1) if self.attendance is None else given.figures.get(self.attendance, Fraction(1))
        base = given.base(Base.TARGET_PAY) if self.amount is None else self.amount
        coefficient = given.limited(reached[-1].coefficient) if reached else ZERO
        pay = base * coefficient * present
        steps = explain(
            "grade.reached" if reached else "grade.none",
            given.money(pay),
            selector=given.measured(given.selector),
            grade=reached[-1].name if reached else "",
            coefficient=Quantity(coefficient, Unit.RATIO),
            input=given.money(base),
            attendance=Quantity(present, Unit.PERCENT),
            pay=given.money(pay),
        )
        return Paid(pay, steps, coefficient, len(reached))

    def marks(self, given: Given) -> tuple[Fraction, ...]:  # noqa: ARG002 - every shape is asked alike
        return tuple(grade.lower for grade in self.grades)

    def describe(self, given: Given) -> Explanation:
        parts = tuple(
            explain(
                "plan.grade.row",
                lower=given.measured(grade.lower),
                grade=grade.name,
                coefficient=Quantity(grade.coefficient, Unit.RATIO),
            )
            for grade in self.grades
        )
        return explain("plan.grade" if self.attendance is None else "plan.grade.attendance", parts=parts)
