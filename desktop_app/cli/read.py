"""The command read: what is understood of a file, and its table as clean CSV or JSON; no workspace is needed."""

import csv
import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import as_json_text, json_option, progress, show_table
from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Column, Table
from desktop_app.files.clean_rows import clean_rows
from desktop_app.files.column_types import ColumnType, infer_columns
from desktop_app.files.import_kinds import guess_kind, propose_mapping
from desktop_app.files.readers import read_source
from desktop_app.files.source import Evidence, RawTable, Row, RowProblem, Source
from desktop_app.files.system_presets import recognise
from desktop_app.files.tongues import languages_of
from desktop_app.i18n import N_, _

_SHOWN: Final = 10
_LISTED: Final = 20
_STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class _Found:
    """What was understood of one table; ``rows`` as they are printed. ``types`` is empty for raw text."""

    source: Source
    table: RawTable
    types: tuple[ColumnType, ...]
    rows: Sequence[Row]
    problems: tuple[RowProblem, ...]


@click.command("read")
@click.argument("source")
@click.option("--table", type=click.IntRange(1), help="Which table or sheet, from 1; else the sheet with most cells.")
@click.option("--encoding", help="Read with this encoding instead of the one found.")
@click.option("--separator", help="Separator, if not the one found; “tab” for a tab.")
@click.option("--header", type=click.IntRange(0), help="Line of the column names, 0 for none, if not the one found.")
@click.option("--language", "languages", multiple=True, help="A language the file may be written in, as ro or zh-TW.")
@click.option("--raw", is_flag=True, help="Cells as they are written; nothing is inferred.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the table as clean CSV.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file: CSV or .json.")
@json_option
def read(source: str, *, as_csv: bool, as_json: bool, out: Path | None, **wishes: Any) -> None:
    """Show what is understood of the file SOURCE, or of the standard input for “-”; nothing is imported.

    With --csv or --json the table is printed as it is understood: days as 2024-03-05, amounts as 1234.50.
    """
    if as_csv and as_json:
        raise UserError(N_("--csv and --json exclude each other."), N_("Choose one of them."))
    found = _understood(source, **wishes)
    as_json = as_json or (out is not None and not as_csv and out.suffix.lower() == ".json")
    text = as_json_text(_source_json(found)) + "\n" if as_json else _as_csv(found)
    if out is not None:
        _write(out, text)
    if as_csv:
        for sentence in _report(found):
            click.echo(sentence, err=True)
    if (as_csv or as_json) and out is None:
        click.echo(text, nl=False)
    elif not as_csv:
        _show(found)


def _understood(
    source: str,
    *,
    table: int | None,
    encoding: str | None,
    separator: str | None,
    header: int | None,
    languages: tuple[str, ...],
    raw: bool,
) -> _Found:
    known = languages or _languages()
    piped = source == _STANDARD_INPUT
    read_in = read_source(
        sys.stdin.buffer.read() if piped else Path(source),
        name=_("standard input") if piped else "",
        encoding=encoding,
        separator="\t" if separator in {"tab", "\\t"} else separator,
        table=None if table is None else table - 1,
        header=header,
        languages=known,
        progress=progress(),
    )
    if table is not None and table > len(read_in.tables):
        raise UserError(
            N_("There is no table {number}."), N_("The file has {count}."), number=table, count=len(read_in.tables)
        )
    chosen = read_in.table
    if raw:
        return _Found(read_in, chosen, (), chosen.rows, chosen.problems)
    types = infer_columns(chosen, known[0] if known else "en")
    rows, problems = clean_rows(chosen, types)
    return _Found(read_in, chosen, types, rows, (*chosen.problems, *problems))


def _languages() -> tuple[str, ...]:
    """The languages of the environment; none where it names none, so that all are thought of alike."""
    name = next((os.environ[key] for key in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(key)), "")
    language, _underline, country = name.partition(".")[0].partition("_")
    return languages_of(interface=f"{language}-{country}".strip("-"), country=country) if language.islower() else ()


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UserError(
            N_("“{name}” cannot be written: {reason}."), N_("Choose another place."),
            name=out.name, reason=error.strerror or str(error),
        ) from error  # fmt: skip


def _as_csv(found: _Found) -> str:
    """A line of names, unless the table has none, and the rows."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if any(found.table.header):
        writer.writerow(found.table.header)
    writer.writerows(found.rows)
    return stream.getvalue()


def _because(line: Evidence) -> str:
    return _(line.because).format(**dict(line.values))


def _report(found: _Found) -> Iterator[str]:
    """What was understood, every line that is no row, and every problem."""
    yield from map(_told, _evidence(found))
    for place, one in enumerate(found.types):
        for reason in one.evidence[:1]:
            question = "" if one.certain else " " + _("A question is open; the cells stay as they are written.")
            yield f"{found.table.title_of(place)}: {one.kind.value}  {_because(reason)}{question}"
    for skipped in _skipped_json(found.table):
        yield _("line {line}, no row: {text}").format(**skipped)
    for problem in found.problems:
        why = _(problem.reason).format(**dict(problem.values))
        yield _("line {line}, {column}: “{text}” {reason}").format(
            line=problem.line, column=problem.column or "–", text=problem.text, reason=why
        )


def _told(line: Evidence) -> str:
    return f"{_(line.property)}: {line.reading}  {_because(line)}"


def _evidence(found: _Found) -> tuple[Evidence, ...]:
    export = recognise(found.table.header) if found.types else None
    return (*found.source.evidence, *found.table.evidence, *((export.evidence,) if export else ()))


def _show(found: _Found) -> None:
    for line in _evidence(found):
        click.echo(_told(line))
    if found.types:
        kind = guess_kind(found.table, found.types)
        holds = _(kind.title) if kind else _("none of the kinds that can be imported")
        click.echo(_("Seems to hold: {kind}").format(kind=holds))
        mapped = propose_mapping(found.table, found.types, kind).columns if kind else ()
        show_table(_columns_table(found, {column: key for key, column in mapped}))
    show_table(_rows_table(found))
    said = list(_report(_Found(found.source, found.table, (), found.rows, found.problems)))[len(_evidence(found)) :]
    for sentence in said[:_LISTED]:
        click.echo(sentence)


def _source_json(found: _Found) -> dict[str, Any]:
    source, table = found.source, found.table
    return {
        "name": source.name,
        "file_format": source.format,
        "size": source.size,
        "encoding": source.dialect.encoding,
        "separator": source.dialect.separator,
        "tables": [one.title for one in source.tables],
        "table": source.chosen + 1,
        "header": list(table.header),
        "columns": [
            {"name": table.title_of(place), "type": one.kind.value, "certain": one.certain, "currency": one.currency,
             "evidence": [_because(line) for line in one.evidence]}
            for place, one in enumerate(found.types)
        ],
        "evidence": [
            {"property": line.property, "reading": line.reading, "because": _because(line),
             "certain": line.certainty.value == "sure"}
            for line in _evidence(found)
        ],
        "rows": [list(row) for row in found.rows],
        "lines": list(table.lines),
        "skipped": _skipped_json(table),
        "problems": [
            {"line": one.line, "column": one.column, "text": one.text, "severity": one.severity.value,
             "reason": _(one.reason).format(**dict(one.values))}
            for one in found.problems
        ],
    }  # fmt: skip


def _skipped_json(table: RawTable) -> list[dict[str, Any]]:
    skipped = sorted((*table.preamble, *table.junk, *table.footer), key=lambda one: one.line)
    return [{"line": one.line, "text": one.text} for one in skipped]


def _columns_table(found: _Found, fields: dict[int, str]) -> Table:
    columns = (
        Column("column", N_("Column")),
        Column("field", N_("Field")),
        Column("type", N_("Type")),
        Column("certain", N_("Certainty")),
        Column("because", N_("Because")),
    )
    rows = tuple(
        (
            found.table.title_of(place),
            fields.get(place, ""),
            one.kind.value,
            _("sure") if one.certain else _("1 question"),
            _because(one.evidence[0]) if one.evidence else "",
        )
        for place, one in enumerate(found.types)
    )
    return Table(columns, rows)


def _rows_table(found: _Found) -> Table:
    names = (Column(str(place), found.table.title_of(place)) for place in range(len(found.table.header)))
    pairs = list(zip(found.table.lines, found.rows, strict=True))[:_SHOWN]
    return Table((Column("line", N_("Line"), Unit.COUNT), *names), tuple((line, *row) for line, row in pairs))


COMMANDS: Final = (read,)
