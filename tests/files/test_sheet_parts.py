import io
import pickle
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from desktop_app.domain.errors import UserError
from desktop_app.files import sheet_parts
from desktop_app.files.readers import read_source, stream_rows
from desktop_app.files.sheet_parts import SheetParts, check_unpacked_size, read_parts
from desktop_app.files.source import Certainty, Severity


def workbook(formats: list[str], rows: list[list[object]]) -> bytes:
    """One sheet; each column has one number format."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sales")
        shown = [book.add_format({"num_format": code}) for code in formats]
        sheet.write_row(0, 0, [f"column {place}" for place in range(len(formats))])
        for line, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                sheet.write(line, place, cell, shown[place])
    return stream.getvalue()


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("00000", 123, "00123"),
        ("00000", 123456, "123456"),
        ("0.0%", 0.125, "12.5%"),
        ("0%", 0.07, "7%"),
        ("#,##0.00 [$€-407]", 12.5, "12.5 €"),
        ('#,##0.00 "lei"', 1200, "1200 lei"),
        ("[$RON] #,##0.00", -5.25, "-5.25 RON"),
        ("[$NT$-404]#,##0", 300, "300 NT$"),
        ("#,##0.00", 12.5, "12.5"),
        ("0.00", 12.5, "12.5"),
        ('0 "pieces"', 3, "3"),
        ("General", 0.1, "0.1"),
    ],
)
def test_numbers_keep_what_only_their_format_tells(code: str, value: float, text: str) -> None:
    data = workbook(["General", code], [["Ana", value], ["Ion", value]])
    table = read_source(data, name="x.xlsx").table
    assert [row[1] for row in table.rows] == [text, text]


def test_several_currencies_in_a_column_are_said() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["name", "amount"])
        for line, code in enumerate(['0.00 "€"', '0.00 "lei"', '0.00 "€"'], 1):
            sheet.write(line, 0, "Ana")
            sheet.write(line, 1, 5.5, book.add_format({"num_format": code}))
    table = read_source(stream.getvalue(), name="x.xlsx").table
    assert [row[1] for row in table.rows] == ["5.5", "5.5", "5.5"]
    assert [one.certainty for one in table.evidence if one.property == "format"] == [Certainty.ASKED]


def failed_formulas() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Sales")
        sheet.write_row(0, 0, ["name", "amount", "note"])
        for line, name in enumerate(["Ana", "Ion", "Eva"], 1):
            sheet.write_row(line, 0, [name, 5, "x"])
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(3, 2, "=VLOOKUP(1,A1:B2,3)", None, "#REF!")
    return stream.getvalue()


def test_cells_with_errors_are_shown_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(failed_formulas())
    source = read_source(path)
    assert source.table.rows == [("Ana", "5", "x"), ("Ion", "#DIV/0!", "x"), ("Eva", "5", "#REF!")]
    found = [(one.line, one.column, one.text, one.severity) for one in source.table.problems]
    assert found == [(3, "amount", "#DIV/0!", Severity.WARNING), (4, "note", "#REF!", Severity.WARNING)]
    stream = stream_rows(path, source)
    assert [row for _line, row in stream] == source.table.rows
    assert tuple(stream.problems) == source.table.problems


def test_a_sheet_is_parsed_once_and_again_after_a_journey(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(failed_formulas())
    source = read_source(path)
    assert source.table.kept is not None
    arrived = pickle.loads(pickle.dumps(source))  # noqa: S301 - our own bytes
    assert arrived.table.kept is None
    assert list(stream_rows(path, arrived)) == list(stream_rows(path, source))


def test_an_error_at_the_edge_of_a_block_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    data = failed_formulas()
    whole = read_parts(data, "Sales")
    monkeypatch.setattr(sheet_parts, "_BLOCK", 7)
    assert read_parts(data, "Sales") == whole
    assert len(whole.errors) == 2


def packed(**parts: str) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", text)
    return stream.getvalue()


def test_entities_are_never_unfolded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><workbook><sheet name="&b;"/></workbook>'
    assert read_parts(packed(xl__workbook=bomb), "Sales") == SheetParts()


def test_what_unpacks_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_parts, "_SWOLLEN", 1_000_000)
    data = packed(xl__worksheets__sheet1="0" * 3_000_000)
    with pytest.raises(UserError, match="unpack"):
        check_unpacked_size(data, "x.xlsx")
    check_unpacked_size(failed_formulas(), "x.xlsx")
    check_unpacked_size(b"PK\x03\x04 no archive", "x.xlsx")


def test_other_kinds_of_workbooks_have_no_parts() -> None:
    assert read_parts(packed(content="<x/>"), "Sales") == SheetParts()
