"""Rows of text to typed values, field by field, with every problem as a value; nothing is looked up or stored.

Rows are parsed in chunks and by column: texts already seen are looked up at once, which is ten times faster than
cell by cell. How one cell is read: cell_values.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import lt
from typing import Final

from desktop_app.files.amounts import currency_in, currency_sign
from desktop_app.files.blocks import Block, Numbered, block_of, parts
from desktop_app.files.cell_classes import is_empty
from desktop_app.files.cell_values import KnownValues, Parsed, Unreadable, known_values
from desktop_app.files.chunk import Chunk
from desktop_app.files.column_types import ColumnType
from desktop_app.files.import_kinds import Mapping
from desktop_app.files.kinds import FieldType, find_kind
from desktop_app.files.source import Row, RowProblem, Severity, column_letter
from desktop_app.files.stages import STATUS_PARSERS, UNKNOWN
from desktop_app.i18n import N_

MISSING: Final = N_("“{field}” is empty.")
ENDS_BEFORE: Final = N_("“{later}” is before “{earlier}”.")
_ORDERED: Final = (
    ("opened", "closed"), ("opened", "answered"), ("opened", "resolved"), ("joined", "left"), ("day", "due"),
    ("day", "answered"), ("day", "resolved"), ("from", "to"), ("offered", "valid"), ("offered", "decided"),
    ("opened", "contacted"), ("opened", "qualified"), ("opened", "converted"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Column:
    """One mapped column, or one made from another: status from stage, currency from amount."""

    key: str
    place: int
    title: str
    field_title: str
    known: KnownValues
    required: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    columns: tuple[_Column, ...]
    rest: tuple[tuple[int, str], ...]
    checks: tuple[tuple[int, int], ...]
    stage: int | None
    unknown: str


Problems = dict[int, list[RowProblem]]


class RowParser:
    """Parses the rows of one table; it remembers the texts it has met, so that rows of the same file go quicker."""

    def __init__(self, header: Row, mapping: Mapping, types: Sequence[ColumnType]) -> None:
        self._plan = _plan(header, mapping, types)

    def chunks(self, rows: Iterable[Numbered | Block]) -> Iterator[Chunk]:
        """The rows in chunks of columns, in the order of the file; what is wrong with a row is told in its chunk."""
        for part in parts(rows):
            yield _parse_chunk(self._plan, part if isinstance(part, Block) else block_of(part))


def parse_rows(
    rows: Iterable[Numbered | Block], header: Row, mapping: Mapping, types: Sequence[ColumnType]
) -> Iterator[Chunk]:
    """The same of rows that are parsed once."""
    return RowParser(header, mapping, types).chunks(rows)


def _parse_chunk(plan: _Plan, block: Block) -> Chunk:
    lines, cells, texts = block.lines, block.cells, block.columns
    parsed = [column.known.read(texts[column.place]) for column in plan.columns]
    problems = _problems(plan, block, parsed)
    refused = {
        place: [replace(problem, cells=cells[place]) for problem in found if problem.severity is Severity.REFUSED]
        for place, found in problems.items()
        if any(problem.severity is Severity.REFUSED for problem in found)
    }
    chunk = Chunk(
        lines,
        cells,
        {column.key: values for column, values in zip(plan.columns, parsed, strict=True)},  # type: ignore[misc]  # the unreadable ones are left out below
        {title: texts[place] for place, title in plan.rest},
        problems,
    )
    return chunk.without(refused, tuple(problem for place in sorted(refused) for problem in refused[place]))


def _problems(plan: _Plan, block: Block, parsed: Sequence[Sequence[Parsed]]) -> Problems:
    """The problems of a chunk by the place of the row in it."""
    lines, texts = block.lines, block.columns
    found: Problems = {}
    for column, values in zip(plan.columns, parsed, strict=True):
        if column.known.unreadable or (column.required and None in values):
            for place, problem in _unread(column, lines, texts[column.place], values):
                found.setdefault(place, []).append(problem)
    if plan.stage is not None and plan.unknown and None in parsed[plan.stage + 1]:
        stage = plan.columns[plan.stage]
        for place, (text, status) in enumerate(zip(texts[stage.place], parsed[plan.stage + 1], strict=True)):
            if status is None and not is_empty(text):
                problem = RowProblem(lines[place], stage.title, text, plan.unknown, (), Severity.WARNING)
                found.setdefault(place, []).append(problem)
    for first, second in plan.checks:
        column = plan.columns[second]
        about = (("later", column.title), ("earlier", plan.columns[first].title))
        for place in _out_of_order(parsed[first], parsed[second]):
            text = texts[column.place][place]
            problem = RowProblem(lines[place], column.title, text, ENDS_BEFORE, about, Severity.WARNING)
            found.setdefault(place, []).append(problem)
    return found


def _out_of_order(earlier: Sequence[Parsed], later: Sequence[Parsed]) -> list[int]:
    """The places at which the second is before the first."""
    firsts = [day or date.min for day in earlier] if None in earlier else earlier
    lasts = [day or date.max for day in later] if None in later else later
    with suppress(TypeError):  # moments stand among the days, or what can't be read
        if not any(map(lt, lasts, firsts)):  # type: ignore[arg-type]  # what is no day raises
            return []
    return [
        place
        for place, (one, other) in enumerate(zip(earlier, later, strict=True))
        if isinstance(one, date) and isinstance(other, date) and _is_before(other, one)
    ]


def _unread(
    column: _Column, lines: Sequence[int], texts: Sequence[str], values: Sequence[Parsed]
) -> Iterator[tuple[int, RowProblem]]:
    for number, value in enumerate(values):
        if isinstance(value, Unreadable):
            yield number, RowProblem(lines[number], column.title, texts[number], value.reason)
        elif value is None and column.required:
            about = (("field", column.field_title),)
            yield number, RowProblem(lines[number], column.title, texts[number], MISSING, about)


def _plan(header: Row, mapping: Mapping, types: Sequence[ColumnType]) -> _Plan:
    kind = find_kind(mapping.kind)
    columns: list[_Column] = []
    stage, unknown = None, ""
    for key, place in mapping.columns:
        known = kind.field(key)
        title = header[place] or column_letter(place)
        values = known_values(known.type, types[place], title)
        columns.append(_Column(key, place, title, known.title, values, known.required))
        if known.type in STATUS_PARSERS:
            stage, unknown = len(columns) - 1, UNKNOWN.get(known.type, "")
            status = KnownValues(STATUS_PARSERS[known.type])
            columns.append(_Column("status", place, title, known.title, status))
    columns += _currency(columns, mapping, types)
    used = {column.place for column in columns}
    places = {column.key: number for number, column in enumerate(columns)}
    return _Plan(
        tuple(columns),
        tuple((place, title) for place, title in enumerate(_distinct(header)) if place not in used),
        tuple((places[one], places[other]) for one, other in _ORDERED if one in places and other in places),
        stage,
        unknown,
    )


def _currency(columns: Sequence[_Column], mapping: Mapping, types: Sequence[ColumnType]) -> list[_Column]:
    """A currency made from the first amounts that name theirs, when the kind has one and no column holds it."""
    keys = {field.key for field in find_kind(mapping.kind).fields}
    if "currency" not in keys or mapping.column("currency") is not None:
        return []
    column = next((column for column in columns if types[column.place].currencies), None)
    if column is None:  # a column of which no layout is known may name one in any cell
        amounts = {field.key for field in find_kind(mapping.kind).fields if field.type is FieldType.AMOUNT}
        column = next((one for one in columns if one.key in amounts and types[one.place].amount is None), None)
    if column is None:
        return []
    # One cell in dollars says nothing of those that name no currency; a title says which of several dollars is meant.
    usual, named = currency_sign(column.title), currency_in(column.title)
    known = KnownValues(lambda text: currency_in(text) or named or currency_sign(text) or usual or None)
    return [_Column("currency", column.place, column.title, column.field_title, known)]


def _distinct(header: Row) -> list[str]:
    """Titles for every column; a repeated or missing one carries the column's letter."""
    titles: list[str] = []
    for place, name in enumerate(header):
        letter = column_letter(place)
        titles.append(name if name and name not in titles else f"{name} ({letter})" if name else letter)
    return titles


def _is_before(one: date, other: date) -> bool:
    """Compared as moments only when both have a time of day."""
    if isinstance(one, datetime) == isinstance(other, datetime):
        return one < other
    first = one.date() if isinstance(one, datetime) else one
    second = other.date() if isinstance(other, datetime) else other
    return first < second
