"""The commands ``name list``, ``name alike`` and ``name merge``: who and what the records speak of."""

from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, progress, show_json, show_table
from desktop_app.domain.errors import UserError
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.importing import merge_names
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.names import Name

_NOUN: Final = click.argument("noun", type=click.Choice(merge_names.NOUNS))


@click.group("name")
def name() -> None:
    """People, teams, regions, customers, products and channels: list them, find and merge variants."""


@name.command("list")
@file_argument
@_NOUN
@json_option
def list_names(file: Path, noun: str, *, as_json: bool) -> None:
    """List the names of FILE, with the other ways in which they are written."""
    with opened(file) as store:
        found, other = names.load(store, noun), names.standing_for(store, noun)
    if as_json:
        listed = [{"id": one.id, "name": one.text, "also": other.get(one.id, [])} for one in found]
        show_json({"noun": noun, "names": listed})
        return
    columns = (Column("id", N_("Number")), Column("name", N_("Name")), Column("also", N_("Also written")))
    show_table(Table(columns, tuple((one.id, one.text, "; ".join(other.get(one.id, []))) for one in found)))


@name.command("alike")
@file_argument
@json_option
def alike(file: Path, *, as_json: bool) -> None:
    """List the names of FILE that look like variants of one another."""
    with opened(file) as store:
        pairs = merge_names.all_alike(store, progress())
    listed = [(noun, pair.written.text, pair.known.text) for noun, found in pairs.items() for pair in found]
    if as_json:
        show_json({"pairs": [{"noun": noun, "written": one, "known": other} for noun, one, other in listed]})
        return
    if not listed:
        click.echo(_("No two names look alike."))
        return
    columns = (Column("noun", N_("Kind")), Column("written", N_("Name")), Column("known", N_("Looks like")))
    show_table(Table(columns, tuple(listed)))


@name.command("merge")
@file_argument
@_NOUN
@click.argument("gone")
@click.argument("stays")
@json_option
def merge(file: Path, noun: str, gone: str, stays: str, *, as_json: bool) -> None:
    """Let the name STAYS stand for GONE too, in everything imported before and from now on. Can be taken back."""
    with opened(file, write=True) as store:
        first, second = _find(store, noun, gone), _find(store, noun, stays)
        done = merge_names.merge_names(store, noun, first.id, second.id, progress())
    if as_json:
        show_json({"batch": done.batch, "gone": done.gone, "stays": done.stays, "records": done.records})
        return
    said = _("“{gone}” is “{stays}” from now on ({n} records); batch {batch} can be taken back.")
    click.echo(said.format(gone=done.gone, stays=done.stays, n=done.records, batch=done.batch))


def _find(store: Store, noun: str, text: str) -> Name:
    """``#12`` or the name itself."""
    for one in names.load(store, noun):
        if text == f"#{one.id}":
            return one
    found = names.find(store, noun, text)
    if found is None:
        raise UserError(
            N_("There is no {noun} called “{name}”."), N_("Write a name that is known."), noun=noun, name=text
        )
    return found


COMMANDS: Final = (name,)
