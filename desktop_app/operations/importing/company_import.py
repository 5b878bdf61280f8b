"""The part of an import that brings targets, absences, balances, rates, working days and KPI values."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.chunk import Chunk, ParsedRow
from desktop_app.files.source import Row as Cells
from desktop_app.files.source import Severity
from desktop_app.i18n import N_
from desktop_app.operations.entries import known_keys
from desktop_app.operations.importing import company_rows
from desktop_app.operations.importing.company_rows import CompanyRows
from desktop_app.operations.importing.kpi_names import REVENUE, KpiNames
from desktop_app.operations.importing.record_draft import RowRefused
from desktop_app.operations.importing.row_periods import year_in
from desktop_app.operations.importing.row_scopes import RowScopes
from desktop_app.operations.importing.target_days import BY_DAYS, has_days, target_days
from desktop_app.operations.importing.target_rows import ROUNDED, TAKEN_FOR, TargetRows
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.store import entries, opening_balances, rates, settings
from desktop_app.store.batches import Problem
from desktop_app.store.database import Store
from desktop_app.store.entries import Row
from desktop_app.store.record_merge import merge, merged_lines

NEW_PERSON: Final = N_("A new person was made from a name in the file.")
REPLACED: Final = N_("A later row of the file says it again (line {line}); that one holds.")
BETTER_RATES: Final = N_("{rows} records in {currency} keep the rates they came in with; import their files again "
                         "to use these.")  # fmt: skip
KINDS: Final = company_rows.KINDS | {Kind.TARGET}
Refuse = Callable[[int, RowRefused, Cells], None]


class CompanyImport:
    """One running import inside the caller's transaction; ``names_of``: file and sheet, which may name a year."""

    def __init__(self, store: Store, kind: Kind, batch: int, scopes: RowScopes, names_of: tuple[str, ...]) -> None:
        self._store = store
        self._kind = kind
        self._batch = batch
        self._scopes = scopes
        self._source = names_of[0]
        self._settings = settings.load(store)
        self._year = next(filter(None, map(year_in, reversed(names_of))), 0)
        self.problems: list[Problem] = []

    def run(self, chunks: Iterable[Chunk], refuse: Refuse) -> tuple[int, int, int]:
        """Bring all rows; (created, changed, unchanged) rows. A row that can't be taken is handed to ``refuse``."""
        counts = self._targets(chunks, refuse) if self._kind is Kind.TARGET else self._entries(chunks, refuse)
        for name, number in self._scopes.new_people.items():
            self._warn(0, NEW_PERSON, name, rows=str(number))
        return counts

    def _targets(self, chunks: Iterable[Chunk], refuse: Refuse) -> tuple[int, int, int]:
        home = self._settings.currency
        fiscal = self._settings.fiscal_year_start
        taken = TargetRows(
            self._scopes, KpiNames(self._store), rates.load_rates(self._store, home), home, fiscal, self._year
        )
        held = list(chunks)  # a file of targets is small
        if any(has_days(chunk, self._kind) for chunk in held):
            taken.days = target_days((row.values for row, _cells in _rows(held)), fiscal)
            if taken.days.length is not None:
                self._warn(0, BY_DAYS, **taken.days.told())
        for row, cells in _rows(held):
            try:
                taken.take(row.line, row.values)
            except RowRefused as refused:
                refuse(row.line, refused, cells)
        if taken.named_no_kpi:
            self._warn(0, TAKEN_FOR, kpi=find_kpi(self._store, REVENUE).texts.name)
        for line, kept in taken.rounded:
            self._warn(line, ROUNDED, kept=kept)
        for line, last in taken.replaced:
            self._warn(line, REPLACED, line=str(last))
        return taken.save(self._store, self._batch, self._source)

    def _entries(self, chunks: Iterable[Chunk], refuse: Refuse) -> tuple[int, int, int]:
        merged = merge(self._store, self._kind, self._batch, [entries.chunk(self._made(chunks, refuse))])
        for line, kept in merged.replaced:
            self._warn(line, REPLACED, line=str(kept))
        if self._kind is Kind.EXCHANGE_RATE:
            for currency, number in rates.converted(self._store, self._batch).items():
                self._warn(0, BETTER_RATES, rows=str(number), currency=currency)
        return merged_lines(self._store, self._batch)

    def _made(self, chunks: Iterable[Chunk], refuse: Refuse) -> Iterator[tuple[int, Row]]:
        chosen = self._settings
        made = CompanyRows(
            self._kind, self._scopes, KpiNames(self._store), chosen.currency, chosen.fiscal_year_start, self._year,
            opening_balances.load(self._store) if self._kind is Kind.OPENING_BALANCE else [],
        )  # fmt: skip
        keys = known_keys(self._store, self._kind)
        for row, cells in _rows(chunks):
            try:
                found = made.rows(row.values)
            except RowRefused as refused:
                refuse(row.line, refused, cells)
                continue
            for key, *columns in found:
                yield row.line, (keys.get(str(key), key), *columns)

    def _warn(self, number: int, reason: str, original: str = "", **details: str) -> None:
        self.problems.append(Problem(number, "", original, Severity.WARNING.value, reason, details, ()))


def _rows(chunks: Iterable[Chunk]) -> Iterator[tuple[ParsedRow, Cells]]:
    for chunk in chunks:
        yield from zip(chunk.rows(), chunk.cells, strict=True)
