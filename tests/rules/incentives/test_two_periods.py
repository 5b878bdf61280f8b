"""Two statements of one person: each line meets its like, and the lines sum to the difference of the pay."""

from dataclasses import replace
from fractions import Fraction

from desktop_app.domain.explanation import explain
from desktop_app.domain.period import parse_period
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement, StatementLine
from desktop_app.rules.incentives.two_periods import side_by_side

NOTHING = explain("pay.component")


def line(name: str, pay: int | None, measure: int) -> StatementLine:
    return StatementLine(
        name, "revenue", State.EVALUATED, NOTHING, NOTHING, Fraction(measure), None, None, None, None, pay, 0, None,
        None, None, (),
    )  # fmt: skip


def statement(period: str, *lines: StatementLine) -> Statement:
    pay = sum(one.pay or 0 for one in lines)
    return Statement(1, "Ana", parse_period(period), "Plan", 1, "EUR", State.EVALUATED, pay, lines, ())


def test_lines_meet_their_like_and_sum_to_the_change_of_the_pay() -> None:
    before = statement("2026-02", line("Commission", 100_00, 1000), line("Old", 5_00, 10))
    now = statement("2026-03", line("New", 7_50, 20), line("Commission", 80_00, 800))
    found = side_by_side(before, now)
    assert [(one.name, one.change) for one in found] == [("New", 7_50), ("Commission", -20_00), ("Old", -5_00)]
    assert before.pay is not None
    assert now.pay is not None
    assert sum(one.change or 0 for one in found) == now.pay - before.pay
    assert found[0].before is None
    assert found[2].now is None


def test_an_open_line_has_no_change_and_parts_of_a_component_are_one_line() -> None:
    parts = statement("2026-02", line("Bonus", 1_00, 5), line("Bonus", 2_00, 6))
    (one,) = side_by_side(parts, replace(statement("2026-03", line("Bonus", None, 5)), pay=None))
    assert one.change is None
    assert one.before is not None
    assert (one.before.pay, one.before.measure, one.before.attainment) == (3_00, 11, None)
