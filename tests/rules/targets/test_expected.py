"""What an expectation comes to in a month, by hand."""

from fractions import Fraction

import pytest

from desktop_app.domain.expectation import Expectation, Pace
from desktop_app.rules.targets.expected import expected


@pytest.mark.parametrize(
    ("pace", "amount", "there", "due"),
    [
        (Pace.DAY, 8, 21, 168),
        (Pace.DAY, 8, 0, 0),
        (Pace.WEEK, 20, 21, 84),  # 21 days are 4.2 weeks of five days
        (Pace.WEEK, 20, Fraction(21, 2), 42),  # half of it away, or half-time
        (Pace.MONTH, 100, 21, 100),
        (Pace.MONTH, 100, 7, Fraction(100, 3)),
        (Pace.LEVEL, 4, 7, 4),
    ],
)
def test_a_month_of_21_working_days(pace: Pace, amount: int, there: Fraction, due: Fraction) -> None:
    one = Expectation("Sales", "contacts", Fraction(amount), pace)
    assert expected(one, Fraction(there), Fraction(21), 2) == due


def test_a_month_nobody_works_asks_for_nothing() -> None:
    assert expected(Expectation("Sales", "contacts", Fraction(9), Pace.MONTH), Fraction(0), Fraction(0), 7) == 0
