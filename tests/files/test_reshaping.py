"""Rows that do not fit, put right where a person says; no cell is ever lost."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.files.cell_classes import DATE, NUMBER, TEXT
from desktop_app.files.readers import read_source, stream_rows
from desktop_app.files.reshaping import reshape, ways
from desktop_app.files.source import Layout, Severity

LAYOUT = Layout(("id", "day", "name", "amount"), (1,), 2, (NUMBER, DATE, TEXT, NUMBER), (0, 1, 2, 3))


def test_the_likeliest_way_comes_first() -> None:
    joined = ways(("1", "2024-03-05", "Müller", "Söhne", "7"), LAYOUT, ";")
    assert (joined[0].title, joined[0].row) == ("name", ("1", "2024-03-05", "Müller;Söhne", "7"))
    missing = ways(("1", "2024-03-05", "7"), LAYOUT, ";")
    assert (missing[0].title, missing[0].row) == ("name", ("1", "2024-03-05", "", "7"))


def test_an_empty_cell_too_many_adds_no_separator() -> None:
    assert reshape(("1", "\r", "x", ""), 3, 0, ",") == ("1\r", "x", "")
    assert reshape(("1", "", "x", "y"), 3, 0, ",") == ("1", "x", "y")


@given(st.lists(st.text(max_size=3), min_size=1, max_size=8), st.integers(1, 6), st.data())
def test_no_cell_is_lost(cells: list[str], width: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, width - 1))
    row = reshape(cells, width, place, ";")
    assert len(row) == width
    whole = "".join(cells)
    assert "".join(row).replace(";", "") == whole.replace(";", "")


def test_a_line_that_was_refused_is_taken_as_wanted() -> None:
    good = "".join(f"{n};2024-03-{n:02d};Ana;{n}\n" for n in range(1, 9))
    data = f"id;day;name;amount\n{good}9;2024-03-09;5;60;7\n".encode()
    before = read_source(data, name="x.csv").table
    assert [one.line for one in before.problems if one.severity is Severity.REFUSED] == [10]
    source = read_source(data, name="x.csv", reshaped={10: 2})
    assert source.table.rows[-1] == ("9", "2024-03-09", "5;60", "7")
    assert source.table.count.adds_up
    assert [row for _line, row in stream_rows(data, source)] == source.table.rows
