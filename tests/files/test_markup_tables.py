"""Pages and XML workbooks that programs call export.xls are read as their tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.files.readers import read_source, stream_rows

ROWS = "".join(f"<tr><td>D{n}<td>Ana P&icirc;rvu<td>2024-02-0{n}<td align=right>1.{n}00,50" for n in range(1, 5))
PAGE = f"""<html><head><style>td {{ color: red }}</style></head><body><table><tr><td>Menu</td></tr></table>
<table border=1><tr><th>Deal<th>Owner<th>Closed<th>Amount<br>(EUR)</tr>{ROWS}</table></body></html>"""
BOOK = """<?xml version="1.0" encoding="windows-1250"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Deals"><Table><Row><Cell><Data ss:Type="String">Deal</Data></Cell><Cell ss:Index="3"><Data
ss:Type="String">Closed</Data></Cell></Row>{rows}</Table></Worksheet></Workbook>"""
ROW = (
    '<Row><Cell><Data ss:Type="String">Măr {n}</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">'
    "2024-02-0{n}T00:00:00.000</Data></Cell></Row>"
)


def test_a_page_called_xls_gives_its_largest_table() -> None:
    source = read_source(PAGE.encode(), name="export.xls")
    assert source.format == "html"
    assert source.table.header == ("Deal", "Owner", "Closed", "Amount (EUR)")
    assert source.table.rows[0] == ("D1", "Ana Pîrvu", "2024-02-01", "1.100,50")
    assert source.table.count.adds_up
    assert [row for _line, row in stream_rows(PAGE.encode(), source)] == source.table.rows


def test_a_workbook_in_xml_is_read_in_its_own_encoding() -> None:
    data = BOOK.format(rows="".join(ROW.format(n=n) for n in range(1, 5))).encode("cp1250")
    source = read_source(data, name="export.xls")
    assert source.table.title == "Deals"
    assert source.table.rows[:2] == [("Măr 1", "", "2024-02-01"), ("Măr 2", "", "2024-02-02")]
    assert source.dialect.encoding == "windows-1250"


def test_cells_over_several_rows_hold_for_them_but_amounts_stand_once() -> None:
    body = "".join(f"<tr><td>2024-01-0{n}</td><td>{n}</td></tr>" for n in range(2, 5))
    page = (
        "<table><tr><td>Region</td><td>Day</td><td>Amount</td><td>Bonus</td></tr>"
        f"<tr><td rowspan=4>North</td><td>2024-01-01</td><td>1</td><td rowspan=4>99</td></tr>{body}</table>"
    )
    rows = read_source(page.encode(), name="x.html").table.rows
    assert [(row[0], row[3]) for row in rows] == [("North", "99"), ("North", ""), ("North", ""), ("North", "")]
    assert [row[2] for row in rows] == ["1", "2", "3", "4"]


def test_a_page_without_a_table_is_refused() -> None:
    with pytest.raises(UserError, match="is not a table"):
        read_source(b"<html><body><p>Please log in.</p></body></html>", name="export.xls")


@given(st.text("<>/=\"' \ntabletrdh1290colspan&;", max_size=80))
def test_no_page_breaks_reading(text: str) -> None:
    try:
        source = read_source(f"<table>{text}".encode(), name="x.html")
    except UserError:
        return
    assert source.table.count.adds_up
