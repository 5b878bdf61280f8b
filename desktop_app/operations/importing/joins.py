"""Which further table is joined to the rows of a file: chosen, remembered or only offered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.files.column_types import infer_columns
from desktop_app.files.import_kinds import guess_kind, propose_mapping
from desktop_app.files.lookups import MOST_ROWS, JoinOffer, Lookup, make_lookup, offer_join
from desktop_app.files.readers import read_source
from desktop_app.files.source import RawTable, Source
from desktop_app.i18n import N_
from desktop_app.operations.importing.name_rows import NOUNS

_LARGEST: Final = 4_000_000  # bytes of a file that may be looked at as a lookup
Candidates = tuple[tuple[str, RawTable], ...]


@dataclass(frozen=True, slots=True)
class Join:
    """``name``: a sheet, a table of the file (#2) or a file dropped with it; "" for none. ``key``: its column."""

    name: str
    key: str = ""


def candidates(read: Source, beside: Iterable[Path]) -> Candidates:
    """The other tables of the file, and small files that came with it."""
    own = [(table.title or f"#{place + 1}", table) for place, table in enumerate(read.tables) if place != read.chosen]
    return (*own, *_tables(beside))


def _tables(beside: Iterable[Path]) -> Iterator[tuple[str, RawTable]]:
    for path in beside:
        try:
            if path.stat().st_size > _LARGEST:
                continue
            read = read_source(path, limit=MOST_ROWS + 1)
        except (OSError, UserError):  # its own turn comes, and then it is said
            continue
        yield path.name, read.table


def offers(main: RawTable, others: Candidates) -> tuple[JoinOffer, ...]:
    """How each of ``others`` can be joined to ``main``; people, customers and products are imported by themselves."""
    found = ((table, offer_join(main, table, name)) for name, table in others)
    return tuple(offer for table, offer in found if offer is not None and not _names_things(table, offer.key))


def _names_things(table: RawTable, key: str) -> bool:
    """Whether its rows are people, customers or products, named in the column ``key``."""
    types = infer_columns(table)
    kind = guess_kind(table, types)
    if kind is None or kind.kind not in NOUNS:
        return False
    place = propose_mapping(table, types, kind).column("name")
    return place is not None and table.title_of(place) == key


def chosen(main: RawTable, others: Candidates, join: Join | None, known: Lookup | None) -> Lookup | None:
    """The lookup that is joined: the one named, else the remembered one, as it stands in this file if it does.

    UserError if the one named cannot be joined.
    """
    if join is None:
        return None if known is None else _again(main, others, known)
    if not join.name:
        return None
    tables = dict(others)
    if join.name not in tables:
        raise UserError(
            N_("There is no table “{name}” to be joined."), N_("There are: {names}."),
            name=join.name, names=", ".join(tables) or "–",
        )  # fmt: skip
    offer = offer_join(main, tables[join.name], join.name, join.key)
    if offer is None:
        raise UserError(
            N_("“{name}” cannot be joined."),
            N_("One of its columns must list the values of a column of the first table, each once."),
            name=join.name,
        )
    return make_lookup(tables[join.name], offer)


def _again(main: RawTable, others: Candidates, known: Lookup) -> Lookup:
    table = dict(others).get(known.name)
    offer = None if table is None else offer_join(main, table, known.name, known.key, known.on)
    return known if table is None or offer is None else make_lookup(table, offer)
