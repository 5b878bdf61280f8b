"""Pay beside pay, built of statements by hand: what is added, and what is said instead where nothing can be."""

from dataclasses import replace
from fractions import Fraction

from desktop_app.domain.explanation import explain
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.reports import beside_table
from desktop_app.rules.incentives.beside import Beside, totals
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement

MARCH = parse_period("2026-03")


def paid(minor: int | None) -> Statement:
    return Statement(1, "Ana", MARCH, "Flat", 1, "EUR", State.EVALUATED, minor, (), ())


def euros(amount: int) -> Quantity:
    return Quantity(Fraction(amount), Unit.MONEY, "EUR")


def test_a_row_has_both_sums_and_what_changes() -> None:
    table = beside_table.build(
        [Beside(1, "Ana", "EUR", paid(100_00), paid(250_00)), Beside(2, "Bo", "EUR", None, None)]
    )
    assert table.rows[0] == ("Ana", "Flat", euros(100), euros(250), euros(150), "")
    assert table.totals == ("Total", None, euros(100), euros(250), euros(150), None)


def test_what_is_not_known_is_never_added_as_nothing() -> None:
    open_ = replace(paid(None), reasons=(explain("reason.held", reason="a query"),))
    lines = [Beside(1, "Ana", "EUR", paid(100_00), open_), Beside(2, "Bo", "USD", None, paid(50_00))]
    table = beside_table.build(lines)
    assert table.rows[0][3:5] == (None, None)
    assert table.rows[0][5]
    assert table.totals == ()
    assert totals(lines) == {"USD": (0, 50_00)}
