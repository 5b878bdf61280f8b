"""Several people's run together: overrides, pools, contests."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.rules.incentives import sharing
from desktop_app.rules.incentives.modifiers import Gate, GateGroup, Multiplier, Step
from desktop_app.rules.incentives.plan import Component, Need, PlanVersion
from desktop_app.rules.incentives.rating import Tier
from desktop_app.rules.incentives.reading import QuotaSpan
from desktop_app.rules.incentives.result import PersonInputs, Result, State
from desktop_app.rules.incentives.shapes.contest import Contest, First, Ties
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.pool import Pool, PoolShare, Split
from desktop_app.rules.incentives.team import Member, evaluate_team
from tests.rules.incentives.people import MARCH, person, sale, version

TENTH = Flat(Fraction(1, 10))
OWN = Component("Commission", TENTH)
OVERRIDE = Component("Override", TENTH, "reports_pay")


def run(plan: PlanVersion, *people: PersonInputs, team: PersonInputs | None = None) -> list[Result]:
    return evaluate_team([Member(plan, one) for one in people], MARCH, team)


def test_reports_are_evaluated_before_their_manager_whatever_the_order() -> None:
    top, mid, low = version(OVERRIDE), version(OWN, OVERRIDE), version(OWN)
    members = [
        Member(top, person(top, 1), frozenset({2})),
        Member(mid, person(mid, 2, sale(1, 1000, 2)), frozenset({3})),
        Member(low, person(low, 3, sale(2, 5000, 3))),
    ]
    assert [found.total for found in evaluate_team(members, MARCH)] == [1500, 15_000, 50_000]
    assert [found.total for found in evaluate_team(members[::-1], MARCH)] == [50_000, 15_000, 1500]


def test_pay_that_depends_on_itself_is_an_error_that_names_the_people() -> None:
    plan = version(OVERRIDE)
    members = [Member(plan, person(plan, 1), frozenset({2})), Member(plan, person(plan, 2), frozenset({1}))]
    with pytest.raises(UserError) as caught:
        evaluate_team(members, MARCH)
    assert caught.value.values["names"] == "Ana, Bo"


def test_reports_one_by_one_never_tell_what_one_of_them_earns() -> None:
    steps = Marginal((Tier(Fraction(0), Fraction(1, 10)), Tier(Fraction(100), Fraction(1, 5))))
    each = version(Component("Override", steps, "reports_pay", each=True))
    own = version(OWN)
    members = [
        Member(each, person(each, 1), frozenset({2, 3})),
        Member(own, person(own, 2, sale(1, 2000, 2))),
        Member(own, person(own, 3, sale(2, 500, 3))),
    ]
    mara = evaluate_team(members, MARCH)[0]
    assert mara.total == 3500  # 10 + 20 of 200, and 5 of 50
    steps_said = mara.components[0].explanation.parts
    assert [step.step for step in steps_said] == ["measure.reports_pay", "override.each_pay"]


def test_a_report_who_is_held_holds_the_manager() -> None:
    boss, own = version(OVERRIDE), version(replace(OWN, floor=Fraction(5), attainment_cap=Fraction(1)))
    members = [Member(boss, person(boss, 1), frozenset({2})), Member(own, person(own, 2, sale(1, 10, 2)))]
    found = evaluate_team(members, MARCH)
    assert [one.state for one in found] == [State.NOT_EVALUABLE] * 2
    assert [reason.step for reason in found[0].reasons] == ["reason.reports_missing"]


def test_alone_a_pool_is_not_evaluable_and_never_0() -> None:
    plan = version(Component("Pool", Pool(amount=Fraction(100))))
    assert run(plan)[:1] == []
    result = evaluate_team([], MARCH)
    assert result == []
    assert sharing.__doc__


@given(st.lists(st.integers(0, 50), min_size=1, max_size=7), st.integers(0, 10_000), st.sampled_from(Split))
def test_the_parts_of_a_pool_sum_to_its_fund(brought: list[int], cents: int, split: Split) -> None:
    shares = tuple(PoolShare(name, Fraction(1, 7)) for name in ("Ana", "Bo", "Cy", "Di", "Ed", "Flo", "Gus"))
    pool = Pool(amount=Fraction(cents, 100), split=split, points="points", shares=shares)
    plan = version(Component("Pool", pool))
    people = [
        person(plan, number, sale(number, amount, number), points=amount) for number, amount in enumerate(brought, 1)
    ]
    totals = [found.total or 0 for found in run(plan, *people)]
    nobody = split in {Split.POINTS, Split.CREDIT} and not any(brought)
    assert sum(totals) == (0 if nobody else cents)


def test_a_closed_gate_leaves_the_whole_fund_to_the_others_and_an_undecided_one_holds_all() -> None:
    pool = Component("Pool", Pool(amount=Fraction(100)))
    plan = version(pool, gates=(GateGroup((Gate("csat", at_least=Fraction(4)),)),))
    closed = run(plan, person(plan, 1, csat=4), person(plan, 2, csat=3), person(plan, 3, csat=5))
    assert [found.total for found in closed] == [5000, 0, 5000]
    undecided = run(plan, person(plan, 1, csat=4), person(plan, 2))
    assert [found.state for found in undecided] == [State.NOT_EVALUABLE, State.UNDECIDED]


def test_the_pool_has_its_own_gate_and_multiplier_on_the_teams_figures() -> None:
    pool = Pool(
        rate=Fraction(1, 10),
        gate=Gate("revenue", against=QuotaSpan.PERIOD, at_least=Fraction(1)),
        multiplier=Multiplier("nps", steps=(Step(Fraction(0), Fraction(1)), Step(Fraction(50), Fraction(2)))),
    )
    plan = version(Component("Pool", pool))
    people = [person(plan, number, sale(number, 500, number)) for number in (1, 2)]
    figures = {Need("nps", MARCH): Fraction(50)}
    reached = PersonInputs(0, "", quotas={Need("revenue", MARCH): Fraction(1000)}, totals=figures)
    missed = replace(reached, quotas={Need("revenue", MARCH): Fraction(1001)})
    assert [found.total for found in run(plan, *people, team=reached)] == [10_000, 10_000]
    assert [found.total for found in run(plan, *people, team=missed)] == [0, 0]
    assert {found.state for found in run(plan, *people)} == {State.NOT_EVALUABLE}


def test_a_record_with_overlay_fills_the_pool_once() -> None:
    plan = version(Component("Pool", Pool(rate=Fraction(1, 10))))
    both = [person(plan, number, sale(1, 1000, number)) for number in (1, 2)]
    assert [found.total for found in run(plan, *both)] == [5000, 5000]


@pytest.mark.parametrize(
    ("first", "ties", "pays", "ranks"),
    [
        (First.HIGHEST, Ties.POOL, [2500, 2500, 1000, 0], [1, 1, 3, 4]),
        (First.HIGHEST, Ties.SHARE_RANK, [3000, 3000, 1000, 0], [1, 1, 3, 4]),
        (First.LOWEST, Ties.POOL, [500, 500, 2000, 3000], [3, 3, 2, 1]),
    ],
)
def test_ranks_and_prizes_with_ties(first: First, ties: Ties, pays: list[int], ranks: list[int]) -> None:
    contest = Contest(tuple(Fraction(prize) for prize in (30, 20, 10)), first=first, ties=ties)
    plan = version(Component("Contest", contest))
    results = (900, 900, 700, 100)
    people = [person(plan, number, sale(number, amount, number)) for number, amount in enumerate(results, 1)]
    found = run(plan, *people)
    assert [one.total for one in found] == pays
    assert [one.components[0].rank for one in found] == ranks


def test_one_cent_of_pooled_prizes_goes_by_staff_number() -> None:
    contest = Contest((Fraction(1, 100),), at_least=Fraction(1))
    plan = version(Component("Contest", contest))
    found = run(plan, *(person(plan, number, sale(number, 5, number)) for number in (1, 2)), person(plan, 3))
    assert [one.total for one in found] == [1, 0, 0]
    assert [one.components[0].rank for one in found] == [1, 1, None]
