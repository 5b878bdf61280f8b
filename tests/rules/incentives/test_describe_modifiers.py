"""What opens, closes and multiplies a component in words: each choice is said, and each has its sentence."""

from datetime import date
from fractions import Fraction
from string import Formatter

import pytest

from desktop_app.domain.explanation import Explanation
from desktop_app.reports.sentences.incentive_elements import STEPS
from desktop_app.reports.sentences.incentives import STEPS as PLAIN
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.modifiers import (
    Closes,
    CreditWeight,
    Eligibility,
    Gate,
    GateGroup,
    Kicker,
    Mode,
    Multiplier,
    Rule,
    Step,
    Whose,
)
from desktop_app.rules.incentives.plan import Component, Customers, Filter
from desktop_app.rules.incentives.rating import Shape, Tier
from desktop_app.rules.incentives.reading import Outcome, QuotaSpan, Reading
from desktop_app.rules.incentives.result import GateState
from desktop_app.rules.incentives.shapes.contest import Contest, First, Ties
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.grade import Grade, Grades
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.matrix import Matrix, Row
from desktop_app.rules.incentives.shapes.payment_days import DaysRate, PaymentDays, Since
from desktop_app.rules.incentives.shapes.pool import Pool, PoolShare, Split
from desktop_app.rules.incentives.shapes.residual import MonthRate, Residual
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.reward import Reward
from desktop_app.rules.incentives.shapes.scorecard import Line, Scorecard
from tests.rules.incentives.people import version

ONE, DAY = Fraction(1), date(2026, 3, 1)
FLAT = Flat(Fraction(1, 10))
FULL = Component(
    "C",
    FLAT,
    "reports_pay",
    Filter(categories=("A",), segments=("S",), new=Customers.NEW, discount_from=ONE, discount_below=ONE,
           first_day=DAY, last_day=DAY),
    selector=Reading("nps"),
    rules=(Rule(FLAT, product="Pen"),),
    weights=(CreditWeight("A", ONE),),
    with_tax=True,
    whose=Whose.TEAM,
    each=True,
    of=("B",),
    eligible=Eligibility(("Seller",), DAY, DAY, 3),
    multipliers=(Multiplier("nps", steps=(Step(ONE, ONE),), most=ONE),),
    kickers=(Kicker("csat", percent=ONE), Kicker("csat", amount=ONE), Kicker("csat", percent=ONE, amount=ONE)),
)  # fmt: skip


def steps(*components: Component, gates: tuple[GateGroup, ...] = ()) -> list[Explanation]:
    waiting, found = list(describe(version(*components, gates=gates))), []
    while waiting:
        found.append(one := waiting.pop(0))
        waiting = [*one.parts, *waiting]
    return found


def fills(step: Explanation) -> bool:
    sentence = {**PLAIN, **STEPS}[step.step]
    texts = [sentence] if isinstance(sentence, str) else list(sentence[:2])
    wanted = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return wanted <= dict(step.values).keys()


def test_every_choice_is_said_in_the_order_in_which_it_acts() -> None:
    said = [one.step for one in steps(FULL)]
    assert all(fills(one) for one in steps(FULL))
    assert said == [
        "plan.component.reports_pay", "plan.flat", "plan.rule", "plan.flat", "plan.selector", "plan.whose.team",
        "plan.each", "plan.of", "plan.with_tax", "plan.category_weight", "plan.only.categories", "plan.only.segments",
        "plan.only.new", "plan.only.discount_from", "plan.only.discount_below", "plan.only.first_day",
        "plan.only.last_day", "plan.eligible.roles", "plan.eligible.first", "plan.eligible.last",
        "plan.eligible.months", "plan.multiplier", "plan.multiplier.step", "plan.multiplier.most",
        "plan.kicker.percent", "plan.kicker.amount", "plan.kicker.both",
    ]  # fmt: skip


def test_which_unit_is_the_first_at_a_rate_is_said() -> None:
    tiers = (Tier(Fraction(0), ONE), Tier(Fraction(3), ONE), Tier(Fraction(7, 2), ONE))
    above, reached = (Component("C", kind(tiers), "deals") for kind in (Marginal, Retroactive))
    found = [[one for one in steps(part) if one.step.startswith("plan.first_unit")] for part in (above, reached)]
    assert [[one.value("number") for one in part] for part in found] == [[4, 4], [3, 4]]
    assert all(fills(one) for part in found for one in part)
    assert not [one for one in steps(Component("C", Marginal(tiers))) if one.step.startswith("plan.first_unit")]


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("closes", Closes)
def test_every_kind_of_gate_is_said(mode: Mode, closes: Closes) -> None:
    gates = (Gate("csat", at_least=ONE, at_most=ONE), Gate("revenue", against=QuotaSpan.YEAR, at_least=ONE))
    found = steps(Component("C", FLAT), gates=(GateGroup(gates, mode=mode, closes=closes),))
    assert all(fills(one) for one in found)
    assert f"plan.gate.{mode.value}.{closes.value}" in [one.step for one in found]
    assert {f"gate.{closes.value}.{state.value}" for state in GateState} <= STEPS.keys()


SHAPES: list[Shape] = [
    Matrix((Row(ONE, (ONE,)),), (ONE,), Reading("nps")),
    Scorecard((Line("nps", weight=ONE),)),
    Grades((Grade(ONE, "A", ONE),)),
    Grades((), attendance=Reading("attendance")),
    *(PaymentDays((DaysRate(ONE, ONE),), since) for since in Since),
    Residual((MonthRate(ONE, ONE),)),
    Residual((), 12),
    *(Pool(ONE, amount, split, shares=(PoolShare("Ana", ONE),)) for split in Split for amount in (ONE, Fraction(0))),
    Pool(amount=ONE),
    *(Contest((ONE,), first=first, ties=ties, at_least=ONE) for first in First for ties in Ties),
    Reward("Training", ONE),
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind)
def test_every_shape_has_words(shape: Shape) -> None:
    assert all(fills(one) for one in steps(Component("C", shape)))


def test_every_decision_and_split_has_a_sentence() -> None:
    families = {"gate.decided": Outcome, "scorecard.decided": Outcome, "pool": Split}
    wanted = {f"{family}.{one.value}" for family, kind in families.items() for one in kind}
    sides = {f"gate.{side}.{state}" for side in ("at_least", "at_most", "between") for state in ("open", "closed")}
    assert (wanted | sides) - STEPS.keys() == set()
