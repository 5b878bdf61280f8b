from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Quantity
from desktop_app.rules.review.frozen import from_plain, to_plain


@pytest.mark.parametrize("wrong", [
    {"value": "1/2", "unit": "furlong"}, {"value": None, "unit": "money"},
    {"value": "1", "unit": "money", "currency": 5},
])  # fmt: skip
def test_other_values_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        from_plain(Quantity, wrong)


def test_a_field_written_by_no_earlier_program_keeps_its_default() -> None:
    assert from_plain(Quantity, {"value": "1/3"}) == Quantity(Fraction(1, 3))


def test_what_no_result_is_made_of_is_refused() -> None:
    with pytest.raises(TypeError):
        to_plain({1, 2})
