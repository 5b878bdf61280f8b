"""Laws of teams, rules and factors: order never matters, pay never falls, parts make the whole."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.crediting import Book, Sold, credit_people
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.modifiers import Gate, GateGroup, Kicker, Multiplier, Rule, Step
from desktop_app.rules.incentives.plan import Basis, Component
from desktop_app.rules.incentives.rating import Bounds, Shape, Tier
from desktop_app.rules.incentives.reading import QuotaSpan, Reading
from desktop_app.rules.incentives.shapes.contest import Contest, First, Ties
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.matrix import Matrix, Row
from desktop_app.rules.incentives.shapes.residual import MonthRate, Residual
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.scorecard import Line, Scorecard
from desktop_app.rules.incentives.team import Member, evaluate_team
from tests.rules.incentives.people import MARCH, person, sale, version

REVENUE = Reading("revenue", against=QuotaSpan.PERIOD)
percents = st.integers(0, 40).map(lambda percent: Fraction(percent, 100))
amounts = st.lists(st.integers(-3000, 9000), min_size=1, max_size=6)


@st.composite
def rising(draw: st.DrawFn) -> Component:
    """A component whose pay never falls when its records grow, negative results left aside."""
    low, high = sorted(draw(st.lists(percents, min_size=2, max_size=2)))
    tiers = (Tier(Fraction(0), low), Tier(Fraction(2000), high))
    shapes: list[Shape] = [
        Marginal(tiers),
        Retroactive(tiers),
        Matrix((Row(Fraction(0), (low,)), Row(Fraction(1000), (high,))), (Fraction(0),), REVENUE),
        Scorecard((Line("revenue", against=QuotaSpan.PERIOD, weight=Fraction(1), cap=Fraction(2)),), Fraction(500)),
    ]
    rules = (Rule(Flat(high), category="A"),) if draw(st.booleans()) else ()
    factors = (Multiplier("revenue", against=QuotaSpan.PERIOD, steps=(Step(Fraction(1), 1 + low),)),)
    kickers = (Kicker("revenue", against=QuotaSpan.PERIOD, at_least=Fraction(1), percent=low, amount=Fraction(7)),)
    shape = draw(st.sampled_from(shapes))
    return Component(
        "C",
        shape,
        rules=() if isinstance(shape, Scorecard) else rules,
        multipliers=factors if draw(st.booleans()) else (),
        kickers=kickers if draw(st.booleans()) else (),
    )


def paid(component: Component, *credits_: Credit, gated: bool = False) -> int:
    gates = (GateGroup((Gate("revenue", against=QuotaSpan.PERIOD, at_least=Fraction(1, 2)),)),) if gated else ()
    plan = version(component, gates=gates)
    total = evaluate(plan, person(plan, 1, *credits_, quota=4000), MARCH).total
    assert total is not None
    return total


@settings(max_examples=60)
@given(rising(), st.lists(st.integers(0, 3000), max_size=5), st.integers(0, 3000), st.sampled_from("AB"), st.booleans())
def test_pay_never_falls_when_sales_rise(
    component: Component, sold: list[int], more: int, category: str, gated: bool
) -> None:
    before = [sale(number, amount, category="AB"[number % 2]) for number, amount in enumerate(sold, 1)]
    extra = sale(99, more, category=category)
    assert paid(component, *before, extra, gated=gated) >= paid(component, *before, gated=gated)


@settings(max_examples=40)
@given(amounts, st.lists(st.integers(1, 9), min_size=2, max_size=4))
def test_splits_of_a_linear_plan_sum_to_what_one_would_get(sold: list[int], parts: list[int]) -> None:
    plan = version(Component("C", Flat(Fraction(1, 10))))
    split = {number: Fraction(part, sum(parts)) for number, part in enumerate(parts, 1)}
    found = credit_people([Sold(sale(number, amount), split) for number, amount in enumerate(sold, 1)], Book())
    exact = [
        evaluate(plan, person(plan, number, *found.own[number]), MARCH).components[0].exact or Fraction(0)
        for number in split
    ]
    whole = evaluate(plan, person(plan, 1, *(sale(number, one) for number, one in enumerate(sold, 1))), MARCH)
    assert sum(exact) == whole.components[0].exact


@settings(max_examples=40)
@given(amounts, st.sampled_from(First), st.sampled_from(Ties), st.permutations(range(6)))
def test_ranks_do_not_depend_on_the_order_of_people(
    sold: list[int], first: First, ties: Ties, order: list[int]
) -> None:
    plan = version(Component("C", Contest((Fraction(30), Fraction(20)), first=first, ties=ties)))
    members = [Member(plan, person(plan, number, sale(number, one, number))) for number, one in enumerate(sold, 1)]
    shuffled = [members[place] for place in order if place < len(members)]
    ranks = {found.person: found.components[0].rank for found in evaluate_team(members, MARCH)}
    assert {found.person: found.components[0].rank for found in evaluate_team(shuffled, MARCH)} == ranks
    if ties is Ties.POOL:
        totals = [found.total or 0 for found in evaluate_team(shuffled, MARCH)]
        assert sum(totals) == (5000 if len(sold) > 1 else 3000)


@settings(max_examples=40)
@given(amounts, st.randoms())
def test_a_record_and_its_return_leave_nothing_where_a_fact_picks_the_rate(sold: list[int], random: object) -> None:
    steps = (MonthRate(Fraction(1), Fraction(1, 10)), MonthRate(Fraction(7), Fraction(1, 20)))
    component = Component("C", Residual(steps), basis=Basis.RECORD, record_floor=Fraction(5))
    credits_ = []
    for number, amount in enumerate(sold, 1):
        month = {"customer_month": Fraction(number * 3)}
        later = {"customer_month": Fraction(number * 3 + 6)}
        credits_ += [sale(number, amount, values=month), sale(50 + number, -amount, values=later, original=number)]
    random.shuffle(credits_)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert paid(component, *credits_) == 0


def test_a_rate_on_attainment_of_another_figure_keeps_its_bounds() -> None:
    tiers = (Tier(Fraction(0), Fraction(1, 100)), Tier(Fraction(1), Fraction(2, 100)))
    component = Component("C", Retroactive(tiers, Bounds.QUOTA), selector=REVENUE)
    assert [paid(component, sale(1, amount)) for amount in (3999, 4000)] == [3999, 8000]
