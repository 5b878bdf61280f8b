from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.records import Kind
from desktop_app.files.cell_values import NEW_CURRENCY, NO_NUMBER, NO_SUCH_DAY, NO_WHOLE_NUMBER, TWO_READINGS
from desktop_app.files.chunk import ParsedRow, one_by_one
from desktop_app.files.column_types import infer_column, infer_columns
from desktop_app.files.import_kinds import Mapping, find_kind, propose_mapping
from desktop_app.files.parse_rows import ENDS_BEFORE, MISSING, parse_rows
from desktop_app.files.readers import read_source
from desktop_app.files.source import RowProblem, Severity
from desktop_app.files.stages import UNKNOWN_STAGE

DEALS = """Deal ID;Owner;Stage;Opened;Closed;Value;Note
1;Ana Pop;Won;05.03.2024;25.03.2024;1.234,50 €;first
2;Ana  Pop;Lost;06.03.2024;30.02.2024;10,00;
3;;Won;06.03.2024;07.03.2024;10,00;
4;Ion;Won;06.03.2024;01.03.2024;abc;
5;Ion;Bananas;06.03.2024;01.03.2024;(5,25);
6;Ion;Prospecting;;;;
7;Ion;Won;06.03.2024;07.03.2024;11,00;
8;Ion;Won;06.03.2024;07.03.2024;12,00;
9;Ion;Won;06.03.2024;07.03.2024;13,00;
10;Eva;Won;06.03.2024;07.03.2024;14,00;
11;Eva;Won;06.03.2024;08.03.2024;15,00;
12;Eva;Won;06.03.2024;09.03.2024;16,00;
"""


def parsed(text: str, kind: Kind) -> list[ParsedRow | RowProblem]:
    table = read_source(text.encode(), name="x").table
    types = infer_columns(table)
    mapping = propose_mapping(table, types, find_kind(kind))
    return list(one_by_one(parse_rows(zip(table.lines, table.rows, strict=True), table.header, mapping, types)))


def rows(found: list[ParsedRow | RowProblem]) -> dict[int, ParsedRow]:
    return {row.line: row for row in found if isinstance(row, ParsedRow)}


def reasons(found: list[ParsedRow | RowProblem]) -> Iterator[tuple[int, str, str, str]]:
    return ((one.line, one.column, one.text, one.reason) for one in found if isinstance(one, RowProblem))


def test_a_row_becomes_typed_values_and_keeps_what_has_no_field() -> None:
    row = rows(parsed(DEALS, Kind.OPPORTUNITY))[2]
    assert row.values == {
        "number": "1",
        "owner": "Ana Pop",
        "stage": "Won",
        "status": "won",
        "opened": date(2024, 3, 5),
        "closed": date(2024, 3, 25),
        "amount": Decimal("1234.50"),
        "currency": "EUR",
    }
    assert row.rest == {"Note": "first"}
    assert row.warnings == ()


def test_a_row_that_cannot_be_taken_is_listed_with_its_reason() -> None:
    assert list(reasons(parsed(DEALS, Kind.OPPORTUNITY))) == [
        (3, "Closed", "30.02.2024", NO_SUCH_DAY),
        (4, "Owner", "", MISSING),
        (5, "Value", "abc", NO_NUMBER),
    ]


def test_a_strange_row_is_taken_with_a_warning() -> None:
    row = rows(parsed(DEALS, Kind.OPPORTUNITY))[6]
    assert row.values["amount"] == Decimal("-5.25")
    assert row.values["status"] is None
    assert [(warning.reason, warning.severity) for warning in row.warnings] == [
        (UNKNOWN_STAGE, Severity.WARNING),
        (ENDS_BEFORE, Severity.WARNING),
    ]


def test_an_empty_cell_is_no_zero() -> None:
    row = rows(parsed(DEALS, Kind.OPPORTUNITY))[7]
    assert (row.values["amount"], row.values["opened"], row.values["status"]) == (None, None, "prospect")


def test_moments_keep_their_time_and_days_stay_days() -> None:
    text = (
        "Ticket ID,Created at,First response at,Replies\n"
        "T1,2024-03-01 09:00,2024-03-01 09:30,2\n"
        "T2,2024-03-02,,1.5\n"
        "T3,2024-03-02,,1\n"
    )
    found = parsed(text, Kind.INTERACTION)
    assert rows(found)[2].values["opened"] == datetime(2024, 3, 1, 9)
    assert rows(found)[2].values["contacts"] == 2
    assert rows(found)[4].values["opened"] == date(2024, 3, 2)
    assert (3, "Replies", "1.5", NO_WHOLE_NUMBER) in list(reasons(found))


def test_a_later_cell_with_two_readings_is_asked_not_guessed() -> None:
    table = read_source(b"date,amount\n2024-01-01,5\n2024-01-02,6\n").table
    types = infer_columns(table)
    mapping = Mapping(Kind.SALE, (("day", 0), ("amount", 1)))
    later = [(9, ("03/05/2024", "1,234")), (10, ("2024-05-03", "1,234.50"))]
    found = list(one_by_one(parse_rows(later, table.header, mapping, types)))
    assert {problem[3] for problem in reasons(found)} == {TWO_READINGS}
    assert rows(found)[10].values == {"day": date(2024, 5, 3), "amount": Decimal("1234.50")}


def test_columns_of_the_same_name_are_both_kept() -> None:
    row = rows(parsed("date,amount,note,note,\n2024-01-01,5,a,b,c\n2024-01-02,6,a,b,c\n", Kind.SALE))[2]
    assert row.rest == {"note": "a", "note (D)": "b", "E": "c"}


cells = st.sampled_from(["", "5", "1,5", "abc", "2024-01-02", "30/02/2024", "Won", "Lost", "x y"])


@given(st.lists(st.tuples(cells, cells, cells, cells), max_size=30))
def test_every_row_is_either_parsed_or_listed(content: list[tuple[str, str, str, str]]) -> None:
    table = read_source(b"owner,stage,closed,amount\nAna,Won,2024-01-02,1.5\n").table
    types = infer_columns(table)
    mapping = propose_mapping(table, types, find_kind(Kind.OPPORTUNITY))
    found = list(one_by_one(parse_rows(enumerate(content, 2), table.header, mapping, types)))
    taken = {row.line for row in found if isinstance(row, ParsedRow)}
    listed = {row.line for row in found if isinstance(row, RowProblem)}
    assert not taken & listed
    assert taken | listed == set(range(2, 2 + len(content)))


def parsed_amounts(*cells: str, title: str = "value") -> list[object]:
    """Amount and currency of each row, or why it is refused."""
    text = f"id;owner;stage;{title}\n" + "".join(f"{n};Ana;Won;{cell}\n" for n, cell in enumerate(cells))
    table = read_source(text.encode(), name="x.csv", separator=";").table
    types = infer_columns(table)
    mapping = Mapping(Kind.OPPORTUNITY, (("number", 0), ("owner", 1), ("stage", 2), ("amount", 3)))
    rows = one_by_one(parse_rows(zip(table.lines, table.rows, strict=True), table.header, mapping, types))
    return [
        (row.values["amount"], row.values.get("currency")) if isinstance(row, ParsedRow) else row.reason for row in rows
    ]


def test_one_cell_in_dollars_says_nothing_of_those_that_name_no_currency() -> None:
    assert parsed_amounts("1,50", "2,50", "3,50 USD", title="value (EUR)") == [
        (Decimal("1.50"), "EUR"),
        (Decimal("2.50"), "EUR"),
        (Decimal("3.50"), "USD"),
    ]
    assert parsed_amounts("1,50", "2,50", "3,50 USD")[0] == (Decimal("1.50"), None)


def test_a_currency_is_seen_in_a_column_that_is_mostly_no_amount() -> None:
    found = parsed_amounts("n/k", "tbd", "5.00 USD", "soon", title="value (EUR)")
    assert found[2] == (Decimal("5.00"), "USD")


def test_a_currency_that_comes_late_is_never_taken_for_the_usual_one() -> None:
    header, mapping = ("id", "amount"), Mapping(Kind.OPPORTUNITY, (("number", 0), ("amount", 1)))
    types = (infer_column("id", ["1", "2"]), infer_column("amount", ["1.50", "2.50"]))
    found = list(one_by_one(parse_rows([(2, ("1", "1.50")), (3, ("2", "9.00 USD"))], header, mapping, types)))
    assert [one.reason for one in found if isinstance(one, RowProblem)] == [NEW_CURRENCY]
