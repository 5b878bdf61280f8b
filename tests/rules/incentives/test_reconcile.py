"""A difference is explained to the minor unit or not at all; an engine of one line stands for the real one."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.money import to_minor
from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.guessing import guesses
from desktop_app.rules.incentives.reconcile import Cause, Explained, Why, agreeing, explain_difference
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement

MARCH = parse_period("2026-03")


def pay(credits_: Sequence[Credit]) -> int:
    """Marginal: 5 %, and 8 % above 1,000."""
    base = sum((one.record.amount * one.share for one in credits_ if one.record.day in MARCH), Fraction(0))
    return to_minor(base / 20 + max(Fraction(0), base - 1000) * 3 / 100, "EUR")


def own(amounts: Sequence[int]) -> list[Credit]:
    return [
        Credit(Record(number, Kind.SALE, f"S-{number}", date(2026, 3, number), 1, Fraction(amount, 100)))
        for number, amount in enumerate(amounts, 1)
    ]


def stated(minor: int) -> Statement:
    return Statement(1, "Ana", MARCH, "Plan", 1, "EUR", State.EVALUATED, minor, (), ())


def explained(credits_: list[Credit], theirs: int) -> Explained:
    tried = guesses(credits_, [], [], MARCH, Fraction(0))
    return explain_difference(stated(pay(credits_)), theirs, credits_, tried, pay)


@given(st.lists(st.integers(1, 100_000), min_size=1, max_size=8), st.data())
def test_causes_are_worth_the_difference_and_what_was_left_out_is_found(
    amounts: list[int], data: st.DataObject
) -> None:
    credits_ = own(amounts)
    gone = data.draw(st.sampled_from(credits_))
    theirs = pay([one for one in credits_ if one is not gone])
    found = explained(credits_, theirs)
    gap = pay(credits_) - theirs
    if gap:
        single = [causes for causes in found.all() if len(causes) == 1]
        assert single
        assert all(causes[0].pay == gap for causes in single)
        assert gone.record in [causes[0].record for causes in single]


def test_two_records_are_found_together_over_a_bound() -> None:
    """60 + 700 + 333 are 1,093 at 5 %, 93 of it at 8 %: 57.44; without the last two 3.00."""
    credits_ = own([6_000, 70_000, 33_300])
    found = explained(credits_, 3_00)
    assert [cause.record.document for cause in found.causes if cause.record] == ["S-2", "S-3"]
    assert sum(cause.pay or 0 for cause in found.causes) == 54_44


def test_nothing_is_made_to_fit() -> None:
    found = explained(own([10_000, 20_000]), 77_77)
    assert (found.causes, found.complete, found.largest) == ((), True, 4)


def test_records_that_changed_since_come_first() -> None:
    statement = stated(10_00)
    found = explain_difference(statement, 15_00, own([30_000]), [], pay)
    assert found.causes == (Cause(Why.CHANGED, -5_00),)


def test_the_same_habit_of_two_people_is_believed_first() -> None:
    rate, missing = Cause(Why.RATE, 1, rate=Fraction(1, 20)), Cause(Why.MISSING, 1, own([5])[0].record)
    several = Explained((missing,), ((rate,),))
    first, second = agreeing([several, Explained((rate,))])
    assert (first.causes, second.causes) == ((rate,), (rate,))
    assert agreeing([several])[0].causes == (missing,)


def test_three_or_four_that_were_left_out_are_found_through_the_tiers() -> None:
    """Amounts up to 90,000, of which no other few are likely to make the same sum."""
    amounts = [100_000 + 1_103_515 * (number + 3) ** 3 % 8_999_987 for number in range(28)]
    for gone in ((3, 11, 20), (1, 7, 13, 26)):
        credits_ = own(amounts)
        theirs = pay([one for place, one in enumerate(credits_) if place not in gone])
        found = explained(credits_, theirs)
        assert {cause.record.document for cause in found.causes if cause.record} == {f"S-{place + 1}" for place in gone}
        assert sum(cause.pay or 0 for cause in found.causes) == pay(credits_) - theirs


def test_what_fits_by_chance_in_many_ways_is_not_told() -> None:
    """Thirty records of nearly the same amount: any three of them would do."""
    credits_ = own([10_000 + number % 2 for number in range(28)])
    found = explained(credits_, pay(credits_[3:]))
    assert (found.causes, found.complete, found.largest) == ((), False, 3)
