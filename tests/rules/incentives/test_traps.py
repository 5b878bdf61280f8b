"""The traps with figures: where a plausible engine pays wrongly, ours is held to the right cent."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.explanation import Explanation
from desktop_app.domain.money import Rounding
from desktop_app.domain.period import Length, parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.evaluate import evaluate, payout_curve
from desktop_app.rules.incentives.needs import credit_span, quota_needs
from desktop_app.rules.incentives.plan import Basis, Component, Filter, Need, PeriodRule, PlanVersion
from desktop_app.rules.incentives.rating import Base, Bounds, Tier
from desktop_app.rules.incentives.reading import QuotaSpan
from desktop_app.rules.incentives.result import PersonInputs, State
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.threshold import Threshold

MARCH = parse_period("2026-03")
STEPS = (
    Tier(Fraction(0), Fraction(5, 100)),
    Tier(Fraction(40000), Fraction(8, 100)),
    Tier(Fraction(80000), Fraction(12, 100)),
)


def sale(number: int, amount: str, day: date = date(2026, 3, 5), **more: str) -> Credit:
    return Credit(Record(number, Kind.SALE, str(number), day, 1, Fraction(amount), **more))  # type: ignore[arg-type] # only texts are given


def version(*components: Component, **more: object) -> PlanVersion:
    return PlanVersion(date(2026, 1, 1), components, **more)  # type: ignore[arg-type] # each test gives the right ones


def person(*credits_: Credit, **more: object) -> PersonInputs:
    return PersonInputs(1, "Ana", credits_, **more)  # type: ignore[arg-type] # each test gives the right ones


def test_marginal_tiers_on_80000_without_tax_pay_5200_and_with_it_7216() -> None:
    plan = version(Component("Commission", Marginal(STEPS)))
    assert evaluate(plan, person(sale(1, "80000")), MARCH).total == 5_200_00
    assert evaluate(plan, person(sale(1, "96800")), MARCH).total == 7_216_00


def test_marginal_tiers_on_136534_pay_11984_08() -> None:
    plan = version(Component("Commission", Marginal(STEPS)))
    assert evaluate(plan, person(sale(1, "136534")), MARCH).total == 11_984_08


def test_a_cumulative_plan_that_starts_in_november_pays_november_only() -> None:
    plan = version(Component("Commission", Flat(Fraction(5, 100)), rule=PeriodRule.CUMULATIVE))
    inputs = person(
        sale(1, "100000", date(2026, 11, 12)),
        earned_before={"Commission": 45_000_00},
        measure_before={"Commission": Fraction(900000)},
    )
    result = evaluate(plan, inputs, parse_period("2026-11"))
    assert result.total == 5_000_00
    assert result.components[0].measure == 1_000_000
    assert [line.minor for line in result.components[0].records] == [5_000_00]


def test_a_cumulative_plan_inside_its_year_asks_what_was_earned_before() -> None:
    plan = version(Component("Commission", Flat(Fraction(5, 100)), rule=PeriodRule.CUMULATIVE))
    result = evaluate(plan, person(sale(1, "100")), MARCH)
    assert result.state is State.NOT_EVALUABLE
    assert result.total is None
    assert [reason.step for reason in result.reasons] == ["reason.earned_before_missing"]


def test_a_return_of_one_re_rates_a_retroactive_month_by_1200_05() -> None:
    plan = version(Component("Commission", Retroactive(STEPS[:2])))
    paid = evaluate(plan, person(sale(1, "40000")), MARCH).total
    again = evaluate(plan, person(sale(1, "40000"), sale(2, "-1")), MARCH).total
    assert (paid, again) == (3_200_00, 1_999_95)


def test_a_capped_month_lets_a_credit_note_take_what_the_cap_had_cut_first() -> None:
    plan = version(Component("Commission", Flat(Fraction(1, 10)), cap=Fraction(5000)))
    result = evaluate(plan, person(sale(1, "100000"), sale(2, "-60000")), MARCH)
    assert result.total == 4_000_00


def test_a_deal_with_record_floor_and_cap_returned_in_full_leaves_nothing() -> None:
    component = Component(
        "Commission",
        Flat(Fraction(1, 10)),
        basis=Basis.RECORD,
        record_floor=Fraction(200),
        record_cap=Fraction(5000),
    )
    back = Credit(Record(2, Kind.SALE, "2", date(2026, 3, 9), 1, Fraction(-100000)), original=1)
    assert evaluate(version(component), person(sale(1, "100000"), back), MARCH).total == 0


def test_a_record_floor_never_lifts_a_negative_record() -> None:
    component = Component("C", Flat(Fraction(1, 10)), basis=Basis.RECORD, record_floor=Fraction(200))
    assert evaluate(version(component), person(sale(1, "-50")), MARCH).total == -5_00


def test_twelve_months_of_33_30_at_five_percent_pay_19_98_in_the_year() -> None:
    plan = version(Component("Commission", Flat(Fraction(5, 100)), rule=PeriodRule.CUMULATIVE))
    sales = [sale(month, "33.30", date(2026, month, 15)) for month in range(1, 13)]
    earned = 0
    for month in range(1, 13):
        inputs = person(*sales, earned_before={"Commission": earned})
        earned += evaluate(plan, inputs, parse_period(f"2026-{month:02d}")).total or 0
    assert earned == 19_98


def test_the_record_that_crosses_a_bound_is_split_and_says_how() -> None:
    plan = version(Component("Commission", Marginal(STEPS)))
    result = evaluate(plan, person(sale(1, "30000"), sale(2, "20000", date(2026, 3, 6))), MARCH)
    line = result.components[0].records[1]
    assert [(part.lower, part.amount, part.rate) for part in line.slices] == [
        (0, 10000, Fraction(5, 100)),
        (40000, 10000, Fraction(8, 100)),
    ]
    assert (line.running, line.minor) == (50000, 1_300_00)


def test_records_count_by_day_then_time_then_number_by_value_then_line() -> None:
    march = date(2026, 3, 5)
    wanted = [
        Credit(Record(1, Kind.SALE, "X-99", date(2026, 3, 4), 1, Fraction(1))),
        Credit(Record(2, Kind.SALE, "X-9", march, 1, Fraction(1), line="2")),
        Credit(Record(3, Kind.SALE, "X-9", march, 1, Fraction(1), line="10")),
        Credit(Record(4, Kind.SALE, "X-10", march, 1, Fraction(1))),
        Credit(Record(5, Kind.SALE, "X-1", march, 1, Fraction(1), time="08:15")),
    ]
    plan = version(Component("Commission", Marginal(STEPS)))
    result = evaluate(plan, person(*reversed(wanted)), MARCH)
    assert [line.version for line in result.components[0].records] == [1, 2, 3, 4, 5]


def test_a_missing_quota_and_a_quota_of_zero_are_reasons_and_never_zero_percent() -> None:
    plan = version(Component("Bonus", Bonus(Fraction(500), Fraction(1), Bounds.QUOTA)))
    (need,) = quota_needs(plan, MARCH)
    missing = evaluate(plan, person(sale(1, "100")), MARCH)
    zero = evaluate(plan, person(sale(1, "100"), quotas={need: Fraction(0)}), MARCH)
    assert [reason.step for result in (missing, zero) for reason in result.reasons] == [
        "reason.quota_missing",
        "reason.quota_zero",
    ]
    assert missing.total is None
    assert missing.components[0].attainment is None


def test_a_flat_plan_needs_no_quota_and_no_target() -> None:
    plan = version(Component("Commission", Flat(Fraction(5, 100))))
    assert quota_needs(plan, MARCH) == []
    assert evaluate(plan, person(sale(1, "100")), MARCH).total == 5_00


def test_the_statement_says_what_one_more_unit_earns_and_what_is_missing() -> None:
    plan = version(Component("Commission", Retroactive(STEPS[:2])))
    (found,) = evaluate(plan, person(sale(1, "39999")), MARCH).components
    assert found.missing == 1
    assert found.next_bound == 40000
    assert found.next_unit == Fraction("1200.05")
    assert found.effective_rate == Fraction(5, 100)


def test_an_attainment_that_would_be_shown_as_100_percent_is_said_not_to_reach_it() -> None:
    tiers = (Tier(Fraction(0), Fraction(1, 2)), Tier(Fraction(1), Fraction(1)))
    plan = version(Component("Bonus", Attainment(tiers, acts_on=Base.TARGET_PAY)), target_pay=Fraction(1000))
    (need,) = quota_needs(plan, MARCH)
    result = evaluate(plan, person(sale(1, "99999"), quotas={need: Fraction(100000)}), MARCH)
    assert result.total == 500_00
    assert "tier.close_call" in _steps(result.explanation)


def _steps(explanation: Explanation) -> set[str]:
    return {explanation.step}.union(*(_steps(part) for part in explanation.parts))


def test_half_even_is_a_choice_of_the_plan() -> None:
    component = Component("Commission", Flat(Fraction(1, 2)))
    sales = person(sale(1, "0.05"))
    assert evaluate(version(component), sales, MARCH).total == 3
    assert evaluate(version(component, rounding=Rounding.HALF_EVEN), sales, MARCH).total == 2


def test_a_currency_without_minor_units_is_paid_in_whole_units() -> None:
    plan = version(Component("Commission", Flat(Fraction(1, 2))), currency="JPY")
    assert evaluate(plan, person(sale(1, "101")), MARCH).total == 51


def test_a_quarterly_component_posts_in_the_run_that_holds_its_end() -> None:
    plan = version(
        Component("Commission", Flat(Fraction(5, 100))),
        Component("Quarter", Threshold(Fraction(1000), Fraction(1, 10)), every=Length.QUARTER),
    )
    sales = person(sale(1, "900", date(2026, 1, 5)), sale(2, "600"))
    assert evaluate(plan, sales, parse_period("2026-01")).components[1].state is State.NOT_DUE
    march = evaluate(plan, sales, MARCH)
    assert [one.pay for one in march.components] == [30_00, 50_00]
    assert credit_span(plan, MARCH).start == date(2026, 1, 1)


def test_a_monthly_component_in_a_quarterly_run_posts_three_times() -> None:
    plan = version(Component("Month", Threshold(Fraction(100), Fraction(1, 10)), every=Length.MONTH))
    sales = person(*(sale(month, "150", date(2026, month, 5)) for month in (1, 2, 3)))
    assert [one.pay for one in evaluate(plan, sales, parse_period("2026-Q1")).components] == [5_00, 5_00, 5_00]


def test_the_needed_quota_is_the_one_of_the_span_the_component_names() -> None:
    bonus = Bonus(Fraction(500), Fraction(1), Bounds.QUOTA)
    plan = version(
        Component("A", bonus),
        Component("B", bonus, rule=PeriodRule.CUMULATIVE, quota_span=QuotaSpan.YEAR),
        Component("C", bonus, rule=PeriodRule.CUMULATIVE, quota_span=QuotaSpan.TO_DATE),
        fiscal_start=2,
    )
    spans = [(need.span.start, need.span.end) for need in quota_needs(plan, MARCH)]
    assert spans == [
        (date(2026, 3, 1), date(2026, 4, 1)),
        (date(2026, 2, 1), date(2027, 2, 1)),
        (date(2026, 2, 1), date(2026, 4, 1)),
    ]


def test_a_filter_counts_only_what_it_names() -> None:
    component = Component("C", Flat(Fraction(1, 10)), filter=Filter(products=("A",), size_from=Fraction(100)))
    sales = person(sale(1, "100", product="A"), sale(2, "99", product="A"), sale(3, "500", product="B"))
    assert evaluate(version(component), sales, MARCH).total == 10_00


def test_a_measure_that_is_not_made_of_records_comes_from_the_totals() -> None:
    plan = version(Component("Bonus", Bonus(Fraction(200), Fraction(9, 2)), measure="csat"))
    assert evaluate(plan, person(), MARCH).state is State.NOT_EVALUABLE
    inputs = person(totals={Need("csat", MARCH): Fraction(9, 2)})
    found = evaluate(plan, inputs, MARCH)
    assert found.total == 200_00
    assert (found.components[0].records, found.components[0].other) == ((), 200_00)


def test_a_cap_reached_last_month_leaves_nothing_for_this_months_records() -> None:
    component = Component("C", Flat(Fraction(1, 10)), cap=Fraction(100), rule=PeriodRule.CUMULATIVE)
    sales = (sale(1, "1000", date(2026, 1, 5)), sale(2, "500", date(2026, 2, 5)))
    found = evaluate(version(component), person(*sales, earned_before={"C": 100_00}), parse_period("2026-02"))
    assert found.total == 0
    assert [line.minor for line in found.components[0].records] == [0]


def test_this_months_records_lose_only_what_the_cap_cuts_this_month() -> None:
    component = Component("C", Flat(Fraction(1, 10)), cap=Fraction(100), rule=PeriodRule.CUMULATIVE)
    sales = (
        sale(1, "1500", date(2026, 1, 5)),  # 50 lost in January
        sale(2, "2000", date(2026, 2, 5)),
        sale(3, "-1900", date(2026, 2, 6)),  # 60 lost in the year, 10 of them in February
    )
    (found,) = evaluate(
        version(component), person(*sales, earned_before={"C": 100_00}), parse_period("2026-02")
    ).components
    assert ([line.minor for line in found.records], found.other) == ([190_00, -190_00], 0)


def test_a_rate_cap_acts_on_each_tier_and_an_attainment_cap_cuts_the_measure() -> None:
    capped = Component("C", Marginal(STEPS), rate_cap=Fraction(10, 100))
    result = evaluate(version(capped), person(sale(1, "100000")), MARCH)
    assert (result.total, result.components[0].rate) == (7_200_00, Fraction(1, 10))
    cut = Component("C", Flat(Fraction(1, 10)), attainment_cap=Fraction(1))
    (need,) = quota_needs(version(cut), MARCH)
    sales = person(sale(1, "900"), sale(2, "600"), quotas={need: Fraction(1000)})
    found = evaluate(version(cut), sales, MARCH)
    assert found.total == 100_00
    assert sum(line.minor for line in found.components[0].records) == 100_00


def test_the_payout_curve_is_what_evaluation_pays_and_empty_without_its_quota() -> None:
    component = Component("C", Marginal(STEPS), cap=Fraction(5000))
    xs = [Fraction(0), Fraction(40000), Fraction(60000), Fraction(90000)]
    assert payout_curve(component, None, xs) == [(0, 0), (40000, 2000), (60000, 3600), (90000, 5000)]
    bonus = Component("B", Bonus(Fraction(500), Fraction(1), Bounds.QUOTA))
    assert payout_curve(bonus, None, xs) == []
