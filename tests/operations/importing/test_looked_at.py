"""The rows that an import takes from what was understood are those that reading the file again would give."""

import pytest

from desktop_app.domain.progress import SILENT
from desktop_app.files.chunk import one_by_one
from desktop_app.files.parse_rows import parse_rows
from desktop_app.files.readers import stream_rows
from desktop_app.operations.importing.choices import Choices
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
