"""Rows that go on with the document of the row above: what a shop writes on the first line of an order only.

Found by content: in every document of several rows the cell stands on the first one and is empty on the others. What
the columns mean is import_kinds' question.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from desktop_app.files.import_kinds import Mapping
from desktop_app.files.kinds import FieldType, find_kind
from desktop_app.files.source import Evidence, RawTable, Row
from desktop_app.i18n import N_

_FEWEST: Final = 2  # documents of several rows; one might be an accident
_NEVER_CARRIED: Final = frozenset({FieldType.COUNT, FieldType.SHARE, FieldType.SECONDS, FieldType.MINUTES})
"""What adds up is not carried, for it would count twice; an amount that stands once is nothing on the other rows."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """``document``: the column with the number of the document. ``carried``: columns that hold for all its rows.

    ``once``: columns of amounts that belong to the whole document: they are 0 on its further rows.
    """

    document: int
    carried: tuple[int, ...]
    once: tuple[int, ...]

    def rows(self, rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        """The rows with what they go on with; only empty cells change, and only below a row of the same document."""
        above: Row = ()
        for line, cells in rows:
            if above and cells[self.document].strip() and cells[self.document] == above[self.document]:
                now = list(cells)
                for place in self.carried:
                    now[place] = cells[place] if cells[place].strip() else above[place]
                for place in self.once:
                    now[place] = cells[place] if cells[place].strip() else "0"
                above = tuple(now)
            else:
                above = cells
            yield line, above


Found = tuple[Continuation, Evidence] | tuple[None, None]


def find_continuation(table: RawTable, mapping: Mapping, *, proved: bool = False) -> Found:
    """How rows of one document go on, and why; None where they do not. ``proved``: one document is enough.

    Only for kinds whose documents have lines: elsewhere a further row of the same number replaces the first.
    """
    kind = find_kind(mapping.kind)
    document = mapping.column(kind.named_by[0]) if kind.line and kind.named_by else None
    if document is None:
        return None, None
    groups = _documents(table.rows, document)
    if len(groups) < (1 if proved else _FEWEST):
        return None, None
    empty = [place for key, place in mapping.columns if key != kind.named_by[0] and _stands_once(groups, place)]
    amounts = {place for key, place in mapping.columns if kind.field(key).type is FieldType.AMOUNT}
    never = {place for key, place in mapping.columns if kind.field(key).type in _NEVER_CARRIED}
    needed = mapping.column("amount")
    carried = tuple(place for place in empty if place not in amounts | never)
    once = tuple(place for place in empty if place == needed)
    if not carried:
        return None, None
    return Continuation(document, carried, once), _evidence(table, document, carried, once)


def _documents(rows: Sequence[Row], document: int) -> list[list[Row]]:
    """The documents of several rows."""
    groups = (list(group) for number, group in groupby(rows, key=lambda row: row[document]) if number.strip())
    return [group for group in groups if len(group) > 1]


def _stands_once(groups: Sequence[Sequence[Row]], place: int) -> bool:
    """Empty on all further rows; on the first one it may be missing now and then, but not everywhere."""
    further = any(row[place].strip() for group in groups for row in group[1:])
    return not further and any(group[0][place].strip() for group in groups)


def _evidence(table: RawTable, document: int, carried: Sequence[int], once: Sequence[int]) -> Evidence:
    names = ", ".join(map(table.title_of, carried))
    values = (("document", table.title_of(document)), ("columns", names))
    if not once:
        because = N_("Rows with the same “{document}” go on with the row above: {columns} hold for all of them.")
        return Evidence("continued", names, because, values)
    because = N_(
        "Rows with the same “{document}” go on with the row above: {columns} hold for all of them, and "
        "“{amount}” is that of them all."
    )
    return Evidence("continued", names, because, (*values, ("amount", table.title_of(once[0]))))
