"""Exports of well-known systems, recognised by their columns; read from resources/presets/systems, one file each.

Only titles that were seen in a public source stand there, and the source with them. What is guessed of any other
file is in import_kinds.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from desktop_app import paths
from desktop_app.domain.records import Kind
from desktop_app.files.column_types import ColumnType
from desktop_app.files.header_names import normalised
from desktop_app.files.import_kinds import Mapping as ColumnMapping
from desktop_app.files.import_kinds import propose_mapping
from desktop_app.files.kinds import find_kind
from desktop_app.files.mending import Fix, Mend
from desktop_app.files.source import Evidence, RawTable, Row
from desktop_app.i18n import N_

RECOGNISED: Final = N_("Recognised as an export of {system}: {title}.")
_KEYS: Final = frozenset({"title", "kind", "recognised_by", "columns", "left_out", "with_tax", "continued"})


@dataclass(frozen=True, slots=True)
class SystemExport:
    """One export of one system.

    ``columns``: field key → titles that may hold it, the best first; none for a field that no column of this export
    is, whatever it is called. ``recognised_by``: titles that must all be there. ``left_out``: title → texts whose
    rows are none of this kind, such as failed payments. ``with_tax``: whether its amounts include tax.
    ``continued``: what belongs to the whole order stands on its first line only.
    """

    system: str
    title: str
    kind: Kind
    recognised_by: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_tax: bool | None = None
    continued: bool = False

    @property
    def evidence(self) -> Evidence:
        return Evidence("export", self.title, RECOGNISED, (("system", self.system), ("title", self.title)))

    def is_in(self, header: Row) -> bool:
        return {normalised(title) for title in self.recognised_by} <= {normalised(name) for name in header}

    def mapping(self, table: RawTable, types: Sequence[ColumnType]) -> ColumnMapping:
        """Each field with the first of its titles that ``table`` has and no other field took.

        A field of which the preset says nothing is found as in any other file, among the columns that are left.
        """
        found: dict[str, int] = {}
        for key, titles in self.columns.items():
            places = (_place(table.header, title) for title in titles)
            place = next((place for place in places if place is not None and place not in found.values()), None)
            if place is not None:
                found[key] = place
        evidence = [replace(self.evidence, property=key, reading=str(place)) for key, place in found.items()]
        guessed = propose_mapping(table, types, find_kind(self.kind))
        for (key, place), because in zip(guessed.columns, guessed.evidence, strict=True):
            if key not in self.columns and place not in found.values():
                found[key] = place
                evidence.append(because)
        return ColumnMapping(self.kind, tuple(found.items()), tuple(evidence))

    def fixes(self, header: Row) -> tuple[Fix, ...]:
        """The rows that stay out, in the titles of the file."""
        places = {title: _place(header, title) for title in self.left_out}
        return tuple(
            Fix(header[place], text, Mend.SKIP)
            for title, place in places.items()
            if place is not None
            for text in self.left_out[title]
        )


@dataclass(frozen=True, slots=True)
class System:
    """A system and where the titles of its exports were seen."""

    name: str
    source: str
    exports: tuple[SystemExport, ...]


def recognise(header: Row) -> SystemExport | None:
    """The export that ``header`` is of, the one known by the most columns; None if it is none of ours."""
    fits = [export for system in load_systems() for export in system.exports if export.is_in(header)]
    known = {normalised(name) for name in header}
    return max(fits, key=lambda export: (len(export.recognised_by), _explained(export, known)), default=None)


@cache
def load_systems() -> tuple[System, ...]:
    """All presets, by name of their files. ValueError for one that is not as it should be."""
    return tuple(map(_read, sorted(paths.resource("presets", "systems").glob("*.toml"))))


def system_of(told: Mapping[str, Any], name: str = "") -> System:
    """The preset that ``told`` describes; ValueError names what is wrong in ``name``."""
    try:
        system = System(told["name"], told["source"], ())
        exports = tuple(_export(system.name, one) for one in told["exports"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}: {error}") from error
    return replace(system, exports=exports)


def _read(path: Path) -> System:
    return system_of(tomllib.loads(path.read_text(encoding="utf-8")), path.name)


def _export(system: str, told: Mapping[str, Any]) -> SystemExport:
    kind = Kind(told["kind"])
    keys = {one.key for one in find_kind(kind).fields}
    unknown = {*(told.keys() - _KEYS), *(told["columns"].keys() - keys)}
    if unknown or not told["recognised_by"]:
        raise ValueError(f"{told['title']}: {', '.join(sorted(unknown)) or 'recognised_by'}")
    return SystemExport(
        system,
        told["title"],
        kind,
        tuple(told["recognised_by"]),
        {key: tuple(titles) for key, titles in told["columns"].items()},
        {title: tuple(texts) for title, texts in told.get("left_out", {}).items()},
        told.get("with_tax"),
        told.get("continued", False),
    )


def _place(header: Sequence[str], title: str) -> int | None:
    """The column so called; letter by letter first, for “Net Total” is also “Net Total (Company Currency)”."""
    exact = title.casefold()
    places = [place for place, name in enumerate(header) if name.strip().casefold() == exact]
    alike = normalised(title)
    return next(iter([*places, *(place for place, name in enumerate(header) if normalised(name) == alike)]), None)


def _explained(export: SystemExport, names: set[str]) -> int:
    return sum(any(normalised(title) in names for title in titles) for titles in export.columns.values())
