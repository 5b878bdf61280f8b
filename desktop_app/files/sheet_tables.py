"""The sheets of a workbook as tables, with what their cell formats and merged cells tell; the cells are workbooks'."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from desktop_app.domain.progress import Progress
from desktop_app.files.cell_formats import ColumnFormat
from desktop_app.files.collected import HEAD_LINES, Wish, collect
from desktop_app.files.layout import find_layout
from desktop_app.files.row_stream import RowStream
from desktop_app.files.source import Dialect, Evidence, Layout, RawTable
from desktop_app.files.workbooks import OpenSheet, open_sheet, open_workbook, sheet_titles
from desktop_app.i18n import N_


def read_workbook(source: Path | bytes, wish: Wish, progress: Progress) -> tuple[Dialect, tuple[RawTable, ...]]:
    workbook = open_workbook(source, wish.name)
    shown, hidden = sheet_titles(workbook), sheet_titles(workbook, hidden=True)
    tables = [_sheet(open_sheet(workbook, source, title, wish.name), title, wish, progress) for title in shown]
    dialect = Dialect(evidence=_unshown(hidden) if hidden else ())
    return dialect, tuple(table for table in tables if table.layout.width)


def _sheet(sheet: OpenSheet, title: str, wish: Wish, progress: Progress) -> RawTable:
    layout = find_layout(list(islice(sheet.records(), HEAD_LINES)), header=wish.header)
    layout = replace(layout, reshaped=wish.reshaped)
    stream = RowStream(sheet.records(), layout, progress=progress)
    table = collect(stream, title, wish.limit)
    problems = (*table.problems, *sheet.problems(layout.header))
    evidence = (*table.evidence, *_formats(sheet, table), *_merged(sheet, layout))
    return replace(table, problems=problems, evidence=evidence, kept=sheet)


def _formats(sheet: OpenSheet, table: RawTable) -> Iterator[Evidence]:
    """What the number formats of the columns told."""
    for place, layout in sheet.formats():
        if place < len(table.header):
            because = next(because for tells, because in _FORMATS if tells(layout))
            values = (("column", table.title_of(place)), ("sign", layout.sign))
            yield Evidence("format", table.title_of(place), because, values)


def _merged(sheet: OpenSheet, layout: Layout) -> Iterator[Evidence]:
    titles = ", ".join(sheet.merged_titles(layout))
    if titles:
        because = N_("Texts and days in merged cells of {columns} hold for each of their rows; amounts stand once.")
        yield Evidence("merged", titles, because, (("columns", titles),))


_FORMATS: Final[tuple[tuple[Callable[[ColumnFormat], object], str], ...]] = (
    (lambda one: one.mixed, N_("The cells of {column} show amounts in several currencies; each is read with its own.")),
    (lambda one: one.digits, N_("The cells of {column} show leading zeros, so they are codes.")),
    (lambda one: one.percent, N_("The cells of {column} show percentages.")),
    (lambda one: one.sign, N_("The cells of {column} show amounts in {sign}.")),
)


def _unshown(titles: Sequence[str]) -> tuple[Evidence, ...]:
    because = N_("Hidden sheets are not read: {names}.")
    return (Evidence("hidden", str(len(titles)), because, (("names", ", ".join(titles)),)),)
