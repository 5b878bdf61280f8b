import io
import pickle
import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from desktop_app.domain.errors import UserError
from desktop_app.files import sheet_parts, xlsx_parts
from desktop_app.files.cell_formats import SheetParts
from desktop_app.files.readers import read_source, stream_rows
from desktop_app.files.sheet_parts import check_unpacked_size, read_parts
from desktop_app.files.source import Severity
from tests.files.sheet_files import DIVIDED, NO_PLACE, NOT_AVAILABLE, ods, packed_ods, xls, xlsb


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


def test_several_currencies_in_a_column_each_stay_with_their_amount() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 1, ["name", "amount"])
        for line, code in enumerate(['0.00 "€"', '0.00 "lei"', '0.00 "€"'], 1):
            sheet.write(line, 1, "Ana")
            sheet.write(line, 2, 5.5, book.add_format({"num_format": code}))
    table = read_source(stream.getvalue(), name="x.xlsx").table
    assert [row[1] for row in table.rows] == ["5.5 €", "5.5 lei", "5.5 €"]
    assert ["several currencies" in one.because for one in table.evidence if one.property == "format"] == [True]


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
    whole = read_parts(data, "Sales", 0)
    monkeypatch.setattr(xlsx_parts, "_BLOCK", 7)
    assert read_parts(data, "Sales", 0) == whole
    assert len(whole.errors) == 2


def packed(**parts: str) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", text)
    return stream.getvalue()


def test_entities_are_never_unfolded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><workbook><sheet name="&b;"/></workbook>'
    assert read_parts(packed(xl__workbook=bomb), "Sales", 0) == SheetParts()


def test_what_unpacks_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_parts, "_SWOLLEN", 1_000_000)
    data = packed(xl__worksheets__sheet1="0" * 3_000_000)
    with pytest.raises(UserError, match="unpack"):
        check_unpacked_size(data, "x.xlsx")
    check_unpacked_size(failed_formulas(), "x.xlsx")
    check_unpacked_size(b"PK\x03\x04 no archive", "x.xlsx")


SHEET = (
    ("name", "code", "amount", "share", "note"),
    ("Ana", 12.0, 12.5, 0.125, "x"),
    ("Ion", 13.0, DIVIDED, 0.5, "y"),
    ("Eva", 7.0, 8.0, 0.25, NOT_AVAILABLE),
    ("Dan", 8.0, 9.0, NO_PLACE, "z"),
)
CODES = ("General", "00000", "#,##0.00 [$EUR]", "0.0%", "General")


@pytest.mark.parametrize("corner", [(0, 0), (2, 3)])
@pytest.mark.parametrize(
    ("name", "make", "codes"),
    [("x.xls", xls, CODES), ("x.xlsb", xlsb, CODES), ("x.ods", ods, ("", "00000", "EUR", "%", ""))],
)
def test_every_format_of_workbook_keeps_its_formats_and_errors(
    name: str, make: Callable[..., bytes], codes: tuple[str, ...], corner: tuple[int, int]
) -> None:
    top, left = corner
    data = make(SHEET, codes, top=top, left=left)
    first = read_source(data, name=name)
    source = read_source(data, name=name, table=len(first.tables) - 1)
    table = source.table
    assert table.rows == [
        ("Ana", "00012", "12.5 EUR", "12.5%", "x"),
        ("Ion", "00013", "#DIV/0!", "50%", "y"),
        ("Eva", "00007", "8 EUR", "25%", "#N/A"),
        ("Dan", "00008", "9 EUR", "#REF!", "z"),
    ]
    found = [(one.line - top, one.column, one.text) for one in table.problems]
    assert found == [(3, "amount", "#DIV/0!"), (4, "note", "#N/A"), (5, "share", "#REF!")]
    assert [row for _line, row in stream_rows(data, source)] == table.rows


def test_errors_repeated_in_ods_are_found_in_every_row() -> None:
    cell = (
        '<table:table-cell table:formula="of:=1/0" calcext:value-type="error"><text:p>#NV</text:p></table:table-cell>'
    )
    data = ods(SHEET[:2], ("",) * 5)
    content = ZipFile(io.BytesIO(data)).read("content.xml").decode()
    row = f'<table:table-row table:number-rows-repeated="2">{cell}</table:table-row></table:table></office:spr'
    content = content.replace("</table:table></office:spr", row)
    assert dict(read_parts(packed_ods(content), "Sales", 1).errors) == {(3, 0): "#NV", (4, 0): "#NV"}


def merged_xlsx() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("B1:G1", "Sales report 2024")
        sheet.merge_range("B2:B3", "Region")
        sheet.merge_range("C2:C3", "Seller")
        sheet.merge_range("D2:E2", "January")
        sheet.merge_range("F2:G2", "February")
        sheet.write_row("D3", ["Deals", "Revenue", "Deals", "Revenue"])
        for line, name in enumerate(["Ana", "Ion", "Eva", "Dan"], 3):
            sheet.write_row(line, 2, [name, line, line * 10.5, line + 1])
        sheet.merge_range("B4:B5", "North")
        sheet.merge_range("B6:B7", "South")
        sheet.merge_range("G4:G5", 99)
    return stream.getvalue()


def test_merged_cells_name_their_columns_and_hold_for_their_rows_but_amounts_stand_once() -> None:
    data = merged_xlsx()
    source = read_source(data, name="x.xlsx")
    table = source.table
    assert table.header == (
        "Region", "Seller", "January Deals", "January Revenue", "February Deals", "February Revenue",
    )  # fmt: skip
    assert [(row[0], row[1], row[5]) for row in table.rows] == [
        ("North", "Ana", "99"), ("North", "Ion", ""), ("South", "Eva", ""), ("South", "Dan", ""),
    ]  # fmt: skip
    assert [one.reading for one in table.evidence if one.property == "merged"] == ["Region, February Revenue"]
    assert [row for _line, row in stream_rows(data, source)] == table.rows


def test_merged_cells_of_ods_hold_for_their_rows() -> None:
    content = ZipFile(io.BytesIO(ods(SHEET, ("",) * 5))).read("content.xml").decode()
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    ana = cell.format("Ana")
    content = content.replace(ana, ana.replace("cell ", 'cell table:number-rows-spanned="2" ', 1))
    content = content.replace(cell.format("Ion"), "<table:covered-table-cell/>")
    source = read_source(packed_ods(content), name="x.ods", table=1)
    assert [row[0] for row in source.table.rows] == ["Ana", "Ana", "Eva", "Dan"]


def damaged_container(what: str) -> bytes:
    data = bytearray(xls(SHEET, CODES))
    (directory,) = struct.unpack_from("<I", data, 48)
    match what:
        case "a chain that bites its tail":
            struct.pack_into("<I", data, 512 + 4 * directory, directory)
        case "more tables than bytes":
            struct.pack_into("<I", data, 44, 1 << 30)
        case "a stream larger than the file":
            struct.pack_into("<I", data, 512 * (directory + 1) + 128 + 120, 1 << 30)
    return bytes(data)


@pytest.mark.parametrize(
    "what", ["a chain that bites its tail", "more tables than bytes", "a stream larger than the file"]
)
def test_a_damaged_container_is_refused_before_it_takes_all_memory(what: str) -> None:
    with pytest.raises(UserError, match="cannot be read as a workbook"):
        read_source(damaged_container(what), name="x.xls")


def test_a_sheet_that_claims_rows_without_end_is_refused() -> None:
    size = struct.pack("<HHIIHHH", 0x0200, 14, 0, 15, 0, 8, 0)
    data = xls(SHEET, CODES, head=size)
    assert read_source(data, name="x.xls").tables
    with pytest.raises(UserError, match="cannot be read as a workbook"):
        read_source(data.replace(size, struct.pack("<HHIIHHH", 0x0200, 14, 0x19000000, 15, 0, 8, 0)), name="x.xls")


def test_a_damaged_part_of_a_workbook_is_said() -> None:
    data = failed_formulas()
    with ZipFile(io.BytesIO(data)) as parts:
        checksum = struct.pack("<I", parts.getinfo("xl/worksheets/sheet1.xml").CRC)
    with pytest.raises(UserError, match="cannot be read as a workbook"):
        read_source(data.replace(checksum, bytes(4)), name="x.xlsx")


def test_other_kinds_of_workbooks_have_no_parts() -> None:
    assert read_parts(packed(content="<x/>"), "Sales", 0) == SheetParts()
