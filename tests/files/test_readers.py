import io
import pickle
from datetime import datetime, time
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import Cancelled, UserError
from desktop_app.domain.progress import Progress
from desktop_app.files.chunk import one_by_one
from desktop_app.files.column_types import infer_columns
from desktop_app.files.import_kinds import KINDS, guess_kind, propose_mapping
from desktop_app.files.parse_rows import parse_rows
from desktop_app.files.readers import read_source, stream_rows
from desktop_app.files.source import Certainty, Severity
from tests.robust.protected import protected_xls, protected_xlsx

DESIGN = """Deal export - Harbor & Pine Supply
17.09.2026 08:12;l.vogt

Deal ID;Closed;Owner;Customer;Product;Value (EUR);Stage;Region;
000412;2024-01-09;Ana Pîrvu;Nordkai Werft;GTX Pro;12.480,50;Won;North;
000413;2024-01-09;Tomasz Wrona;Hurt Łódź;Teak Board;3.120,00;Won;East;
000414;2024-01-10;Pavel Horák;Lanovka Praha;Winch M2;6.700,00;Lost;East;
000415;25/03/2024;Ana Pîrvu;Nordkai Werft;Deck Oil 5L;1.980,00;Won;North;
000416;2024-04-02;Ana Pîrvu;Müller; Söhne;Deck Oil 5L;(1.234,56);Won;North;
Total 5;;;;;;;;

Region;Manager
North;Lena Vogt
East;Marek Nowak
"""


def workbook(write: object) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        write(book)  # type: ignore[operator]  # a function of the test
    return stream.getvalue()


def test_the_export_of_the_design_is_understood_as_drawn() -> None:
    source = read_source(DESIGN.encode("cp1250"), name="deals.csv")
    table = source.table
    found = {evidence.property: evidence for evidence in (*source.evidence, *table.evidence)}
    assert source.dialect.encoding == "cp1250"
    assert source.dialect.separator == ";"
    assert [skipped.line for skipped in table.preamble] == [1, 2]
    assert table.layout.header_lines == (4,)
    assert table.header[:3] == ("Deal ID", "Closed", "Owner")
    assert [(skipped.line, skipped.text) for skipped in table.footer] == [(10, "Total 5")]
    assert found["tables"].certainty is Certainty.ASKED
    assert source.tables[1].header == ("Region", "Manager")
    assert list(source.tables[1].lines) == [13, 14]
    assert list(table.lines)[:4] == [5, 6, 7, 8]


def test_the_line_with_a_separator_in_its_text_is_refused_or_mended_never_shifted() -> None:
    table = read_source(DESIGN.encode("cp1250"), name="deals.csv").table
    problem = next(problem for problem in table.problems if problem.line == 9)
    if problem.severity is Severity.REFUSED:
        assert 9 not in table.lines
    else:
        assert table.rows[list(table.lines).index(9)][3] == "Müller; Söhne"


def test_the_lines_of_the_design_add_up() -> None:
    count = read_source(DESIGN.encode("cp1250"), name="deals.csv").table.count
    assert count.adds_up
    assert (count.total, count.preamble, count.header, count.footer) == (14, 2, 1, 1)
    assert (count.blank, count.other_tables) == (2, 3)
    assert count.rows + count.refused == 5


def test_a_declared_separator_is_believed() -> None:
    source = read_source(b"sep=;\na;b\n1,5;2\n", name="x.csv")
    assert source.dialect.separator == ";"
    assert source.table.rows == [("1,5", "2")]


def test_blanks_after_commas_do_not_belong_to_the_cells() -> None:
    table = read_source(b'name, city, n\nAna, "Iasi, RO", 3\nIon, Cluj, 4\n').table
    assert table.rows == [("Ana", "Iasi, RO", "3"), ("Ion", "Cluj", "4")]


def test_quotes_with_a_backslash_inside_are_read() -> None:
    table = read_source(b'name,n\n"the \\"old\\" one",2\n"plain",3\n').table
    assert table.rows == [('the "old" one', "2"), ("plain", "3")]


def test_single_quotes_are_quotes_only_when_cells_stand_in_them() -> None:
    quoted = read_source(b"'a','n'\n'x, y','1'\n'z','2'\n").table
    assert quoted.rows == [("x, y", "1"), ("z", "2")]
    names = read_source(b"name,n\nO'Brien,1\nD'Arcy,2\n").table
    assert names.rows == [("O'Brien", "1"), ("D'Arcy", "2")]


def test_a_cell_may_hold_several_lines() -> None:
    table = read_source(b'note,n\n"one\ntwo",1\nx,2\n').table
    assert table.rows == [("one\ntwo", "1"), ("x", "2")]
    assert list(table.lines) == [2, 4]
    assert (table.count.rows, table.count.continued, table.count.total) == (2, 1, 4)


def test_a_stray_quote_does_not_swallow_the_lines_below() -> None:
    table = read_source(b'item,n\nbolt,1\n"5 inch pipe,2\nnut,3\nscrew "x",4\n').table
    assert table.rows == [("bolt", "1"), ('"5 inch pipe', "2"), ("nut", "3"), ('screw "x"', "4")]


def test_line_ends_may_be_mixed() -> None:
    source = read_source(b"a,n\r\nx,1\ny,2\rz,3\r\n")
    assert source.table.rows == [("x", "1"), ("y", "2"), ("z", "3")]
    assert source.dialect.newline == "CRLF + LF + CR"


def test_a_table_without_names_keeps_its_first_row() -> None:
    table = read_source(b"Ana,2024-01-01,5\nIon,2024-01-02,6\nEva,2024-01-03,7\n").table
    assert table.header == ("", "", "")
    assert len(table.rows) == 3
    assert table.title_of(2) == "C"


def test_names_in_two_rows_are_joined() -> None:
    text = b"Order,,Customer,\nNo,Date,Name,City\n17,2024-01-05,Ana,Iasi\n18,2024-01-06,Ion,Cluj\n"
    table = read_source(text).table
    assert table.header == ("Order No", "Order Date", "Customer Name", "Customer City")
    assert table.layout.header_lines == (1, 2)


def test_a_chosen_header_line_is_taken() -> None:
    text = b"a,b\nc,d\n1,2\n3,4\n"
    assert read_source(text, header=2).table.header == ("c", "d")
    assert read_source(text, header=0).table.count.rows == 4


def test_numbered_rows_without_content_are_no_rows() -> None:
    table = read_source(b"no,name,day,n\n1,Ana,2024-01-01,5\n2,Ion,2024-01-02,6\n3,,,\n4,,,\n").table
    assert [row[1] for row in table.rows] == ["Ana", "Ion"]
    assert table.count.adds_up


def test_one_column_and_one_row_are_tables() -> None:
    assert read_source(b"name\nAna Pop\nIon Rus\n").table.rows == [("Ana Pop",), ("Ion Rus",)]
    assert read_source(b"name;amount\nAna;5\n").table.rows == [("Ana", "5")]
    assert read_source(b"name;amount\n").table.rows == []


def test_garbled_letters_are_put_right_and_said() -> None:
    text = "nume;oraș\nȘtefan;Iași\nIoana;Brăila\n".encode().decode("latin-1").encode()
    source = read_source(text)
    assert source.dialect.twice
    assert source.table.rows == [("Ștefan", "Iași"), ("Ioana", "Brăila")]


def test_a_byte_that_is_no_letter_is_named_with_its_line() -> None:
    text = b"name;n\nAna;1\nI\x81n;2\n"
    table = read_source(text, encoding="cp1252").table
    assert [(problem.line, problem.column) for problem in table.problems] == [(3, "name")]


def test_a_limit_reads_the_first_rows_and_a_sample_of_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    lines = "".join(f"{n},2024-01-{n % 28 + 1:02d},name {n}\n" for n in range(60_000))
    path.write_text(f"no,day,name\n{lines}", encoding="utf-8")
    table = read_source(path, limit=100).table
    assert len(table.rows) == 100
    assert not table.count.complete
    assert any(int(row[0]) > 50_000 for row in table.sample)
    stream = stream_rows(path, read_source(path, limit=100))
    assert sum(1 for _row in stream) == 60_000
    assert stream.count().total == 60_001
    assert stream.count().adds_up


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("no,day\n" + "1,2024-01-01\n" * 5000, encoding="utf-8")
    with pytest.raises(Cancelled):
        read_source(path, progress=Progress(cancelled=lambda: True))


def test_cells_of_a_sheet_become_exact_text() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Sales")
        day, moment = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(2, 0, ["no", "day", "at", "amount", "share", "paid"])
        sheet.write_row(3, 0, ["00123"])
        sheet.write_datetime(3, 1, datetime(2024, 3, 5), day)
        sheet.write_datetime(3, 2, datetime(2024, 3, 5, 14, 30), moment)
        sheet.write_row(3, 3, [1234.5, 0.1, True])
        sheet.write_row(4, 0, ["00124", "", "", 1200, 1e-7, False])

    source = read_source(workbook(write), name="x.xlsx")
    table = source.table
    assert (source.format, table.title) == ("xlsx", "Sales")
    assert table.rows == [
        ("00123", "2024-03-05", "2024-03-05 14:30:00", "1234.5", "0.1", "TRUE"),
        ("00124", "", "", "1200", "0.0000001", "FALSE"),
    ]
    assert list(table.lines) == [4, 5]
    assert table.count.adds_up


def test_every_visible_sheet_is_a_table() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        for title in ("Deals", "People", "Hidden"):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["name", "amount"])
            sheet.write_row(1, 0, [title, 5])
        sheet.hide()

    data = workbook(write)
    source = read_source(data, name="x.xlsx", table=1)
    assert [table.title for table in source.tables] == ["Deals", "People"]
    assert source.table.rows == [("People", "5")]
    assert list(stream_rows(data, source)) == [(2, ("People", "5"))]


def test_what_was_read_crosses_to_another_process() -> None:
    source = read_source(DESIGN.encode("cp1250"), name="deals.csv")
    assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b" \n \n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not a table"),
        (b"PK\x03\x04 but no workbook", "workbook"),
        (protected_xlsx(), "password"),
        (protected_xls(), "password"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence) as raised:
        read_source(data, name="thing.csv")
    assert "thing.csv" in str(raised.value)


def test_a_path_that_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        read_source(tmp_path / "gone.csv")
    with pytest.raises(UserError, match="is a folder"):
        read_source(tmp_path)
    with pytest.raises(UserError, match="not a known encoding"):
        read_source(b"a,b\n", encoding="klingon")


PIECES = [
    b'"', b"'", b",", b";", b"\t", b"|", b" ", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\x81", b"\\", b"Total", b"1,5",
    b"2024-01-02", b"30/02/2024", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe4\xb8\xad", b"sep=;\n", b"PK\x03\x04", b"name",
    b"9" * 40,
]  # fmt: skip
anything = st.one_of(st.binary(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join))


@settings(max_examples=300)
@given(anything)
def test_any_bytes_give_a_table_or_one_clear_sentence(data: bytes) -> None:
    try:
        source = read_source(data, name="any")
    except UserError:
        return
    for table in source.tables:
        assert table.count.adds_up
        types = infer_columns(table)
        mapping = propose_mapping(table, types, guess_kind(table, types) or KINDS[0])
        chunks = parse_rows(zip(table.lines, table.rows, strict=True), table.header, mapping, types)
        assert {row.line for row in one_by_one(chunks)} == set(table.lines)


def test_times_of_a_sheet_are_text(tmp_path: Path) -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        clock = book.add_format({"num_format": "hh:mm:ss"})
        sheet.write_row(0, 0, ["name", "at"])
        sheet.write(1, 0, "Ana")
        sheet.write_datetime(1, 1, time(9, 5), clock)
        sheet.write(2, 0, "Ion")
        sheet.write_datetime(2, 1, time(17, 45, 30), clock)

    path = tmp_path / "times.xlsx"
    path.write_bytes(workbook(write))
    assert read_source(path).table.rows == [("Ana", "09:05:00"), ("Ion", "17:45:30")]


def test_a_cover_before_the_data_is_not_taken_for_them_unless_it_is_asked_for() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("About").write_column("A1", ["Deals of 2024", "Printed by Ana"])
        sheet = book.add_worksheet("Deals")
        sheet.write_row("A1", ["no", "owner", "amount"])
        for line in range(1, 5):
            sheet.write_row(line, 0, [line, "Ana", line * 10.5])

    data = workbook(write)
    assert read_source(data, name="x.xlsx").table.title == "Deals"
    assert read_source(data, name="x.xlsx", table=0).table.title == "About"
