from fractions import Fraction

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.reports.target_words import capacity_lines, telling_words


def deals(number: int) -> Quantity:
    return Quantity(Fraction(number), Unit.COUNT)


def test_the_comparison_says_which_side_asks_for_more() -> None:
    assert capacity_lines(deals(10), deals(5), deals(12)) == [
        "A full-time person carries 10.",
        "The target asks for 5 more than they can carry.",
        "With 12 for a full-time person they would reach it.",
    ]
    assert capacity_lines(deals(10), deals(-5), None)[1:] == ["They can carry 5 more than the target asks for."]
    assert len(capacity_lines(deals(10), None, None)) == 1


def test_what_is_left_to_tell() -> None:
    assert telling_words(told=False, changed=False) == "not told yet"
    assert telling_words(told=True, changed=True) == "another target by now"
    assert not telling_words(told=True, changed=False)
