from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column
from desktop_app.files.workbook import Chart, Formula, Sheet, workbook_bytes, write_workbook

MADE = datetime(2026, 4, 2, tzinfo=UTC)


def lei(value: str) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, "RON")


SHEET = Sheet(
    "Records",
    (Column("name", "Name"), Column("pay", "Pay", Unit.MONEY, "RON"), Column("running", "Running", Unit.MONEY, "RON")),
    (("=1+1", lei("0.10"), lei("0.10")), ("王芳", lei("0.20"), Formula("C{above}+B{row}", lei("0.30")))),
    (("Company", "Pine"), ("Evaluated", 3)),
    ("Total", Formula("SUM(B5:B6)", lei("0.30")), None),
    Chart("Pay", 0, 1),
)


def test_rows_stand_where_formulas_look_for_them() -> None:
    assert (SHEET.first, SHEET.last) == (5, 6)
    assert SHEET.cells("pay") == "'Records'!$B$5:$B$6"
    book = CalamineWorkbook.from_filelike(BytesIO(workbook_bytes([SHEET], MADE)))
    assert book.get_sheet_by_index(0).to_python(skip_empty_area=False) == [
        ["Company", "Pine", ""],
        ["Evaluated", 3.0, ""],
        ["", "", ""],
        ["Name", "Pay", "Running"],
        ["=1+1", 0.1, 0.1],
        ["王芳", 0.2, 0.3],
        ["Total", 0.3, ""],
    ]


def test_formulas_carry_values_formats_and_a_frozen_header() -> None:
    with ZipFile(BytesIO(workbook_bytes([SHEET], MADE))) as parts:
        sheet, styles = (parts.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))
        assert any(name.startswith("xl/charts/") for name in parts.namelist())
    assert "<f>C5+B6</f><v>0.3</v>" in sheet
    assert "<f>1+1</f>" not in sheet
    assert 'topLeftCell="A5"' in sheet
    assert "RON" in styles


def test_the_same_sheets_of_the_same_moment_are_the_same_file() -> None:
    assert workbook_bytes([SHEET], MADE) == workbook_bytes([SHEET], MADE)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        write_workbook([SHEET], tmp_path / "no" / "a.xlsx", MADE)
