"""What is remembered for files of one shape: mapping, types, fixes and the table joined to it, as plain data.

Keeping it, and carrying it from workspace to workspace as a file, is in shapes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.records import Kind
from desktop_app.files.lookups import Lookup, lookup_from_json, lookup_to_json
from desktop_app.files.mending import Fix, fix_from_json, fix_to_json
from desktop_app.files.source import Row
from desktop_app.operations.importing.discounts import Meaning


@dataclass(frozen=True, slots=True)
class Settled:
    """``header``: the titles, those of a joined table included. ``columns``: field key → place in it.

    ``types``: title → way that a person chose. ``layouts``: title → way that was found, which helps a later file
    whose own cells prove nothing. ``name``: what people call files of this shape, ``source`` the last one's name.
    ``codes``: title → whether codes before its names are taken off. ``total_once``: whether an amount that is the same
    on all lines of a document is that of the document. ``void_out``: whether cancelled rows stay out.
    """

    kind: Kind
    columns: Mapping[str, int]
    header: Row = ()
    types: Mapping[str, str] = field(default_factory=dict)
    layouts: Mapping[str, str] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    with_tax: bool | None = None
    lookup: Lookup | None = None
    name: str = ""
    source: str = ""
    discount: Meaning | None = None
    codes: Mapping[str, bool] = field(default_factory=dict)
    total_once: bool | None = None
    void_out: bool | None = None

    def places(self, header: Row) -> tuple[tuple[str, int], ...]:
        """The pairs of field and column for a file whose rows have ``header``; columns it lacks are left out.

        A column of a joined table is found by its title, for that table may have grown.
        """
        own = len(header) - len(self.lookup.titles if self.lookup else ())
        found = []
        for key, place in self.columns.items():
            if place < min(own, len(header)):
                found.append((key, place))
            elif place < len(self.header) and self.header[place] in header:
                found.append((key, header.index(self.header[place])))
        return tuple(found)


def to_json(settled: Settled) -> dict[str, Any]:
    """Only what was settled; older programs read ``kind`` and ``columns``."""
    told: dict[str, Any] = {"kind": settled.kind.value, "columns": dict(settled.columns)}
    further = {
        "header": list(settled.header),
        "types": dict(settled.types),
        "layouts": dict(settled.layouts),
        "fixes": [fix_to_json(fix) for fix in settled.fixes],
        "codes": dict(settled.codes),
        "name": settled.name,
        "source": settled.source,
    }
    told |= {key: value for key, value in further.items() if value}
    if settled.with_tax is not None:
        told["with_tax"] = settled.with_tax
    if settled.discount is not None:
        told["discount"] = settled.discount.value
    if settled.total_once is not None:
        told["total_once"] = settled.total_once
    if settled.void_out is not None:
        told["void_out"] = settled.void_out
    if settled.lookup is not None:
        told["join"] = lookup_to_json(settled.lookup)
    return told


def from_json(told: Mapping[str, Any]) -> Settled:
    """KeyError, TypeError or ValueError for what was never written by ``to_json``."""
    return Settled(
        Kind(told["kind"]),
        dict(told["columns"]),
        tuple(told.get("header", ())),
        dict(told.get("types", {})),
        dict(told.get("layouts", {})),
        tuple(map(fix_from_json, told.get("fixes", ()))),
        told.get("with_tax"),
        lookup_from_json(told["join"]) if "join" in told else None,
        told.get("name", ""),
        told.get("source", ""),
        Meaning(told["discount"]) if "discount" in told else None,
        dict(told.get("codes", {})),
        told.get("total_once"),
        told.get("void_out"),
    )
