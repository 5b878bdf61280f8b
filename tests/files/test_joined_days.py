from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.records import Kind
from desktop_app.files.column_types import ColumnKind, infer_columns
from desktop_app.files.import_kinds import propose_mapping
from desktop_app.files.kinds import find_kind
from desktop_app.files.readers import read_source, stream_rows
from desktop_app.files.source import RawTable


def read(header: str, *rows: str) -> RawTable:
    return read_source("\n".join([header, *rows]).encode()).table


def days(table: RawTable) -> list[str]:
    return [row[-1] for row in table.rows]


@pytest.mark.parametrize(
    ("header", "first", "title", "day"),
    [
        ("year;month;seller;amount", "2024;3;Ana;5,50", "Date (year, month)", "2024-03-01"),
        ("Luna;An;Agent;Suma", "martie;2024;Ana;5,50", "Data (An, Luna)", "2024-03-01"),
        ("Jahr;Monat;Tag;Betrag", "2024;März;5;5,50", "Datum (Jahr, Monat, Tag)", "2024-03-05"),
        ("年份;月份;销售员;金额", "2024年;3月;王芳;5.50", "日期 (年份, 月份)", "2024-03-01"),
    ],
)
def test_year_and_month_become_a_day(header: str, first: str, title: str, day: str) -> None:
    table = read(header, first, first.replace("2024", "2023"))
    assert table.header[-1] == title
    assert days(table) == [day, day.replace("2024", "2023")]
    assert infer_columns(table)[-1].kind is ColumnKind.DATE
    assert [one.reading for one in table.evidence if one.property == "day"] == [title]


def test_the_joined_day_is_the_day_of_the_sale() -> None:
    table = read("year;month;day;seller;amount;quantity", "2024;3;5;Ana;5,50;1", "2024;3;14;Ion;6,50;2")
    mapping = propose_mapping(table, infer_columns(table), find_kind(Kind.SALE))
    assert mapping.column("day") == len(table.header) - 1


def test_streamed_rows_carry_it_too(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("year,month,seller,amount\n" + "2024,3,Ana,5.50\n" * 50 + "2024,4,Ion,6.50\n" * 2000)
    source = read_source(path, limit=20)
    rows = [row for _line, row in stream_rows(path, source)]
    assert len(rows) == 2050
    assert {row[-1] for row in rows} == {"2024-03-01", "2024-04-01"}
    assert {len(row) for row in source.table.sample} <= {5}


def test_parts_that_are_no_day_stay_to_be_listed_and_nothing_stays_nothing() -> None:
    rows = ["2024;3;Ana;5,50"] * 30
    table = read("year;month;seller;amount", *rows, "2024;13;Ion;6,50", ";;Eva;7,50")
    assert days(table)[-2:] == ["2024-13", ""]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("date;year;month;amount", "2024-03-05;2024;3;5,50"),
        ("year;amount", "2024;5,50"),
        ("year;month;amount", "2024;55;5,50"),
        ("model year;month target;amount", "2024;3;5,50"),
        ("Datum;Jahr;Monat", "45356;2024;3"),
    ],
)
def test_nothing_is_joined_where_a_day_stands_or_a_part_is_missing(header: str, row: str) -> None:
    assert read(header, row, row).header == tuple(header.split(";"))


@given(st.dates())
def test_every_day_in_three_columns_is_that_day(day: object) -> None:
    year, month, date = str(day).split("-")
    if int(year) not in range(1900, 2100):
        return
    row = f"{int(month)};{year};{int(date)};5,50"
    assert days(read("month;year;day;amount", row, row)) == [str(day)] * 2
