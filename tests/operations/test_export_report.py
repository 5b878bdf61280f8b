import csv
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from desktop_app import i18n
from desktop_app.domain.errors import UserError
from desktop_app.domain.money import to_minor
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.export_report import (
    export_breakdown,
    export_figures,
    export_payroll,
    export_run,
    export_statement,
    export_targets,
)
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.targets import targets
from desktop_app.rules.incentives.statement import statement_from_json
from desktop_app.store import groupings
from desktop_app.store.database import Store

MARCH = parse_period("2026-03")
# Ana's 60,000 of March: 50,000 at 5 % + 10,000 at 8 % = 3,300. Ion's 30,000 at 5 % = 1,500. Mei sold nothing: 0.
TIERS = """name = "Field"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Sales commission"
[versions.components.shape]
kind = "marginal"
tiers = [ { from = 0, rate = "5 %" }, { from = 50000, rate = "8 %" } ]
"""
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the files with poppler")


@pytest.fixture
def run(team: Store) -> Store:
    """The team above, paid by TIERS, March evaluated."""
    plan = plans.save_plan(team, TIERS)
    plans.assign(team, plan, COMPANY, role="", first=date(2026, 1, 1), last=None)
    evaluate.evaluate_period(team, MARCH)
    return team


def who(store: Store, name: str) -> int:
    return groupings.group_id(store, "person", name)


def read_pdf(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()


def sheet(path: Path, number: int) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(number).to_python(skip_empty_area=False)


@needs_poppler
def test_the_printed_statement_shows_the_pay_first_then_how_it_comes_about(run: Store, tmp_path: Path) -> None:
    found = read_pdf(export_statement(run, who(run, "Ana"), MARCH, tmp_path / "ana.pdf"))
    lines = [re.split(r"\s{2,}", line.strip()) for line in found.splitlines() if line.strip()]
    flat = [cell for line in lines for cell in line]
    assert flat.index("3.300,00 €") < flat.index("How this pay comes about")
    assert ["From 50.000 €", "10.000,00", "8%", "800,00"] in lines  # poppler joins what stands alone as "8 %"
    assert ["Pay for March 2026", "3.300,00"] in lines
    assert "Crosses 50.000,00 €: 10.000,00 at 5 %, 10.000,00 at 8 %" in flat
    assert ["Sum of 2 records", "60.000,00", "3.300,00"] in lines
    assert "I have received this statement and understood how the pay comes about." in flat
    assert "Draft" in found


@needs_poppler
def test_a_statement_tells_nothing_of_anybody_else(run: Store, tmp_path: Path) -> None:
    for ending in ("pdf", "json", "csv", "xlsx"):
        path = export_statement(run, who(run, "Ana"), MARCH, tmp_path / f"ana.{ending}")
        text = read_pdf(path) if ending == "pdf" else _text_of(path)
        assert [strange for strange in ("Ion", "Mei", "1.500,00", "1500.", "30.000,00") if strange in text] == []


def _text_of(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text("utf-8-sig")
    with ZipFile(path) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if "sheet" in name or "Strings" in name)


@needs_poppler
def test_an_approved_and_a_paid_statement_say_so(run: Store, tmp_path: Path) -> None:
    evaluate.approve(run, MARCH)
    assert "Approved" in read_pdf(export_statement(run, who(run, "Ana"), MARCH, tmp_path / "a.pdf"))
    evaluate.pay(run, MARCH, date(2026, 4, 9))
    paid = read_pdf(export_statement(run, who(run, "Ana"), MARCH, tmp_path / "a.pdf"))
    assert "paid 9 April 2026" in paid
    assert "Provisional" not in paid


def test_a_statement_printed_again_is_the_same_file(run: Store, tmp_path: Path) -> None:
    first = export_statement(run, who(run, "Ana"), MARCH, tmp_path / "1.pdf").read_bytes()
    assert export_statement(run, who(run, "Ana"), MARCH, tmp_path / "2.pdf").read_bytes() == first


def test_the_workbook_holds_the_statement_to_the_cent_in_formulas_with_values(run: Store, tmp_path: Path) -> None:
    path = export_statement(run, who(run, "Ana"), MARCH, tmp_path / "ana.xlsx")
    summary, records = sheet(path, 0), sheet(path, 2)
    line = next(row for row in summary if row[0] == "Sales commission")
    assert line[1:] == [60000.0, "", "", 0.055, 3300.0]
    assert summary[-1][0] == "Total"
    assert summary[-1][5] == 3300.0
    assert [row[5:8] for row in records[1:]] == [
        [40000.0, 40000.0, 2000.0],
        [20000.0, 60000.0, 1300.0],
        ["", "", 3300.0],
    ]
    with ZipFile(path) as parts:
        first, third = (parts.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 3))
        assert any("chart" in name for name in parts.namelist())
    assert "<f>SUMIFS(" in first
    assert "<f>SUM(H2:H3)</f><v>3300.0</v>" in third
    assert "<f>G2+F3</f><v>60000.0</v>" in third
    assert 'state="frozen"' in third


def test_every_number_of_the_workbook_is_what_its_formula_gives(run: Store, tmp_path: Path) -> None:
    path = export_statement(run, who(run, "Ana"), MARCH, tmp_path / "ana.xlsx")
    for row in sheet(path, 1)[1:]:
        if isinstance(row[2], float) and isinstance(row[3], float):
            assert to_minor(Fraction(row[2]) * Fraction(str(row[3])), "EUR") == to_minor(Fraction(row[4]), "EUR")


def test_json_is_the_stored_statement_without_loss(run: Store, tmp_path: Path) -> None:
    path = export_statement(run, who(run, "Ana"), MARCH, tmp_path / "ana.json")
    data = json.loads(path.read_text("utf-8"))
    assert data["format"] == 1
    assert data["run"]["state"] == "draft"
    assert statement_from_json(data["statement"]) == evaluate.statement_of(run, who(run, "Ana"), MARCH)


def test_csv_holds_the_credited_records(run: Store, tmp_path: Path) -> None:
    path = export_statement(run, who(run, "Ana"), MARCH, tmp_path / "ana.csv")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [(row["document"], row["credited"], row["pay"]) for row in rows] == [
        ("1", "40000", "2000"),
        ("2", "20000", "1300"),
        ("", "", "3300"),
    ]


@needs_poppler
def test_a_pay_that_is_open_says_why(team: Store, tmp_path: Path) -> None:
    bonus = TIERS.replace('kind = "marginal"', 'kind = "attainment"\nacts_on = "measure"')
    plan = plans.save_plan(team, bonus.replace("50000", "1"))
    plans.assign(team, plan, COMPANY, role="", first=date(2026, 1, 1), last=None)
    evaluate.evaluate_period(team, MARCH)
    found = read_pdf(export_statement(team, who(team, "Ana"), MARCH, tmp_path / "ana.pdf"))
    assert "Why the pay cannot be worked out yet" in found
    assert "There is no quota “Revenue” for March 2026." in found
    assert "0,00 €" not in found


@needs_poppler
def test_a_document_speaks_the_workspaces_language_or_the_one_asked_for(run: Store, tmp_path: Path) -> None:
    export_statement(run, who(run, "Ana"), MARCH, tmp_path / "a.pdf", language="ro")
    assert i18n.language() == "en"


def test_the_run_lists_everybody_with_the_total(run: Store, tmp_path: Path) -> None:
    rows = sheet(export_run(run, MARCH, tmp_path / "run.xlsx"), 0)
    assert [(row[0], row[2], row[5]) for row in rows[1:]] == [
        ("Ana", 60000.0, 3300.0),
        ("Ion", 30000.0, 1500.0),
        ("Mei", 0.0, 0.0),
        ("Total", 90000.0, 4800.0),
    ]


def test_the_payroll_file_ends_in_its_control_total_and_names_whom_it_leaves_out(
    run: Store, import_text: Callable[..., Imported], tmp_path: Path
) -> None:
    done = export_payroll(run, MARCH, tmp_path / "pay.csv")
    rows = list(csv.DictReader(done.path.read_text("utf-8-sig").splitlines()))
    assert [(row["person"], row["component"], row["earned_in"], row["pay"], row["currency"]) for row in rows[:-1]] == [
        ("Ana", "Sales commission", "2026-03", "3300", "EUR"),
        ("Ion", "Sales commission", "2026-03", "1500", "EUR"),
        ("Mei", "Sales commission", "2026-03", "0", "EUR"),
    ]
    assert rows[-1]["pay"] == "4800"
    assert done.held == ()


@needs_poppler
def test_gauges_targets_and_breakdowns_are_written_in_every_format(run: Store, tmp_path: Path) -> None:
    targets.set_target(run, "revenue", COMPANY, parse_period("2026"), Fraction(1000000), reason="year")
    wanted = Wanted(("revenue", "win_rate"), MARCH)
    grouped = Wanted(("revenue", "win_rate"), MARCH, by="person")
    for ending in ("pdf", "xlsx", "csv", "json"):
        export_figures(run, wanted, tmp_path / f"figures.{ending}")
        export_targets(run, "revenue", parse_period("2026"), tmp_path / f"targets.{ending}")
        export_breakdown(run, grouped, tmp_path / f"breakdown.{ending}")
    assert "90.000 €" in read_pdf(tmp_path / "figures.pdf")
    assert "1.000.000 €" in read_pdf(tmp_path / "targets.pdf")
    by_person = sheet(tmp_path / "breakdown.xlsx", 0)
    assert [(row[0], row[1]) for row in by_person[1:]] == [
        ("Ana", 60000.0),
        ("Ion", 30000.0),
        ("Mei", 0.0),
        ("Total", 90000.0),
    ]


@pytest.mark.parametrize(
    ("name", "says"), [("ana.docx", r"\.pdf, \.xlsx"), ("ana", r"\.pdf"), ("no/ana.pdf", "folder")]
)
def test_a_name_that_cannot_be_written_is_refused_in_one_sentence(
    run: Store, tmp_path: Path, name: str, says: str
) -> None:
    with pytest.raises(UserError, match=says):
        export_statement(run, who(run, "Ana"), MARCH, tmp_path / name)
    assert list(tmp_path.glob("*.part")) == []


def test_a_period_that_was_not_evaluated_is_named(team: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="2026-03 has not been evaluated"):
        export_run(team, MARCH, tmp_path / "run.pdf")
