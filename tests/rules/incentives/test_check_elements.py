"""What the check says of rules, scorecards, pools, gates and overrides."""

from fractions import Fraction

import pytest

from desktop_app.rules.incentives.check import check
from desktop_app.rules.incentives.check_elements import check_people
from desktop_app.rules.incentives.finding import Finding, Level
from desktop_app.rules.incentives.modifiers import Closes, Gate, GateGroup, Kicker, Multiplier, Rule, Step
from desktop_app.rules.incentives.plan import Basis, Component
from desktop_app.rules.incentives.rating import Shape, Tier
from desktop_app.rules.incentives.reading import QuotaSpan, Reading
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.grade import Grade, Grades
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.matrix import Matrix, Row
from desktop_app.rules.incentives.shapes.payment_days import DaysRate, PaymentDays
from desktop_app.rules.incentives.shapes.pool import Pool, PoolShare, Split
from desktop_app.rules.incentives.shapes.residual import MonthRate, Residual
from desktop_app.rules.incentives.shapes.scorecard import Line, Scorecard
from tests.rules.incentives.people import version

ONE, HALF = Fraction(1), Fraction(1, 2)
FLAT = Flat(Fraction(1, 10))
THIRDS = tuple(PoolShare(name, Fraction(1, 3)) for name in ("Ana", "Bo", "Cy"))
STEPS = (Step(Fraction(0), ONE), Step(Fraction(50), Fraction(2)))


def levels(*components: Component, gates: tuple[GateGroup, ...] = ()) -> list[Level]:
    return [finding.level for finding in check(version(*components, gates=gates))]


@pytest.mark.parametrize(
    "component",
    [
        Component("C", FLAT, rules=(Rule(FLAT, product="A"), Rule(FLAT, product="A", segment="S"))),
        Component("C", Scorecard((Line("csat", weight=HALF), Line("nps", weight=HALF)), ONE)),
        Component("C", Pool(amount=ONE)),
        Component("C", Pool(amount=ONE, split=Split.PERCENT, shares=THIRDS)),
        Component("C", Grades((Grade(Fraction(0), "B", ONE), Grade(Fraction(9), "A", ONE)), ONE), "score"),
        Component("C", PaymentDays((DaysRate(Fraction(-5), ONE), DaysRate(Fraction(30), HALF))), "collected"),
        Component("C", Residual((MonthRate(ONE, HALF),))),
        Component("C", Matrix((Row(Fraction(0), (HALF, ONE)),), (Fraction(0), ONE), Reading("nps"))),
        Component("C", FLAT, multipliers=(Multiplier("nps", steps=STEPS),), kickers=(Kicker("csat", amount=ONE),)),
    ],
    ids=lambda component: component.shape.kind,
)
def test_what_is_whole_is_clean(component: Component) -> None:
    assert levels(component) == []


@pytest.mark.parametrize(
    "component",
    [
        Component("C", FLAT, rules=(Rule(FLAT, product="A"), Rule(FLAT, segment="S"))),
        Component("C", FLAT, rules=(Rule(FLAT),)),
        Component("C", FLAT, rules=(Rule(Marginal(()), product="A"),)),
        Component("C", Scorecard((Line("csat", weight=HALF), Line("nps", weight=Fraction(1, 3))), ONE)),
        Component("C", Pool()),
        Component("C", Pool(amount=ONE, split=Split.PERCENT, shares=(*THIRDS, *THIRDS))),
        Component("C", Pool(amount=ONE, split=Split.POINTS)),
        Component("C", Matrix((Row(Fraction(0), (HALF,)),), (Fraction(0), ONE), Reading("nps"))),
        Component("C", Matrix((Row(Fraction(0), (HALF, ONE)),), (ONE, ONE), Reading("nps"))),
        Component("C", FLAT, multipliers=(Multiplier("nps"),)),
        Component("C", FLAT, multipliers=(Multiplier("nps", steps=STEPS[::-1]),)),
        Component("C", FLAT, kickers=(Kicker("csat", at_least=ONE),)),
        Component("C", FLAT, "own_pay", of=("D",)),
        Component("C", FLAT, "own_pay", of=("C",)),
        Component("C", FLAT, each=True),
        Component("C", FLAT, "reports_pay", basis=Basis.RECORD),
        Component("C", Marginal((Tier(Fraction(0), HALF),)), selector=Reading("nps")),
        Component("C", FLAT, basis=Basis.RECORD, selector=Reading("revenue", against=QuotaSpan.PERIOD)),
    ],
)
def test_what_contradicts_itself_is_an_error(component: Component) -> None:
    assert Level.ERROR in levels(component)


@pytest.mark.parametrize(
    "group",
    [
        GateGroup(()),
        GateGroup((Gate("csat"),)),
        GateGroup((Gate(at_least=ONE),)),
        GateGroup((Gate("csat", at_least=ONE, at_most=HALF),)),
        GateGroup((Gate("csat", at_least=ONE),), components=("D",)),
        GateGroup((Gate(component="D", at_least=ONE),)),
        GateGroup((Gate("csat", at_least=ONE),), closes=Closes.LINES),
        GateGroup((Gate("csat", at_least=ONE),), closes=Closes.LINES, lines=("nps",)),
    ],
)
def test_gates_that_mean_nothing_are_errors(group: GateGroup) -> None:
    assert Level.ERROR in levels(Component("C", FLAT), gates=(group,))


def test_each_rate_of_a_rule_is_walked_too() -> None:
    jump: Shape = Marginal((Tier(Fraction(0), HALF), Tier(Fraction(100), Fraction(0))))
    found: list[Finding] = check(version(Component("C", FLAT, rules=(Rule(jump, product="A"),))))
    assert [finding.message for finding in found] == ["From {start} on, more earns nothing."]


def test_below_the_first_step_of_a_multiplier_is_told() -> None:
    assert levels(Component("C", FLAT, multipliers=(Multiplier("nps", steps=STEPS[1:]),))) == [Level.WARNING]


@pytest.mark.parametrize(("people", "told"), [(2, 1), (3, 0)])
def test_pay_that_can_be_deduced_is_told(people: int, told: int) -> None:
    override, pool = Component("O", FLAT, "reports_pay"), Component("P", Pool(amount=ONE))
    assert len(list(check_people(override, people, 9))) == told
    assert len(list(check_people(pool, 9, people))) == told
    few = Component("P", Pool(amount=ONE, split=Split.PERCENT, shares=(PoolShare("Ana", HALF), PoolShare("Bo", HALF))))
    assert levels(few) == [Level.WARNING]
