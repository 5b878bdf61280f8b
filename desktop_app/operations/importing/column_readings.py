"""How the columns of a file are read: as found, as answered, as chosen, else as in earlier files of its shape."""

from collections.abc import Mapping, Sequence
from typing import Final

from desktop_app.files.chosen_types import read_as, recalled
from desktop_app.files.column_types import ColumnType, infer_columns
from desktop_app.files.presets import load_countries
from desktop_app.files.source import RawTable
from desktop_app.operations.importing.settled import Settled
from desktop_app.store.settings import WorkspaceSettings

_LOCALES: Final = {
    ("dmy", ","): "de", ("dmy", "."): "en_GB", ("mdy", "."): "en_US", ("ymd", "."): "zh", ("ymd", ","): "hu",
}  # fmt: skip


def usual_locale(known: WorkspaceSettings) -> str:
    """A locale that writes days and decimals as people do in the workspace's country, whatever they read it in."""
    preset = next((one for one in load_countries() if one.code == known.country), None)
    order = preset.date_order if preset else ""
    return _LOCALES.get((order, known.number_format[-3]), known.language)


def types_of(
    table: RawTable, locale: str, readings: Mapping[int, int], chosen: Mapping[str, str], known: Settled | None
) -> tuple[ColumnType, ...]:
    """``readings`` and ``chosen`` as in Choices; a doubt that they leave is settled as in earlier files."""
    found = list(_answered(infer_columns(table, locale), readings))
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
