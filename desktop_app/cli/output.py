"""How the command line reads and writes: opening a workspace, tables and JSON on the screen, one-line failures."""

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final
from unicodedata import east_asian_width

import click

from desktop_app import i18n
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import DASH, format_figure, format_number, set_number_format
from desktop_app.domain.period import Period
from desktop_app.domain.progress import Progress, Report
from desktop_app.domain.quantity import Quantity
from desktop_app.domain.table import Cell, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.bring_up import bring_up
from desktop_app.operations.kpis.catalogue import load_catalogue
from desktop_app.reports import own_kpis
from desktop_app.store import rollups, settings
from desktop_app.store.database import Store, open_store
from desktop_app.store.faults import told

JSON_FORMAT: Final = 1
_GAP: Final = "  "

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
file_argument = click.argument("file", type=click.Path(path_type=Path))


def fail(sentence: str) -> int:
    """Say what went wrong on the error stream; the exit code."""
    click.echo(sentence, err=True)
    return 1


@contextmanager
def opened(file: Path, *, write: bool = False) -> Iterator[Store]:
    """The workspace ``file``; reading works beside an open window. Figures are written the workspace's way."""
    with open_store(file, readonly=not write) as store, told(file):
        if not rollups.are_current(store):
            _bring_up(store)
        set_number_format(settings.load(store).number_format)
        own_kpis.learn(load_catalogue(store))
        yield store


def _bring_up(store: Store) -> None:
    """A reader has it done by one who may write; an open window has done it already."""
    if not store.readonly:
        bring_up(store, progress())
        return
    with open_store(store.path) as writer:
        bring_up(writer, progress())


def show_json(data: dict[str, Any]) -> None:
    click.echo(as_json_text(data))


def as_json_text(data: dict[str, Any]) -> str:
    return json.dumps({"format": JSON_FORMAT, **data}, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: object) -> object:
    """Exact values as text: a fraction as a decimal where it ends, else as numerator/denominator."""
    match value:
        case Quantity():
            return {"value": _plain(value.value), "unit": value.unit.value, "currency": value.currency or None}
        case Fraction():
            return exact(value)
        case Period():
            return value.name
        case date():
            return value.isoformat()
        case Path():
            return str(value)
        case _:
            raise TypeError(value)


def exact(value: Fraction) -> str:
    """A decimal if it ends, else ``numerator/denominator``."""
    rest = value.denominator
    for prime in (2, 5):
        while not rest % prime:
            rest //= prime
    if rest != 1:
        return str(value)
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    scaled = abs(int(value * 10**places))
    digits = f"{scaled:0{places + 1}d}"
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def table_json(table: Table) -> dict[str, Any]:
    keys = [column.key for column in table.columns]
    found: dict[str, Any] = {"rows": [dict(zip(keys, map(_cell_json, row), strict=True)) for row in table.rows]}
    if table.totals:
        found["totals"] = dict(zip(keys, map(_cell_json, table.totals), strict=True))
    return found


def _cell_json(cell: Cell) -> object:
    return cell if cell is None or isinstance(cell, (str, int)) else _plain(cell)


def show_table(table: Table) -> None:
    """Columns as wide as their content; numbers right-aligned; a row of totals under a rule."""
    rows = [[cell_text(cell) for cell in row] for row in table.rows]
    totals = [cell_text(cell) if cell is not None else "" for cell in table.totals]
    heads = [_(column.title) for column in table.columns]
    widths = [max(_width(line[place]) for line in (heads, *rows, totals or heads)) for place in range(len(heads))]
    right = [
        any(not isinstance(row[place], (str, date, type(None))) for row in table.rows) for place in range(len(heads))
    ]
    if table.title:
        click.echo(table.title)
    for line in (heads, ["─" * width for width in widths], *rows):
        click.echo(_line(line, widths, right))
    if totals:
        click.echo(_line(["─" * width for width in widths], widths, right))
        click.echo(_line(totals, widths, right))


def cell_text(cell: Cell) -> str:
    """A cell as people read it; ISO-like names for periods."""
    match cell:
        case None:
            return DASH
        case str():
            return cell
        case Period():
            return cell.name
        case Fraction():
            return format_number(cell, 0 if cell.denominator == 1 else 2)
        case _:
            return format_figure(cell)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        " " * (width - _width(cell)) + cell if to_right else cell + " " * (width - _width(cell))
        for cell, width, to_right in zip(cells, widths, right, strict=True)
    )
    return _GAP.join(padded).rstrip()


def _width(text: str) -> int:
    """Places on a terminal: ideographs take two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def progress() -> Progress:
    """A line that overwrites itself on a terminal; nothing when the output goes elsewhere."""
    return Progress(_draw) if sys.stderr.isatty() else Progress()


def _draw(report: Report) -> None:
    share = f" {report.done:,} / {report.total:,}" if report.total else f" {report.done:,}" if report.done else ""
    width = shutil.get_terminal_size().columns - 1
    click.echo(f"\r{(_(report.label) + share)[:width]:<{width}}\r", nl=False, err=True)


def parse_day(text: str) -> date:
    """An ISO day; UserError otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise UserError(N_("“{text}” is not a day."), N_("Write it as 2017-09-30."), text=text) from wrong


def language_of(store: Store) -> None:
    """Speak the workspace's language, for documents that are handed over."""
    i18n.set_language(settings.load(store).language)
