"""Gates: groups of all and any, what they close, what is undecided."""

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.rules.incentives.case import open_case
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.figures import read
from desktop_app.rules.incentives.gating import gated
from desktop_app.rules.incentives.modifiers import Closes, Gate, GateGroup, Mode
from desktop_app.rules.incentives.plan import Component, Need
from desktop_app.rules.incentives.points import Point
from desktop_app.rules.incentives.rating import Base, Bounds, Tier
from desktop_app.rules.incentives.reading import Decision, Outcome, QuotaSpan, Reading
from desktop_app.rules.incentives.result import GateState, State
from desktop_app.rules.incentives.shapes.curve import Curve
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from tests.rules.incentives.people import MARCH, person, sale, version

FLAT = Component("Commission", Flat(Fraction(1, 10)))
CSAT = Gate("csat", at_least=Fraction(4))
NPS = Gate("nps", at_least=Fraction(50))
OPEN, CLOSED, UNDECIDED = GateState.OPEN, GateState.CLOSED, GateState.UNDECIDED


@pytest.mark.parametrize(
    ("mode", "figures", "state"),
    [
        (Mode.ALL, {"csat": 4, "nps": 50}, OPEN),
        (Mode.ALL, {"csat": 3, "nps": 50}, CLOSED),
        (Mode.ALL, {"csat": 4}, UNDECIDED),
        (Mode.ALL, {"csat": 3}, CLOSED),
        (Mode.ANY, {"csat": 3, "nps": 50}, OPEN),
        (Mode.ANY, {"csat": 3, "nps": 49}, CLOSED),
        (Mode.ANY, {"csat": 3}, UNDECIDED),
        (Mode.ANY, {"csat": 4}, OPEN),
        (Mode.ALL, {}, UNDECIDED),
    ],
)
def test_groups_of_all_and_any(mode: Mode, figures: dict[str, int], state: GateState) -> None:
    plan = version(FLAT, gates=(GateGroup((CSAT, NPS), mode=mode),))
    found = gated(open_case(plan, FLAT, MARCH, person(plan, 1, sale(1, 100), **figures), 0))
    assert found.state is state
    assert found.pays is (state is not CLOSED)


def test_a_closed_gate_pays_nothing_even_with_a_floor_of_200() -> None:
    component = replace(FLAT, floor=Fraction(200))
    plan = version(component, gates=(GateGroup((CSAT,)),))
    found = evaluate(plan, person(plan, 1, sale(1, 10_000), csat=3), MARCH)
    assert (found.total, found.state, found.components[0].gate) == (0, State.EVALUATED, CLOSED)


def test_three_answers_are_undecided_and_the_lead_decides_with_a_reason() -> None:
    plan = version(FLAT, gates=(GateGroup((CSAT,), name="Quality"),))
    few = replace(person(plan, 1, sale(1, 10_000), csat="11/3"), answers={Need("csat", MARCH): 3})
    found = evaluate(plan, few, MARCH)
    assert (found.total, found.state) == (None, State.UNDECIDED)
    assert [reason.step for reason in found.reasons] == ["reason.undecided_few"]
    for outcome, pay in ((Outcome.MET, 100_000), (Outcome.FAILED, 0), (Outcome.REWEIGHT, 100_000)):
        decided = replace(few, decisions={"Quality: csat": Decision(outcome, "three answers")})
        assert evaluate(plan, decided, MARCH).total == pay


def test_five_answers_are_enough() -> None:
    plan = version(FLAT, gates=(GateGroup((CSAT,)),))
    enough = replace(person(plan, 1, sale(1, 10_000), csat=4), answers={Need("csat", MARCH): 5})
    assert evaluate(plan, enough, MARCH).total == 100_000


def test_a_gate_closes_only_the_components_it_names() -> None:
    other = replace(FLAT, name="Other")
    plan = version(FLAT, other, gates=(GateGroup((CSAT,), components=("Other",)),))
    found = evaluate(plan, person(plan, 1, sale(1, 1000), csat=3), MARCH)
    assert [one.pay for one in found.components] == [10_000, 0]
    assert [one.gate for one in found.components] == [None, CLOSED]


def test_a_closed_accelerator_lets_the_last_step_below_go_on() -> None:
    tiers = (Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(1), Fraction(10, 100)))
    shut = (GateGroup((CSAT,), closes=Closes.ACCELERATOR),)
    in_percent = version(Component("C", Marginal(tiers, Bounds.QUOTA)), gates=shut)
    found = evaluate(in_percent, person(in_percent, 1, sale(1, 1500), quota=1000, csat=3), MARCH)
    assert found.total == 7500
    in_money = (tiers[0], Tier(Fraction(1000), Fraction(10, 100)))
    by_quota = version(Component("C", Marginal(in_money)), gates=shut)
    assert evaluate(by_quota, person(by_quota, 1, sale(1, 1500), quota=1000, csat=3), MARCH).total == 7500
    assert evaluate(by_quota, person(by_quota, 1, sale(1, 1500), quota=1001, csat=3), MARCH).total == 10_000
    unknown = evaluate(by_quota, person(by_quota, 1, sale(1, 1500), csat=3), MARCH)
    assert [reason.step for reason in unknown.reasons] == ["reason.accelerator_quota"]
    marked = version(Component("C", Marginal((tiers[0], replace(in_money[1], accelerator=True)))), gates=shut)
    assert evaluate(marked, person(marked, 1, sale(1, 1500), csat=3), MARCH).total == 7500


def test_the_curve_up_to_the_quota_goes_on_but_never_pays_more_than_the_whole_one() -> None:
    shut = (GateGroup((CSAT,), closes=Closes.ACCELERATOR),)
    points = [Point(Fraction(at, 100), Fraction(pays, 100)) for at, pays in ((50, 50), (100, 100), (150, 300))]
    steep = version(Component("C", Curve(tuple(points), Base.TARGET_PAY)), target_pay=Fraction(1000), gates=shut)
    assert evaluate(steep, person(steep, 1, sale(1, 1500), quota=1000, csat=3), MARCH).total == 150_000
    flat = version(Component("C", Curve(tuple(points[:2]), Base.TARGET_PAY)), target_pay=Fraction(1000), gates=shut)
    assert evaluate(flat, person(flat, 1, sale(1, 1500), quota=1000, csat=3), MARCH).total == 100_000


def test_a_figure_is_divided_by_the_quota_it_names_and_unknown_without_one() -> None:
    gate = Gate("revenue", against=QuotaSpan.PERIOD, at_least=Fraction(1))
    plan = version(FLAT, gates=(GateGroup((gate,)),))
    assert evaluate(plan, person(plan, 1, sale(1, 1000), quota=1000), MARCH).total == 10_000
    assert evaluate(plan, person(plan, 1, sale(1, 999), quota=1000), MARCH).total == 0
    assert evaluate(plan, person(plan, 1, sale(1, 999), quota=0), MARCH).state is State.UNDECIDED
    assert read(plan, Reading("csat"), MARCH, person(plan, 1, csat=4)).value == 4
