"""Runs of random plans on random records, against the slow engine beside this file, to the cent."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.crediting import Book, Sold, credit_people
from desktop_app.rules.incentives.plan import Component, PeriodRule, Plan
from desktop_app.rules.incentives.rating import Shape, Tier
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.shapes.marginal import Marginal
from desktop_app.rules.incentives.shapes.per_unit import PerUnit
from desktop_app.rules.incentives.shapes.retroactive import Retroactive
from desktop_app.rules.incentives.terms import Clawback, Draw, Guarantee, Instalment, Method, Release
from tests.rules.incentives.settling.naive import Rules, Sale, by_piece, capped_nets, nets, released_by, run_all
from tests.rules.incentives.settling.people import Person, plan, sale

MONTHS = 4
rates = st.integers(0, 400).map(lambda mille: Fraction(mille, 1000))
money = st.integers(1, 900_000).map(lambda cents: Fraction(cents, 100))


@st.composite
def all_rules(draw: st.DrawFn) -> Rules:
    kind = draw(st.sampled_from(("flat", "marginal", "retroactive")))
    lowers = [0] if kind == "flat" else draw(st.lists(st.integers(0, 9000), min_size=1, max_size=3, unique=True))
    tiers = [(lower, draw(rates)) for lower in sorted(lowers)]
    limits = sorted(draw(st.lists(st.integers(0, 2000), min_size=2, max_size=2)))
    low, high = (Fraction(one) if draw(st.booleans()) else None for one in limits)
    terms = draw(st.sampled_from((("draw", 0), ("draw", 300), ("guarantee", 200))))
    found = Rules(kind, tiers, draw(st.booleans()), low, high, **{terms[0]: terms[1]})
    return found._replace(recovery=draw(st.sampled_from((Fraction(1), Fraction(1, 2)))))


@st.composite
def histories(draw: st.DrawFn) -> list[Sale]:
    """Sales, some shared, and returns of a part or the whole in the same month or a later one."""
    found: list[Sale] = []
    for _count in range(draw(st.integers(0, 6))):
        share = draw(st.sampled_from((Fraction(1), Fraction(1), Fraction(1, 3))))
        sold = Sale(len(found) + 1, draw(money), draw(st.integers(1, MONTHS)), share=share)
        found.append(sold)
        if draw(st.booleans()):
            parts = draw(st.sampled_from(((1,), (Fraction(1, 4),), (Fraction(1, 4), Fraction(3, 4)))))
            for part in parts:
                later = draw(st.integers(sold.month, MONTHS))
                found.append(Sale(len(found) + 1, -sold.amount * part, later, sold.number, share))
    return found


def plan_of(rules: Rules, release: Release | None = None) -> Plan:
    tiers = tuple(Tier(Fraction(lower), rate) for lower, rate in rules.tiers)
    shapes: dict[str, Shape] = {"marginal": Marginal(tiers), "retroactive": Retroactive(tiers)}
    rule = PeriodRule.CUMULATIVE if rules.cumulative else PeriodRule.DISCRETE
    more = {} if release is None else {"release": release}
    shape = shapes.get(rules.kind, Flat(rules.tiers[0][1]))
    component = Component("C", shape, rule=rule, floor=rules.floor, cap=rules.cap, **more)  # type: ignore[arg-type] # a release
    return plan(
        component,
        draw=Draw(Fraction(rules.draw)) if rules.draw else None,
        guarantee=Guarantee(Fraction(rules.guarantee)) if rules.guarantee else None,
        recovery_share=None if rules.recovery == 1 else rules.recovery,
        clawback=Clawback(Method.AS_PAID if rules.as_paid else Method.RERATE),
    )


def credit(one: Sale) -> Credit:
    """Returns come after the sales of their day."""
    original = one.back or None
    return sale(one.number, str(one.amount), one.month, day=20 if one.back else 5, original=original, share=one.share)


def runs(person: Person, history: list[Sale], months: int = MONTHS) -> list[tuple[int | None, int, int]]:
    found = []
    for month in range(1, months + 1):
        made = person.run(month, *(credit(one) for one in history if one.month == month))
        found.append((made.pay, made.balance, made.owed))
    return found


@settings(max_examples=30)
@given(all_rules(), histories())
def test_every_run_pays_carries_and_advances_what_the_slow_engine_does(rules: Rules, history: list[Sale]) -> None:
    assert runs(Person(plan_of(rules)), history) == [tuple(each) for each in run_all(rules, history, MONTHS)]


@settings(max_examples=30)
@given(all_rules(), histories())
def test_what_comes_back_takes_the_line_it_was_paid(rules: Rules, history: list[Sale]) -> None:
    kind = "flat" if rules.kind == "retroactive" else rules.kind
    tiers = rules.tiers[:1] if kind == "flat" else rules.tiers
    rules = rules._replace(kind=kind, tiers=tiers, cumulative=False, floor=None, cap=None, as_paid=True)
    if kind == "flat":
        rules = rules._replace(tiers=[(0, tiers[0][1])])
    assert runs(Person(plan_of(rules)), history) == [tuple(each) for each in run_all(rules, history, MONTHS)]


@settings(max_examples=15)
@given(all_rules(), histories())
def test_money_in_instalments_is_in_the_end_what_was_earned(rules: Rules, history: list[Sale]) -> None:
    rules = rules._replace(draw=0, guarantee=0, floor=None)
    steps = (Instalment(Fraction(3, 5)), Instalment(Fraction(2, 5), months=2))
    person = Person(plan_of(rules, Release(instalments=steps)))
    runs(person, history, MONTHS + 3)
    quiet = nets(rules, history, MONTHS + 3)[0]
    assert person.ledger.paid + person.ledger.balance == sum(net for net, _top in quiet)


@settings(max_examples=15)
@given(all_rules(), histories())
def test_a_run_again_of_the_last_month_posts_nothing_twice(rules: Rules, history: list[Sale]) -> None:
    person = Person(plan_of(rules))
    runs(person, history)
    before = person.ledger
    again = person.run(MONTHS)
    assert again.delta == 0
    assert person.ledger.paid + person.ledger.balance == before.paid + before.balance


@settings(max_examples=15)
@given(rates, histories(), st.integers(1, 6), st.integers(1, 6))
def test_two_who_share_are_paid_to_the_cent_what_their_parts_are_worth(
    rate: Fraction, history: list[Sale], one: int, other: int
) -> None:
    parts = {1: Fraction(one, one + other), 2: Fraction(other, one + other)}
    whole = [each._replace(share=Fraction(1)) for each in history]
    found = credit_people([Sold(credit(each), parts) for each in whole], Book())
    rules = Rules("flat", [(0, rate)])
    for person, part in parts.items():
        runner = Person(plan_of(rules))
        for month in range(1, MONTHS + 1):
            runner.run(month, *(each for each in found.own.get(person, ()) if each.record.day.month == month))
        shared = [each._replace(share=part) for each in whole]
        assert runner.ledger.paid + runner.ledger.balance == sum(net for net, _top in nets(rules, shared, MONTHS)[0])


@settings(max_examples=15)
@given(
    st.integers(1, 20),
    st.integers(1, 500),
    st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9000)), min_size=MONTHS, max_size=MONTHS),
)
def test_notes_without_an_original_take_first_what_the_cap_had_cut(
    percent: int, cap: int, months: list[tuple[int, int]]
) -> None:
    component = Component("C", Flat(Fraction(percent, 100)), cap=Fraction(cap))
    person, wanted = Person(plan(component)), capped_nets(percent, cap, *zip(*months, strict=True))
    for month, (sold, note) in enumerate(months, 1):
        new = [sale(month * 2, sold, month)] if sold else []
        new += [sale(month * 2 + 1, -note, month, day=20)] if note else []
        person.run(month, *new)
        assert person.ledger.paid + person.ledger.balance == sum(wanted[:month])


@settings(max_examples=15)
@given(
    st.integers(1, 20),
    st.lists(st.tuples(st.integers(1, MONTHS), st.integers(1, 28), st.integers(1, 9000)), max_size=5),
    st.integers(1, 70),
)
def test_what_is_held_is_paid_in_the_run_that_reaches_its_day(
    percent: int, sold: list[tuple[int, int, int]], days: int
) -> None:
    person = Person(plan(Component("C", Flat(Fraction(percent, 100)), release=Release(days=days))))
    dated = [(date(2026, month, day), amount) for month, day, amount in sold]
    for month in range(1, MONTHS + 1):
        new = [sale(number, one[2], month, day=one[1]) for number, one in enumerate(sold, 1) if one[0] == month]
        person.run(month, *new)
        last = date(2026, month + 1, 1) - timedelta(days=1)
        known = [one for one in dated if one[0] <= last]
        assert person.ledger.paid == released_by(percent, known, days, last)


@settings(max_examples=15)
@given(st.integers(1, 5000), st.lists(st.tuples(st.integers(1, MONTHS), st.integers(0, 3)), max_size=6))
def test_pieces_are_paid_once_and_taken_back_in_the_month_they_were_sold_in(
    each: int, sold: list[tuple[int, int]]
) -> None:
    deals = [(month, month + later - 1 if later and month + later - 1 <= MONTHS else 0) for month, later in sold]
    person = Person(plan(Component("C", PerUnit(Fraction(each, 100)), measure="deals")))
    for month in range(1, MONTHS + 1):
        new = [sale(number * 2, 100, month) for number, one in enumerate(deals, 1) if one[0] == month]
        new += [
            sale(number * 2 + 1, -100, month, day=20, original=number * 2)
            for number, one in enumerate(deals, 1)
            if one[1] == month
        ]
        person.run(month, *new)
        known = [(first, back if back <= month else 0) for first, back in deals if first <= month]
        assert person.ledger.paid + person.ledger.balance == sum(by_piece(each, known, month))
