from desktop_app.files.clean_rows import clean_rows
from desktop_app.files.column_types import infer_columns
from desktop_app.files.readers import read_source
from desktop_app.files.source import Severity


def test_cells_are_written_as_their_columns_are_read() -> None:
    text = "no;at;share;amount;paid\n" + "".join(
        f"00{number};{number}.3.2024 14:30;12,5 %;1.234,{number:02d};yes\n" for number in range(13, 33)
    )
    table = read_source(text.encode()).table
    rows, problems = clean_rows(table, infer_columns(table))
    assert rows[0] == ("0013", "2024-03-13 14:30:00", "0.125", "1234.13", "yes")
    assert [(one.line, one.text, one.severity) for one in problems] == [(21, "32.3.2024 14:30", Severity.WARNING)]
    assert rows[-1][1] == "32.3.2024 14:30"


def test_nothing_is_written_as_nothing() -> None:
    table = read_source(b"name;amount\nAna;5,50\nIon;NULL\nEva;-\nNA;7,25\n").table
    rows, problems = clean_rows(table, infer_columns(table))
    assert rows == [("Ana", "5.50"), ("Ion", ""), ("Eva", ""), ("NA", "7.25")]
    assert problems == []


def test_a_table_without_rows_stays_one() -> None:
    table = read_source(b"name;amount\n").table
    assert clean_rows(table, infer_columns(table)) == ([], [])
