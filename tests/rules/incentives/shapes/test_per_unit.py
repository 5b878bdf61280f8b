"""Money for each piece: four deals at 250 each are 1,000 (a published case)."""

from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Unit
from desktop_app.rules.incentives.shapes.per_unit import PerUnit
from tests.rules.incentives.shapes.results import euros, pieces, said, sold

EACH = PerUnit(Fraction(250))


@pytest.mark.parametrize(("deals", "pay"), [(4, 1_000), (0, 0), (-2, -500), ("0.5", 125)])
def test_each_unit_earns_its_amount_and_one_that_comes_back_costs_it(deals: int | str, pay: int) -> None:
    assert EACH.pay(sold(deals, unit=Unit.COUNT)).pay == pay


def test_each_record_earns_by_its_units_and_there_is_one_step_only() -> None:
    paid = EACH.pay(sold(4, unit=Unit.COUNT))
    assert (paid.rate, paid.tier, paid.linear, paid.splits) == (250, 1, True, False)
    assert EACH.marks(sold(4, unit=Unit.COUNT)) == ()


def test_a_highest_rate_holds_for_the_amount_as_well() -> None:
    assert EACH.pay(sold(4, unit=Unit.COUNT, rate_cap="200")).pay == 800


def test_the_step_counts_pieces_and_the_rule_says_the_amount() -> None:
    given = sold(4, unit=Unit.COUNT)
    step = EACH.pay(given).explanation
    assert said(step) == ("unit.amount", {"input": pieces(4), "amount": euros(250), "pay": euros(1_000)})
    assert said(EACH.describe(given)) == ("plan.per_unit", {"amount": euros(250)})


def test_an_amount_per_unit_asks_for_nothing() -> None:
    assert (EACH.needs_quota, EACH.needs_target_pay) == (False, False)
