"""Commands for the known kinds of files: what was settled for each, carried as a file, renamed and forgotten."""

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, show_json, show_table
from desktop_app.domain.table import Column, Table
from desktop_app.files.kinds import find_kind
from desktop_app.files.mending import fix_to_json
from desktop_app.files.system_presets import load_systems
from desktop_app.i18n import N_, _
from desktop_app.operations.importing import shapes
from desktop_app.operations.importing.shapes import KnownShape

_SHAPE: Final = click.argument("shape")


@click.group("shapes")
def group() -> None:
    """Known kinds of files: what is applied to the next file with the same titles."""


@group.command("list")
@file_argument
@json_option
def list_(file: Path, *, as_json: bool) -> None:
    """List what is known, the newest first."""
    with opened(file) as store:
        found = shapes.load_shapes(store)
    if as_json:
        show_json({"shapes": [_shape_json(one) for one in found]})
        return
    columns = (Column("id", N_("Id")), Column("name", N_("Name")), Column("kind", N_("Kind")),
               Column("columns", N_("Columns")), Column("fixes", N_("Fixes")),
               Column("day", N_("Settled")))  # fmt: skip
    show_table(Table(columns, tuple(map(_row, found))))


def _row(one: KnownShape) -> tuple[str, str, str, int, int, str]:
    settled = one.settled
    return (one.id, _(one.title), _(find_kind(settled.kind).title), len(settled.columns), len(settled.fixes),
            one.recorded_at[:10])  # fmt: skip


@group.command("show")
@file_argument
@_SHAPE
@json_option
def show(file: Path, shape: str, *, as_json: bool) -> None:
    """Show what was settled for SHAPE, an id or a name."""
    with opened(file) as store:
        found = shapes.find_shape(store, shape)
    if as_json:
        show_json({"shape": _shape_json(found)})
    else:
        click.echo(shapes.to_toml(found.settled), nl=False)


@group.command("export")
@file_argument
@_SHAPE
@click.argument("target", type=click.Path(path_type=Path))
@json_option
def export(file: Path, shape: str, target: Path, *, as_json: bool) -> None:
    """Write SHAPE to the file TARGET, to be imported into another workspace."""
    with opened(file) as store:
        found = shapes.export_shape(store, shape, target)
    _say(_("{name} was written to {file}.").format(name=_(found.title), file=target), found, as_json=as_json)


@group.command("import")
@file_argument
@click.argument("source", type=click.Path(path_type=Path))
@json_option
def import_(file: Path, source: Path, *, as_json: bool) -> None:
    """Take the kind of file that SOURCE describes; what was known of the same titles is replaced."""
    with opened(file, write=True) as store:
        found = shapes.import_shape(store, source)
    _say(_("{name} is known now.").format(name=_(found.title)), found, as_json=as_json)


@group.command("rename")
@file_argument
@_SHAPE
@click.argument("name")
@json_option
def rename(file: Path, shape: str, name: str, *, as_json: bool) -> None:
    """Call SHAPE by another NAME."""
    with opened(file, write=True) as store:
        found = shapes.rename_shape(store, shapes.find_shape(store, shape).id, name)
    _say(_("It is called {name} now.").format(name=_(found.title)), found, as_json=as_json)


@group.command("forget")
@file_argument
@_SHAPE
@json_option
def forget(file: Path, shape: str, *, as_json: bool) -> None:
    """Forget SHAPE: the next such file is understood anew. What was imported stays."""
    with opened(file, write=True) as store:
        found = shapes.forget_shape(store, shape)
    _say(_("{name} was forgotten.").format(name=_(found.title)), found, as_json=as_json)


@group.command("presets")
@json_option
def presets(*, as_json: bool) -> None:
    """List the exports of well-known systems that are recognised by their columns."""
    known = [(system, export) for system in load_systems() for export in system.exports]
    if as_json:
        show_json({"presets": [
            {"system": system.name, "title": export.title, "kind": export.kind.value,
             "recognised_by": list(export.recognised_by), "source": system.source}
            for system, export in known
        ]})  # fmt: skip
        return
    columns = (Column("system", N_("System")), Column("title", N_("Export")), Column("kind", N_("Kind")),
               Column("columns", N_("Columns")))  # fmt: skip
    rows = ((system.name, export.title, _(find_kind(export.kind).title), ", ".join(export.recognised_by))
            for system, export in known)  # fmt: skip
    show_table(Table(columns, tuple(rows)))


def _say(sentence: str, found: KnownShape, *, as_json: bool) -> None:
    if as_json:
        show_json({"shape": _shape_json(found)})
    else:
        click.echo(sentence)


def _shape_json(one: KnownShape) -> dict[str, Any]:
    settled = one.settled
    return {
        "id": one.id,
        "name": settled.name,
        "source": settled.source,
        "kind": settled.kind.value,
        "recorded_at": one.recorded_at,
        "header": list(settled.header),
        "columns": {
            key: settled.header[place] if place < len(settled.header) else place + 1
            for key, place in settled.columns.items()
        },
        "types": dict(settled.types),
        "layouts": dict(settled.layouts),
        "fixes": [fix_to_json(fix) for fix in settled.fixes],
        "with_tax": settled.with_tax,
        "joined": settled.lookup.name if settled.lookup else None,
    }


COMMANDS: Final = (group,)
