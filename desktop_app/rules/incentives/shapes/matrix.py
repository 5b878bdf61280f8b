"""Matrix of two measures: what is paid on picks the row, a second figure the column; the rate is where they meet."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.rating import ZERO, Base, Bounds, Given, Paid, in_measure
from desktop_app.rules.incentives.reading import Reading


@dataclass(frozen=True, slots=True)
class Row:
    """From ``lower`` on; one rate for each column."""

    lower: Fraction = field(metadata={"title": N_("From"), "unit": Unit.MONEY})
    rates: tuple[Fraction, ...] = field(metadata={"title": N_("Rates"), "unit": Unit.PERCENT})
    accelerator: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns are lower bounds; nothing is interpolated. Below the first row or column nothing is paid."""

    kind: ClassVar[str] = "matrix"
    title: ClassVar[str] = N_("Table of two measures")

    rows: tuple[Row, ...] = field(metadata={"title": N_("Rows")})
    columns: tuple[Fraction, ...] = field(metadata={"title": N_("Columns from"), "unit": Unit.PERCENT})
    column: Reading = field(metadata={"title": N_("Columns are picked by")})
    base: Base = field(default=Base.MEASURE, metadata={"title": N_("The rate is paid on")})
    bounds: Bounds = field(default=Bounds.MEASURE, metadata={"title": N_("Rows are counted in")})

    @property
    def needs_quota(self) -> bool:
        return self.bounds is Bounds.QUOTA or self.base is Base.POINTS

    @property
    def needs_target_pay(self) -> bool:
        return self.base is Base.TARGET_PAY

    @property
    def readings(self) -> tuple[Reading, ...]:
        return (self.column,)

    def pay(self, given: Given) -> Paid:
        value, other = given.on(self.bounds), given.figures.get(self.column, ZERO)
        row, column = self._row(given, value), self._column(other)
        rate = given.limited(self.rows[row - 1].rates[column - 1]) if row and column else ZERO
        base = given.base(self.base)
        pay = base * rate
        steps = explain(
            "matrix.cell",
            given.money(pay),
            selector=given.bound(value, self.bounds),
            measure=self.column.measure,
            found=self._shown(other),
            row=row,
            column=column,
            input=given.based(base, self.base),
            rate=given.rate(rate, self.base),
            pay=given.money(pay),
        )
        return Paid(pay, steps, rate, row, linear=self.base is Base.MEASURE)

    def marks(self, given: Given) -> tuple[Fraction, ...]:
        return in_measure(self.bounds, [row.lower for row in self.rows], given)

    def describe(self, given: Given) -> Explanation:
        parts = tuple(
            explain(
                "plan.matrix.cell",
                lower=given.bound(row.lower, self.bounds),
                column=self._shown(lower),
                rate=given.rate(rate, self.base),
            )
            for row in self.rows
            for lower, rate in zip(self.columns, row.rates, strict=False)
        )
        return explain("plan.matrix", parts=parts, measure=self.column.measure)

    def _row(self, given: Given, value: Fraction) -> int:
        """Counted from 1; 0 below the first. A closed accelerator leaves the rows below 100 % of the quota."""
        whole = Fraction(1) if self.bounds is Bounds.QUOTA else given.quota
        reached = [
            number
            for number, row in enumerate(self.rows, 1)
            if value >= row.lower
            and (given.accelerated or (not row.accelerator and (whole is None or row.lower < whole)))
        ]
        return max(reached, default=0)

    def _column(self, value: Fraction) -> int:
        return max((number for number, lower in enumerate(self.columns, 1) if value >= lower), default=0)

    def _shown(self, value: Fraction) -> Quantity:
        return Quantity(value, Unit.SCORE if self.column.against is None else Unit.PERCENT)
