"""The rows of a table written plainly: ISO days, plain decimals, empty cells empty; whatever cannot be read stays.

The types of the columns come from column_types, and how one cell is read from cell_values.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from desktop_app.files.amounts import currency_sign
from desktop_app.files.cell_classes import is_empty
from desktop_app.files.cell_values import Parsed, Parser, Unreadable, parser_for
from desktop_app.files.column_types import ColumnKind, ColumnType
from desktop_app.files.kinds import FieldType
from desktop_app.files.source import RawTable, Row, RowProblem, Severity

_FIELDS: Final = {
    ColumnKind.DATE: FieldType.DAY,
    ColumnKind.DATETIME: FieldType.MOMENT,
    ColumnKind.AMOUNT: FieldType.AMOUNT,
    ColumnKind.INTEGER: FieldType.AMOUNT,
}


def clean_rows(table: RawTable, types: Sequence[ColumnType]) -> tuple[list[Row], list[RowProblem]]:
    """The rows with every cell as its column is read, and a warning for each cell that keeps its text.

    A column whose reading is a question stays as it is written. Amounts in several currencies keep theirs.
    """
    problems: list[RowProblem] = []
    columns = [
        _column(table, place, found, problems) for place, found in zip(range(len(table.header)), types, strict=True)
    ]
    rows = list(zip(*columns, strict=True)) if columns else []
    return rows, sorted(problems, key=lambda problem: problem.line)


def _column(table: RawTable, place: int, found: ColumnType, problems: list[RowProblem]) -> list[str]:
    texts = [row[place] for row in table.rows]
    if not found.certain:
        return [text.strip() for text in texts]
    field = _FIELDS.get(found.kind)
    parse = parser_for(field, found) if field else str.strip
    known = {text: _cleaned(found, parse, text) for text in dict.fromkeys(texts)}
    unread = {text: value.reason for text, value in known.items() if isinstance(value, Unreadable)}
    problems.extend(_problems(table, place, texts, unread))
    return [text.strip() if isinstance(value := known[text], Unreadable) else value for text in texts]


def _problems(table: RawTable, place: int, texts: Sequence[str], unread: dict[str, str]) -> Iterator[RowProblem]:
    if unread:
        for line, text in zip(table.lines, texts, strict=True):
            if text in unread:
                yield RowProblem(line, table.title_of(place), text, unread[text], severity=Severity.WARNING)


def _cleaned(found: ColumnType, parse: Parser, text: str) -> str | Unreadable:
    if is_empty(text):
        return ""
    value = parse(text)
    if isinstance(value, Unreadable):
        return value
    plain = _plain(value)
    return f"{plain} {currency_sign(text)}".rstrip() if len(found.currencies) > 1 else plain


def _plain(value: Parsed) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)
