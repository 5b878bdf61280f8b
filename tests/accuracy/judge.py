"""Whether a dirty file was understood: cell for cell, or every undamaged row right and every damaged one listed."""

import io
from dataclasses import dataclass
from random import Random
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.files.readers import read_source
from desktop_app.files.source import Certainty, RawTable, Row, Source
from tests.accuracy.writing import Sheet


@dataclass(frozen=True)
class Verdict:
    """``fault`` is empty for a file that was understood."""

    fault: str

    def __bool__(self) -> bool:
        return not self.fault


def judge(sheet: Sheet, rng: Random) -> Verdict:
    return judge_bytes(sheet, sheet.data(rng))


def judge_bytes(sheet: Sheet, data: bytes) -> Verdict:
    try:
        source = read_source(data, name="export.csv", languages=sheet.languages)
    except UserError as error:
        return Verdict("" if not sheet.head and not sheet.body else f"refused: {error}")
    if not sheet.head and not sheet.body:
        return Verdict("" if not source.table.rows else "rows from nothing")
    faults = (_law(source, data), _header(sheet, source.table), _rows(sheet, source.table), _tables(sheet, source))
    return Verdict(next(filter(None, faults), ""))


def _law(source: Source, data: bytes) -> str:
    count = source.table.count
    lines = len(list(io.StringIO(data.decode(source.dialect.encoding), newline=None)))
    if not count.adds_up:
        return f"lines do not add up: {count}"
    return "" if count.total == lines else f"{count.total} lines of {lines}"


def _cut(row: Row, width: int) -> Row:
    """The row without empty cells beyond ``width``."""
    return row[:width] if not any(row[width:]) else row


def _header(sheet: Sheet, table: RawTable) -> str:
    width = len(sheet.header)
    found = _cut(table.header, width)
    if found == sheet.header:
        return ""
    asked = any(one.property == "header" and one.certainty is Certainty.ASKED for one in table.evidence)
    if sheet.asked and asked:
        return ""
    return f"header {found}"


_SIGNS: Final = str.maketrans("", "", '"\\,;\t|\n ')


def _bare(row: Row) -> Row:
    """The row without the signs that a damage adds, loses or replaces."""
    return tuple(cell.translate(_SIGNS) for cell in row)


def _rows(sheet: Sheet, table: RawTable) -> str:
    width = len(sheet.rows[0]) if sheet.rows else len(sheet.header)
    if sheet.asked and table.header == sheet.rows[0]:
        return ""  # a table of words without names: the question is whether its first line is one
    found = {line: _cut(row, width) for line, row in zip(table.lines, table.rows, strict=True)}
    listed = {problem.line for problem in table.problems} | {one.line for one in (*table.footer, *table.junk)}
    for place, (lines, wanted) in enumerate(zip(sheet.spans(), sheet.rows, strict=True)):
        got = [found.pop(line) for line in lines if line in found]
        if place in sheet.damaged:
            if listed.isdisjoint(lines) and [_bare(row) for row in got] != [_bare(wanted)]:
                return f"damaged row in line {lines[0]} is neither right nor listed: {got}"
        elif got != [wanted]:
            return f"line {lines[0]}: {got} for {wanted}"
    return f"rows from nowhere: {found}" if found else ""


def _tables(sheet: Sheet, source: Source) -> str:
    others = [table for table in source.tables if table is not source.table]
    if len(others) != len(sheet.tables):
        return f"{len(others)} further tables"
    for table, (header, rows) in zip(others, sheet.tables, strict=True):
        width = len(header)
        if _cut(table.header, width) != header or [_cut(row, width) for row in table.rows] != list(rows):
            return f"further table: {table.header} {table.rows}"
    return ""
