"""The rows that an import takes from what was understood are those that reading the file again would give."""

from dataclasses import replace

import pytest

from desktop_app.domain.progress import SILENT
from desktop_app.files.chunk import one_by_one
from desktop_app.files.parse_rows import parse_rows
from desktop_app.files.readers import stream_rows
from desktop_app.operations.importing import understand
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, try_import
from desktop_app.operations.importing.looked_at import FileRows, HeldRows
from desktop_app.operations.importing.understand import Understanding, understand_file
from desktop_app.store.database import Store

HEAD = "Deal ID;Closed;Owner;Value (EUR);Stage\n"
ROWS = "412;25/03/2026;Ana;1.480,50;Won\n413;26/03/2026;Ion;2.250,00;Won\n414;31/02/2026;Ana;990,00;Lost\n"
FILES = {
    "plain": HEAD + ROWS,
    "with lines around": f"Deal export\n\n{HEAD}{ROWS}Total;;;4.720,50;\n\nprinted today\n",
    "with a row that fits nothing": HEAD + ROWS + "415;1;2;3;4;5;6;7\n" + ROWS.replace("41", "51"),
}


def rows_of(understood: Understanding, source: bytes) -> FileRows:
    return FileRows(source, understood.source, understood.preparation(), understood.parsed, SILENT)


@pytest.mark.parametrize("name", FILES)
def test_held_rows_are_those_of_the_file(store: Store, name: str) -> None:
    source = FILES[name].encode()
    found = understand_file(store, source, "x.csv", Choices())
    held, stream = HeldRows(found.table, SILENT), stream_rows(source, found.source)
    assert list(held) == list(stream)
    assert (list(held.problems), held.count()) == (stream.problems, stream.count())


@pytest.mark.parametrize("name", FILES)
def test_parsed_rows_are_those_of_the_file(store: Store, name: str) -> None:
    source = FILES[name].encode()
    found = understand_file(store, source, "x.csv", Choices())
    again = parse_rows(stream_rows(source, found.source), found.table.header, found.mapping, found.types)
    assert list(one_by_one(rows_of(found, source).chunks())) == list(one_by_one(again))


def test_rows_that_are_skipped_are_read_anew_and_refused_as_they_stand_in_the_file(store: Store) -> None:
    source = FILES["plain"].encode()
    found = understand_file(store, source, "x.csv", Choices(skipped=frozenset({2})))
    rows = rows_of(found, source)
    chunk = next(rows.chunks())
    assert list(chunk.lines) == [3]
    assert rows.as_in_file(4, ()) == ("414", "31/02/2026", "Ana", "990,00", "Lost")


def test_a_file_read_in_blocks_gives_what_it_gives_as_a_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long enough for blocks of plain lines between those that hold something odd."""
    lines = [f"D{place},Ana {place % 7},Customer {place % 90},2026-03-{place % 28 + 1:02d},{place}.50,Won,"
             for place in range(2800)]  # fmt: skip
    lines[1300] = 'D1300,"Ana, 1",Customer 1,2026-03-02,7.50,Won,"two\nlines"'
    lines[1400], lines[1500] = "D1400,Ana 1,Customer 1,2026-02-31,8.50,Won,", "D1,2,3,4,5,6,7,8,9"
    lines[2600], lines[2700] = "", "Deal ID,Owner,Customer,Closed,Value,Stage,Note"
    lines[2750] = "D7,Ana 1,Customer 1,2026-03-03,0.25,Lost,"
    source = "\n".join(["Deal ID,Owner,Customer,Closed,Value,Stage,Note", *lines, "Total,,,,1000.00,,", ""]).encode()
    request = Request(source, "deals.csv")
    whole = try_import(store, request)
    monkeypatch.setattr(understand, "_SAMPLE", 200)
    in_blocks = try_import(store, request)
    assert replace(in_blocks.batch, id=0, recorded_at="") == replace(whole.batch, id=0, recorded_at="")
    assert in_blocks.problems == whole.problems
    assert (whole.batch.rows, whole.batch.refused) == (2798, 2)
    assert {problem.line for problem in whole.refused} == {1403, 1503}
