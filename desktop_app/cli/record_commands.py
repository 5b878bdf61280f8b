"""The command ``records``: what is known of each record of one kind, on the screen or as a file."""

from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, show_json, show_table, table_json
from desktop_app.domain.records import Kind
from desktop_app.files.writers import write_table
from desktop_app.i18n import _
from desktop_app.reports.kind_records import KINDS, whole_table
from desktop_app.store import record_pages, settings
from desktop_app.store.record_pages import Asked

_SHOWN: Final = 50  # records


@click.command("records")
@file_argument
@click.argument("kind", type=click.Choice([kind.value for kind in KINDS]))
@click.option("--limit", type=click.IntRange(min=1), help="How many, newest first; without it 50, in a file all.")
@click.option("--out", type=click.Path(path_type=Path), help="Write them to this file: csv, xlsx or json.")
@json_option
def records(file: Path, kind: str, *, limit: int | None, out: Path | None, as_json: bool) -> None:
    """List the records of KIND in FILE, newest first, with every field that they have."""
    wanted = Kind(kind)
    with opened(file) as store:
        ids = record_pages.order(store, Asked(wanted))
        taken = ids[: limit or (len(ids) if out else _SHOWN)]
        table = whole_table(wanted, record_pages.find_all(store, taken), settings.load(store).currency)
    if out:
        write_table(table, out)
    if as_json:
        show_json({"kind": kind, "count": len(ids), **table_json(table)})
        return
    if out:
        click.echo(_("{rows} records were written to {file}.").format(rows=len(taken), file=out))
        return
    if table.rows:
        show_table(table)
    click.echo(_("{shown} of {count} records.").format(shown=len(taken), count=len(ids)))


COMMANDS: Final = (records,)
