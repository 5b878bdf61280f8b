"""The quota a person is held to: ramp first, then the days that count; changes by time; seasons by weight."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import Length, Period, parse_period
from desktop_app.rules.incentives.modifiers import Closes, Gate, GateGroup
from desktop_app.rules.incentives.plan import Component, Need, PeriodRule, Plan, PlanVersion
from desktop_app.rules.incentives.rating import Tier
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.facts import Absence, Facts, QuotaChange, QuotaWeights
from desktop_app.rules.incentives.settling.presence import Presence
from desktop_app.rules.incentives.settling.quota import personal_quota
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.terms import AbsenceRule, PayTerms, Proration, Ramp
from tests.rules.incentives.settling.people import Person, plan, sale

YEAR = parse_period("2026")
MARCH = parse_period("2026-03")


def quota(span: Period, known: dict[Period, int], ramp: Ramp | None = None, **facts: object) -> Fraction | None:
    version = PlanVersion(date(2020, 1, 1), (), terms=PayTerms(ramps=(ramp,) if ramp else ()))
    quotas = {Need("revenue", period): Fraction(amount) for period, amount in known.items()}
    inputs = Facts(PersonInputs(1, "Ana", quotas=quotas), **facts)  # type: ignore[arg-type] # each test gives the right ones
    return personal_quota(version, Presence(inputs, Proration()), Need("revenue", span))


def test_a_joiner_of_june_has_214_of_365_days_of_the_years_quota() -> None:
    assert quota(YEAR, {YEAR: 800000}, joined=date(2026, 6, 1)) == Fraction(800000 * 214, 365)


def test_a_quota_with_weights_is_prorated_in_its_smallest_part() -> None:
    quarters = [Fraction(weight, 3) for weight in (20, 20, 20, 40) for _ in range(3)]
    season = QuotaWeights("revenue", YEAR, Length.MONTH, tuple(quarters))
    march = quota(YEAR, {YEAR: 100000}, joined=date(2026, 3, 1), weights=(season,))
    december = quota(YEAR, {YEAR: 100000}, joined=date(2026, 12, 1), weights=(season,))
    assert march == Fraction(260000, 3)
    assert december == Fraction(40000, 3)
    assert quota(MARCH, {YEAR: 100000}, weights=(season,)) == Fraction(20000, 3)


def test_a_ramp_by_month_of_service_comes_before_the_days() -> None:
    ramp = Ramp("revenue", amounts=(Fraction(10000), Fraction(20000), Fraction(30000)))
    spans = [parse_period(f"2026-0{month}") for month in (3, 4, 5, 6)]
    known = dict.fromkeys(spans, 45000)
    assert [quota(span, known, ramp, joined=date(2026, 3, 1)) for span in spans] == [10000, 20000, 30000, 45000]
    assert quota(MARCH, known, ramp, joined=date(2026, 3, 17)) == Fraction(10000 * 15, 31)


def test_a_ramp_in_percent_over_a_quarter_goes_month_by_month() -> None:
    ramp = Ramp("revenue", percents=(Fraction(1, 4), Fraction(1, 2)))
    first = parse_period("2026-Q1")
    found = quota(first, {first: 90000}, ramp, joined=date(2026, 1, 1))
    assert found == Fraction(90000, 90) * (Fraction(31, 4) + Fraction(28, 2) + 31)


def test_a_quota_that_is_missing_stays_missing() -> None:
    assert quota(MARCH, {}) is None
    ramp = Ramp("revenue", amounts=(Fraction(10000),))
    assert quota(MARCH, {}, ramp, joined=date(2026, 3, 1)) == 10000
    assert quota(parse_period("2026-04"), {}, ramp, joined=date(2026, 3, 1)) is None


def test_a_change_inside_the_period_is_weighed_by_time() -> None:
    change = QuotaChange("revenue", MARCH, date(2026, 3, 11), Fraction(62000))
    assert quota(MARCH, {MARCH: 31000}, quota_changes=(change,)) == 10 * 1000 + 21 * 2000
    other = replace(change, quota="units")
    assert quota(MARCH, {MARCH: 31000}, quota_changes=(other,)) == 31000


def test_no_day_that_counts_is_a_quota_of_0() -> None:
    assert quota(MARCH, {MARCH: 31000}, joined=date(2026, 4, 1)) == 0


def test_steps_in_money_shrink_with_the_days_served_where_chosen() -> None:
    """1,000 sold in 15 of 31 days: 5 % up to 1,000 · 15/31, 10 % above."""
    steps = Marginal((Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(1000), Fraction(10, 100))))
    known = {"joined": date(2026, 3, 17)}
    for chosen, pay in ((None, 50_00), (True, 75_81)):
        one = Person(plan(Component("C", steps, prorate_bounds=chosen)), known=dict(known))
        assert one.run(3, sale(1, 1000, 3, day=20)).pay == pay


def test_the_steps_of_a_year_shrink_with_the_days_of_the_year() -> None:
    """From 1 July 184 of 365 days: the 3,650 of the year are 1,840."""
    steps = Marginal((Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(3650), Fraction(10, 100))))
    year = Component("C", steps, rule=PeriodRule.CUMULATIVE, prorate_bounds=True)
    one = Person(plan(year), known={"joined": date(2026, 7, 1)}, inputs={"earned_before": {"C": 0}})
    assert [one.run(7, sale(1, 1840, 7)).pay, one.run(8, sale(2, 100, 8)).pay] == [92_00, 10_00]


def test_a_month_of_absence_leaves_the_first_step_to_what_was_sold_in_it() -> None:
    """No accelerator for who was away, and a quota of 0 makes none of the steps one that pays from the first unit."""
    steps = Marginal((Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(1000), Fraction(10, 100))))
    terms = PayTerms(proration=Proration(absences=(AbsenceRule("parental"),)))
    gate = GateGroup((Gate("csat", at_least=Fraction(4)),), closes=Closes.ACCELERATOR)
    version = PlanVersion(date(2020, 1, 1), (Component("C", steps),), terms=terms, gates=(gate,))
    known = {"absences": (Absence("parental", date(2026, 2, 1), date(2026, 5, 1)),)}
    inputs = {"quotas": {Need("revenue", MARCH): Fraction(5000)}, "totals": {Need("csat", MARCH): Fraction(5)}}
    assert Person(Plan("P", (version,)), known=known, inputs=inputs).run(3, sale(1, 2000, 3)).pay == 100_00
