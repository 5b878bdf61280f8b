"""Trainings as a table."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.training import Training
from desktop_app.reports.training_words import trainings_table


def test_a_row_says_how_many_of_how_many_and_who_is_left() -> None:
    one = Training("Offers", 4, 3, 1, ("Ion", "Mei"), date(2026, 1, 5), date(2026, 2, 5), Fraction(18))
    (row,) = trainings_table([one]).rows
    assert row[3] == Quantity(Fraction(3, 4), Unit.PERCENT)
    assert row[-2:] == (date(2026, 2, 5), "Ion, Mei")
