"""How the columns of a file are read: as found, as answered, as chosen, else as in earlier files of its shape."""

from collections.abc import Mapping, Sequence

from desktop_app.files.chosen_types import read_as, recalled
from desktop_app.files.column_types import ColumnType, infer_columns
from desktop_app.files.source import RawTable
from desktop_app.operations.importing.settled import Settled


def types_of(
    table: RawTable, language: str, readings: Mapping[int, int], chosen: Mapping[str, str], known: Settled | None
) -> tuple[ColumnType, ...]:
    """``readings`` and ``chosen`` as in Choices; a doubt that they leave is settled as in earlier files."""
    found = list(_answered(infer_columns(table, language), readings))
    layouts = known.layouts if known else {}
    for place in range(len(found)):
        title = table.title_of(place)
        if title in chosen:
            found[place] = read_as(found[place], chosen[title])
        elif title in layouts:
            found[place] = recalled(found[place], layouts[title])
    return tuple(found)


def _answered(types: Sequence[ColumnType], readings: Mapping[int, int]) -> tuple[ColumnType, ...]:
    return tuple(
        found.chosen(found.alternatives[readings[place]]) if place in readings and found.alternatives else found
        for place, found in enumerate(types)
    )
