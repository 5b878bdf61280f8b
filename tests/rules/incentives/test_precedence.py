"""Which rule a record falls under."""

from fractions import Fraction

import pytest

from desktop_app.rules.incentives.modifiers import Rule
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.precedence import crossing, may_cross, rule_of
from desktop_app.rules.incentives.shapes.flat import Flat
from tests.rules.incentives.people import sale

RATE = Flat(Fraction(1, 10))
CATEGORY, PRODUCT, VARIANT = Rule(RATE, category="A"), Rule(RATE, product=""), Rule(RATE, variant="A1")
SEGMENT = Rule(RATE, segment="School")
BOTH = Rule(RATE, category="A", segment="School")


def component(*rules: Rule) -> Component:
    return Component("C", RATE, rules=rules)


@pytest.mark.parametrize("rules", [(CATEGORY, VARIANT), (VARIANT, CATEGORY)])
def test_the_most_specific_wins_whatever_the_order(rules: tuple[Rule, ...]) -> None:
    assert rule_of(component(*rules), sale(1, 1, category="A", variant="A1")) is VARIANT
    assert rule_of(component(*rules), sale(1, 1, category="A", variant="A2")) is CATEGORY
    assert rule_of(component(*rules), sale(1, 1, category="B")) is None


def test_rules_that_are_each_more_specific_in_one_chain_cross() -> None:
    crossed = component(CATEGORY, SEGMENT)
    both = sale(1, 1, category="A", segment="School")
    assert crossing(crossed, both) == (CATEGORY, SEGMENT)
    assert crossing(crossed, sale(1, 1, category="A")) is None
    assert may_cross(crossed) == [(CATEGORY, SEGMENT)]


def test_a_rule_for_both_settles_it() -> None:
    settled = component(CATEGORY, SEGMENT, BOTH)
    both = sale(1, 1, category="A", segment="School")
    assert rule_of(settled, both) is BOTH
    assert crossing(settled, both) is None


def test_the_lowest_priority_wins_over_all_others() -> None:
    first, second = Rule(RATE, segment="School", priority=1), Rule(RATE, variant="A1", priority=2)
    found = component(CATEGORY, second, first)
    record = sale(1, 1, category="A", variant="A1", segment="School")
    assert rule_of(found, record) is first
    assert crossing(found, record) is None
    assert may_cross(found) == []


def test_rules_that_no_record_can_share_do_not_cross() -> None:
    assert may_cross(component(CATEGORY, Rule(RATE, category="B", segment="School"))) == []
