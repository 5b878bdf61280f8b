from fractions import Fraction

from desktop_app.rules.analysis.products import ProductRow


def test_ratios_are_of_what_is_known() -> None:
    row = ProductRow(1, Fraction(900), 3, Fraction(10), Fraction(100), Fraction(400), Fraction(1000), Fraction(800))
    assert (row.margin_rate, row.discount, row.price) == (Fraction(1, 4), Fraction(1, 5), 90)
    none = ProductRow(1, Fraction(900), 3, *[Fraction(0)] * 5)
    assert (none.margin_rate, none.discount, none.price) == (None, None, None)
