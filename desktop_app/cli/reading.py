"""The command that only reads a file: what is understood of it, or the file as clean CSV."""

import csv
import io
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import json_option, progress, show_json, show_table
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Column, Table
from desktop_app.files.column_types import ColumnType, infer_columns
from desktop_app.files.import_kinds import guess_kind, propose_mapping
from desktop_app.files.readers import read_source
from desktop_app.files.source import Evidence, RawTable, Source
from desktop_app.i18n import N_, _

_SHOWN: Final = 10


@click.command("read")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--raw", is_flag=True, help="Text cells only; nothing is inferred.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the table as clean CSV.")
@click.option("--encoding", help="Read with this encoding instead of the one found.")
@click.option("--separator", help="Separator, if not the one found.")
@click.option("--table", type=int, default=1, show_default=True, help="Which table or sheet, from 1.")
@json_option
def read(
    source: Path, *, raw: bool, as_csv: bool, encoding: str | None, separator: str | None, table: int, as_json: bool
) -> None:
    """Show what is understood of the file SOURCE; nothing is imported."""
    found = read_source(source, encoding=encoding, separator=separator, table=table - 1, progress=progress())
    chosen = found.tables[found.chosen]
    if as_csv:
        click.echo(_as_csv(chosen), nl=False)
        return
    types = () if raw else infer_columns(chosen)
    if as_json:
        show_json(_source_json(found, chosen, types))
        return
    for line in (*found.evidence, *chosen.evidence):
        click.echo(f"{_(line.property)}: {line.reading}  {_because(line)}")
    if types:
        kind = guess_kind(chosen, types)
        click.echo(_("Seems to hold: {kind}").format(kind=_(kind.title)))
        show_table(_columns_table(chosen, types, {c: k for k, c in propose_mapping(chosen, types, kind).columns}))
    show_table(_rows_table(chosen))


def _because(line: Evidence) -> str:
    return _(line.because).format(**dict(line.values))


def _as_csv(table: RawTable) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(table.rows)
    return stream.getvalue()


def _source_json(found: Source, table: RawTable, types: tuple[ColumnType, ...]) -> dict[str, Any]:
    return {
        "name": found.name,
        "file_format": found.format,
        "size": found.size,
        "encoding": found.dialect.encoding,
        "separator": found.dialect.separator,
        "tables": [one.title for one in found.tables],
        "header": list(table.header),
        "columns": [
            {"name": table.title_of(place), "type": one.kind.value, "certain": one.certain,
             "evidence": [_because(line) for line in one.evidence]}
            for place, one in enumerate(types)
        ],
        "evidence": [
            {"property": line.property, "reading": line.reading, "because": _because(line)}
            for line in (*found.evidence, *table.evidence)
        ],
        "rows": [list(row) for row in table.rows],
        "lines": list(table.lines),
        "problems": [
            {"line": one.line, "column": one.column, "text": one.text, "reason": _(one.reason)}
            for one in table.problems
        ],
    }  # fmt: skip


def _columns_table(table: RawTable, types: tuple[ColumnType, ...], fields: dict[int, str]) -> Table:
    columns = (
        Column("column", N_("Column")),
        Column("field", N_("Field")),
        Column("type", N_("Type")),
        Column("certain", N_("Certainty")),
        Column("because", N_("Because")),
    )
    rows = tuple(
        (
            table.title_of(place),
            fields.get(place, ""),
            one.kind.value,
            _("sure") if one.certain else _("1 question"),
            _because(one.evidence[0]) if one.evidence else "",
        )
        for place, one in enumerate(types)
    )
    return Table(columns, rows)


def _rows_table(table: RawTable) -> Table:
    columns = (Column("line", N_("Line"), Unit.COUNT), *(Column(str(n), name) for n, name in enumerate(table.header)))
    pairs = list(zip(table.lines, table.rows, strict=True))[:_SHOWN]
    return Table(columns, tuple((line, *row) for line, row in pairs))


COMMANDS: Final = (read,)
