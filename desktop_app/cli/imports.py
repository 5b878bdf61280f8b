"""Commands for files: read, import, batches, take-back."""

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.domain.records import Kind
from desktop_app.domain.table import Column, Table
from desktop_app.files.column_types import ColumnType, infer_columns
from desktop_app.files.import_kinds import guess_kind, propose_mapping
from desktop_app.files.readers import read_source
from desktop_app.files.source import Evidence, RawTable, Source
from desktop_app.i18n import N_, _
from desktop_app.operations import import_file, take_back
from desktop_app.operations.understand import Choices, Understanding, understand_file
from desktop_app.reports.wording import problem_text
from desktop_app.store import batches
from desktop_app.store.database import Store

_SHOWN: Final = 10
_GROUPS: Final = 12


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


@click.command("import")
@file_argument
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="What the file holds.")
@click.option("--map", "columns", multiple=True, help="field=column; an empty column leaves the field out.")
@click.option("--read", "readings", multiple=True, help="column=1 or column=2: which reading of a value is meant.")
@click.option("--alias", "aliases", multiple=True, help="product:GTXPro=GTX Pro: the written name means the known one.")
@click.option("--unknown", type=click.Choice(["create", "skip"]), default="create", show_default=True,
              help="What to do with sellers nobody knows.")  # fmt: skip
@click.option("--tax", type=click.Choice(["with", "without"]), help="Whether a lone invoice amount includes tax.")
@click.option("--encoding", help="Read with this encoding.")
@click.option("--table", type=int, default=1, help="Which table or sheet, from 1.")
@click.option("--changes-from", help="Day from which a changed team, manager or role holds; without it: corrected.")
@click.option("--dry-run", is_flag=True, help="Only say what would be imported.")
@json_option
def import_(file: Path, sources: tuple[Path, ...], *, dry_run: bool, as_json: bool, **options: Any) -> None:
    """Import SOURCES into FILE, one batch each."""
    results: list[dict[str, Any]] = []
    with opened(file, write=not dry_run) as store:
        for source in sources:
            choices = _choices(store, source, options)
            if dry_run:
                results.append(_understood_json(understand_file(store, source, source.name, choices, progress())))
            else:
                changes_from: date | None = parse_day(options["changes_from"]) if options["changes_from"] else None
                request = import_file.Request(source, source.name, choices, changes_from)
                results.append(_imported_json(import_file.import_file(store, request, progress())))
    if as_json:
        show_json({"file": file, "imports": results})
        return
    for result in results:
        _print_result(result, dry_run=dry_run)


def _choices(store: Store, source: Path, options: dict[str, Any]) -> Choices:
    base = Choices(
        encoding=options["encoding"],
        table=options["table"] - 1,
        kind=Kind(options["kind"]) if options["kind"] else None,
        aliases=tuple(_alias(text) for text in options["aliases"]),
        may_create_people=options["unknown"] == "create",
        with_tax=None if options["tax"] is None else options["tax"] == "with",
    )
    if not options["columns"] and not options["readings"]:
        return base
    table = understand_file(store, source, source.name, base).table
    columns = dict(_pair(text) for text in options["columns"])
    readings = dict(_pair(text) for text in options["readings"])
    return replace(
        base,
        columns={key: _place(table, name) if name else -1 for key, name in columns.items()},
        readings={_place(table, name): _reading(which) for name, which in readings.items()},
    )


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise UserError(N_("“{text}” lacks an equals sign."), N_("Write name=value."), text=text)
    return key.strip(), value.strip()


def _reading(text: str) -> int:
    if text not in ("1", "2"):
        raise UserError(N_("“{text}” is not the number of a reading."), N_("Write column=1 or column=2."), text=text)
    return int(text) - 1


def _alias(text: str) -> tuple[str, str, str]:
    noun, colon, rest = text.partition(":")
    if not colon:
        raise UserError(N_("“{text}” does not say what is renamed."), N_("Write product:GTXPro=GTX Pro."), text=text)
    return noun.strip(), *_pair(rest)


def _place(table: RawTable, name: str) -> int:
    if name.isdecimal() and name not in table.header:
        return int(name) - 1
    if name not in table.header:
        raise UserError(
            N_("There is no column “{name}”."), N_("Columns are: {names}."), name=name, names=", ".join(table.header)
        )
    return table.header.index(name)


def _understood_json(found: Understanding) -> dict[str, Any]:
    return {
        "source": found.source.name,
        "kind": found.mapping.kind.value,
        "rows": len(found.table.rows),
        "columns": {key: found.table.title_of(place) for key, place in found.mapping.columns},
        "missing": list(found.mapping.missing),
        "questions": [
            {
                "column": one.title,
                "text": one.alternatives[0].text,
                "readings": [str(a.value) for a in one.alternatives],
            }
            for one in found.doubts
        ],
        "aliases": [
            {"noun": one.noun, "written": one.written, "known": one.known, "rows": one.rows} for one in found.offers
        ],
        "unknown_people": list(found.unknown_people),
        "problems": dict(Counter(_(problem.reason) for problem in found.problems)),
    }


def _imported_json(result: import_file.Imported) -> dict[str, Any]:
    batch = result.batch
    return {
        "source": batch.source,
        "batch": batch.id,
        "kind": batch.kind,
        "rows": batch.rows,
        "created": batch.created,
        "changed": batch.changed,
        "unchanged": batch.unchanged,
        "refused": batch.refused,
        "new_people": list(result.new_people),
        "problems": [
            {"line": one.line, "column": one.column, "text": one.original, "severity": one.severity,
             "reason": problem_text(one)}
            for one in result.problems
        ],
    }  # fmt: skip


def _print_result(result: dict[str, Any], *, dry_run: bool) -> None:
    if dry_run:
        click.echo(_("{source}: {rows} rows of {kind}; nothing was imported.").format(**result))
        for field, column in result["columns"].items():
            click.echo(f"  {field} = {column}")
        for offer in result["aliases"]:
            click.echo(_("  {written} looks like {known} ({rows} rows)").format(**offer))
        return
    click.echo(
        _("{source}: batch {batch}, {rows} rows = {created} new + {changed} changed + {unchanged} unchanged"
          " + {refused} refused").format(**result)
    )  # fmt: skip
    grouped = Counter((one["severity"], one["reason"]) for one in result["problems"])
    for (_severity, reason), number in grouped.most_common(_GROUPS):
        first = next(one["line"] for one in result["problems"] if one["reason"] == reason)
        where = _("  {n} × {reason} (first: line {line})") if first else "  {n} × {reason}"
        click.echo(where.format(n=number, reason=reason, line=first))


@click.command("batches")
@file_argument
@json_option
def list_batches(file: Path, *, as_json: bool) -> None:
    """List the imports of FILE, newest first."""
    with opened(file) as store:
        found = batches.load(store)
    keys = ("id", "recorded_at", "kind", "source", "rows", "created", "changed", "unchanged", "refused")
    if as_json:
        show_json({"batches": [{**{key: getattr(one, key) for key in keys}, "taken_back_at": one.taken_back_at}
                               for one in found]})  # fmt: skip
        return
    titles = (N_("Batch"), N_("Recorded"), N_("Kind"), N_("Source"), N_("Rows"), N_("New"), N_("Changed"),
              N_("Unchanged"), N_("Refused"))  # fmt: skip
    columns = (*(Column(key, title) for key, title in zip(keys, titles, strict=True)), Column("state", N_("State")))
    show_table(
        Table(
            columns,
            tuple((*(getattr(one, key) for key in keys), "" if one.in_force else _("taken back")) for one in found),
        )
    )


@click.command("take-back")
@file_argument
@click.argument("batch", type=int)
@json_option
def take_back_(file: Path, batch: int, *, as_json: bool) -> None:
    """Take the import BATCH of FILE back, whole."""
    with opened(file, write=True) as store:
        done = take_back.take_back(store, batch, progress())
    if as_json:
        show_json({"batch": done.batch, "removed": done.removed, "restored": done.restored, "gone": list(done.gone),
                   "kept": list(done.kept)})  # fmt: skip
        return
    click.echo(_("Batch {batch} was taken back: {removed} records removed, {restored} restored.").format(
        batch=done.batch, removed=done.removed, restored=done.restored))  # fmt: skip
    if done.kept:
        click.echo(_("Kept, because a target or a plan uses them: {names}").format(names=", ".join(done.kept)))


COMMANDS: Final = (read, import_, list_batches, take_back_)
