"""The shape between its limits: floors, caps and what each record earns; cases by hand."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.earning import clip, earn, earn_by_record, shares_of
from desktop_app.rules.incentives.lines import Share
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.rating import Given, Tier
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.shapes.threshold import Threshold

TENTH = Flat(Fraction(1, 10))
STEPS = Marginal((Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(40_000), Fraction(8, 100))))
LIMITED = Component("C", TENTH, record_floor=Fraction(200), record_cap=Fraction(5_000))


def sold(amount: int, quota: int | None = None) -> Given:
    value = Fraction(amount)
    return Given(value, value, Unit.MONEY, "EUR", None if quota is None else Fraction(quota))


def sales(*amounts: int, of: dict[int, int] | None = None) -> list[Credit]:
    """Records numbered from 1; ``of``: the original that a return belongs to, by its number."""
    originals = of or {}
    return [
        Credit(
            Record(number, Kind.SALE, str(number), date(2026, 3, number), 1, Fraction(amount)),
            original=originals.get(number),
        )
        for number, amount in enumerate(amounts, 1)
    ]


def euros(value: int) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, "EUR")


def exact(shares: Sequence[Share]) -> list[Fraction]:
    return [share.exact for share in shares]


def test_without_limits_a_component_earns_what_its_shape_pays() -> None:
    found = earn(Component("C", STEPS), sold(50_000))
    assert (found.exact, found.uncut, found.cut, found.rate, found.tier) == (2_800, 2_800, 0, Fraction(8, 100), 2)
    assert [step.step for step in found.steps] == ["tier.marginal"]


@pytest.mark.parametrize(
    ("amount", "pay", "cut", "limit"),
    [
        (1_000, 200, 0, "limit.floor"),
        (2_000, 200, 0, None),
        (30_000, 3_000, 0, None),
        (50_000, 5_000, 0, None),
        (100_000, 5_000, 5_000, "limit.cap"),
        (-1_000, 200, 0, "limit.floor"),  # a component's floor is a minimum of the period
    ],
)
def test_floor_and_cap_hold_the_money_of_the_component(amount: int, pay: int, cut: int, limit: str | None) -> None:
    component = Component("C", TENTH, floor=Fraction(200), cap=Fraction(5_000))
    found = earn(component, sold(amount))
    assert (found.exact, found.cut) == (pay, cut)
    assert [step.step for step in found.steps[1:]] == ([limit] if limit else [])


def test_a_cut_says_what_it_was_and_what_is_lost() -> None:
    step = earn(Component("C", TENTH, cap=Fraction(5_000)), sold(100_000)).steps[-1]
    assert dict(step.values) == {"pay": euros(10_000), "cap": euros(5_000), "lost": euros(5_000)}
    assert step.result == euros(5_000)


def test_capped_attainment_cuts_the_measure_before_the_rate() -> None:
    component = Component("C", TENTH, attainment_cap=Fraction(3, 2))
    found = earn(component, sold(2_000, quota=1_000))
    assert (found.exact, found.uncut, found.cut) == (150, 200, 50)
    first = found.steps[0]
    assert (first.step, dict(first.values)) == (
        "limit.attainment",
        {"cap": Quantity(Fraction(3, 2), Unit.PERCENT), "counted": euros(1_500)},
    )
    assert [step.step for step in earn(component, sold(1_500, quota=1_000)).steps] == ["flat.rate"]


def test_capped_attainment_decides_the_step_reached() -> None:
    shape = Retroactive((Tier(Fraction(0), Fraction(1, 10)), Tier(Fraction(2_000), Fraction(1, 5))))
    component = Component("C", shape, attainment_cap=Fraction(3, 2))
    assert earn(component, sold(2_000, quota=1_000)).exact == 150


def test_what_attainment_counts_never_rises_by_clipping() -> None:
    component = Component("C", TENTH, attainment_cap=Fraction(3, 2))
    given = sold(0, quota=1_000)
    points = [Fraction(point) for point in (-500, 0, 1_499, 1_500, 9_000)]
    assert [clip(component, given, point) for point in points] == [-500, 0, 1_499, 1_500, 1_500]
    assert [clip(Component("C", TENTH), given, point) for point in points] == points


def shared(component: Component, given: Given, credits_: list[Credit], before: int) -> list[Share]:
    paid = earn(component, given).paid
    assert paid is not None
    return shares_of(component, given, paid, credits_, Fraction(before))


def test_every_record_has_its_share_of_a_flat_rate() -> None:
    shares = shared(Component("C", TENTH), sold(70), sales(100, -30), 5)
    assert [(share.version, share.credited, share.running, share.exact) for share in shares] == [
        (1, 100, 105, 10),
        (2, -30, 75, -3),
    ]


def test_records_earn_by_the_running_total_they_meet() -> None:
    shares = shared(Component("C", STEPS), sold(80_000), sales(20_000, 30_000), 30_000)
    assert exact(shares) == [500 + 800, 2_400]
    assert [len(share.slices) for share in shares] == [2, 1]
    assert [share.running for share in shares] == [50_000, 80_000]


def test_records_beyond_a_capped_attainment_earn_nothing_more() -> None:
    component = Component("C", STEPS, attainment_cap=Fraction(1))
    shares = shared(component, sold(1_700, quota=1_000), sales(900, 600, 200), 0)
    assert exact(shares) == [45, 5, 0]
    assert [share.running for share in shares] == [900, 1_500, 1_700]


def test_a_bonus_is_not_made_by_single_records() -> None:
    assert shared(Component("C", Bonus(Fraction(500), Fraction(10))), sold(100), sales(100), 0) == []


def test_limits_for_each_record_hold_each_by_itself() -> None:
    """A published case: 10 %, at least 200 and at most 5,000 a sale."""
    found, shares = earn_by_record(LIMITED, sold(131_000), sales(1_000, 30_000, 100_000))
    assert exact(shares) == [200, 3_000, 5_000]
    assert (found.exact, found.uncut, found.cut) == (8_200, 8_200, 0)
    assert [step.step for step in found.steps] == ["record.limited", "flat.rate", "record.limited"]
    assert [step.records for step in found.steps] == [(1,), (2,), (3,)]
    assert (found.rate, found.tier) == (None, None)


def test_a_smallest_invoice_and_a_cap_for_each() -> None:
    """A published case: 10 % of invoices from 100 on, 500 at most: 80 earns nothing, 9,000 earn 500."""
    component = Component("C", Threshold(Fraction(100), Fraction(1, 10), from_first=True), record_cap=Fraction(500))
    assert exact(earn_by_record(component, sold(9_080), sales(80, 9_000))[1]) == [0, 500]


def test_the_limit_of_the_component_holds_the_sum_of_the_records() -> None:
    component = Component("C", TENTH, cap=Fraction(7_000), record_cap=Fraction(5_000))
    found, shares = earn_by_record(component, sold(130_000), sales(30_000, 100_000))
    assert (found.exact, found.uncut, found.cut) == (7_000, 8_000, 1_000)
    assert exact(shares) == [3_000, 5_000]
    assert found.steps[-1].step == "limit.cap"


def test_a_return_changes_the_pay_of_the_sale_it_names() -> None:
    """100,000 paid 5,000 at its cap; 40,000 are left of it, which earn 4,000."""
    _found, shares = earn_by_record(LIMITED, sold(40_000), sales(100_000, -60_000, of={2: 1}))
    assert exact(shares) == [5_000, -1_000]


def test_a_sale_returned_in_full_leaves_nothing_not_its_floor() -> None:
    found, shares = earn_by_record(LIMITED, sold(0), sales(100_000, -100_000, of={2: 1}))
    assert (found.exact, exact(shares)) == (0, [5_000, -5_000])
    assert [step.step for step in found.steps] == ["record.returned"]


def test_a_return_of_a_sale_that_is_not_there_stands_for_itself_and_no_floor_lifts_it() -> None:
    found, shares = earn_by_record(LIMITED, sold(-500), sales(-500, of={1: 99}))
    assert (found.exact, exact(shares)) == (-50, [-50])


def test_two_records_that_name_the_same_absent_sale_do_not_become_one() -> None:
    assert exact(earn_by_record(LIMITED, sold(60), sales(100, -40, of={1: 99, 2: 99}))[1]) == [200, -4]


def test_one_record_alone_says_its_rate_and_step() -> None:
    found, _shares = earn_by_record(Component("C", STEPS), sold(50_000), sales(50_000))
    assert (found.rate, found.tier) == (Fraction(8, 100), 2)


def test_each_record_is_run_through_the_steps_from_0() -> None:
    """A published case: no record lifts the next one into a higher step."""
    tiers = ((0, 1), (1_000, 2), (3_000, 3), (8_000, 5))
    shape = Marginal(tuple(Tier(Fraction(lower), Fraction(rate, 100)) for lower, rate in tiers))
    amounts = (200, 300, 1_500, 1_200, 2_000, 4_500)
    found, shares = earn_by_record(Component("C", shape), sold(sum(amounts)), sales(*amounts))
    assert exact(shares) == [2, 3, 20, 14, 30, 95]
    assert found.exact == 164


def test_without_records_nothing_is_earned_but_the_floor() -> None:
    assert earn_by_record(Component("C", TENTH), sold(0), [])[0].exact == 0
    assert earn_by_record(Component("C", TENTH, floor=Fraction(50)), sold(0), [])[0].exact == 50
