"""One component, one of its periods, one person: what is known of it, and the reason if it can't be evaluated."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.credit import MEASURES, Credit, counted, unit_of, value
from desktop_app.rules.incentives.plan import (
    Basis,
    Component,
    Need,
    PeriodRule,
    PlanVersion,
    earning_span,
    fiscal_year,
    quota_need,
)
from desktop_app.rules.incentives.rating import ZERO, Given
from desktop_app.rules.incentives.result import WHOLE, PersonInputs

_OF_RECORDS: Final = frozenset(measure.key for measure in MEASURES)


@dataclass(frozen=True, slots=True)
class Case:
    """``credits``: those of the earning span that count, in order. ``earned``: minor units of this run so far."""

    version: PlanVersion
    component: Component
    period: Period
    inputs: PersonInputs
    credits: tuple[Credit, ...]
    earned: int

    @property
    def cumulative(self) -> bool:
        return self.component.rule is PeriodRule.CUMULATIVE

    @property
    def earned_before(self) -> int:
        """Minor units; 0 for a discrete component, which remembers nothing."""
        if not self.cumulative:
            return 0
        return self.inputs.earned_before.get(self.component.name, 0) + self.earned

    @property
    def quota(self) -> Fraction | None:
        return self.inputs.quotas.get(quota_need(self.version, self.component, self.period))

    @property
    def target_pay(self) -> Fraction | None:
        """The component's share of the person's target pay, or of the plan's, for the days that count."""
        own = self.inputs.target_pay
        whole = self.version.target_pay if own is None else own
        weight = self.component.weight
        weighted = whole if whole is None or weight is None else whole * weight
        share = self.inputs.parts.get((self.component.name, self.period), WHOLE)
        return weighted if weighted is None else weighted * share.pay

    @property
    def of_records(self) -> bool:
        return self.component.measure in _OF_RECORDS

    @property
    def need(self) -> Need:
        """Where a measure that is not made of records is found."""
        return Need(self.component.measure, earning_span(self.version, self.component, self.period))

    @property
    def opening(self) -> Fraction:
        """The measure of the year before the first credit; a discrete component has no year."""
        if self.component.rule is PeriodRule.DISCRETE:
            return ZERO
        return self.inputs.measure_before.get(self.component.name, ZERO)

    @property
    def own_credits(self) -> list[Credit]:
        return [credit for credit in self.credits if credit.record.day in self.period]

    @property
    def before(self) -> Fraction:
        """The measure of the year before this period."""
        earlier = [credit for credit in self.credits if credit.record.day < self.period.start]
        return self.opening + total(earlier, self.component.measure)

    def given(self, measure: Fraction) -> Given:
        """What the shape works on when the result is ``measure``; with a year's rate, only this period is paid."""
        paid = measure - self.before if self.component.rule is PeriodRule.YEAR_RATE else measure
        return Given(
            measure,
            paid,
            unit_of(self.component.measure),
            self.version.currency,
            self.quota,
            self.target_pay,
            self.component.rate_cap,
        )

    def measured(self) -> Fraction:
        """The result the component is paid on."""
        if not self.of_records:
            return self.inputs.totals[self.need]
        return self.opening + total(self.credits, self.component.measure)


def total(credits_: list[Credit] | tuple[Credit, ...], measure: str) -> Fraction:
    return sum((value(credit, measure) for credit in credits_), ZERO)


def open_case(version: PlanVersion, component: Component, period: Period, inputs: PersonInputs, earned: int) -> Case:
    span = earning_span(version, component, period)
    found = counted(inputs.credits, component.measure, component.filter, span)
    return Case(version, component, period, inputs, tuple(found), earned)


def reason_against(case: Case) -> Explanation | None:
    """Why the case can't be evaluated; never a silent 0."""
    return _missing_quota(case) or _missing_input(case) or _foreign_money(case)


def _missing_quota(case: Case) -> Explanation | None:
    if not case.component.needs_quota or (case.quota is not None and case.quota > 0):
        return None
    need = quota_need(case.version, case.component, case.period)
    step = "reason.quota_missing"
    if case.quota is not None:
        step = "reason.quota_zero" if case.quota == 0 else "reason.quota_negative"
    return explain(step, quota=need.name, period=need.span)


def _missing_input(case: Case) -> Explanation | None:
    component = case.component
    if component.shape.needs_target_pay and case.target_pay is None:
        return explain("reason.target_pay_missing", name=component.name)
    if not case.of_records and case.need not in case.inputs.totals:
        return explain("reason.measure_missing", measure=component.measure, period=case.need.span)
    whole = component.basis is Basis.PERIOD and component.rule is not PeriodRule.YEAR_RATE
    if not case.of_records and not whole:
        return explain("reason.no_records", measure=component.measure)
    known = component.name in case.inputs.earned_before
    if case.cumulative and not known and case.period.start > fiscal_year(case.version, case.period).start:
        return explain("reason.earned_before_missing", name=component.name, period=case.period)
    return None


def _foreign_money(case: Case) -> Explanation | None:
    """Amounts of different currencies are never added."""
    ours = case.version.currency
    if not ours or unit_of(case.component.measure) is not Unit.MONEY:
        return None
    foreign = [credit.record for credit in case.credits if credit.record.currency not in {"", ours}]
    if not foreign:
        return None
    first = foreign[0]
    return explain(
        "reason.currency",
        records=tuple(record.version for record in foreign),
        plan=ours,
        document=first.document,
        amount=Quantity(first.amount, Unit.MONEY, first.currency),
    )
