"""Rules, reports one by one, and what multiplies the pay after its limits."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.incentives import complete, rated
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.modifiers import CreditWeight, Kicker, Multiplier, Rule, Step
from desktop_app.rules.incentives.plan import Component, PeriodRule
from desktop_app.rules.incentives.rating import Bounds, Tier
from desktop_app.rules.incentives.reading import QuotaSpan, Reading
from desktop_app.rules.incentives.result import Result, State
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from tests.rules.incentives.people import MARCH, person, sale, version

ONE = Fraction(1)
FLAT = Component("C", Flat(Fraction(1, 10)))
TIERS = (Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(1), Fraction(8, 100)))
NPS = Multiplier("nps", steps=(Step(Fraction(0), ONE), Step(Fraction(50), Fraction(3, 2))))


def paid(component: Component, *credits_: object, quota: int | None = None, **figures: int) -> Result:
    plan = version(component)
    return evaluate(plan, person(plan, 1, *credits_, quota=quota, **figures), MARCH)  # type: ignore[arg-type] # credits


def test_a_multiplier_acts_after_the_cap_and_a_kicker_after_the_multiplier() -> None:
    component = replace(
        FLAT,
        cap=Fraction(100),
        multipliers=(NPS,),
        kickers=(Kicker("csat", at_least=Fraction(4), percent=Fraction(1, 10), amount=Fraction(7)),),
    )
    found = paid(component, sale(1, 5000), nps=50, csat=4)
    assert found.total == 17_200  # (100 × 1.5) × 1.1 + 7
    assert sum(line.minor for line in found.components[0].records) + found.components[0].other == 17_200


@pytest.mark.parametrize(("nps", "factor"), [(-10, 1), (0, 1), (25, 1), (49, 1), (50, "3/2"), (90, "3/2")])
def test_the_factor_is_that_of_the_step_reached(nps: int, factor: str) -> None:
    found = paid(replace(FLAT, multipliers=(NPS,)), sale(1, 1000), nps=nps)
    assert found.total == 10_000 * Fraction(factor)


@pytest.mark.parametrize(("nps", "factor"), [(0, 1), (25, "5/4"), (50, "3/2"), (90, "3/2")])
def test_an_even_factor_lies_between_its_steps(nps: int, factor: str) -> None:
    found = paid(replace(FLAT, multipliers=(replace(NPS, linear=True),)), sale(1, 1000), nps=nps)
    assert found.total == 10_000 * Fraction(factor)


def test_a_highest_factor_holds_and_a_return_is_multiplied_too() -> None:
    most = replace(FLAT, multipliers=(replace(NPS, most=Fraction(6, 5)),))
    assert paid(most, sale(1, 1000), nps=50).total == 12_000
    assert paid(most, sale(1, -1000), nps=50).total == -12_000


def test_a_multiplier_without_its_figure_is_not_evaluable() -> None:
    found = paid(replace(FLAT, multipliers=(NPS,)), sale(1, 1000))
    assert (found.state, [one.step for one in found.reasons]) == (State.NOT_EVALUABLE, ["reason.measure_missing"])
    assert complete.Unknown(found.state, found.reasons).reasons


def test_another_figure_may_pick_the_tier_of_what_is_paid() -> None:
    component = Component(
        "C", Retroactive(TIERS, Bounds.QUOTA), "margin", selector=Reading("revenue", against=QuotaSpan.PERIOD)
    )
    credits_ = (sale(1, 1000, values={"margin": Fraction(300)}),)
    found = paid(component, *credits_, quota=1000)
    assert found.total == 2400
    assert found.components[0].attainment == 1
    assert paid(component, *credits_, quota=1001).total == 1500


def test_limits_hold_the_sum_of_all_rules() -> None:
    component = replace(FLAT, cap=Fraction(50), rules=(Rule(Flat(Fraction(1, 2)), category="A"),))
    found = paid(component, sale(1, 100, category="A"), sale(2, 100, day=2), sale(3, 100, category="A", day=3))
    assert (found.total, found.components[0].cut) == (5000, 60)
    assert [line.minor for line in found.components[0].records] == [2273, 454, 2273]


def test_a_weight_counts_a_category_in_part() -> None:
    component = replace(FLAT, weights=(CreditWeight("Services", Fraction(1, 2)),))
    found = paid(component, sale(1, 100, category="Services"), sale(2, 100))
    assert (found.total, found.components[0].measure) == (1500, 150)


def test_an_amount_with_tax_needs_the_tax_and_counts_it() -> None:
    steps = Marginal(
        (
            Tier(Fraction(0), Fraction(5, 100)),
            Tier(Fraction(40_000), Fraction(8, 100)),
            Tier(Fraction(80_000), Fraction(12, 100)),
        )
    )
    sold = sale(1, 80_000, gross=Fraction(96_800))
    assert paid(Component("C", steps), sold).total == 520_000
    assert paid(Component("C", steps, with_tax=True), sold).total == 721_600
    assert paid(Component("C", steps, with_tax=True), sale(1, 80_000)).state is State.NOT_EVALUABLE


@given(st.lists(st.tuples(st.integers(-5000, 9000), st.sampled_from("ABC")), max_size=8), st.randoms())
def test_lines_of_rules_sum_to_the_pay_in_any_order(sales: list[tuple[int, str]], random: object) -> None:
    component = Component(
        "C",
        Marginal((Tier(Fraction(0), Fraction(1, 30)), Tier(Fraction(3000), Fraction(1, 7)))),
        rules=(Rule(Flat(Fraction(1, 9)), category="A"), Rule(Retroactive((Tier(Fraction(50), ONE),)), category="B")),
        cap=Fraction(900),
        multipliers=(NPS,),
    )
    credits_ = [sale(number, amount, category=name) for number, (amount, name) in enumerate(sales, 1)]
    found = paid(component, *credits_, nps=60)
    random.shuffle(credits_)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert paid(component, *credits_, nps=60) == found
    (one,) = found.components
    assert sum(line.minor for line in one.records) + one.other == one.pay


def test_rules_may_add_up_over_the_year() -> None:
    component = replace(FLAT, rule=PeriodRule.CUMULATIVE, rules=(Rule(Flat(Fraction(1, 2)), category="A"),))
    plan = version(component)
    inputs = replace(person(plan, 1, sale(1, 100, category="A"), sale(2, 100)), earned_before={"C": 1000})
    assert evaluate(plan, inputs, MARCH).total == 5000
    brought = replace(inputs, measure_before={"C": Fraction(5)})
    assert [one.step for one in evaluate(plan, brought, MARCH).reasons] == ["reason.opening_by_rule"]
    assert rated.__doc__
