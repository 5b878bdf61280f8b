"""In which order files that came together are imported: names before the records that mention them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.files.column_types import infer_columns
from desktop_app.files.import_kinds import guess_kind
from desktop_app.files.readers import read_source
from desktop_app.operations.importing.shapes import recall
from desktop_app.operations.importing.understand import shape_of
from desktop_app.store.database import Store

_LOOKED_AT: Final = 300  # rows of each file
_FIRST: Final = (Kind.PERSON, Kind.PRODUCT, Kind.CUSTOMER)
_LAST: Final = frozenset({Kind.PAYMENT, Kind.CREDIT_NOTE, Kind.CREDIT_SPLIT, Kind.STAGE_CHANGE, Kind.CASE_EVENT})


def arrange(store: Store, sources: Iterable[Path]) -> list[Path]:
    """People, products and customers first, then records, then what refers to records; else as they came.

    A file that can't be read comes before all: that is said before anything is imported.
    """
    return sorted(sources, key=lambda path: _rank(store, path))


def _rank(store: Store, path: Path) -> int:
    try:
        table = read_source(path, limit=_LOOKED_AT).table
    except UserError:
        return -1
    known = recall(store, shape_of(table))
    guessed = guess_kind(table, infer_columns(table))
    kind = known.kind if known else guessed.kind if guessed else None
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST) + (kind in _LAST)


def others(path: Path, together: Sequence[Path]) -> tuple[Path, ...]:
    """The files that came with ``path`` and may hold a table to be joined to it."""
    return tuple(one for one in together if one != path)
