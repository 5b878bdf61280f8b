"""Each product's parts sum to its change, and over all products to the parts of the whole."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.rules.review.by_product import parts_by_product
from desktop_app.rules.review.misses import Cause, gap_of_sales
from desktop_app.rules.statistics.contributions import Ratio

F = Fraction
ratios = st.builds(Ratio, st.integers(1, 10**6).map(lambda cents: F(cents, 100)), st.integers(1, 30).map(Fraction))
sides = st.dictionaries(st.sampled_from(["pen", "ink", "pad"]), ratios, min_size=1)


@settings(max_examples=40)
@given(sides, sides)
def test_rows_and_columns_sum_exactly(usual: dict[str, Ratio], actual: dict[str, Ratio]) -> None:
    products = parts_by_product(usual, actual)
    whole = gap_of_sales(F(0), usual, actual)
    assert whole is not None
    told = {part.cause: part.amount for part in whole}
    assert all(one.volume + one.mix + one.size == one.change for one in products)
    for cause, name in ((Cause.VOLUME, "volume"), (Cause.MIX, "mix"), (Cause.SIZE, "size")):
        assert sum(getattr(one, name) for one in products) == told[cause]


def test_a_shift_to_a_cheaper_product_is_mix_alone() -> None:
    """5 pens at 100 and 5 inks at 20, then 2 and 8 of the same sizes: 600 becomes 360."""
    usual = {"pen": Ratio(F(500), F(5)), "ink": Ratio(F(100), F(5))}
    actual = {"pen": Ratio(F(200), F(2)), "ink": Ratio(F(160), F(8))}
    pen, ink = parts_by_product(usual, actual)
    assert (pen.name, pen.volume, pen.mix, pen.size) == ("pen", 0, -300, 0)
    assert (ink.name, ink.volume, ink.mix, ink.size) == ("ink", 0, 60, 0)


def test_what_is_new_is_held_against_the_mean_size_and_what_is_gone_is_lost_whole() -> None:
    usual, actual = {"pen": Ratio(F(500), F(5))}, {"ink": Ratio(F(80), F(5))}
    pen, ink = parts_by_product(usual, actual)
    assert (pen.volume, pen.mix, pen.size) == (0, -500, 0)
    assert (ink.volume, ink.mix, ink.size) == (0, 500, -420)


def test_without_sales_on_one_side_nothing_is_told() -> None:
    assert parts_by_product({}, {"pen": Ratio(F(5), F(1))}) == ()
