"""What one line of a comparison is called."""

from fractions import Fraction

import pytest

from desktop_app.rules.incentives.comparison import Compared, RecordLine
from desktop_app.rules.incentives.reconcile import Cause, Explained, Why

TOLD = Explained((Cause(Why.TAX),))


@pytest.mark.parametrize(
    ("line", "state", "difference"),
    [
        (Compared("Ana", 1, "Ana", 5, 5, "EUR"), "equal", 0),
        (Compared("Ana", 1, "Ana", 5, 3, "EUR", TOLD), "explained", -2),
        (Compared("Ana", 1, "Ana", 5, 3, "EUR"), "unexplained", -2),
        (Compared("Bob", 0, "", 5, None, "EUR"), "nobody", None),
        (Compared("", 1, "Ana", None, 5, "EUR"), "absent", None),
        (Compared("Ana", 1, "Ana", None, 5, "EUR"), "unread", None),
        (Compared("Ana", 1, "Ana", 5, None, "EUR"), "open", None),
    ],
)
def test_the_state_of_a_name(line: Compared, state: str, difference: int | None) -> None:
    assert (line.state, line.difference) == (state, difference)


def test_the_state_of_a_document() -> None:
    five = Fraction(5)
    assert RecordLine("A", five, five).state == "equal"
    assert RecordLine("A", five, five, why=Why.AMOUNT).state == "explained"
    assert RecordLine("A", five, None).state == RecordLine("A", five, Fraction(4)).state == "unexplained"
