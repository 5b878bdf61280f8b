"""Runs one after another: what is paid, carried and corrected, and the laws that hold whatever comes when."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.plan import Basis, Component, Need, PeriodRule
from desktop_app.rules.incentives.rating import Base, Bounds, Shape, Tier
from desktop_app.rules.incentives.settling.facts import Absence, Adjustment, Opening, Payment
from desktop_app.rules.incentives.shapes.attainment import Attainment
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.terms import (
    AbsenceRule,
    Clawback,
    Draw,
    Excess,
    Guarantee,
    Method,
    PayTerms,
    Proration,
    Release,
    Trigger,
)
from tests.rules.incentives.settling.people import TEN, Person, month, plan, sale

STEPS = (Tier(Fraction(0), Fraction(5, 100)), Tier(Fraction(40000), Fraction(8, 100)))
CUMULATIVE = Component("C", Flat(Fraction(5, 100)), rule=PeriodRule.CUMULATIVE)


def test_a_cumulative_component_pays_nothing_until_the_year_is_above_what_was_paid() -> None:
    sales = ([sale(1, 10000, 1)], [sale(2, -4000, 2)], [sale(3, 3000, 3)], [sale(4, 6000, 4)])
    component = Component("C", Flat(Fraction(1, 10)), rule=PeriodRule.CUMULATIVE)
    assert Person(plan(component)).pays(*sales) == [1000_00, 0, 0, 500_00]


def test_twelve_times_33_30_at_5_percent_is_19_98_in_the_year() -> None:
    one = Person(plan(CUMULATIVE))
    assert sum(one.pays(*([sale(number, "33.30", number)] for number in range(1, 13)))) == 19_98


def test_an_opening_balance_stands_for_what_was_earned_elsewhere() -> None:
    opening = Opening(date(2026, 11, 1), {"C": Fraction(900000)}, {"C": Fraction(45000)}, {"C": Fraction(5000)})
    made = Person(plan(CUMULATIVE)).run(11, sale(1, 100000, 11), opening=opening)
    assert (made.pay, made.held) == (5000_00, 5000_00)
    assert made.result.components[0].measure == 1_000_000


def test_a_cumulative_plan_inside_its_year_waits_for_its_opening_balance() -> None:
    made = Person(plan(CUMULATIVE)).run(11, sale(1, 100000, 11))
    assert made.pay is None
    assert made.reasons[0].step == "reason.earned_before_missing"


def test_a_return_of_1_re_rates_the_month_of_its_original_once() -> None:
    component = Component("C", Retroactive(STEPS))
    one = Person(plan(component))
    assert one.run(1, sale(1, 40000, 1)).pay == 3200_00
    made = one.run(2, sale(2, -1, 2, original=1), sale(3, 30000, 2))
    assert (made.delta, made.pay) == (-1200_05, 1500_00 - 1200_05)
    assert made.deltas[0].records == (2,)
    assert one.run(3).delta == 0


@pytest.mark.parametrize("original", [1, None])
def test_what_the_cap_cut_off_takes_a_later_credit_note_first(original: int | None) -> None:
    one = Person(plan(Component("C", Flat(Fraction(1, 10)), cap=Fraction(5000))))
    assert one.run(1, sale(1, 100000, 1)).pay == 5000_00
    made = one.run(2, sale(2, -60000, 2, original=original))
    assert (made.pay, made.balance) == (0, -1000_00)


def test_what_the_cap_cut_off_is_used_up_once_and_not_in_another_year() -> None:
    one = Person(plan(Component("C", Flat(Fraction(1, 10)), cap=Fraction(5000)), fiscal_start=3))
    assert one.pays([sale(1, 100000, 1)], [sale(2, -40000, 2), sale(3, 20000, 2)]) == [5000_00, 2000_00]
    assert one.run(3, sale(4, -20000, 3)).balance == -2000_00


def test_a_return_within_its_month_is_netted_and_not_absorbed() -> None:
    one = Person(plan(Component("C", Flat(Fraction(1, 10)), cap=Fraction(5000))))
    found = one.pays([sale(1, 100000, 1)], [sale(2, 1000, 2), sale(3, -1000, 2, original=2)])
    assert found == [5000_00, 0]


def test_a_deal_returned_in_full_leaves_nothing_of_its_floor() -> None:
    component = Component(
        "C", Flat(Fraction(1, 10)), basis=Basis.RECORD, record_floor=Fraction(200), record_cap=Fraction(5000)
    )
    one = Person(plan(component))
    assert one.run(1, sale(1, 100000, 1)).pay == 5000_00
    made = one.run(2, sale(2, -100000, 2, original=1))
    assert (made.delta, made.balance) == (-5000_00, -5000_00)


def test_a_clawback_is_not_wiped_out_by_a_guarantee() -> None:
    terms = Guarantee(Fraction(1000))
    late, timely = Person(plan(guarantee=terms)), Person(plan(guarantee=terms))
    sold, back, next_ = sale(1, 30000, 1), sale(2, -30000, 2, original=1), sale(3, 20000, 3)
    assert late.pays([sold], [back], [next_]) == [3000_00, 1000_00, 0]
    assert timely.pays([], [], [next_]) == [1000_00, 1000_00, 2000_00]
    assert late.ledger.paid == timely.ledger.paid == 4000_00
    assert late.ledger.balance == 0


def test_a_delta_of_an_earlier_period_goes_through_its_guarantee_and_not_through_the_open_one() -> None:
    one = Person(plan(guarantee=Guarantee(Fraction(1000))))
    assert one.run(1, sale(1, 5000, 1)).pay == 1000_00
    made = one.run(2, sale(2, 3000, 1), sale(3, 20000, 2))
    assert (made.delta, made.pay) == (0, 2000_00)


def test_a_late_sale_through_a_draw_lowers_what_is_owed_instead() -> None:
    one = Person(plan(draw=Draw(Fraction(2000))))
    assert one.run(1, sale(1, 15000, 1)).owed == 500_00
    made = one.run(2, sale(2, 3000, 1), sale(3, 20000, 2))
    assert (made.delta, made.owed, made.pay) == (0, 200_00, 2000_00)


def test_a_plan_cap_cuts_positive_lines_and_carries_the_excess_to_the_end_of_the_year() -> None:
    two = (TEN, Component("D", Flat(Fraction(1, 20))))
    one = Person(plan(*two, cap=Fraction(1000), excess=Excess.CARRIED, fiscal_start=4))
    made = one.run(1, sale(1, 10000, 1))
    assert (made.pay, made.cut, made.carried) == (1000_00, 500_00, 500_00)
    assert made.ledger.postings[0].earned == {"C": 666_67, "D": 333_33}
    assert one.run(2, sale(2, 4000, 2)).pay == 1000_00
    assert one.run(4).pay == 0


def test_a_carried_balance_takes_at_most_its_share_of_a_months_earnings() -> None:
    one = Person(plan(recovery_share=Fraction(1, 4)))
    found = [one.run(1, sale(1, -10000, 1)), one.run(2, sale(2, 20000, 2)), one.run(3, sale(3, 20000, 3))]
    assert [(made.pay, made.balance) for made in found] == [(0, -1000_00), (1500_00, -500_00), (1500_00, 0)]


def test_an_adjustment_is_posted_in_its_run_with_its_reason() -> None:
    one = Person(plan())
    made = one.run(1, sale(1, 1000, 1), adjustments=(Adjustment(month(1), Fraction(-30), "Advance in cash"),))
    assert (made.pay, made.adjusted) == (70_00, -30_00)
    assert "Advance in cash" in dict(made.explanation.parts[1].values).values()
    assert one.run(2).delta == 0


def test_a_return_before_the_first_period_counts_on_its_own_day() -> None:
    one = Person(plan())
    one.credits = [sale(1, 50000, 1)]
    assert one.run(6, sale(2, 20000, 6)).pay == 2000_00
    assert one.run(7, sale(3, -5000, 7, original=1), sale(4, 10000, 7)).pay == 500_00


@pytest.mark.parametrize("method", [Method.RERATE, Method.AS_PAID])
def test_half_of_a_cent_and_its_reversal_leave_nothing_with_the_one_who_shared_it(method: Method) -> None:
    one, half = Person(plan(clawback=Clawback(method))), Fraction(1, 2)
    assert one.run(1, sale(1, "0.10", 1, share=half)).pay == 1  # half a cent, rounded for each person
    one.run(2, sale(2, "-0.10", 2, original=1, share=half))
    assert one.ledger.paid + one.ledger.balance == 0


def test_reversing_as_paid_takes_the_rounded_line_that_was_shown() -> None:
    component = Component("C", Marginal(STEPS))
    one = Person(plan(component, clawback=Clawback(Method.AS_PAID)))
    assert one.run(1, sale(1, 40000, 1), sale(2, 10000, 1, day=6)).pay == 2800_00
    half = one.run(2, sale(3, "-20000", 2, original=1), sale(4, 100000, 2))
    assert half.pay == 2000_00 + 60000 * 8 - 1000_00
    rest = one.run(3, sale(5, "-20000", 3, original=1))
    assert (rest.delta, rest.balance) == (0, -1000_00)


def test_a_full_months_parental_leave_leaves_nothing_due_and_nobody_held() -> None:
    component = Component("C", Attainment((Tier(Fraction(0), Fraction(1)),), Base.TARGET_PAY))
    one = Person(plan(component, proration=Proration(absences=(AbsenceRule("parental"),))))
    one.inputs = {"quotas": {Need("revenue", month(3)): Fraction(1000)}, "target_pay": Fraction(500)}
    made = one.run(3, absences=(Absence("parental", date(2026, 2, 20), date(2026, 4, 20)),))
    assert (made.pay, made.reasons) == (0, ())


def test_returns_that_cannot_be_hold_the_person() -> None:
    one = Person(plan())
    found = one.run(1, sale(1, 100, 1), sale(2, -101, 1, original=1))
    assert (found.pay, [reason.step for reason in found.reasons]) == (None, ["reason.return_exceeds"])
    assert one.ledger.postings == ()
    nothing = Person(plan()).run(1, sale(1, 0, 1), sale(2, -1, 1, original=1))
    assert [reason.step for reason in nothing.reasons] == ["reason.return_of_nothing"]


def test_a_run_of_the_same_period_again_posts_only_the_difference() -> None:
    one = Person(plan())
    assert one.run(1, sale(1, 1000, 1)).pay == 100_00
    again = one.run(1, sale(2, 500, 1))
    assert (again.pay, again.delta) == (50_00, 50_00)


SHAPES: tuple[Shape, ...] = (Flat(Fraction(1, 30)), Marginal(STEPS), Retroactive(STEPS))
TERMS = (
    PayTerms(),
    PayTerms(cap=Fraction(900)),
    PayTerms(cap=Fraction(900), excess=Excess.CARRIED),
    PayTerms(draw=Draw(Fraction(500))),
    PayTerms(guarantee=Guarantee(Fraction(300))),
    PayTerms(clawback=Clawback(months=1)),
)
RULES = (PeriodRule.DISCRETE, PeriodRule.CUMULATIVE)
deals = st.lists(st.tuples(st.integers(1, 60000), st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=6)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Person, list[Credit], list[int]]:
    """A plan, records with some returns, and the month in which each becomes known, its own or later."""
    release = draw(st.sampled_from((Release(), Release(days=20), Release(Trigger.PAYMENT))))
    component = Component(
        "C", draw(st.sampled_from(SHAPES)), rule=draw(st.sampled_from(RULES)), cap=Fraction(2000), release=release
    )
    found, known = [], []
    for number, (amount, day, later) in enumerate(draw(deals), 1):
        found.append(sale(number * 2, amount, day))
        known.append(max(day, later))
        if draw(st.booleans()):
            returned = draw(st.integers(day, 3))
            found.append(sale(number * 2 + 1, -draw(st.integers(1, amount)), returned, original=number * 2))
            known.append(max(returned, known[-1]))
    payments = tuple(
        Payment(str(number * 2), date(2026, draw(st.integers(1, 3)), 9), Fraction(draw(st.integers(1, 60000))))
        for number in range(1, 4)
    )
    terms = draw(st.sampled_from(TERMS))
    made = plan(
        component, **{name: getattr(terms, name) for name in ("cap", "excess", "draw", "guarantee", "clawback")}
    )
    return Person(made, known={"payments": payments, "joined": date(2026, 1, 1)}), found, known


@settings(max_examples=25)
@given(histories(), st.randoms())
def test_late_data_in_any_order_pays_what_timely_data_would_have(
    history: tuple[Person, list[Credit], list[int]], random: object
) -> None:
    late, found, known = history
    timely = Person(late.plan, known=dict(late.known))
    shuffled = list(zip(found, known, strict=True))
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis hands over a random.Random
    for number in (1, 2, 3, 4):
        late.run(number, *(one for one, when in shuffled if when == number))
        timely.run(number, *([] if number > 1 else found))
    for one in (late, timely):
        assert one.ledger.paid + one.ledger.balance == sum(posting.net for posting in one.ledger.postings)
    assert [each.net for each in late.ledger.postings] == [each.net for each in timely.ledger.postings]


@settings(max_examples=25)
@given(deals, st.sampled_from(SHAPES), st.sampled_from((Method.RERATE, Method.AS_PAID)), st.sampled_from(RULES))
def test_returning_everything_brings_every_balance_back_to_zero(
    found: list[tuple[int, int, int]], shape: Shape, method: Method, rule: PeriodRule
) -> None:
    if method is Method.AS_PAID:  # allowed where single records earn everything
        shape, rule = SHAPES[int(shape is SHAPES[1])], PeriodRule.DISCRETE
    one = Person(plan(Component("C", shape, rule=rule), clawback=Clawback(method)))
    sales = [sale(number * 2, amount, day) for number, (amount, day, _) in enumerate(found, 1)]
    for number in (1, 2, 3):
        one.run(number, *(each for each in sales if each.record.day.month == number))
    back = [sale(each.record.version + 1, str(-each.record.amount), 4, original=each.record.version) for each in sales]
    made = one.run(4, *back)
    assert one.ledger.paid + one.ledger.balance == 0
    assert (made.pay, made.held) == (0, 0)
    assert one.run(5).pay == 0
    assert one.ledger.paid + one.ledger.balance == 0


def test_bounds_of_the_quota_are_personal() -> None:
    component = Component("C", Retroactive(STEPS[:1], Bounds.QUOTA))
    one = Person(plan(component), known={"joined": date(2026, 3, 17)})
    one.inputs = {"quotas": {Need("revenue", month(3)): Fraction(31000)}}
    made = one.run(3, sale(1, 1000, 3, day=20))
    assert made.result.components[0].quota == 15000
