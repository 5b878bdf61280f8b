"""Rows of text to typed values, field by field, with every problem as a value; nothing is looked up or stored.

Rows are parsed in chunks and by column: texts already seen are looked up at once, which is ten times faster than
cell by cell. How one cell is read: cell_values.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice, repeat
from typing import Final, NamedTuple

from desktop_app.files.amounts import currency_in
from desktop_app.files.cell_classes import is_empty
from desktop_app.files.cell_values import KnownValues, Parsed, Unreadable, Value, known_values
from desktop_app.files.column_types import ColumnType
from desktop_app.files.import_kinds import Mapping
from desktop_app.files.kinds import FieldType, find_kind
from desktop_app.files.source import Row, RowProblem, Severity, column_letter
from desktop_app.files.stages import parse_status
from desktop_app.i18n import N_

MISSING: Final = N_("“{field}” is empty.")
UNKNOWN_STAGE: Final = N_("It is not known whether this stage is open, won or lost.")
ENDS_BEFORE: Final = N_("“{later}” is before “{earlier}”.")

_CHUNK: Final = 1024  # rows
_ORDERED: Final = (
    ("opened", "closed"), ("opened", "answered"), ("opened", "resolved"), ("joined", "left"), ("day", "due"),
)  # fmt: skip


class ParsedRow(NamedTuple):
    """``values``: every field with a column; None where the cell is empty. ``rest``: unmapped cells by title.

    A stage also gives ``status``: won, lost, open, prospect or None. Amounts that name their currency give
    ``currency`` when no column does. ``warnings``: the row is taken as it is.
    """

    line: int
    values: dict[str, Value]
    rest: dict[str, str]
    warnings: tuple[RowProblem, ...] = ()


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

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(column.key for column in self.columns)


Problems = dict[int, list[RowProblem]]


def parse_rows(
    rows: Iterable[tuple[int, Row]], header: Row, mapping: Mapping, types: Sequence[ColumnType]
) -> Iterator[ParsedRow | RowProblem]:
    """One ParsedRow for each row that can be taken, and one RowProblem for each cell for which a row is refused."""
    plan = _plan(header, mapping, types)
    source = iter(rows)
    while chunk := list(islice(source, _CHUNK)):
        yield from _parse_chunk(plan, chunk)


def _parse_chunk(plan: _Plan, chunk: Sequence[tuple[int, Row]]) -> Iterator[ParsedRow | RowProblem]:
    lines = [line for line, _cells in chunk]
    texts = list(zip(*(cells for _line, cells in chunk), strict=True))
    parsed = [column.known.read(texts[column.place]) for column in plan.columns]
    problems = _problems(plan, lines, texts, parsed)
    in_rows = zip(*parsed, strict=True) if parsed else repeat((), len(lines))
    values = map(dict, map(zip, repeat(plan.keys), in_rows))
    made = map(ParsedRow, lines, values, _rest(plan, texts, len(lines)))
    if not problems:
        yield from made
        return
    for number, row in enumerate(made):
        found = problems.get(number)
        refused = [problem for problem in found or () if problem.severity is Severity.REFUSED]
        if refused:
            yield from refused
        else:
            yield row._replace(warnings=tuple(found)) if found else row


def _rest(plan: _Plan, texts: Sequence[Row], count: int) -> Iterator[dict[str, str]]:
    """The unmapped cells of each row that hold something."""
    if not plan.rest:
        return ({} for _ in range(count))
    titles = [title for _place, title in plan.rest]
    cells = zip(*(texts[place] for place, _title in plan.rest), strict=True)
    return ({title: text for title, text in zip(titles, row, strict=True) if text and text.strip()} for row in cells)


def _problems(plan: _Plan, lines: Sequence[int], texts: Sequence[Row], parsed: Sequence[Sequence[Parsed]]) -> Problems:
    """The problems of a chunk by the number of the row in it."""
    found: Problems = {}
    for column, values in zip(plan.columns, parsed, strict=True):
        if column.known.unreadable or (column.required and None in values):
            for number, problem in _unread(column, lines, texts[column.place], values):
                found.setdefault(number, []).append(problem)
    if plan.stage is not None:
        stage = plan.columns[plan.stage]
        for number, (text, status) in enumerate(zip(texts[stage.place], parsed[plan.stage + 1], strict=True)):
            if status is None and not is_empty(text):
                problem = RowProblem(lines[number], stage.title, text, UNKNOWN_STAGE, (), Severity.WARNING)
                found.setdefault(number, []).append(problem)
    for first, second in plan.checks:
        titles = (("later", plan.columns[second].title), ("earlier", plan.columns[first].title))
        place = plan.columns[second].place
        for number, (earlier, later) in enumerate(zip(parsed[first], parsed[second], strict=True)):
            if isinstance(earlier, date) and isinstance(later, date) and _is_before(later, earlier):
                text = texts[place][number]
                problem = RowProblem(lines[number], titles[0][1], text, ENDS_BEFORE, titles, Severity.WARNING)
                found.setdefault(number, []).append(problem)
    return found


def _unread(
    column: _Column, lines: Sequence[int], texts: Row, values: Sequence[Parsed]
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
    stage = None
    for key, place in mapping.columns:
        known = kind.field(key)
        values = known_values(known.type, types[place])
        title = header[place] or column_letter(place)
        columns.append(_Column(key, place, title, known.title, values, known.required))
        if known.type is FieldType.STAGE:
            stage = len(columns) - 1
            columns.append(_Column("status", place, title, known.title, KnownValues(parse_status)))
    columns += _currency(columns, mapping, types)
    used = {column.place for column in columns}
    places = {column.key: number for number, column in enumerate(columns)}
    return _Plan(
        tuple(columns),
        tuple((place, title) for place, title in enumerate(_distinct(header)) if place not in used),
        tuple((places[one], places[other]) for one, other in _ORDERED if one in places and other in places),
        stage,
    )


def _currency(columns: Sequence[_Column], mapping: Mapping, types: Sequence[ColumnType]) -> list[_Column]:
    """A currency made from the first amounts that name theirs, when the kind has one and no column holds it."""
    keys = {field.key for field in find_kind(mapping.kind).fields}
    if "currency" not in keys or mapping.column("currency") is not None:
        return []
    column = next((column for column in columns if types[column.place].currencies), None)
    if column is None:
        return []
    usual = types[column.place].currency
    known = KnownValues(lambda text: currency_in(text) or usual or None)
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
