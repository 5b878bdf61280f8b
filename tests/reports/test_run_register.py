"""The register of a run: every line of pay, what is open, who was withdrawn, what was done and in which order."""

from collections.abc import Sequence

from desktop_app.domain.quantity import Quantity
from desktop_app.domain.table import Column
from desktop_app.files.workbook import Formula
from desktop_app.reports import run_register
from desktop_app.reports.run_register import Happening, Register
from desktop_app.store.evaluations import Run
from tests.reports.test_result_tables import ONE, TWO, euros, statement

RUN = Run(7, "2026-03", 1, 2, "paid", "2026-04-01T08:00:00", None, "2026-04-15", "", "f00d", "2026-04", "2")
DONE = (
    Happening("2026-04-01", "evaluated"),
    Happening("2026-04-02", "held", "Ion", "asks"),
    Happening("2026-04-15", "paid"),
)
GONE = statement(3, "Mei", *ONE.lines)
FOUND = Register(RUN, {"currency": "EUR"}, DONE, (ONE, TWO, GONE), frozenset({3}))


def named(columns: Sequence[Column], row: Sequence[object]) -> dict[str, object]:
    return {column.key: cell for column, cell in zip(columns, row, strict=True)}


def test_the_lines_of_a_person_sum_to_their_pay_and_what_is_open_or_withdrawn_says_so() -> None:
    table = run_register.line_table(FOUND)
    rows = [named(table.columns, row) for row in table.rows]
    assert [(row["person"], row["line"], row["pay"]) for row in rows] == [
        ("Ana", "Commission", euros(450)),
        ("Ana", "Bonus", euros(500)),
        ("Ion", "Not evaluable", None),
        ("Mei", "Withdrawn", None),
    ]
    assert rows[2]["remark"] == "There is no quota “Revenue” for March 2026."
    assert {row["fingerprint"] for row in rows} == {"f00d"}


def test_the_workbook_holds_run_happenings_lines_and_records() -> None:
    run, done, lines, records = run_register.build(FOUND)
    assert ("Version of the engine", "2") in run.rows
    assert ("currency", "EUR") in run.rows
    assert [row[1:] for row in done.rows] == [("Evaluated", "", ""), ("Held", "Ion", "asks"), ("Paid", "", "")]
    total = named(lines.columns, lines.totals)["pay"]
    assert total == Formula("SUM(G2:G5)", euros(950))
    assert isinstance(total.value, Quantity)
    assert records.rows == ()
