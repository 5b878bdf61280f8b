from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.document import Document, Drawing, Grid, Heading, KeyFigures, Look, Paragraph, Row
from desktop_app.domain.explanation import explain
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.reports.drawings import Step, StepKind, two_lines, waterfall
from desktop_app.reports.ledger import exact_money, exact_number, plain, rate_text
from desktop_app.reports.registry import BY_KEY, REPORTS
from desktop_app.reports.statement_document import Circumstances, build, exact_share
from desktop_app.reports.statement_workbook import build as build_workbook
from desktop_app.reports.table_document import cell_text
from desktop_app.rules.incentives.rating import Slice
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import CreditedRecord, Statement, StatementLine

AROUND = Circumstances("Pine", "approved", date(2026, 4, 2), approved=date(2026, 4, 3), version=2)


def money(value: str) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, "EUR")


def line(name: str = "Commission", **changes: object) -> StatementLine:
    """50,000 at 5 % and 10,000 at 8 %; two records, the second crosses the bound; 20,000 are missing to the next."""
    low, high = (
        Slice(1, Fraction(0), Fraction(50000), Fraction(50000), Fraction(1, 20)),
        Slice(2, Fraction(50000), Fraction(80000), Fraction(10000), Fraction(2, 25)),
    )
    parts = tuple(
        explain("tier.slice", money(str(one.pay)), lower=money(str(one.lower)), input=money(str(one.amount)),
                rate=Quantity(one.rate, Unit.PERCENT), pay=money(str(one.pay)))
        for one in (low, high)
    )  # fmt: skip
    steps = explain("pay.component", money("3300"), name=name, period=parse_period("2026-03"), pay=money("3300"),
                    parts=(explain("measure.revenue", money("60000"), number=2, total=money("60000")),
                           explain("tier.marginal", money("3300"), pay=money("3300"), parts=parts)))  # fmt: skip
    split = (
        Slice(1, Fraction(0), Fraction(50000), Fraction(10000), Fraction(1, 20)),
        Slice(2, Fraction(50000), Fraction(80000), Fraction(10000), Fraction(2, 25)),
    )
    records = (
        CreditedRecord(1, date(2026, 3, 3), "1", "Acme", "", Fraction(40000), Fraction(40000), 200000, split[:1]),
        CreditedRecord(2, date(2026, 3, 20), "2", "Bold", "", Fraction(20000), Fraction(60000), 130000, split),
    )
    values: dict[str, object] = {
        "name": name, "measure_key": "revenue", "state": State.EVALUATED,
        "rule": explain("plan.component.revenue", name=name), "steps": steps, "measure": Fraction(60000),
        "quota": None, "attainment": None, "rate": Fraction(2, 25), "effective_rate": Fraction(11, 200), "pay": 330000,
        "other": 0, "next_unit": Fraction(2, 25), "next_bound": Fraction(80000), "missing": Fraction(20000),
        "records": records,
    }  # fmt: skip
    return StatementLine(**{**values, **changes})  # type: ignore[arg-type] # values by name


def statement(*lines: StatementLine, **changes: object) -> Statement:
    pays = [one.pay for one in lines]
    values: dict[str, object] = {
        "person": 7, "name": "Ana", "period": parse_period("2026-03"), "plan": "Field", "plan_version": 3,
        "currency": "EUR", "state": State.EVALUATED, "pay": None if None in pays else sum(pay or 0 for pay in pays),
        "lines": lines, "reasons": (),
    }  # fmt: skip
    return Statement(**{**values, **changes})  # type: ignore[arg-type] # values by name


def rows(document: Document) -> list[Row]:
    return [row for block in document.blocks if isinstance(block, Grid) for row in block.rows]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_base_rate_and_pay_stand_before_everything_else() -> None:
    first = build(statement(line()), AROUND).blocks[0]
    assert isinstance(first, KeyFigures)
    assert [(one.label, one.figure) for one in first.figures] == [
        ("Pay for March 2026", "€3,300.00"),
        ("Base", "€60,000.00"),
        ("Rate", "5.5 %".replace(" ", "\u00a0")),
    ]


def test_each_tier_shows_what_it_used_its_rate_and_what_it_pays() -> None:
    cells = [row.cells for row in rows(build(statement(line()), AROUND))]
    tiers = [(row[0], *row[2:]) for row in cells if str(row[0]).startswith("From")]
    assert tiers == [
        ("From €0.00", "50,000.00", "5\u00a0%", "2,500.00"),
        ("From €50,000", "10,000.00", "8\u00a0%", "800.00"),
    ]
    fills = [row[1] for row in cells if str(row[0]).startswith("From")]
    assert all(isinstance(fill, Drawing) for fill in fills)


def test_the_record_that_crosses_a_bound_is_marked_and_split() -> None:
    marked = [row for row in rows(build(statement(line()), AROUND)) if row.look is Look.MARKED]
    assert [row.notes for row in marked] == [
        ("Crosses €50,000.00: 10,000.00 at 5\u00a0%, 10,000.00 at 8\u00a0%",),
    ]
    assert "20 Mar" in marked[0].cells


def test_the_next_step_is_as_large_as_the_bound_allows() -> None:
    assert paragraphs(build(statement(line()), AROUND)) == [
        "€1,000.00 more would now earn €80.00.",
        "€20,000.00 are missing to the next bound at €80,000.00.",
    ]
    near = build(statement(line(missing=Fraction(25), next_bound=Fraction(60025))), AROUND)
    assert paragraphs(near)[0] == "€10.00 more would now earn €0.80."
    last = build(statement(line(missing=None, next_bound=None)), AROUND)
    assert paragraphs(last) == ["€1.00 more would now earn €0.08."]


def test_what_no_record_earned_stands_between_the_sums_and_the_pay() -> None:
    found = [row.cells for row in rows(build(statement(line(other=5000, pay=335000)), AROUND))]
    ends = [(row[0], row[-1]) for row in found[-3:]]
    assert ends == [
        ("Sum of 2 records", "3,300.00"),
        ("Not earned by single records", "50.00"),
        ("Commission", "3,350.00"),
    ]


def test_a_second_component_without_own_records_does_not_repeat_them() -> None:
    silent = line("Bonus", pay=0, records=tuple(_unpaid(one) for one in line().records))
    headings = [block.text for block in build(statement(line(), silent), AROUND).blocks if isinstance(block, Heading)]
    assert [text for text in headings if text.startswith("Credited")] == ["Credited records: Commission"]


def _unpaid(record: CreditedRecord) -> CreditedRecord:
    return CreditedRecord(record.version, record.day, record.document, record.customer, record.product,
                          record.credited, record.running, 0, ())  # fmt: skip


def test_an_open_pay_is_never_printed_as_nothing() -> None:
    reason = explain("reason.quota_missing", quota="revenue", period=parse_period("2026-03"))
    steps = explain("pay.not_evaluable", parts=(reason,), name="Commission", period=parse_period("2026-03"))
    held = line(state=State.NOT_EVALUABLE, pay=None, steps=steps, records=(), measure=None, effective_rate=None,
                next_unit=None, missing=None)  # fmt: skip
    made = build(statement(held, state=State.NOT_EVALUABLE, reasons=(reason,)), AROUND)
    assert "There is no quota “Revenue” for March 2026." in paragraphs(made)
    assert rows(made)[-1].cells[-1] == "open"
    assert not [block for block in made.blocks if isinstance(block, Drawing)]


def test_the_lines_under_the_title_say_plan_version_and_state() -> None:
    made = build(statement(line()), AROUND)
    assert made.lines[0] == "March 2026 · Field, version 2"
    assert made.lines[1].replace("\u00a0", " ") == "2 records · evaluated 2 April 2026 · approved 3 April 2026"
    assert made.mark == "Approved"


@pytest.mark.parametrize(
    ("share", "shown"),
    [(Fraction(9996, 10000), "99.96 %"), (Fraction(1), "100 %"), (Fraction(1001, 1000), "100.1 %"),
     (Fraction(2, 3), "66.7 %")],
)  # fmt: skip
def test_an_attainment_below_the_quota_never_reads_as_100(share: Fraction, shown: str) -> None:
    assert exact_share(line(attainment=share)).replace("\u00a0", " ") == shown


def test_the_sheets_are_tied_by_formulas() -> None:
    summary, steps, records = build_workbook(statement(line()), AROUND)
    assert [sheet.name for sheet in (summary, steps, records)] == ["Statement", "Steps", "Records"]
    assert records.cells("pay") == "'Records'!$H$2:$H$3"
    assert summary.rows[0][0] == "Commission"


def test_waterfall_columns_stand_on_one_another() -> None:
    drawn = waterfall((Step(("a",), "+10", 10), Step(("b",), "−4", -4), Step(("Pay",), "6", 6, StepKind.TOTAL)), 300)
    boxes = [shape for shape in drawn.shapes if hasattr(shape, "height")]
    ten, four, six = boxes
    assert round(ten.height / four.height, 6) == 2.5
    assert round(six.height / four.height, 6) == 1.5
    assert ten.y == four.y
    assert round(six.y, 6) == round(four.y + four.height, 6)


def test_names_and_numbers_in_columns() -> None:
    assert two_lines("New customers of the whole year and more", 70) == ("New customers", "of the whole…")
    assert two_lines("新客户全年销售提成", 50) == ("新客户全年", "销售提成")
    assert two_lines("Verkaufsprovisionen", 50) == ("Verkaufsp…",)
    assert exact_number(Fraction(1, 8), "EUR") == "0.125"
    assert exact_number(Fraction(1, 3), "EUR") == "0.33"
    assert exact_money(Fraction(-5), "EUR") == "−€5.00"
    assert plain(money("1000")) == "1,000.00"
    assert rate_text(line(), Fraction(1, 3), "EUR") == "33.33\u00a0%"
    assert cell_text(None) == "—"


def test_each_report_has_a_name_and_formats_of_its_own() -> None:
    assert len(BY_KEY) == len(REPORTS)
    assert all(report.title and report.formats for report in REPORTS)
