import csv
import errno
import io
import json
import zipfile
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column, Table
from desktop_app.files.readers import read_source
from desktop_app.files.writers import WRITERS, _unwritable, write_table

EUR = "EUR"


def money(value: str, currency: str = EUR) -> Quantity:
    return Quantity(Fraction(value), Unit.MONEY, currency)


TABLE = Table(
    columns=(
        Column("who", "Person"),
        Column("day", "Day"),
        Column("month", "Month"),
        Column("pay", "Pay", Unit.MONEY, EUR),
        Column("share", "Share", Unit.PERCENT),
        Column("deals", "Deals", Unit.COUNT),
    ),
    rows=(
        (
            "Ana Pîrvu",
            date(2024, 3, 5),
            parse_period("2024-03"),
            money("1234.50"),
            Quantity(Fraction(1, 3), Unit.PERCENT),
            4,
        ),
        ("=1+1", date(2024, 3, 6), parse_period("2024-03"), money("-0.30"), None, 5),
    ),
    title="Pay: 2024/03",
    totals=("Total", None, None, money("1234.20"), Quantity(Fraction(1, 2), Unit.PERCENT), 9),
)


def written(format: str) -> bytes:
    stream = io.BytesIO()
    write_table(TABLE, stream, format)
    return stream.getvalue()


def test_csv_holds_plain_values_under_keys() -> None:
    data = written("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [
        ["who", "day", "month", "pay", "share", "deals"],
        ["Ana Pîrvu", "2024-03-05", "2024-03", "1234.5", "0.333333", "4"],
        ["'=1+1", "2024-03-06", "2024-03", "-0.3", "", "5"],
        ["Total", "", "", "1234.2", "0.5", "9"],
    ]


def test_csv_may_go_without_the_mark() -> None:
    stream = io.BytesIO()
    write_table(TABLE, stream, "csv", marked=False)
    assert stream.getvalue().startswith(b"who,")


def test_json_is_documented_and_exact() -> None:
    data = json.loads(written("json"))
    assert data["format"] == 1
    assert data["columns"][3] == {"key": "pay", "title": "Pay", "unit": "money", "currency": "EUR"}
    assert data["rows"][0]["pay"] == {"value": "1234.5", "unit": "money", "currency": "EUR"}
    assert data["rows"][1] == {
        "who": "=1+1",
        "day": "2024-03-06",
        "month": "2024-03",
        "pay": {"value": "-0.3", "unit": "money", "currency": "EUR"},
        "share": None,
        "deals": 5,
    }
    assert data["totals"]["deals"] == 9


def sheet_xml(data: bytes, part: str = "xl/worksheets/sheet1.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(part).decode()


def test_a_sheet_sums_by_formula_only_what_is_a_sum() -> None:
    xml = sheet_xml(written("xlsx"))
    assert "<f>SUM(D2:D3)</f><v>1234.2</v>" in xml
    assert "<f>SUM(F2:F3)</f><v>9</v>" in xml
    assert xml.count("<f>") == 2  # a share's total is no sum, and the text "=1+1" is no formula
    assert 'state="frozen"' in xml


def test_a_sheet_shows_units_and_currencies() -> None:
    styles = sheet_xml(written("xlsx"), "xl/styles.xml")
    assert "#,##0.00\\ &quot;EUR&quot;" in styles
    assert "0.0%" in styles


def test_a_sheet_is_read_back_as_it_was_written() -> None:
    table = read_source(written("xlsx"), name="x.xlsx").table
    assert table.header == ("Person", "Day", "Month", "Pay", "Share", "Deals")
    assert table.title == "Pay  2024 03"
    assert table.rows[0][:4] == ("Ana Pîrvu", "2024-03-05", "2024-03", "1234.5 EUR")
    assert table.rows[1][0] == "=1+1"
    assert [skipped.text.split()[0] for skipped in table.footer] == ["Total"]


def test_yen_have_no_decimals_in_a_sheet() -> None:
    table = Table((Column("x", "X", Unit.MONEY, "JPY"),), ((money("5", "JPY"),),))
    stream = io.BytesIO()
    write_table(table, stream, "xlsx")
    assert "#,##0\\ &quot;JPY&quot;" in sheet_xml(stream.getvalue(), "xl/styles.xml")


@pytest.mark.parametrize("format_", list(WRITERS))
def test_a_table_without_rows_can_be_written(format_: str) -> None:
    stream = io.BytesIO()
    write_table(Table((Column("a", "A"),), ()), stream, format_)
    assert stream.getvalue()


def test_the_ending_of_the_path_decides(tmp_path: Path) -> None:
    write_table(TABLE, tmp_path / "pay.json")
    assert json.loads((tmp_path / "pay.json").read_text(encoding="utf-8"))["title"] == "Pay: 2024/03"
    assert [path.name for path in tmp_path.iterdir()] == ["pay.json"]


def test_what_cannot_be_written_leaves_the_old_file_and_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not written as"):
        write_table(TABLE, tmp_path / "pay.doc")
    with pytest.raises(UserError, match="does not exist"):
        write_table(TABLE, tmp_path / "gone" / "pay.csv")
    (tmp_path / "dir.csv").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        write_table(TABLE, tmp_path / "dir.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["dir.csv"]


def test_a_full_disk_is_said_in_a_sentence(tmp_path: Path) -> None:
    error = _unwritable(tmp_path / "pay.csv", OSError(errno.ENOSPC, "No space left on device"))
    assert "no room left" in str(error)
    assert "pay.csv" in str(error)


def test_a_file_that_is_open_elsewhere_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "pay.xlsx"
    path.write_bytes(b"old")
    assert "open in another program" in str(_unwritable(path, PermissionError(errno.EACCES, "denied")))


def test_a_text_too_long_for_a_sheet_is_not_cut() -> None:
    table = Table((Column("a", "A"),), (("x" * 40_000,),))
    with pytest.raises(UserError, match="more text than a sheet takes"):
        write_table(table, io.BytesIO(), "xlsx")
    write_table(table, io.BytesIO(), "csv")
