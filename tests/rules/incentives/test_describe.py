"""A plan in words: every choice of a component is said once, in the order the rules act; ordinary choices are not."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.explanation import Explanation, Value
from desktop_app.domain.period import Length
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.plan import Basis, Component, Filter, PeriodRule, PlanVersion
from desktop_app.rules.incentives.rating import Bounds
from desktop_app.rules.incentives.reading import QuotaSpan
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.per_unit import PerUnit

FLAT = Component("Commission", Flat(Fraction(1, 20)))
BONUS = Component("Bonus", Bonus(Fraction(500), Fraction(1), Bounds.QUOTA))
ONE = Fraction(1)


def euros(value: int) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, "EUR")


def percent(value: int) -> Quantity:
    return Quantity(Fraction(value, 100), Unit.PERCENT)


def told(component: Component) -> Explanation:
    (tree,) = describe(PlanVersion(date(2026, 1, 1), (component,), "EUR"))
    return tree


def parts(component: Component) -> list[tuple[str, dict[str, Value]]]:
    """What is said beside the rate."""
    return [(part.step, dict(part.values)) for part in told(component).parts[1:]]


def test_a_plain_component_says_its_name_its_measure_and_its_rate_only() -> None:
    tree = told(FLAT)
    assert (tree.step, dict(tree.values)) == ("plan.component.revenue", {"name": "Commission"})
    assert [(part.step, dict(part.values)) for part in tree.parts] == [("plan.flat", {"rate": percent(5)})]


def test_a_measure_that_is_not_made_of_records_is_named() -> None:
    tree = told(replace(FLAT, measure="csat"))
    assert (tree.step, tree.value("measure")) == ("plan.component.other", "csat")


def test_components_are_told_in_their_order() -> None:
    trees = describe(PlanVersion(date(2026, 1, 1), (BONUS, FLAT), "EUR"))
    assert [tree.value("name") for tree in trees] == ["Bonus", "Commission"]


@pytest.mark.parametrize(
    ("change", "step", "values"),
    [
        ({"filter": Filter(products=("Pen", "Ink"))}, "plan.only.products", {"names": "Pen, Ink"}),
        ({"filter": Filter(channels=("Web",))}, "plan.only.channels", {"names": "Web"}),
        ({"filter": Filter(regions=("West",))}, "plan.only.regions", {"names": "West"}),
        ({"filter": Filter(customers=("Acme",))}, "plan.only.customers", {"names": "Acme"}),
        ({"filter": Filter(size_from=Fraction(100))}, "plan.only.size_from", {"amount": euros(100)}),
        ({"filter": Filter(size_below=Fraction(100))}, "plan.only.size_below", {"amount": euros(100)}),
        ({"basis": Basis.RECORD}, "plan.by_record", {}),
        ({"every": Length.QUARTER}, "plan.every.quarter", {}),
        ({"rule": PeriodRule.CUMULATIVE}, "plan.cumulative", {}),
        ({"rule": PeriodRule.YEAR_RATE}, "plan.year_rate", {}),
        ({"weight": Fraction(3, 10)}, "plan.weight", {"weight": percent(30)}),
        ({"rate_cap": Fraction(1, 10)}, "plan.rate_cap", {"cap": percent(10)}),
        ({"record_floor": Fraction(5)}, "plan.record_floor", {"floor": euros(5)}),
        ({"record_cap": Fraction(50)}, "plan.record_cap", {"cap": euros(50)}),
        ({"floor": Fraction(0)}, "plan.floor", {"floor": euros(0)}),
        ({"cap": Fraction(900)}, "plan.cap", {"cap": euros(900)}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_choice_that_is_made_is_said(change: dict[str, object], step: str, values: dict[str, Value]) -> None:
    assert parts(replace(FLAT, **change)) == [(step, values)]  # type: ignore[arg-type] # each is a field of it


@pytest.mark.parametrize(
    ("span", "step"),
    [
        (QuotaSpan.PERIOD, "plan.quota.period"),
        (QuotaSpan.YEAR, "plan.quota.year"),
        (QuotaSpan.TO_DATE, "plan.quota.to_date"),
    ],
)
def test_a_quota_is_named_where_one_is_needed(span: QuotaSpan, step: str) -> None:
    assert parts(replace(BONUS, quota_span=span)) == [(step, {"quota": "revenue"})]
    assert parts(replace(BONUS, quota_span=span, quota="new business")) == [(step, {"quota": "new business"})]
    assert parts(replace(FLAT, quota_span=span)) == []


def test_a_limit_on_attainment_names_its_quota() -> None:
    assert parts(replace(FLAT, attainment_cap=Fraction(3, 2))) == [
        ("plan.quota.period", {"quota": "revenue"}),
        ("plan.attainment_cap", {"cap": percent(150)}),
    ]


def test_a_highest_rate_for_pieces_is_money() -> None:
    component = Component("Pieces", PerUnit(ONE), measure="units", rate_cap=Fraction(3))
    assert parts(component) == [("plan.rate_cap", {"cap": euros(3)})]


def test_filters_come_before_periods_and_limits_come_last() -> None:
    one = replace(FLAT, filter=Filter(("Pen",)), every=Length.YEAR, floor=ONE, cap=ONE, rate_cap=ONE)
    assert [step for step, _values in parts(one)] == [
        "plan.only.products", "plan.every.year", "plan.rate_cap", "plan.floor", "plan.cap",
    ]  # fmt: skip
