"""What a missed sum is made of, to the minor unit: parts sum to the gap, products to the parts."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Table
from desktop_app.reports.gap_tables import gap_table, product_gap_table
from desktop_app.rules.review.by_product import parts_by_product
from desktop_app.rules.review.misses import Cause, GapPart, gap_of_sales
from desktop_app.rules.review.result import Gap
from desktop_app.rules.statistics.contributions import Ratio

PRODUCTS = [f"product {number}" for number in range(15)]
ratios = st.builds(
    Ratio, st.integers(1, 10**6).map(lambda cents: Fraction(cents, 700)), st.integers(1, 30).map(Fraction)
)
sides = st.dictionaries(st.sampled_from(PRODUCTS), ratios, min_size=1)


def test_parts_in_cents_sum_to_the_gap() -> None:
    parts = tuple(GapPart(Cause.MIX, Fraction(number, 3)) for number in (100, -100, 250, 50))
    actual = 100 + sum((part.amount for part in parts), Fraction(0))
    gap = Gap("revenue", Quantity(Fraction(100), Unit.MONEY, "EUR"), Quantity(actual, Unit.MONEY, "EUR"), 3, parts)
    column = [row[3] for row in gap_table(gap).rows]
    assert all(isinstance(cell, Quantity) and (cell.value * 100).denominator == 1 for cell in column)
    assert sum(cell.value for cell in column if isinstance(cell, Quantity)) == actual


def euros(value: Fraction) -> Quantity:
    return Quantity(value, Unit.MONEY, "EUR")


def columns(table: Table) -> dict[str, list[Fraction]]:
    return {
        column.key: [row[place].value for row in (*table.rows, table.totals) if isinstance(row[place], Quantity)]
        for place, column in enumerate(table.columns)
    }  # fmt: skip


@settings(max_examples=40)
@given(sides, sides)
def test_products_sum_to_the_cent_across_and_down(usual: dict[str, Ratio], actual: dict[str, Ratio]) -> None:
    now = Fraction(round(sum(part.numerator for part in actual.values()) * 100), 100)
    parts = gap_of_sales(Fraction(1000), usual, actual)
    assert parts is not None
    made = Gap("revenue", euros(Fraction(1000)), euros(now), 3, parts, parts_by_product(usual, actual))
    table = product_gap_table(made)
    found = columns(table)
    for key in ("usual", "actual", "volume", "mix", "size", "change"):
        assert sum(found[key][:-1]) == found[key][-1], key
    for row in zip(*(found[key] for key in ("volume", "mix", "size", "change")), strict=True):
        assert sum(row[:3]) == row[3]
    shown = columns(gap_table(made))["amount"]
    assert found["mix"][-1] == shown[-3]
    assert found["size"][-1] == shown[-2]
    assert len(table.rows) <= 13  # and a row for the rounding


def test_what_is_left_by_rounding_stands_in_its_own_row() -> None:
    third = Ratio(Fraction(100, 3), Fraction(1))
    usual = {"pen": third, "ink": third, "pad": third}
    actual = {name: Ratio(Fraction(50), Fraction(1)) for name in usual}
    parts = gap_of_sales(Fraction(120), usual, actual)
    assert parts is not None
    made = Gap("revenue", euros(Fraction(120)), euros(Fraction(150)), 3, parts, parts_by_product(usual, actual))
    table = product_gap_table(made)
    assert table.rows[-1][:2] == ("Rounding", euros(Fraction(1, 100)))  # 3 × 33.33 are 99.99
    assert table.totals[1:3] == (euros(Fraction(100)), euros(Fraction(150)))
