import pytest

from desktop_app.files import collected
from desktop_app.files.blocks import Record
from desktop_app.files.collected import collect
from desktop_app.files.layout import find_layout
from desktop_app.files.row_stream import RowStream

RECORDS: list[Record] = [(1, 1, ["Deal", "Owner"])]
RECORDS += [(line, 1, [f"D{line}", f"Ana {line % 1}"]) for line in range(2, 40)]


@pytest.mark.parametrize("kept", [0, 3, collected._KEPT])
def test_texts_that_repeat_are_kept_once_and_rows_stay_as_they_are(monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    monkeypatch.setattr(collected, "_KEPT", kept)
    table = collect(RowStream(RECORDS, find_layout(RECORDS, header=1)), "", None)
    assert list(zip(table.lines, map(list, table.rows), strict=True)) == [
        (line, cells) for line, _n, cells in RECORDS[1:]
    ]
    assert len({id(owner) for _deal, owner in table.rows}) == (1 if kept else len(table.rows))


def test_no_more_rows_are_taken_than_are_wished_for() -> None:
    table = collect(RowStream(RECORDS, find_layout(RECORDS, header=1)), "", 5)
    assert (list(table.lines), table.count.complete) == ([2, 3, 4, 5, 6], False)
