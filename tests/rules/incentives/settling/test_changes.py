"""A plan that changes inside a period or inside a year that adds up."""

from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.domain.money import from_minor
from desktop_app.rules.incentives.plan import Component, Need, PeriodRule, Plan, PlanVersion
from desktop_app.rules.incentives.rating import Base, Shape, Tier
from desktop_app.rules.incentives.result import PersonInputs
from desktop_app.rules.incentives.settling.changes import evaluate_changing, sub_periods
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from tests.rules.incentives.settling.people import Person, month, sale

FIVE, TEN = Flat(Fraction(1, 20)), Flat(Fraction(1, 10))


def changing(first: Shape, then: Shape, day: date = date(2026, 1, 11), **more: Any) -> Plan:
    return Plan(
        "P",
        (
            PlanVersion(date(2020, 1, 1), (Component("C", first, **more),), target_pay=Fraction(310)),
            PlanVersion(day, (Component("C", then, **more),), target_pay=Fraction(620)),
        ),
    )


def steps(bound: int, low: int, high: int) -> tuple[Tier, ...]:
    return Tier(Fraction(0), Fraction(low, 100)), Tier(Fraction(bound), Fraction(high, 100))


def total(plan: Plan, *sales: Any, quota: int | None = None) -> Fraction:
    quotas = {} if quota is None else {Need("revenue", month(1)): Fraction(quota)}
    found = evaluate_changing(plan, PersonInputs(1, "Ana", sales, quotas), month(1))
    assert found.total is not None
    assert found.total == sum(one.pay or 0 for one in found.components)
    return from_minor(found.total, "")


def test_without_a_change_the_version_of_the_period_holds() -> None:
    plan = changing(FIVE, TEN, date(2026, 2, 1))
    person = PersonInputs(1, "Ana", (sale(1, 1000, 1), sale(2, 1000, 2)))
    assert [evaluate_changing(plan, person, month(number)).total for number in (1, 2)] == [50_00, 100_00]


def test_each_record_counts_under_the_version_of_its_day() -> None:
    assert total(changing(FIVE, TEN), sale(1, 1000, 1), sale(2, 1000, 1, day=11)) == 150


def test_steps_keep_accumulating_with_whole_bounds() -> None:
    plan = changing(Marginal(steps(1000, 5, 8)), Marginal(steps(1500, 10, 20)))
    # 5 % of 800 before; after it 10 % of 800-1,500 and 20 % of 1,500-2,000
    assert total(plan, sale(1, 800, 1), sale(2, 1200, 1, day=20)) == 40 + 70 + 100


def test_a_reached_step_is_that_of_the_whole_period_in_both_versions() -> None:
    plan = changing(Retroactive(steps(1000, 5, 8)), Retroactive(steps(1000, 10, 20)))
    assert total(plan, sale(1, 600, 1), sale(2, 600, 1, day=20)) == 48 + 120


def test_a_cap_holds_for_the_sum_and_the_lines_share_the_cut() -> None:
    plan = changing(FIVE, TEN, cap=Fraction(75))
    assert total(plan, sale(1, 1000, 1), sale(2, 1000, 1, day=11)) == 75


def test_target_pay_splits_by_the_share_of_the_days() -> None:
    shape = Attainment((Tier(Fraction(0), Fraction(0)), Tier(Fraction(1), Fraction(1))), Base.TARGET_PAY)
    plan = changing(shape, shape)  # 10 days of 310 and 21 days of 620 a month; quota 100 and 210
    assert total(plan, sale(1, 100, 1), sale(2, 210, 1, day=11), quota=310) == 100 + 420
    assert total(plan, sale(1, 99, 1), sale(2, 210, 1, day=11), quota=310) == 420


def test_a_fixed_bonus_and_its_bound_split_too() -> None:
    plan = changing(Bonus(Fraction(31), Fraction(310)), Bonus(Fraction(62), Fraction(310)))
    assert total(plan, sale(1, 100, 1), sale(2, 209, 1, day=11)) == 10
    assert total(plan, sale(1, 100, 1), sale(2, 210, 1, day=11)) == 10 + 42


def test_a_component_that_is_dropped_counts_until_then() -> None:
    first = PlanVersion(date(2020, 1, 1), (Component("Old", FIVE),))
    plan = Plan("P", (first, PlanVersion(date(2026, 1, 11), (Component("New", TEN),))))
    assert total(plan, sale(1, 1000, 1), sale(2, 1000, 1, day=11)) == 150


def test_a_year_that_adds_up_keeps_the_rates_records_were_sold_under() -> None:
    plan = changing(FIVE, TEN, date(2026, 3, 1), rule=PeriodRule.CUMULATIVE)
    one = Person(plan)
    assert one.pays(*([sale(number, "333.30", number)] for number in (1, 2, 3, 4))) == [16_67, 16_66, 33_33, 33_33]
    assert one.run(5, sale(9, "-333.30", 5, original=1)).balance == -16_66


def test_the_days_of_a_period_are_cut_where_the_plan_changes() -> None:
    plan = changing(FIVE, TEN)
    assert [(one.start.day, one.last.day) for one in sub_periods(plan, month(1))] == [(1, 10), (11, 31)]
    assert sub_periods(plan, month(2)) == [month(2)]
