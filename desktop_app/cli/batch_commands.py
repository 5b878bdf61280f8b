"""Commands for what was imported: the list of imports, and taking one back."""

from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, progress, show_json, show_table
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.importing import take_back
from desktop_app.store import batches


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


COMMANDS: Final = (list_batches, take_back_)
