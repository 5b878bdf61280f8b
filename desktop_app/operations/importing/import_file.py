"""Importing a file: one transaction, one batch; every row is imported, merged or listed with its reason."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.records import Kind
from desktop_app.files.chunk import Chunk
from desktop_app.files.kinds import find_kind
from desktop_app.files.order_totals import TOTAL_EACH, TOTAL_ONCE
from desktop_app.files.source import Row, RowProblem, Severity
from desktop_app.i18n import N_
from desktop_app.operations.back_up import back_up
from desktop_app.operations.entries import save_typed_rates
from desktop_app.operations.importing import company_import, taxes
from desktop_app.operations.importing.case_log import CaseLog
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.few_collections import few_collections
from desktop_app.operations.importing.left_standing import left_standing
from desktop_app.operations.importing.looked_at import FileRows
from desktop_app.operations.importing.name_codes import NameCodes
from desktop_app.operations.importing.name_rows import NOUNS, NameRows
from desktop_app.operations.importing.odd_values import odd_values
from desktop_app.operations.importing.open_questions import refuse_open_questions
from desktop_app.operations.importing.record_draft import RowRefused
from desktop_app.operations.importing.record_rows import RecordRows
from desktop_app.operations.importing.row_scopes import RowScopes
from desktop_app.operations.importing.shapes import remember
from desktop_app.operations.importing.understand import (
    Understanding,
    mapping_to_json,
    settled_by,
    shape_of,
    understand_file,
)
from desktop_app.operations.moments import moment, today
from desktop_app.operations.revenue_basis import basis_after
from desktop_app.store import (
    batches,
    case_events,
    credited,
    groupings,
    names,
    people,
    rates,
    record_merge,
    records,
    rollups,
    settings,
)
from desktop_app.store.batches import Batch, Problem
from desktop_app.store.database import Store

REPLACED = N_("A later row of the file has the same number (line {line}); that one holds.")
COUNTS_NOW = N_("{kind} count as revenue from now on; Settings can change that.")
SHARES = N_("The shares of {document} make {share}, not the whole.")
NEW_PERSON = N_("A new person was made from the seller's name.")
_REFUSED: Final = Severity.REFUSED.value
Counts = tuple[int, int, int, tuple[str, ...]]
"""Rows created, changed and unchanged, and the people made."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to import and how. ``name``: of the batch; ``changes_from``: day a changed fact holds from."""

    source: Path | bytes
    name: str
    choices: Choices = field(default_factory=Choices)
    changes_from: date | None = None
    remember: bool = True
    backed_up: bool = True  # False for a workspace that is only being made


@dataclass(frozen=True, slots=True)
class Imported:
    """The batch with its counts, and the problems in the order of their lines."""

    batch: Batch
    problems: tuple[Problem, ...]
    new_people: tuple[str, ...]

    @property
    def refused(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == _REFUSED)


def import_file(store: Store, request: Request, progress: Progress = SILENT) -> Imported:
    """Import one table of one file, whole or not at all. UserError if something must be answered first."""
    with few_collections():
        understood = understand_file(store, request.source, request.name, request.choices, progress)
        refuse_open_questions(understood)
        understood = understood.for_import()
        if request.backed_up and batches.load(store):
            back_up(store, progress=progress)
        with store.transaction():
            save_typed_rates(store, understood.choices.rates)
            return _Import(store, request, understood, progress).run()


class _Undone(Exception):  # noqa: N818 - no fault: leaving the transaction by it undoes everything
    """An import was only tried."""


def try_import(store: Store, request: Request, progress: Progress = SILENT) -> Imported:
    """What ``import_file`` would do with every row, all of it undone again. UserError as there."""
    tried: list[Imported] = []
    with few_collections():
        understood = understand_file(store, request.source, request.name, request.choices, progress)
        refuse_open_questions(understood)
        understood = understood.for_import()
        with suppress(_Undone), store.transaction():
            tried.append(_Import(store, request, understood, progress).run())
            raise _Undone
    return tried[0]


class _Import:
    """One running import; everything happens inside the caller's transaction."""

    def __init__(self, store: Store, request: Request, understood: Understanding, progress: Progress) -> None:
        self._store = store
        self._request = request
        self._understood = understood
        self._progress = progress
        self._kind = understood.mapping.kind
        self._problems: list[Problem] = []
        self._refused_lines: set[int] = set()
        self._settings = settings.load(store)
        prepared = understood.preparation()
        self._rows = FileRows(request.source, understood.source, prepared, understood.parsed, progress)
        self._log = CaseLog()
        self._today = today()
        self._afresh = False

    def run(self) -> Imported:
        records.prepare(self._store)
        self._batch = batches.start(
            self._store,
            self._kind.value,
            self._request.name,
            recorded_at=moment(),
            digest=_digest(self._request.source),
        )
        self._directory = names.Directory(self._store, self._batch)
        self._save_aliases()
        self._codes = NameCodes(self._understood.coded, self._directory)
        created, changed, unchanged, new_people = self._bring()
        for problem in self._rows.problems:
            self._note(problem, problem.cells)
        understood = self._understood
        self._problems += left_standing(self._store, understood.mapping, understood.table, tuple(self._problems))
        self._directory.hold()
        people.refresh_memberships(self._store)
        groupings.learn_rivals(self._store, self._batch)
        self._bring_totals_in_step()
        batches.finish(
            self._store,
            self._batch,
            created=created,
            changed=changed,
            unchanged=unchanged,
            refused=len(self._refused_lines),
        )
        batches.save_problems(self._store, self._batch, self._problems)
        batches.describe(self._store, self._batch, self._description())
        if self._request.remember:
            self._remember()
        found = tuple(sorted(self._problems, key=lambda problem: problem.line))
        return Imported(batches.find(self._store, self._batch), found, new_people)

    def _bring(self) -> Counts:
        if self._kind in NOUNS:
            return self._names()
        if self._kind not in company_import.KINDS:
            return self._records()
        choices = self._request.choices
        scopes = RowScopes(self._directory, choices.may_create_people, choices.refused_people)
        names_of = (self._request.name, self._understood.table.title)
        bring = company_import.CompanyImport(self._store, self._kind, self._batch, scopes, names_of)
        created, changed, unchanged = bring.run(self._parsed(), self._refuse)
        for problem in bring.problems:
            self._add(problem)
        return created, changed, unchanged, tuple(scopes.new_people)

    def _bring_totals_in_step(self) -> None:
        """What counts as revenue may become another kind although every row was there already."""
        self._progress.step(N_("Bringing totals in step"), 0, 0)
        basis = basis_after(self._store, self._kind, self._request.name)
        if basis == self._settings.revenue_source:
            rollups.refresh(self._store, {find_kind(self._kind).stored.value}, basis, afresh=self._afresh)
            return
        title = find_kind(self._kind).title
        self._add(Problem(0, "", "", Severity.WARNING.value, COUNTS_NOW, {"kind": title}, ()))
        rollups.rebuild_all(self._store, basis)

    def _description(self) -> dict[str, object]:
        """What the file looked like: which column became which field, their titles, and where every line went."""
        return {
            **mapping_to_json(self._understood.mapping),
            "header": list(self._understood.source.table.header),
            "lines": asdict(self._rows.count()),
        }

    def _save_aliases(self) -> None:
        for noun, written, meant in self._request.choices.aliases:
            target = self._directory.known(noun, meant)
            if not target:
                raise UserError(
                    N_("There is no {noun} called “{name}”."), N_("Write a name that is known."), noun=noun, name=meant
                )
            names.save_alias(self._store, noun, written, target, self._batch)
        if self._request.choices.aliases:
            self._directory = names.Directory(self._store, self._batch)

    def _parsed(self) -> Iterator[Chunk]:
        """The rows that could be read; the others are noted as refused."""
        for chunk in self._rows.chunks():
            for problem in chunk.problems():
                refused = problem.severity is Severity.REFUSED
                self._note(problem, self._rows.as_in_file(problem.line, problem.cells) if refused else ())
            yield self._codes.part(chunk)

    def _records(self) -> Counts:
        if (repeated := self._understood.repeated) is not None:
            reason, details = TOTAL_ONCE if self._understood.once else TOTAL_EACH, {"document": repeated.document}
            self._add(Problem(0, self._title("amount"), "", Severity.WARNING.value, reason, details, ()))
        rows = RecordRows(
            Kind.INTERACTION if self._kind is Kind.CASE_EVENT else self._kind,
            self._directory,
            self._settings.currency,
            rates.load_rates(self._store, self._settings.currency),
            self._request.choices.may_create_people,
            self._request.choices.refused_people,
            taxes.rates_here(self._store, self._settings) if self._understood.with_tax else None,
            self._understood.discounts,
        )
        merged = record_merge.merge(self._store, find_kind(self._kind).stored, self._batch, self._columns(rows))
        self._afresh = merged.afresh
        self._codes.save_numbers(self._store, self._batch, rows.new_people)
        for line, kept in merged.replaced:
            self._add(Problem(line, "", "", Severity.WARNING.value, REPLACED, {"line": str(kept)}, ()))
        for name, count in rows.new_people.items():
            self._add(Problem(0, "", name, Severity.WARNING.value, NEW_PERSON, {"rows": str(count)}, ()))
        for line, document, share in credited.uneven_shares(self._store, self._batch):
            percent = Decimal(100 * share.numerator) / share.denominator  # ends: shares are millionths
            details = {"document": document, "share": f"{percent.normalize():f} %"}
            self._add(Problem(line, self._title("share"), document, Severity.WARNING.value, SHARES, details, ()))
        counts = (merged.created, merged.changed, merged.unchanged)
        if self._kind is Kind.CASE_EVENT:
            counts = self._log.counted(record_merge.known_keys(self._store))
        return *counts, tuple(rows.new_people)

    def _columns(self, rows: RecordRows) -> Iterator[record_merge.Columns]:
        if self._kind is Kind.CASE_EVENT:
            yield self._cases(rows)
            return
        for chunk in self._parsed():
            taken = rows.take(chunk)
            for place, refused in sorted(taken.refused.items()):
                self._refuse(chunk.lines[place], refused, chunk.cells[place])
            self._remark(self._kind, taken.chunk)
            yield taken.columns
        self._progress.step(N_("Merging with what is known"), 0, 0)

    def _cases(self, rows: RecordRows) -> record_merge.Columns:
        """Every line of a log goes with its case."""
        for chunk in self._parsed():
            self._log.add(chunk)
        self._log.join(case_events.held(self._store, self._log.numbers))
        case_events.save_repeats(self._store, self._batch, self._log.again)
        taken = rows.take(cases := self._log.folded())
        for place, refused in taken.refused.items():
            for line, cells in self._log.leave_out(str(cases.values["number"][place])):
                self._refuse(line, refused, cells)
        self._remark(Kind.INTERACTION, taken.chunk)
        return taken.columns

    def _remark(self, kind: Kind, chunk: Chunk) -> None:
        for odd in odd_values(kind, chunk, self._today):
            title = self._title(odd.key)
            self._add(Problem(odd.line, title, odd.text, Severity.WARNING.value, odd.reason, odd.details, ()))

    def _title(self, key: str) -> str:
        """The title of the column that is the field ``key``."""
        place = self._understood.mapping.column(key)
        return "" if place is None else self._understood.table.title_of(place)

    def _names(self) -> Counts:
        rows = NameRows(
            self._store,
            self._kind,
            self._directory,
            self._batch,
            self._settings.currency,
            self._request.changes_from,
        )
        for chunk in self._parsed():
            for cells, parsed in zip(chunk.cells, chunk.rows(), strict=True):
                try:
                    rows.take(parsed.values, parsed.rest)
                except RowRefused as refused:
                    self._refuse(parsed.line, refused, cells)
        return rows.created, rows.changed, rows.unchanged, ()

    def _refuse(self, line: int, refused: RowRefused, cells: Row) -> None:
        title = self._title(refused.column)
        self._refused_lines.add(line)
        row = self._rows.as_in_file(line, cells)
        self._add(Problem(line, title, refused.original, _REFUSED, refused.reason, refused.values_, row))

    def _note(self, problem: RowProblem, cells: Row = ()) -> None:
        if problem.severity is Severity.REFUSED:
            self._refused_lines.add(problem.line)
        details = {key: str(value) for key, value in problem.values}
        self._add(
            Problem(problem.line, problem.column, problem.text, problem.severity.value, problem.reason, details, cells)
        )

    def _add(self, problem: Problem) -> None:
        self._problems.append(problem)

    def _remember(self) -> None:
        shape = shape_of(self._understood.source.table)
        remember(self._store, shape, settled_by(self._understood))


def _digest(source: Path | bytes) -> str:
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with source.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
