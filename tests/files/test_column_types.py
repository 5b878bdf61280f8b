from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.files.amounts import AmountLayout, currency_in, parse_amount, readings, unmistakable
from desktop_app.files.column_types import ColumnKind, ColumnType, infer_column, infer_columns
from desktop_app.files.days import (
    DayLayout,
    day_readings,
    is_day_shaped,
    iso_moment,
    parse_day,
    parse_time,
    serial_time,
)
from desktop_app.files.readers import read_source
from tests.accuracy.cells import HALVES, cases, outcome

# (locale, cell, what it means, the other reading where one cell alone does not decide)
DAYS = [
    ("zh", "2024年3月5日", date(2024, 3, 5), None),
    ("zh", "民國113年3月5日", date(2024, 3, 5), None),
    ("zh", "24/3/5", date(2024, 3, 5), date(2005, 3, 24)),
    ("ro", "5 martie 2024", date(2024, 3, 5), None),
    ("de", "5.3.24", date(2024, 3, 5), None),
    ("de", "31. Dez. 2023", date(2023, 12, 31), None),
    ("fr", "14 févr. 2024", date(2024, 2, 14), None),
    ("es", "5 de marzo de 2024", date(2024, 3, 5), None),
    ("en_US", "Mar 5, 2024", date(2024, 3, 5), None),
    ("en_US", "03/05/2024", date(2024, 3, 5), date(2024, 5, 3)),
    ("en_US", "3/25/24", date(2024, 3, 25), None),
    ("en_GB", "25/03/2024", date(2024, 3, 25), None),
    ("zh_TW", "113/3/5", date(2024, 3, 5), None),
    ("hu", "2024.03.05.", date(2024, 3, 5), None),
    ("hu", "2024. március 5.", date(2024, 3, 5), None),
    ("pl", "10 października 2024 r.", date(2024, 10, 10), None),
    ("pt", "5 de março de 2024", date(2024, 3, 5), None),
    ("ru", "5 марта 2024 г.", date(2024, 3, 5), None),
]
AMOUNTS = [
    ("de", "1.234,56", "1234.56", None),
    ("de", "(1.234,56)", "-1234.56", None),
    ("de", "12,5 %", "0.125", None),
    ("ro", "1.234.567", "1234567", None),
    ("en_US", "1,234", "1234", "1.234"),
    ("en_US", "1,234.56-", "-1234.56", None),
    ("zh", "1.2万", "12000", None),
    ("zh", "１２３４．５", "1234.5", None),
    ("en", "12.50 CR", "-12.50", None),
    ("fr", "1\u202f234,50 €", "1234.50", None),
    ("de_CH", "1'234.50", "1234.50", None),
    ("en", "1.5E+3", "1500", None),
    ("en", "NT$1,200.00", "1200", None),
    ("de", "1.234,-", "1234", None),
    ("de", "12,– €", "12", None),
    ("de", "(1.234,50) €", "-1234.50", None),
    ("sv", "26 587,16 kr", "26587.16", None),
    ("en_IN", "1,23,456.00", "123456", None),
]


@pytest.mark.parametrize(("locale", "cell", "want", "also"), DAYS)
def test_a_day_is_read_and_doubt_is_asked(locale: str, cell: str, want: date, also: date | None) -> None:
    found = infer_column("when", [cell], locale)
    assert found.kind is ColumnKind.DATE
    assert found.day is not None
    assert parse_day(cell, found.day) == want
    assert found.certain == (also is None)
    assert [alternative.value for alternative in found.alternatives] == ([want, also] if also else [])


@pytest.mark.parametrize(("locale", "cell", "want", "also"), AMOUNTS)
def test_an_amount_is_read_and_doubt_is_asked(locale: str, cell: str, want: str, also: str | None) -> None:
    found = infer_column("value", [cell], locale)
    assert found.kind is ColumnKind.AMOUNT
    assert found.amount is not None
    assert parse_amount(cell, found.amount) == Decimal(want)
    assert found.certain == (also is None)
    readings = [alternative.value for alternative in found.alternatives]
    assert readings == ([Decimal(want), Decimal(also)] if also else [])


def test_a_version_is_a_number_and_never_a_day() -> None:
    assert infer_column("x", ["1.5"], "en_GB").kind is ColumnKind.AMOUNT
    assert parse_day("1.5", DayLayout()) is None


def test_one_value_proves_the_order_of_the_whole_column() -> None:
    found = infer_column("day", ["03/05/2024", "04/05/2024", "25/03/2024"], "en_US")
    assert found.certain
    assert found.day == DayLayout("dmy")
    assert found.evidence[0].values[0] == ("text", "25/03/2024")


def test_one_value_proves_the_decimal_sign_of_the_whole_column() -> None:
    found = infer_column("value", ["1,234", "5,6", "12"], "en_US")
    assert found.certain
    assert found.amount == AmountLayout(",")
    assert parse_amount("1,234", found.amount) == Decimal("1.234")


def test_two_shapes_in_one_column_are_both_read() -> None:
    found = infer_column("day", ["2024-01-09", "25/03/2024", "03/05/2024"], "en")
    assert found.certain
    assert found.day is not None
    assert parse_day("2024-01-09", found.day) == date(2024, 1, 9)
    assert parse_day("03/05/2024", found.day) == date(2024, 5, 3)


def test_two_orders_in_one_column_leave_a_question() -> None:
    found = infer_column("day", ["25/03/2024", "03/25/2024", "03/05/2024"], "en")
    assert not found.certain
    assert {alternative.value for alternative in found.alternatives} == {date(2024, 5, 3), date(2024, 3, 5)}


def test_another_column_of_the_file_settles_the_question() -> None:
    table = read_source(b"from;to;a;b\n03/05/2024;25/05/2024;1,234;2,5\n04/05/2024;26/05/2024;2,345;3,5\n").table
    first, _second, amount, _other = infer_columns(table, "en_US")
    assert first.certain
    assert first.day == DayLayout("dmy")
    assert amount.certain
    assert amount.amount == AmountLayout(",")


def test_an_answer_settles_the_question() -> None:
    found = infer_column("day", ["03/05/2024"], "en_US")
    answered = found.chosen(found.alternatives[1])
    assert answered.certain
    assert answered.day is not None
    assert parse_day("03/05/2024", answered.day) == date(2024, 5, 3)


@pytest.mark.parametrize(
    ("name", "cells", "kind"),
    [
        ("code", ["00123", "00124", "4567"], ColumnKind.IDENTIFIER),
        ("phone", ["0721 123 456", "0722-333-444"], ColumnKind.IDENTIFIER),
        ("contact", ["+40 721 123 456"], ColumnKind.IDENTIFIER),
        ("card", ["4111111111111111"], ColumnKind.IDENTIFIER),
        ("n", ["1", "2", "-3"], ColumnKind.INTEGER),
        ("paid", ["yes", "no"], ColumnKind.BOOLEAN),
        ("已付", ["是", "否"], ColumnKind.BOOLEAN),
        ("who", ["Ana", "Ion"], ColumnKind.TEXT),
        ("code", ["A-1", "2"], ColumnKind.TEXT),
        ("nothing", ["", "NULL", "-", "n/a", "?"], ColumnKind.EMPTY),
        ("day", ["20240305", "20240306", "20241231"], ColumnKind.DATE),
        ("Order Date", ["45356", "45357"], ColumnKind.DATE),
        ("amount", ["45356", "45357"], ColumnKind.INTEGER),
        ("at", ["2024-03-05 10:20", "2024-03-05 11:00"], ColumnKind.DATETIME),
        ("modified", ["2024-03-05 00:00:00.000"], ColumnKind.DATE),
        ("region", ["NA", "EMEA"], ColumnKind.TEXT),
        ("contact", ["13800138000", "13911112222"], ColumnKind.IDENTIFIER),
        ("Date", ["20240305143000", "20240306150000"], ColumnKind.DATETIME),
        ("日期", ["1130305", "1130306"], ColumnKind.DATE),
        ("no", ["1130305", "1130306", "1130307"], ColumnKind.INTEGER),
        ("amount", ["#REF!", "5.50"], ColumnKind.AMOUNT),
        ("paid on", ["0000-00-00", "2024-03-05"], ColumnKind.DATE),
    ],
)
def test_what_a_column_holds_is_told_from_all_its_values(name: str, cells: list[str], kind: ColumnKind) -> None:
    assert infer_column(name, cells).kind is kind


def test_spreadsheet_serials_are_days_and_times() -> None:
    found = infer_column("date", ["45356", "45356.75"])
    assert found.day is not None
    assert parse_day("45356", found.day) == date(2024, 3, 5)
    assert serial_time("45356.75") == time(18)


def test_a_day_that_does_not_exist_is_none_but_looks_like_one() -> None:
    assert parse_day("30/02/2024", DayLayout("dmy")) is None
    assert parse_day("2023-02-29", DayLayout("dmy")) is None
    assert is_day_shaped("30/02/2024")
    assert infer_column("day", ["30/02/2024", "25/03/2024", "26/03/2024"]).kind is ColumnKind.DATE


def test_a_slip_of_the_pen_does_not_change_the_layout() -> None:
    right = [f"{day:02d}/01/2024" for day in range(1, 32)] + [f"{day:02d}/03/2024" for day in range(13, 32)]
    found = infer_column("day", [*right, "01/31/2024"])
    assert found.day == DayLayout("dmy")
    assert parse_day("01/31/2024", found.day) is None


@pytest.mark.parametrize(
    ("text", "want"),
    [("09:05", time(9, 5)), ("3:15 PM", time(15, 15)), ("12:00 am", time(0)), ("5/3/24 14:30:05", time(14, 30, 5))],
)
def test_times_of_day_are_read(text: str, want: time) -> None:
    assert parse_time(text) == want


def test_the_currency_is_taken_from_cells_and_header() -> None:
    assert infer_column("x", ["5 €", "6 €"]).currency == "EUR"
    assert infer_column("Value (USD)", ["5.5", "6.5"]).currency == "USD"
    assert infer_column("x", ["5 €", "6 lei"]).currencies == ("EUR", "RON")
    assert currency_in("$5") == ""
    assert [currency_in(name) for name in ("Vendeur", "Leistung", "Electronics", "Left", "Value EUR")] == [
        "", "", "", "", "EUR",
    ]  # fmt: skip


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)), st.sampled_from(["dmy", "mdy"]), st.sampled_from("/-"))
def test_every_day_survives_being_written_and_read(day: date, order: str, mark: str) -> None:
    parts = {"d": f"{day.day}", "m": f"{day.month:02d}", "y": f"{day.year}"}
    assert parse_day(mark.join(parts[part] for part in order), DayLayout(order)) == day


@given(
    st.decimals(-(10**11), 10**11, places=2, allow_nan=False),
    st.sampled_from([".", ","]),
    st.sampled_from(["", "g", " "]),
)
def test_every_amount_survives_being_written_and_read(value: Decimal, decimal: str, group: str) -> None:
    other = "," if decimal == "." else "."
    mark = {"": "", "g": other, " ": " "}[group]
    text = f"{value:,.2f}".replace(",", "\0").replace(".", decimal).replace("\0", mark)
    assert parse_amount(text, AmountLayout(decimal)) == value
    assert parse_amount(f"{text} €", AmountLayout(decimal)) == value


@given(st.lists(st.text(max_size=12), max_size=20), st.text(max_size=8))
def test_any_column_has_a_type(cells: list[str], name: str) -> None:
    assert isinstance(infer_column(name, cells), ColumnType)


@given(st.from_regex(r"-?[0-9]{1,5}([.,][0-9]{1,4})?", fullmatch=True))
def test_a_plain_number_is_read_as_one_that_is_searched(text: str) -> None:
    assert readings(text) == readings(f"{text} ")
    assert currency_in(text) == ""


@given(st.from_regex(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]([ T][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?)?", fullmatch=True))
def test_an_iso_day_is_read_as_one_that_is_searched(text: str) -> None:
    searched = f"{text} "
    day, at = parse_day(searched, DayLayout()), parse_time(searched)
    assert (day_readings(text), parse_time(text)) == (day_readings(searched), at)
    assert is_day_shaped(text)
    if day is None or (":" in text and at is None):
        assert iso_moment(text) is None
    else:
        assert iso_moment(text) == (datetime.combine(day, at) if at else day)


@pytest.mark.parametrize("cells", [["2024-03-05", "2024-02-30"], ["2024-03-05 00:00:00"], ["2024-03-05T14:30"]])
def test_a_column_of_iso_days_is_judged_at_once_as_value_by_value(cells: list[str]) -> None:
    weighed = infer_column("at", [*cells, "2024-3-5"])
    assert infer_column("at", cells) == replace(weighed, distinct=len(cells))


def test_a_moment_keeps_its_day_and_time() -> None:
    text = "05.03.2024 14:30"
    found = infer_column("at", [text])
    assert found.day is not None
    day = parse_day(text, found.day)
    at = parse_time(text)
    assert day is not None
    assert at is not None
    assert datetime.combine(day, at) == datetime(2024, 3, 5, 14, 30)


@pytest.mark.parametrize("half", range(len(HALVES)))
def test_generated_columns_are_read_right_and_never_wrong(half: int) -> None:
    found = [(case.about, case.cells[:3], outcome(case)) for case in cases(half, seeds=3)]
    assert [one for one in found if one[2] != "right"] == []


def test_numbers_kept_as_numbers_cannot_be_taken_for_thousands() -> None:
    assert unmistakable("1.234") == "1.2340"
    assert unmistakable("-12.345\n0.125\n1234.567\n12") == "-12.3450\n0.125\n1234.567\n12"
    assert infer_column("x", ["1.2340"]).certain


def test_failed_formulas_in_other_languages_prove_nothing_of_a_column() -> None:
    assert infer_column("Betrag", ["12,50", "#NV", "3,25", "#BEZUG!"]).kind is ColumnKind.AMOUNT
    assert infer_column("Fecha", ["25/03/2024", "#N/D", "#¡REF!"]).kind is ColumnKind.DATE
