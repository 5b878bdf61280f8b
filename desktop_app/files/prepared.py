"""Rows as they are parsed: without the column of refusals, with cells mended and a lookup joined, as they pass."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop_app.files.cell_classes import EMPTY, TEXT, cell_class
from desktop_app.files.continued_rows import Continuation
from desktop_app.files.lookups import Joining, Lookup
from desktop_app.files.mending import Fix, Mending
from desktop_app.files.order_totals import CountedOnce
from desktop_app.files.source import RawTable, Row, RowProblem, column_letter


class Preparation:
    """What happens to the rows of one table before they are parsed.

    ``header`` is the one of the rows that come out; ``problems`` is whole after the last of them. ``dropped``: the
    title of a column that is no data. ``continuation``: how rows go on with the one above, after all else; ``once``:
    the total of a document that is counted on its first line alone.
    """

    def __init__(
        self,
        header: Row,
        fixes: Iterable[Fix] = (),
        skipped: Iterable[int] = (),
        lookup: Lookup | None = None,
        dropped: str = "",
        *,
        continuation: Continuation | None = None,
        once: CountedOnce | None = None,
    ) -> None:
        self._made_of = (header, tuple(fixes), (), lookup, dropped)
        self._drop = header.index(dropped) if dropped and dropped in header else -1
        kept = self._without(header)
        titles = [name or column_letter(place) for place, name in enumerate(kept)]
        self._joining = Joining(titles, lookup) if lookup and lookup.on in titles else None
        self.header: Row = (*kept, *(lookup.titles if lookup and self._joining else ()))
        wanted = self._made_of[1]
        self._mending = Mending(kept, wanted, skipped)
        self._continuation, self._once = continuation, once
        added = self.header[len(kept) :]
        self._mending_joined = Mending(self.header, [fix for fix in wanted if fix.column in added])

    @property
    def problems(self) -> list[RowProblem]:
        joined = self._joining.problems if self._joining else ()
        return [*self._mending.problems, *joined, *self._mending_joined.problems]

    @property
    def idle(self) -> bool:
        """Whether the rows come out as they went in."""
        return self._drop < 0 and self._mending.idle and not (self._joining or self._continuation or self._once)

    def rows(self, rows: Iterable[tuple[int, Row]]) -> Iterable[tuple[int, Row]]:
        """The same rows when there is nothing to do."""
        if self._drop >= 0:
            rows = self._narrowed(rows)
        if not self._mending.idle:
            rows = self._mending.rows(rows)
        if self._joining:
            rows = self._joining.rows(rows)
        if not self._mending_joined.idle:
            rows = self._mending_joined.rows(rows)
        if self._continuation:
            rows = self._continuation.rows(rows)
        return self._once.rows(rows) if self._once else rows

    def table(self, table: RawTable) -> RawTable:
        """``table`` with its rows and its sample as they come out; remarks are noted for the rows alone."""
        if self.idle:
            return table
        made = list(self.rows(zip(table.lines, table.rows, strict=True)))
        sample = tuple(cells for _line, cells in self._unnoted().rows((0, row) for row in table.sample))
        rows = [cells for _line, cells in made]
        layout = replace(table.layout, header=self.header, classes=self._classes(table, rows))
        lines = array("q", [line for line, _cells in made])
        return replace(table, header=self.header, rows=rows, lines=lines, layout=layout, sample=sample)

    def _unnoted(self) -> "Preparation":
        """The same once more, its remarks thrown away."""
        return Preparation(*self._made_of)

    def _classes(self, table: RawTable, rows: list[Row]) -> tuple[str, ...]:
        """What the columns of the file hold, and of those that were joined what their first cell does."""
        known = self._without(table.layout.classes)
        first = rows[0] if rows else ()
        return (*known, *(cell_class(cell) if cell else EMPTY for cell in first[len(known) :])) if first else (
            *known, *(TEXT,) * (len(self.header) - len(known)))  # fmt: skip

    def _narrowed(self, rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        return ((line, self._without(cells)) for line, cells in rows)

    def _without(self, cells: Row) -> Row:
        return cells if self._drop < 0 else cells[: self._drop] + cells[self._drop + 1 :]
