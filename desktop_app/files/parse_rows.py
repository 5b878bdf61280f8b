"""Rows of text to typed values, field by field, with every problem as a value; nothing is looked up or stored.

Each column remembers what its texts became: real columns repeat few values many times.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from desktop_app.files.amounts import currency_in, parse_amount, readings
from desktop_app.files.cell_classes import is_empty
from desktop_app.files.column_types import ColumnType
from desktop_app.files.days import DayLayout, day_readings, parse_day, parse_time, serial_time
from desktop_app.files.import_kinds import Mapping
from desktop_app.files.record_fields import FieldType, find_kind
from desktop_app.files.source import Row, RowProblem, Severity, column_letter
from desktop_app.files.stages import parse_status
from desktop_app.i18n import N_

Value = str | Decimal | date | int | None

NO_SUCH_DAY: Final = N_("This day does not exist.")
NO_DAY: Final = N_("This is not a day.")
NO_NUMBER: Final = N_("This is not a number.")
NO_WHOLE_NUMBER: Final = N_("This is not a whole number.")
NO_TIME: Final = N_("This is not a time of day.")
TWO_READINGS: Final = N_("This can be read in two ways and no other cell decides.")
MISSING: Final = N_("“{field}” is empty.")
UNKNOWN_STAGE: Final = N_("It is not known whether this stage is open, won or lost.")
ENDS_BEFORE: Final = N_("“{later}” is before “{earlier}”.")
NEGATIVE: Final = N_("“{field}” is negative.")

_KEPT: Final = 200_000  # distinct texts a column remembers
_ORDERED: Final = (
    ("opened", "closed"), ("opened", "answered"), ("opened", "resolved"), ("joined", "left"), ("day", "due"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """``values``: every field with a column; None where the cell is empty. ``rest``: unmapped cells by title.

    A stage also gives ``status``: won, lost, open, prospect or None. ``warnings``: the row is taken as it is.
    """

    line: int
    values: dict[str, Value]
    rest: dict[str, str]
    warnings: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What a text became when it cannot be read: the message id of the reason."""

    reason: str


Parsed = Value | Unreadable
Parser = Callable[[str], Parsed]


@dataclass(slots=True)
class _Column:
    key: str
    place: int
    title: str
    required: bool
    field_title: str
    parse: Parser
    severity: Severity
    known: dict[str, Parsed] = field(default_factory=dict)

    def value(self, text: str) -> Parsed:
        try:
            return self.known[text]
        except KeyError:
            value = None if is_empty(text) else self.parse(text)
            if len(self.known) < _KEPT:
                self.known[text] = value
            return value


def parse_rows(
    rows: Iterable[tuple[int, Row]], header: Row, mapping: Mapping, types: Sequence[ColumnType]
) -> Iterator[ParsedRow | RowProblem]:
    """One ParsedRow for each row that can be taken, and one RowProblem for each cell for which a row is refused."""
    columns = _columns(header, mapping, types)
    used = {column.place for column in columns}
    rest = [(place, name or column_letter(place)) for place, name in enumerate(header) if place not in used]
    checks = _checks(columns)
    stage = next((column for column in columns if column.parse is _stage), None)
    for line, cells in rows:
        values: dict[str, Value] = {}
        problems: list[RowProblem] = []
        for column in columns:
            text = cells[column.place]
            value = column.value(text)
            if isinstance(value, Unreadable):
                problems.append(RowProblem(line, column.title, text, value.reason, severity=column.severity))
                value = None
            elif value is None and column.required:
                problems.append(RowProblem(line, column.title, text, MISSING, (("field", column.field_title),)))
            values[column.key] = value
        if stage is not None:
            problems.extend(_with_status(line, stage, cells[stage.place], values))
        for check in checks:
            problems.extend(check(line, cells, values))
        refused = [problem for problem in problems if problem.severity is Severity.REFUSED]
        if refused:
            yield from refused
        else:
            left = {title: cells[place] for place, title in rest if cells[place].strip()}
            yield ParsedRow(line, values, left, tuple(problems))


def _columns(header: Row, mapping: Mapping, types: Sequence[ColumnType]) -> list[_Column]:
    kind = find_kind(mapping.kind)
    columns = []
    for key, place in mapping.columns:
        known = kind.field(key)
        columns.append(
            _Column(
                key,
                place,
                header[place] or column_letter(place),
                known.required,
                known.title,
                _parser(known.type, types[place]),
                Severity.REFUSED,
            )
        )
    return columns


def _parser(wanted: FieldType, found: ColumnType) -> Parser:
    """How the cells of a column are read for a field."""
    typed = _TYPED.get(wanted)
    if typed is not None:
        return lambda text: typed(text, found)
    return _PLAIN.get(wanted, _text)


def _text(text: str) -> str:
    return " ".join(text.split())


def _stage(text: str) -> str:
    return " ".join(text.split())


def _day(text: str, found: ColumnType) -> Parsed:
    layout = found.day or DayLayout()
    if not found.decided and len(set(day_readings(text).values())) > 1:
        return Unreadable(TWO_READINGS)
    day = parse_day(text, layout)
    if day is not None:
        return day
    return Unreadable(NO_SUCH_DAY if any(map(str.isdigit, text)) else NO_DAY)


def _moment(text: str, found: ColumnType) -> Parsed:
    """A ``datetime`` where the cell has a time of day, else a plain ``date``."""
    day = _day(text, found)
    if not isinstance(day, date):
        return day
    at = parse_time(text) if ":" in text else None
    at = at or (serial_time(text) if found.day and found.day.serial else None)
    return day if at is None else datetime.combine(day, at)


def _time(text: str) -> Parsed:
    at: time | None = parse_time(text)
    return Unreadable(NO_TIME) if at is None else at.isoformat("minutes")


def _amount(text: str, found: ColumnType) -> Parsed:
    if found.amount is None or not found.decided:
        both = set(readings(text).values())
        if len(both) > 1:
            return Unreadable(TWO_READINGS)
        return both.pop() if both else Unreadable(NO_NUMBER)
    value = parse_amount(text, found.amount)
    return Unreadable(NO_NUMBER) if value is None else value


def _count(text: str, found: ColumnType) -> Parsed:
    value = _amount(text, found)
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else Unreadable(NO_WHOLE_NUMBER)


def _currency(text: str) -> str:
    return currency_in(text) or text.strip().upper()


_TYPED: Final[dict[FieldType, Callable[[str, ColumnType], Parsed]]] = {
    FieldType.DAY: _day,
    FieldType.MOMENT: _moment,
    FieldType.AMOUNT: _amount,
    FieldType.COUNT: _count,
}
_PLAIN: Final[dict[FieldType, Parser]] = {
    FieldType.TIME: _time,
    FieldType.CURRENCY: _currency,
    FieldType.STAGE: _stage,
}
Check = Callable[[int, Row, dict[str, Value]], Iterator[RowProblem]]


def _with_status(line: int, stage: _Column, text: str, values: dict[str, Value]) -> Iterator[RowProblem]:
    status = parse_status(text)
    values["status"] = status
    if status is None and not is_empty(text):
        yield RowProblem(line, stage.title, text, UNKNOWN_STAGE, severity=Severity.WARNING)


def _checks(columns: Sequence[_Column]) -> list[Check]:
    by_key = {column.key: column for column in columns}
    return [
        _order_check(by_key[first], by_key[second])
        for first, second in _ORDERED
        if first in by_key and second in by_key
    ]


def _order_check(first: _Column, second: _Column) -> Check:
    def check(line: int, cells: Row, values: dict[str, Value]) -> Iterator[RowProblem]:
        earlier, later = values[first.key], values[second.key]
        if isinstance(earlier, date) and isinstance(later, date) and _is_before(later, earlier):
            titles = (("later", second.title), ("earlier", first.title))
            yield RowProblem(line, second.title, cells[second.place], ENDS_BEFORE, titles, Severity.WARNING)

    return check


def _is_before(one: date, other: date) -> bool:
    """Compared as moments only when both have a time of day."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    first = one.date() if isinstance(one, datetime) else one
    second = other.date() if isinstance(other, datetime) else other
    return first < second
