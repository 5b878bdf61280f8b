"""One component, one of its periods, one person: what is known of it, and the reason if it can't be evaluated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import chain

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.money import exact_sum, from_minor
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.credit import (
    OWN_PAY,
    REPORTS_PAY,
    Credit,
    counted,
    made_of_records,
    unit_of,
    unknown_fact,
    worths,
)
from desktop_app.rules.incentives.eligibility import wrong_day
from desktop_app.rules.incentives.modifiers import Whose
from desktop_app.rules.incentives.plan import (
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
from desktop_app.rules.incentives.target_pay import target_in, target_steps


@dataclass(frozen=True)  # without slots: what is asked again and again is kept
class Case:
    """``credits``: those of the earning span that count, in order. ``earned``: minor units of this run so far."""

    version: PlanVersion
    component: Component
    period: Period
    inputs: PersonInputs
    credits: tuple[Credit, ...]
    earned: int
    own_pay: Mapping[str, int] = field(default_factory=dict)
    """Minor units that components before this one have earned in the run."""

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
        whole = target_in(self.inputs, self.version.target_pay, self.period)
        weight = self.component.weight
        weighted = whole if whole is None or weight is None else whole * weight
        share = self.inputs.parts.get((self.component.name, self.period), WHOLE)
        return weighted if weighted is None else weighted * share.pay

    @property
    def target_steps(self) -> tuple[Explanation, ...]:
        """How the person's own target pay changed inside the period, where the component is paid on it."""
        if not self.component.shape.needs_target_pay:
            return ()
        return tuple(target_steps(self.inputs, self.version.target_pay, self.period, self.version.currency))

    @property
    def of_records(self) -> bool:
        return made_of_records(self.component.measure) and not self.alone

    @property
    def alone(self) -> bool:
        """Whether the shape works on figures of its own and never asks for the measure."""
        found: bool = getattr(self.component.shape, "alone", False)
        return found

    @property
    def attained_for_gate(self) -> bool:
        """Whether a gate reads the attainment of the component."""
        return any(gate.component == self.component.name for group in self.version.gates for gate in group.gates)

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

    @cached_property
    def own_credits(self) -> list[Credit]:
        return [credit for credit in self.credits if credit.record.day in self.period]

    @property
    def before(self) -> Fraction:
        """The measure of the year before this period."""
        earlier = [credit for credit in self.credits if credit.record.day < self.period.start]
        return self.opening + total(earlier, self.component)

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
            shared=self.inputs.shared.get((self.component.name, self.period)),
        )

    def measured(self) -> Fraction:
        """The result the component is paid on."""
        if self.alone:
            return ZERO
        if self.component.measure in {OWN_PAY, REPORTS_PAY}:
            return sum(self.pays(), ZERO)
        if not self.of_records:
            return self.inputs.totals[self.need]
        return self.opening + self._total

    @cached_property
    def _total(self) -> Fraction:
        return total(self.credits, self.component)

    def pays(self) -> list[Fraction]:
        """Where the measure is earned pay: one's own as one amount, or that of each report."""
        names, currency = self.component.of, self.version.currency
        found = [self.own_pay]
        if self.component.measure == REPORTS_PAY:
            found = [one.earned for one in self.inputs.reports_pay.get(self.period, ())]
        return [
            from_minor(sum(minor for name, minor in earned.items() if not names or name in names), currency)
            for earned in found
        ]


def total(credits_: Iterable[Credit], component: Component) -> Fraction:
    return exact_sum(worths(credits_, component))


def open_case(
    version: PlanVersion,
    component: Component,
    period: Period,
    inputs: PersonInputs,
    earned: int,
    *,
    own_pay: Mapping[str, int] | None = None,
) -> Case:
    span = earning_span(version, component, period)
    whose = {Whose.OWN: (inputs.credits,), Whose.REPORTS: (inputs.reports,)}
    pools = whose.get(component.whose, (inputs.credits, inputs.reports))
    credits_ = pools[0] if len(pools) == 1 else chain(*pools)
    if component.eligible is not None:
        rules = component.eligible
        credits_ = [credit for credit in credits_ if not wrong_day(rules, inputs, credit.record.day)]
    found = counted(credits_, component.measure, component.filter, span)
    return Case(version, component, period, inputs, tuple(found), earned, own_pay or {})


def reason_against(case: Case) -> Explanation | None:
    """Why the case can't be evaluated; never a silent 0."""
    if case.component.shape.needs_target_pay and case.target_pay is None:
        return explain("reason.target_pay_missing", name=case.component.name)
    return _missing_quota(case) or _missing_input(case) or _missing_fact(case) or _foreign_money(case)


def _missing_fact(case: Case) -> Explanation | None:
    """A record that a rule asks for what nobody knows of it."""
    for credit in case.credits:
        fact = unknown_fact(credit, case.component)
        if fact:
            return explain(
                "reason.fact_missing",
                records=(credit.record.version,),
                fact=fact,
                document=_named(credit),
                name=case.component.name,
            )
    return None


def _named(credit: Credit) -> str:
    return credit.record.document or credit.record.day.isoformat()


def _missing_people(case: Case) -> Explanation | None:
    """What only the evaluation of several people together can give."""
    component = case.component
    if component.measure == REPORTS_PAY and case.period not in case.inputs.reports_pay:
        return explain("reason.reports_missing", name=component.name)
    if getattr(component.shape, "of_team", False) and (component.name, case.period) not in case.inputs.shared:
        return explain("reason.team_missing", name=component.name)
    return None


def _missing_quota(case: Case) -> Explanation | None:
    if not case.component.needs_quota or (case.quota is not None and case.quota > 0):
        return None
    need = quota_need(case.version, case.component, case.period)
    step = "reason.quota_missing"
    if case.quota is not None:
        step = "reason.quota_zero" if case.quota == 0 else "reason.quota_negative"
    return explain(step, quota=need.name, period=need.span)


def _missing_input(case: Case) -> Explanation | None:
    if case.alone or case.component.measure in {OWN_PAY, REPORTS_PAY}:
        return _missing_people(case)
    return _missing_measure(case) or _missing_year(case)


def _missing_measure(case: Case) -> Explanation | None:
    component = case.component
    if not case.of_records and case.need not in case.inputs.totals:
        return explain("reason.measure_missing", measure=component.measure, period=case.need.span)
    whole = not component.by_record and not component.rules and component.rule is not PeriodRule.YEAR_RATE
    if not case.of_records and not whole:
        return explain("reason.no_records", measure=component.measure)
    return None


def _missing_year(case: Case) -> Explanation | None:
    component = case.component
    if component.rules and case.opening:
        return explain("reason.opening_by_rule", name=component.name)
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
