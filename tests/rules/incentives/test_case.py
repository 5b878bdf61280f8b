"""What is known of one component, period and person, and each reason against working it out."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.case import Case, open_case, reason_against, total
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.plan import Basis, Component, Need, PeriodRule, PlanVersion
from desktop_app.rules.incentives.rating import Base, Bounds, Tier
from desktop_app.rules.incentives.reading import QuotaSpan
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.flat import Flat

MARCH = parse_period("2026-03")
TENTH = Flat(Fraction(1, 10))
AT_QUOTA = Bonus(Fraction(500), Fraction(1), Bounds.QUOTA)
SHARE = Attainment((Tier(Fraction(0), Fraction(1)),), Base.TARGET_PAY)
QUOTA = Need("revenue", MARCH)


def sale(number: int, amount: int, day: str = "2026-03-05", currency: str = "") -> Credit:
    record = Record(number, Kind.SALE, f"S-{number}", date.fromisoformat(day), 1, Fraction(amount), currency=currency)
    return Credit(record)


def case(
    component: Component,
    *credits_: Credit,
    period: Period = MARCH,
    earned: int = 0,
    plan: PlanVersion | None = None,
    **more: object,
) -> Case:
    version = plan or PlanVersion(date(2026, 1, 1), (component,), "EUR")
    inputs = PersonInputs(1, "Ana", credits_, **more)  # type: ignore[arg-type] # each test gives the right ones
    return open_case(version, component, period, inputs, earned)


def against(found: Case) -> Explanation:
    reason = reason_against(found)
    assert reason is not None
    return reason


def test_only_credits_of_the_span_count_in_their_order() -> None:
    credits_ = (sale(3, 3, "2026-03-31"), sale(1, 1, "2026-03-01"), sale(2, 2, "2026-02-28"), sale(4, 4, "2026-04-01"))
    assert [one.record.version for one in case(Component("C", TENTH), *credits_).credits] == [1, 3]
    whole_year = case(Component("C", TENTH, rule=PeriodRule.CUMULATIVE), *credits_)
    assert [one.record.version for one in whole_year.credits] == [2, 1, 3]
    assert [one.record.version for one in whole_year.own_credits] == [1, 3]


def test_a_period_by_itself_remembers_nothing() -> None:
    found = case(
        Component("C", TENTH), sale(1, 100), earned=7, earned_before={"C": 5}, measure_before={"C": Fraction(900)}
    )
    assert (found.measured(), found.opening, found.earned_before) == (100, 0, 0)


def test_a_year_starts_at_its_opening_balance_and_at_what_was_earned() -> None:
    found = case(
        Component("C", TENTH, rule=PeriodRule.CUMULATIVE),
        sale(1, 30, "2026-01-10"),
        sale(2, 100),
        earned=7,
        earned_before={"C": 5},
        measure_before={"C": Fraction(900)},
    )
    assert (found.opening, found.before, found.measured(), found.earned_before) == (900, 930, 1_030, 12)


def test_with_a_years_rate_the_year_is_reached_and_the_period_is_paid() -> None:
    component = Component("C", TENTH, rule=PeriodRule.YEAR_RATE)
    found = case(component, sale(1, 30, "2026-01-10"), sale(2, 100))
    given = found.given(found.measured())
    assert (given.selector, given.measure) == (130, 100)
    whole = case(Component("C", TENTH, rule=PeriodRule.CUMULATIVE), sale(1, 30, "2026-01-10"), sale(2, 100))
    assert whole.given(whole.measured()).measure == 130


def test_the_quota_is_the_one_of_the_span_that_the_component_names() -> None:
    year = parse_period("2026")
    quotas = {QUOTA: Fraction(10), Need("revenue", year): Fraction(120), Need("new", MARCH): Fraction(3)}
    own = Component("C", AT_QUOTA)
    assert case(own, quotas=quotas).quota == 10
    assert case(Component("C", AT_QUOTA, quota_span=QuotaSpan.YEAR), quotas=quotas).quota == 120
    assert case(Component("C", AT_QUOTA, quota="new"), quotas=quotas).quota == 3
    assert case(Component("C", AT_QUOTA, quota="other"), quotas=quotas).quota is None


def test_the_persons_target_pay_comes_before_the_plans_and_is_shared_by_weight() -> None:
    half, whole = Component("C", SHARE, weight=Fraction(1, 2)), Component("C", SHARE)
    plan = PlanVersion(date(2026, 1, 1), (half, whole), "EUR", target_pay=Fraction(1_000))
    assert case(whole, plan=plan).target_pay == 1_000
    assert case(half, plan=plan).target_pay == 500
    assert case(half, plan=plan, target_pay=Fraction(300)).target_pay == 150
    assert case(whole, plan=plan, target_pay=Fraction(0)).target_pay == 0
    assert case(half).target_pay is None


def test_a_measure_that_is_not_made_of_records_is_found_among_the_totals() -> None:
    component = Component("C", Bonus(Fraction(200), Fraction(9, 2)), measure="csat")
    found = case(component, totals={Need("csat", MARCH): Fraction(23, 5)})
    assert not found.of_records
    assert found.measured() == Fraction(23, 5)
    assert reason_against(found) is None
    assert found.given(found.measured()).unit is Unit.SCORE


@pytest.mark.parametrize(
    ("quotas", "step"),
    [
        ({}, "reason.quota_missing"),
        ({QUOTA: Fraction(0)}, "reason.quota_zero"),
        ({QUOTA: Fraction(-5)}, "reason.quota_negative"),
    ],
)
def test_a_quota_that_gives_no_share_is_a_reason_with_its_name(quotas: dict[Need, Fraction], step: str) -> None:
    reason = against(case(Component("C", AT_QUOTA), sale(1, 100), quotas=quotas))
    assert (reason.step, dict(reason.values)) == (step, {"quota": "revenue", "period": MARCH})


def test_a_quota_is_not_asked_for_where_nothing_needs_it_and_is_where_attainment_is_capped() -> None:
    assert reason_against(case(Component("C", TENTH), quotas={QUOTA: Fraction(0)})) is None
    capped = Component("C", TENTH, attainment_cap=Fraction(1))
    assert against(case(capped)).step == "reason.quota_missing"
    assert reason_against(case(capped, quotas={QUOTA: Fraction(1)})) is None


def test_a_share_of_an_unknown_target_pay_is_a_reason() -> None:
    reason = against(case(Component("Bonus", SHARE), quotas={QUOTA: Fraction(10)}))
    assert (reason.step, dict(reason.values)) == ("reason.target_pay_missing", {"name": "Bonus"})


def test_a_missing_total_is_a_reason_with_its_days() -> None:
    reason = against(case(Component("C", TENTH, measure="csat")))
    assert (reason.step, dict(reason.values)) == ("reason.measure_missing", {"measure": "csat", "period": MARCH})


@pytest.mark.parametrize("choice", [{"basis": Basis.RECORD}, {"rule": PeriodRule.YEAR_RATE}])
def test_what_has_no_records_cannot_be_paid_record_by_record(choice: dict[str, Basis | PeriodRule]) -> None:
    component = Component("C", TENTH, measure="csat", **choice)  # type: ignore[arg-type] # each by its own name
    found = case(component)
    reason = against(case(component, totals={found.need: Fraction(4)}))
    assert (reason.step, dict(reason.values)) == ("reason.no_records", {"measure": "csat"})


@pytest.mark.parametrize(
    ("period", "fiscal_start", "missing"),
    [("2026-01", 1, False), ("2026-02", 1, True), ("2026-04", 4, False), ("2026-05", 4, True), ("2026-01", 4, True)],
)
def test_inside_a_year_what_was_earned_before_must_be_known(period: str, fiscal_start: int, missing: bool) -> None:
    component = Component("C", TENTH, rule=PeriodRule.CUMULATIVE)
    plan = PlanVersion(date(2025, 1, 1), (component,), "EUR", fiscal_start=fiscal_start)
    days = parse_period(period)
    reason = reason_against(case(component, period=days, plan=plan))
    assert (reason.step if reason else None) == ("reason.earned_before_missing" if missing else None)
    assert reason_against(case(component, period=days, plan=plan, earned_before={"C": 0})) is None


def test_amounts_of_another_currency_are_a_reason_that_names_the_first_of_them() -> None:
    component = Component("C", TENTH)
    found = case(component, sale(1, 1, currency="EUR"), sale(2, 5, currency="RON"), sale(3, 7, currency="USD"))
    reason = against(found)
    assert (reason.step, reason.records) == ("reason.currency", (2, 3))
    assert dict(reason.values) == {
        "plan": "EUR",
        "document": "S-2",
        "amount": Quantity(Fraction(5), Unit.MONEY, "RON"),
    }


def test_currencies_do_not_matter_where_pieces_are_counted_or_none_is_named() -> None:
    ron = sale(2, 5, currency="RON")
    assert reason_against(case(Component("C", TENTH, measure="units"), ron)) is None
    assert reason_against(case(Component("C", TENTH), sale(1, 5))) is None
    component = Component("C", TENTH)
    assert reason_against(case(component, ron, plan=PlanVersion(date(2026, 1, 1), (component,)))) is None


def test_a_total_counts_shares_of_records_and_returns() -> None:
    half = Credit(sale(1, 100).record, Fraction(1, 2))
    assert total([half, sale(2, -20)], Component("C", TENTH)) == 30
    assert total([half, sale(2, -20)], Component("C", TENTH, "deals")) == Fraction(-1, 2)
    assert total([], Component("C", TENTH)) == 0
