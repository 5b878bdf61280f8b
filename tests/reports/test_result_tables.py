"""Runs, payroll, targets and gauges as tables and pages."""

from datetime import date
from fractions import Fraction

from desktop_app import paths
from desktop_app.domain.document import Box, Drawing, Grid, Row
from desktop_app.domain.explanation import explain
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.domain.table import Column, Table
from desktop_app.reports import figures_document, run_table, table_document, target_table
from desktop_app.reports.figures_document import Scene
from desktop_app.reports.run_table import PayrollForm
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement, StatementLine
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.catalogue import parse_catalogue
from desktop_app.rules.kpis.judge import Figure, Given, judge

MARCH = parse_period("2026-03")
KPIS = {kpi.key: kpi for kpi in parse_catalogue(paths.resource("kpis.toml").read_text(encoding="utf-8"))}
ANA = Scope(ScopeKind.PERSON, 7, "Ana")


def euros(value: int | str) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, "EUR")


def component(name: str, pay: int | None, quota: int | None = None, key: str = "revenue") -> StatementLine:
    share = Fraction(9000, quota) if quota else None
    state = State.NOT_EVALUABLE if pay is None else State.EVALUATED
    words = explain("plan.flat", rate=Quantity(Fraction(1, 20), Unit.PERCENT))
    exact = (Fraction(9000), None if quota is None else Fraction(quota), share, None, None)
    return StatementLine(name, key, state, words, words, *exact, pay, 0, None, None, None, ())


def statement(person: int, name: str, *lines: StatementLine, currency: str = "EUR") -> Statement:
    pays = [line.pay for line in lines]
    open_ = None in pays
    reasons = (explain("reason.quota_missing", quota="revenue", period=MARCH),) if open_ else ()
    state = State.NOT_EVALUABLE if open_ else State.EVALUATED
    pay = None if open_ else sum(pay or 0 for pay in pays)
    return Statement(person, name, MARCH, "Field", 1, currency, state, pay, lines, reasons)


ONE = statement(1, "Ana", component("Commission", 45000), component("Bonus", 50000, quota=10000))
TWO = statement(2, "Ion", component("Commission", None))


def test_a_person_is_measured_by_the_component_that_has_an_attainment() -> None:
    row = run_table.build([ONE]).rows[0]
    assert row[2:6] == (euros(9000), euros(10000), Quantity(Fraction(9, 10), Unit.PERCENT), euros(950))


def test_a_pay_that_is_open_is_no_zero_in_the_run_and_not_in_the_payroll() -> None:
    row = run_table.build([ONE, TWO]).rows[1]
    assert row[5:] == (None, "Not evaluable", "There is no quota “Revenue” for March 2026.")
    assert {line[1] for line in run_table.build_payroll([ONE, TWO], PayrollForm({})).rows} == {"Ana"}


def test_the_payroll_has_a_line_for_each_component_and_its_control_total() -> None:
    table = run_table.build_payroll([ONE], PayrollForm({1: "0042"}, "2026-04"))
    assert table.rows == (
        ("0042", "Ana", "Commission", "2026-03", "2026-04", euros(450), "EUR"),
        ("0042", "Ana", "Bonus", "2026-03", "2026-04", euros(500), "EUR"),
    )
    assert table.totals[5] == euros(950)


def test_two_currencies_are_never_added() -> None:
    other = statement(3, "Mei", component("Commission", 100), currency="CNY")
    assert run_table.build([ONE, other]).totals == ()
    assert run_table.build_payroll([ONE, other], PayrollForm({})).totals == ()


def test_targets_stand_under_their_periods_people_indented_under_teams() -> None:
    year = parse_period("2026")
    amounts = {(COMPANY, year): euros(100), (ANA, MARCH): euros(10)}
    table = target_table.build(
        [year, MARCH], [(COMPANY, 0), (ANA, 1)], lambda scope, period: amounts.get((scope, period)), Unit.MONEY
    )
    assert [column.title for column in table.columns[1:]] == ["2026", "March 2026"]
    assert table.rows == (("Company", euros(100), None), ("\u2003Ana", None, euros(10)))


def test_money_of_one_column_shows_its_cents_in_every_row_or_in_none() -> None:
    columns = (Column("a", "A"), Column("b", "B", Unit.MONEY), Column("c", "C", Unit.MONEY))
    table = Table(
        columns, (("x", euros(5), euros(5)), ("y", euros("7.50"), None)), totals=("Total", euros("12.50"), None)
    )
    assert [row.cells for row in table_document.grid(table).rows] == [
        ("x", "€5.00", "€5"),
        ("y", "€7.50", "—"),
        ("Total", "€12.50", ""),
    ]


def test_a_column_without_anything_in_it_is_not_printed() -> None:
    table = Table((Column("a", "A"), Column("b", "B")), (("x", None), ("y", "")))
    assert [column.title for column in table_document.grid(table).columns] == ["A"]


def figure(value: int | None, target: int | None = None) -> Figure:
    outcome = Outcome(None if value is None else Fraction(value), 12,
                      explain("kpi.missing.none", name="revenue") if value is None else None)  # fmt: skip
    goal = None if target is None else Fraction(target)
    return judge(KPIS["revenue"], Given(MARCH, COMPANY, date(2026, 3, 31), outcome, None, "EUR", target=goal))


def page(one: Figure) -> Row:
    document = figures_document.build([one], [KPIS["revenue"]], Scene("Pine", "Everybody", MARCH, date(2026, 3, 31)))
    return next(block for block in document.blocks if isinstance(block, Grid)).rows[0]


def test_a_gauge_is_printed_with_its_bar_its_definition_and_its_caption() -> None:
    row = page(figure(80, target=100))
    assert row.cells[0] == "Revenue"
    assert any("80" in str(cell) for cell in row.cells)
    assert row.notes[1].startswith("Revenue, March 2026, all people: €80.00. Target: €100.00.")
    drawn = next(cell for cell in row.cells if isinstance(cell, Drawing))
    bar = max((shape for shape in drawn.shapes if isinstance(shape, Box) and shape.y == 5), key=lambda box: box.width)
    # The scale ends at 120, a fifth beyond the target.
    assert round(bar.width / drawn.width, 6) == round(80 / 120, 6)
