"""What is remembered for files of one shape: listed, renamed, changed, forgotten, and carried as a TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import tomli_w

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.files.chosen_types import WAYS
from desktop_app.files.import_kinds import shape_of_header
from desktop_app.files.kinds import find_kind
from desktop_app.files.lookups import lookup_from_json, lookup_to_json
from desktop_app.files.mending import Fix, fix_from_json, fix_to_json
from desktop_app.files.source import Row, column_letter
from desktop_app.files.writers import write_whole
from desktop_app.i18n import N_
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.settled import Settled, from_json, to_json
from desktop_app.operations.moments import moment
from desktop_app.store import shapes
from desktop_app.store.database import Store
from desktop_app.store.faults import told

_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class KnownShape:
    """``id``: the fingerprint of the header. ``recorded_at``: when it was settled last."""

    id: str
    settled: Settled
    recorded_at: str

    @property
    def title(self) -> str:
        """The name somebody gave it, else that of the last file, else its kind (a message id)."""
        return self.settled.name or self.settled.source or find_kind(self.settled.kind).title


def recall(store: Store, fingerprint: str) -> Settled | None:
    """What was settled for files of this shape; None for a shape that is new."""
    found = shapes.find(store, fingerprint)
    return None if found is None else from_json(found.settled)


def remember(store: Store, fingerprint: str, settled: Settled) -> None:
    """Inside the running transaction; the name that somebody gave the shape stays."""
    before = recall(store, fingerprint)
    kept = replace(settled, name=settled.name or (before.name if before else ""))
    shapes.save(store, fingerprint, to_json(kept), recorded_at=moment())


def load_shapes(store: Store) -> list[KnownShape]:
    """Every known shape, the newest first."""
    return [KnownShape(one.fingerprint, from_json(one.settled), one.recorded_at) for one in shapes.load(store)]


def find_shape(store: Store, wanted: str) -> KnownShape:
    """By its fingerprint, the beginning of it, or its name; UserError if none or several fit."""
    known = load_shapes(store)
    exact = [one for one in known if wanted in (one.id, one.settled.name, one.settled.source)]
    found = exact or [one for one in known if len(wanted) > 3 and one.id.startswith(wanted)]  # noqa: PLR2004 - no chance hits
    if len(found) != 1:
        raise UserError(
            N_("“{name}” is not one known kind of file."), N_("Take the id from the list of known files."), name=wanted
        )
    return found[0]


def change_shape(store: Store, fingerprint: str, settled: Settled, progress: Progress = SILENT) -> KnownShape:
    """Keep ``settled`` in place of what was known, as a person edited it; the moment it was settled stays."""
    progress.step(N_("Saving"), 0, 1)
    _check(settled)
    before = find_shape(store, fingerprint)
    with store.transaction():
        shapes.save(store, before.id, to_json(settled), recorded_at=before.recorded_at)
    return replace(before, settled=settled)


def rename_shape(store: Store, fingerprint: str, name: str) -> KnownShape:
    """Call files of this shape ``name``; empty for the name of the last file."""
    return change_shape(store, fingerprint, replace(find_shape(store, fingerprint).settled, name=name.strip()))


def drop_fix(store: Store, fingerprint: str, fix: Fix) -> KnownShape:
    """Forget one remembered fix."""
    settled = find_shape(store, fingerprint).settled
    return change_shape(store, fingerprint, replace(settled, fixes=tuple(one for one in settled.fixes if one != fix)))


def forget_shape(store: Store, fingerprint: str) -> KnownShape:
    """The next file of this shape is understood anew; what was imported stays."""
    found = find_shape(store, fingerprint)
    with store.transaction():
        shapes.remove(store, found.id)
    return found


def export_shape(store: Store, fingerprint: str, path: Path) -> KnownShape:
    """Write what is remembered of one shape as TOML; UserError if it was kept by a program that noted no titles."""
    found = find_shape(store, fingerprint)
    with told(path):
        write_whole(path, to_toml(found.settled).encode())
    return found


def import_shape(store: Store, path: Path) -> KnownShape:
    """Remember what a TOML file says; it replaces what was known of files of that shape."""
    with told(path):
        data = path.read_bytes()
    settled = from_toml(data, path.name)
    joined = len(settled.lookup.titles) if settled.lookup else 0
    fingerprint = shape_of_header(settled.header[: len(settled.header) - joined])
    with store.transaction():
        shapes.save(store, fingerprint, to_json(settled), recorded_at=moment())
    return find_shape(store, fingerprint)


def to_toml(settled: Settled) -> str:
    """The whole of it with columns by their titles; one whose title repeats or lacks is named by its letter."""
    if not settled.header:
        raise UserError(
            N_("The titles of this file were not kept."), N_("Import such a file once more and export it then.")
        )
    titles = _named(settled.header)
    table: dict[str, Any] = {
        "format": _FORMAT,
        "name": settled.name,
        "kind": settled.kind.value,
        "header": list(settled.header),
        "columns": {key: titles[place] for key, place in settled.columns.items() if place < len(titles)},
    }
    if settled.with_tax is not None:
        table["with_tax"] = settled.with_tax
    if settled.discount is not None:
        table["discount"] = settled.discount.value
    if settled.total_once is not None:
        table["total_once"] = settled.total_once
    if settled.void_out is not None:
        table["void_out"] = settled.void_out
    table |= {"types": dict(settled.types), "layouts": dict(settled.layouts)}
    if settled.codes:
        table["codes"] = dict(settled.codes)
    if settled.fixes:
        table["fixes"] = [fix_to_json(fix) for fix in settled.fixes]
    if settled.lookup is not None:
        table["join"] = lookup_to_json(settled.lookup)
    return tomli_w.dumps(table)


def _named(header: Row) -> list[str]:
    return [name if name and header.count(name) == 1 else column_letter(place) for place, name in enumerate(header)]


def from_toml(data: bytes, name: str) -> Settled:
    """What ``to_toml`` wrote; UserError that names what is wrong with it."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
        settled = _read(table)
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise _no_shape(name, str(wrong)) from wrong
    _check(settled)
    return settled


def _read(table: Mapping[str, Any]) -> Settled:
    if table["format"] != _FORMAT:
        raise ValueError(table["format"])
    header = tuple(map(str, table["header"]))
    titles = _named(header)
    return Settled(
        Kind(table["kind"]),
        {str(key): titles.index(title) for key, title in table["columns"].items()},
        header,
        {str(title): str(way) for title, way in table.get("types", {}).items()},
        {str(title): str(way) for title, way in table.get("layouts", {}).items()},
        tuple(map(fix_from_json, table.get("fixes", ()))),
        table.get("with_tax"),
        lookup_from_json(table["join"]) if "join" in table else None,
        str(table.get("name", "")),
        total_once=table.get("total_once"),
        void_out=table.get("void_out"),
        discount=Meaning(table["discount"]) if "discount" in table else None,
        codes={str(title): bool(apart) for title, apart in table.get("codes", {}).items()},
    )


def _check(settled: Settled) -> None:
    keys = {field.key for field in find_kind(settled.kind).fields}
    strange = [key for key in settled.columns if key not in keys]
    strange += [way for way in (*settled.types.values(), *settled.layouts.values()) if way not in WAYS]
    if strange:
        raise _no_shape(settled.name or settled.kind.value, strange[0])


def _no_shape(name: str, detail: str) -> UserError:
    return UserError(
        N_("“{file}” does not describe a kind of file: {detail}."),
        N_("Export one from a workspace and change that."),
        file=name, detail=detail,
    )  # fmt: skip
