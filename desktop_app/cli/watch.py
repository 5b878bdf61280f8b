"""The command ``watch``: one look at the watched folder, or another folder to watch from now on."""

from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, progress, show_json
from desktop_app.i18n import _
from desktop_app.operations.importing import watch_folder
from desktop_app.store import settings


@click.command("watch")
@file_argument
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--stop", is_flag=True, help="Watch no folder any more.")
@json_option
def watch(file: Path, folder: Path | None, *, stop: bool, as_json: bool) -> None:
    """Import what is new and plainly understood in the watched folder of FILE; the rest waits with its reason."""
    with opened(file, write=True) as store:
        if folder is not None or stop:
            watch_folder.watch_folder(store, "" if folder is None else str(folder.resolve()), progress())
        looked = watch_folder.look(store, progress())
        watched = settings.load(store).watched_folder
    if as_json:
        show_json(
            {
                "folder": watched,
                "imported": [{"source": one.batch.source, "batch": one.batch.id} for one in looked.imported],
                "waiting": [{"file": one.path, "reason": str(one.error())} for one in looked.waiting],
                "unsettled": looked.unsettled,
            }
        )
        return
    click.echo(_("Watching {folder}.").format(folder=watched) if watched else _("No folder is watched."))
    for done in looked.imported:
        click.echo(_("Imported {file}: batch {batch}.").format(file=done.batch.source, batch=done.batch.id))
    for one in looked.waiting:
        click.echo(_("{file} waits: {reason}").format(file=Path(one.path).name, reason=one.error()))


COMMANDS: Final = (watch,)
