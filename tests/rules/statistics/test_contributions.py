"""The parts of a change sum to it exactly, whatever comes and goes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.statistics.contributions import Ratio, of_amount, of_rate, of_sum

SEGMENTS = st.sampled_from("abcdef")
AMOUNTS = st.fractions(-1000, 1000, max_denominator=100)
RATIOS = st.builds(Ratio, AMOUNTS, st.integers(1, 500).map(Fraction))
SIDES = st.dictionaries(SEGMENTS, RATIOS, min_size=1)


def whole(side: dict[str, Ratio]) -> Fraction:
    return sum((part.numerator for part in side.values()), Fraction(0)) / sum(
        part.denominator for part in side.values()
    )


@given(st.dictionaries(SEGMENTS, AMOUNTS), st.dictionaries(SEGMENTS, AMOUNTS))
def test_parts_of_a_sum_sum_to_its_change(before: dict[str, Fraction], after: dict[str, Fraction]) -> None:
    parts = of_sum(before, after)
    assert sum(part.change for part in parts) == sum(after.values()) - sum(before.values())
    sizes = [abs(part.change) for part in parts]
    assert sizes == sorted(sizes, reverse=True)


@given(SIDES, SIDES)
def test_mix_and_rate_sum_to_the_change_of_a_rate(before: dict[str, Ratio], after: dict[str, Ratio]) -> None:
    parts = of_rate(before, after)
    assert sum(part.mix + part.rate for part in parts) == whole(after) - whole(before)


@given(SIDES, SIDES)
def test_volume_price_and_mix_sum_to_the_change_of_an_amount(before: dict[str, Ratio], after: dict[str, Ratio]) -> None:
    parts = of_amount(before, after)
    amounts = [sum((part.numerator for part in side.values()), Fraction(0)) for side in (before, after)]
    assert sum(part.volume + part.price + part.mix for part in parts) == amounts[1] - amounts[0]
    prices = [part.numerator / part.denominator for part in before.values()]
    if before.keys() == after.keys() and len(set(prices)) == 1:
        assert all(part.mix == 0 for part in parts)


def test_a_shift_to_the_weaker_channel_is_mix_and_not_rate() -> None:
    # 100 at 50 % and 100 at 30 % become 50 and 150 at the same rates: 40 % to 35 %, all of it mix.
    before = {"shop": Ratio(Fraction(50), Fraction(100)), "web": Ratio(Fraction(30), Fraction(100))}
    after = {"shop": Ratio(Fraction(25), Fraction(50)), "web": Ratio(Fraction(45), Fraction(150))}
    parts = {part.segment: part for part in of_rate(before, after)}
    assert [parts[name].rate for name in ("shop", "web")] == [0, 0]
    # (1/4 − 1/2)(0.5 − 0.4) and (3/4 − 1/2)(0.3 − 0.4)
    assert [parts[name].mix for name in ("shop", "web")] == [Fraction(-1, 40), Fraction(-1, 40)]


def test_a_new_segment_is_all_rate_and_has_no_rate_before() -> None:
    before = {"shop": Ratio(Fraction(50), Fraction(100))}
    after = {**before, "web": Ratio(Fraction(20), Fraction(100))}
    web = next(part for part in of_rate(before, after) if part.segment == "web")
    assert (web.rate_before, web.mix, web.rate) == (None, 0, Fraction(1, 2) * Fraction(-3, 10))


def test_a_side_without_records_has_no_rate_to_explain() -> None:
    with pytest.raises(ValueError, match="0"):
        of_rate({}, {"a": Ratio(Fraction(1), Fraction(1))})
