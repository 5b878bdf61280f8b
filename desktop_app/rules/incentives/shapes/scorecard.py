"""Scorecard: weighted KPIs, each with its own threshold, cap and line from figure to payout; the sum is paid."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.points import Left, Point, Right, line_at
from desktop_app.rules.incentives.rating import ZERO, Base, Given, Paid
from desktop_app.rules.incentives.reading import Outcome, Reading

_ALL = Fraction(1)


@dataclass(frozen=True, slots=True)
class Line(Reading):
    """One KPI. Without ``points`` the figure is the payout itself, as with an attainment.

    Below ``threshold`` it pays 0, and never more than ``cap``; ``stepped`` takes the point reached, not the line.
    """

    weight: Fraction = field(default=ZERO, metadata={"title": N_("Weight"), "unit": Unit.PERCENT})
    points: tuple[Point, ...] = field(default=(), metadata={"title": N_("Points")})
    stepped: bool = field(default=False, metadata={"title": N_("In steps")})
    left: Left = field(default=Left.ZERO, metadata={"title": N_("Before the first point")})
    right: Right = field(default=Right.FLAT, metadata={"title": N_("Beyond the last point")})
    threshold: Fraction | None = field(default=None, metadata={"title": N_("Pays from"), "unit": Unit.RATIO})
    cap: Fraction | None = field(default=None, metadata={"title": N_("Pays at most"), "unit": Unit.PERCENT})

    @property
    def weighted(self) -> bool:
        return True

    def payout(self, value: Fraction) -> Fraction:
        """Never below 0."""
        if self.threshold is not None and value < self.threshold:
            return ZERO
        found = line_at(self.points, self.left, self.right, value) if self.points else value
        if self.points and self.stepped:
            found = next((point.pays for point in reversed(self.points) if value >= point.at), ZERO)
        return max(ZERO, found if self.cap is None else min(found, self.cap))


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Pay = Σ weight × payout of the target pay, or of ``amount``. A closed line counts 0 and keeps its weight."""

    kind: ClassVar[str] = "scorecard"
    title: ClassVar[str] = N_("Scorecard of weighted KPIs")
    needs_quota: ClassVar[bool] = False
    alone: ClassVar[bool] = True

    lines: tuple[Line, ...] = field(metadata={"title": N_("KPIs")})
    amount: Fraction | None = field(
        default=None, metadata={"title": N_("Amount at 100 %, instead of the target pay"), "unit": Unit.MONEY}
    )

    @property
    def needs_target_pay(self) -> bool:
        return self.amount is None

    @property
    def readings(self) -> tuple[Reading, ...]:
        return self.lines

    def pay(self, given: Given) -> Paid:
        weights = self._weights(given)
        payouts = [self._payout(line, given) for line in self.lines]
        score = sum((weight * payout for weight, payout in zip(weights, payouts, strict=True)), ZERO)
        base = given.base(Base.TARGET_PAY) if self.amount is None else self.amount
        pay = base * score
        parts = tuple(
            self._explain(line, weight, payout, given)
            for line, weight, payout in zip(self.lines, weights, payouts, strict=True)
        )
        steps = explain(
            "scorecard.score",
            given.money(pay),
            parts=parts,
            score=Quantity(score, Unit.PERCENT),
            input=given.money(base),
            pay=given.money(pay),
        )
        return Paid(pay, steps, score)

    def marks(self, given: Given) -> tuple[Fraction, ...]:  # noqa: ARG002 - every shape is asked alike
        return ()

    def describe(self, given: Given) -> Explanation:  # noqa: ARG002 - every shape is asked alike
        parts = tuple(
            explain("plan.scorecard.line", measure=line.measure, weight=Quantity(line.weight, Unit.PERCENT))
            for line in self.lines
        )
        return explain("plan.scorecard", parts=parts)

    def _weights(self, given: Given) -> list[Fraction]:
        """The lead may give the weight of a line without data to the others, in proportion."""
        out = {line.measure for line in self.lines if given.decided.get(line.measure) is Outcome.REWEIGHT}
        whole = sum((line.weight for line in self.lines), ZERO)
        kept = sum((line.weight for line in self.lines if line.measure not in out), ZERO)
        scale = whole / kept if kept else ZERO
        return [ZERO if line.measure in out else line.weight * scale for line in self.lines]

    def _payout(self, line: Line, given: Given) -> Fraction:
        """A line the lead lets pass pays 100 %."""
        if line.measure in given.closed:
            return ZERO
        decided = given.decided.get(line.measure)
        if decided is not None:
            return _ALL if decided is Outcome.MET else ZERO
        value = given.figures.get(line, ZERO)
        return line.payout(value)

    def _explain(self, line: Line, weight: Fraction, payout: Fraction, given: Given) -> Explanation:
        step = "scorecard.line"
        if line.measure in given.closed:
            step = "scorecard.closed"
        elif line.measure in given.decided:
            step = f"scorecard.decided.{given.decided[line.measure].value}"
        return explain(
            step,
            Quantity(weight * payout, Unit.PERCENT),
            measure=line.measure,
            found=Quantity(given.figures.get(line, ZERO), Unit.SCORE if line.against is None else Unit.PERCENT),
            weight=Quantity(weight, Unit.PERCENT),
            payout=Quantity(payout, Unit.PERCENT),
        )
