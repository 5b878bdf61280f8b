"""What another side may have counted otherwise, as changed credits."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind, Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.guessing import guesses
from desktop_app.rules.incentives.reconcile import Guess, Why

MARCH = parse_period("2026-03")


def credit(version: int, day: date, amount: int, **known: object) -> Credit:
    record = Record(version, Kind.INVOICE, f"A-{version}", day, 1, Fraction(amount), customer=f"C{version % 2}")
    return Credit(record, **known)  # type: ignore[arg-type] # as the caller names them


def base(credits_: list[Credit]) -> Fraction:
    """What a flat plan on the records of March would pay on."""
    return sum((one.record.amount * one.share for one in credits_ if one.record.day in MARCH), Fraction(0))


def by_why(found: list[Guess], why: Why) -> list[Guess]:
    return [one for one in found if one.cause.why is why]


SALE, GIVEN_BACK = credit(1, date(2026, 3, 3), 100), credit(2, date(2026, 3, 9), -40)
LATER = credit(3, date(2026, 4, 2), 30)
OTHERS = credit(4, date(2026, 3, 5), 70)


def test_the_estimate_of_a_guess_is_what_it_changes() -> None:
    own = [SALE, GIVEN_BACK, credit(5, date(2026, 3, 6), 200, share=Fraction(1, 2))]
    found = guesses(own, [LATER], [(9, OTHERS)], MARCH, Fraction(19, 100))
    for one in found:
        if one.estimate is not None and one.cause.why is not Why.TAX:
            assert base(one.change(own)) - base(own) == one.estimate


def test_each_kind_of_guess_is_made() -> None:
    found = guesses([SALE, GIVEN_BACK], [LATER], [(9, OTHERS)], MARCH, Fraction(0))
    assert [one.cause.record.document for one in by_why(found, Why.PERIOD) if one.cause.record] == ["A-3"]
    assert [(one.cause.owner, one.cause.counted) for one in by_why(found, Why.OWNER)] == [(9, False)]
    assert [one.cause.counted for one in by_why(found, Why.RETURN)] == [True]
    assert by_why(found, Why.TAX) == []


def test_tax_is_guessed_for_all_and_for_each_and_both_ways() -> None:
    taxed = credit(6, date(2026, 3, 8), 100, gross=Fraction(119))
    whole, alone = by_why(guesses([taxed], [], [], MARCH, Fraction(0)), Why.TAX)
    assert base(whole.change([taxed])) == base(alone.change([taxed])) == 119
    assert whole.change(whole.change([taxed])) == [taxed]


def test_two_alike_may_be_one_entered_twice() -> None:
    twin = credit(3, date(2026, 3, 3), 100)
    left_out = [one for one in guesses([SALE, twin], [], [], MARCH, Fraction(0)) if one.cause.counted]
    assert {one.cause.why for one in left_out} == {Why.DOUBLE}


def test_a_sale_left_out_takes_its_return_with_it() -> None:
    back = credit(7, date(2026, 3, 9), -100, original=1)
    (left_out,) = by_why(guesses([SALE, back], [], [], MARCH, Fraction(0)), Why.MISSING)
    assert left_out.change([SALE, back]) == []
