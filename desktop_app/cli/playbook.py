"""The command playbook: what is said and asked at each stage of a deal."""

from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, progress, show_json
from desktop_app.i18n import _
from desktop_app.operations.playbook import find_chapter, load_playbook, write_chapter


@click.group("playbook")
def playbook() -> None:
    """What is said and asked at each stage of a deal."""


@playbook.command("show")
@file_argument
@click.argument("stage", default="")
@json_option
def show(file: Path, stage: str, *, as_json: bool) -> None:
    """Show the playbook of STAGE, or of all stages."""
    with opened(file) as store:
        found = (find_chapter(store, stage),) if stage else load_playbook(store)
    if as_json:
        show_json({"stages": [
            {"stage": one.stage, "title": one.title, "text": one.text, "written": one.written} for one in found
        ]})  # fmt: skip
        return
    for one in found:
        click.echo(one.title)
        click.echo(one.text or _("nothing written yet"))
        click.echo()


@playbook.command("write")
@file_argument
@click.argument("stage")
@click.argument("text")
@json_option
def write(file: Path, stage: str, text: str, *, as_json: bool) -> None:
    """Keep TEXT for STAGE; an empty one ends it."""
    with opened(file, write=True) as store:
        key = find_chapter(store, stage).stage
        write_chapter(store, key, text, progress())
    if as_json:
        show_json({"stage": key})
        return
    click.echo(_("Saved."))


COMMANDS: Final = (playbook,)
