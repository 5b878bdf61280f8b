"""What is expected, as a table."""

from fractions import Fraction

from desktop_app.domain.expectation import Expectation, Pace
from desktop_app.reports.expectation_words import expectations_table


def test_an_expectation_of_an_unknown_kpi_is_still_shown() -> None:
    table = expectations_table([Expectation("Sales", "gone", Fraction(5, 2), Pace.WEEK)], {}, "EUR")
    assert table.rows == (("Sales", "gone", "5/2", "a week"),)
