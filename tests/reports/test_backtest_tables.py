from fractions import Fraction

from desktop_app.domain.explanation import explain
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.reports.backtest_tables import behaviour_lines, month_table, people_table
from desktop_app.rules.incentives.behaviour import Bunching, Timing
from desktop_app.rules.incentives.tried import Pay, Tried


def euros(amount: int) -> Quantity:
    return Quantity(Fraction(amount), Unit.MONEY, "EUR")


def test_months_are_added() -> None:
    march, april = parse_period("2026-03"), parse_period("2026-04")
    table = month_table([(march, 100_00, 120_00), (april, 50_00, 20_00)], "EUR")
    assert table.rows[0] == (march, euros(100), euros(120), euros(20))
    assert table.totals[1:] == (euros(150), euros(140), euros(-10))


def test_only_people_known_on_both_sides_are_added() -> None:
    why = explain("reason.held", reason="a query")
    people = [
        Tried(1, "Ana", Pay((10_00, 20_00)), Pay((40_00, 0))),
        Tried(2, "Bo", None, Pay((5_00, 5_00))),
        Tried(3, "Cy", Pay((99_00, 0)), Pay(reasons=(why,))),
    ]
    table = people_table(people, "EUR")
    assert [row[:4] for row in table.rows] == [
        ("Ana", euros(30), euros(40), euros(10)),
        ("Bo", None, euros(10), euros(10)),
        ("Cy", euros(99), None, None),
    ]
    assert table.rows[2][4]
    assert table.totals[1:4] == (euros(30), euros(50), euros(20))


def test_what_is_seen_is_told_with_its_number_and_whether_it_could_be_chance() -> None:
    lines = list(behaviour_lines(Timing(100, 30, Fraction(1, 7), chance=False), Bunching(12, 13, chance=True)))
    assert lines[0].startswith("30\N{NO-BREAK SPACE}% of 100 records fall on the last 3 working days")
    assert lines[0].endswith("Chance alone seldom makes that; customers' habits and delivery dates may.")
    assert lines[1].endswith("12 lie on or above it and 13 below. That could be chance.")
    assert list(behaviour_lines(Timing(0, 0, Fraction(1, 7), chance=None), Bunching(0, 0, chance=None))) == []
