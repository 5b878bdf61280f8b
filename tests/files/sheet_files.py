"""Sheets as XLS, XLSB and ODS files, made byte by byte: small, with number formats and failed formulas."""

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZipFile

from tests.robust.protected import container


@dataclass(frozen=True)
class Failed:
    """A cell whose formula gave ``text``; ``code`` is what the binary formats write for it."""

    text: str
    code: int
    formula: bool = True


NOT_AVAILABLE: Final = Failed("#N/A", 0x2A, formula=False)
DIVIDED: Final = Failed("#DIV/0!", 0x07)
NO_PLACE: Final = Failed("#REF!", 0x17)
Cell = str | float | Failed | None
Rows = Sequence[Sequence[Cell]]


def xls(rows: Rows, codes: Sequence[str], *, top: int = 0, left: int = 0, head: bytes = b"") -> bytes:
    """The second sheet, "Sales", of a workbook; ``codes``: the number format of each column of ``rows``.

    ``head``: records that stand before its cells.
    """
    sheets = [_xls_sheet([["no table"]], 0, 0), _xls_sheet(rows, top, left, head)]
    formats = b"".join(
        _record(0x041E, struct.pack("<HHB", 164 + n, len(one), 0) + one.encode()) for n, one in enumerate(codes)
    )
    styles = b"".join(_record(0x00E0, struct.pack("<HH16x", 0, number)) for number in range(164, 164 + len(codes)))
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0xC1, 0x306))
    names = ("Notes", "Sales")
    head = len(begin + formats + styles) + sum(4 + 8 + len(name) for name in names) + 4
    places = [head, head + len(sheets[0])]
    bounds = b"".join(
        _record(0x0085, struct.pack("<IHBB", place, 0, len(name), 0) + name.encode())
        for place, name in zip(places, names, strict=True)
    )
    return container({"Workbook": begin + formats + styles + bounds + _record(0x000A) + b"".join(sheets)})


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _xls_sheet(rows: Rows, top: int, left: int, head: bytes = b"") -> bytes:
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0xC1, 0x306))
    chart = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0020, 0x0DBB, 0x07CC, 0xC1, 0x306)) + _record(0x000A)
    cells = b"".join(
        _xls_cell(struct.pack("<HHH", top + row, left + column, column), cell)
        for row, values in enumerate(rows)
        for column, cell in enumerate(values)
        if cell is not None
    )
    return begin + head + chart + cells + _record(0x000A)


def _xls_cell(head: bytes, cell: Cell) -> bytes:
    if isinstance(cell, str):
        return _record(0x0204, head + struct.pack("<HB", len(cell), 0) + cell.encode("latin-1"))
    if isinstance(cell, Failed):
        if cell.formula:
            value = struct.pack("<BBB3xH", 2, 0, cell.code, 0xFFFF)
            return _record(0x0006, head + value + struct.pack("<HIHBH", 0, 0, 3, 0x1E, 1))
        return _record(0x0205, head + struct.pack("<BB", cell.code, 1))
    return _record(0x0203, head + struct.pack("<d", cell))


_RELATIONS: Final = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/>
</Relationships>"""


def xlsb(rows: Rows, codes: Sequence[str], *, top: int = 0, left: int = 0) -> bytes:
    """The only sheet, "Sales", of a workbook; ``codes``: the number format of each column of ``rows``."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as made:
        sheet = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Sales")
        made.writestr(
            "xl/workbook.bin", _binary(131) + _binary(143) + _binary(156, sheet) + _binary(144) + _binary(132)
        )
        made.writestr("xl/_rels/workbook.bin.rels", _RELATIONS)
        formats = b"".join(_binary(44, struct.pack("<H", 164 + n) + _wide(code)) for n, code in enumerate(codes))
        styles = b"".join(_binary(47, struct.pack("<HH12x", 0, 164 + n)) for n in range(len(codes)))
        head = _binary(278) + _binary(615, struct.pack("<I", len(codes))) + formats + _binary(616)
        made.writestr("xl/styles.bin", head + _binary(617, struct.pack("<I", len(codes))) + styles + _binary(618))
        made.writestr("xl/worksheets/sheet1.bin", _xlsb_sheet(rows, top, left))
    return stream.getvalue()


def _binary(kind: int, body: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = bytes([len(body)]) if len(body) < 0x80 else bytes([len(body) & 0x7F | 0x80, len(body) >> 7])
    return number + size + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb_sheet(rows: Rows, top: int, left: int) -> bytes:
    last = struct.pack("<IIII", top, top + len(rows) - 1, left, left + max(map(len, rows)) - 1)
    body = _binary(129) + _binary(148, last) + _binary(145)
    for row, cells in enumerate(rows):
        body += _binary(0, struct.pack("<I", top + row) + bytes(13))
        body += b"".join(_xlsb_cell(left + n, n, cell) for n, cell in enumerate(cells) if cell is not None)
    return body + _binary(146) + _binary(130)


def _xlsb_cell(column: int, style: int, cell: Cell) -> bytes:
    head = struct.pack("<II", column, style)
    if isinstance(cell, str):
        return _binary(6, head + _wide(cell))
    if isinstance(cell, Failed):
        formula = struct.pack("<HIBHI", 0, 3, 0x1E, 1, 0)
        return (
            _binary(11, head + bytes([cell.code]) + formula) if cell.formula else _binary(3, head + bytes([cell.code]))
        )
    return _binary(5, head + struct.pack("<d", cell))


_SPACES: Final = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle",
    }.items()
)  # fmt: skip
_CALC: Final = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_ZEROS: Final = (
    '<number:number-style style:name="N5"><number:number number:decimal-places="0" number:min-integer-digits="5"/>'
    '</number:number-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N5"/>'
)


def ods(rows: Rows, codes: Sequence[str], *, top: int = 0, left: int = 0) -> bytes:
    """The second sheet, "Sales", of a workbook; ``codes``: "00000", "%", a currency, or "" for each column."""
    above = f'<table:table-row table:number-rows-repeated="{top}"><table:table-cell/></table:table-row>' if top else ""
    before = f'<table:table-cell table:number-columns-repeated="{left}"/>' if left else ""
    body = "".join(
        f"<table:table-row>{before}{''.join(map(_ods_cell, cells, codes))}</table:table-row>" for cells in rows
    )
    notes = (
        f'<table:table table:name="Notes"><table:table-row>{_ods_cell("no table", "")}</table:table-row></table:table>'
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {_SPACES} {_CALC}>'
        f"<office:automatic-styles>{_ZEROS}</office:automatic-styles><office:body><office:spreadsheet>{notes}"
        f'<table:table table:name="Sales">{above}{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed_ods(content)


def packed_ods(content: str) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", "<manifest/>")
        made.writestr("content.xml", content)
    return stream.getvalue()


def _ods_cell(cell: Cell, code: str) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
    if isinstance(cell, Failed):
        # The newer way of LibreOffice, and the older one, which writes a zero as well.
        kind = (
            'office:value-type="string" office:string-value="" calcext:value-type="error"'
            if cell.formula
            else 'office:value-type="float" office:value="0"'
        )
        text = f"<text:p>{escape(cell.text)}</text:p>"
        note = "<office:annotation><text:p>why?</text:p></office:annotation>"
        return f'<table:table-cell table:formula="of:=1/0" {kind}>{note}{text}</table:table-cell>'
    shown = {"00000": 'table:style-name="ce1" office:value-type="float"', "%": 'office:value-type="percentage"'}
    plain = f'office:value-type="currency" office:currency="{code}"' if code else 'office:value-type="float"'
    return (
        f'<table:table-cell {shown.get(code, plain)} office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    )
