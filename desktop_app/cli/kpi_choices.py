"""The command kpis: which KPIs a workspace shows, how they are judged, and one's own; their figures: kpi."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import (
    file_argument,
    json_option,
    opened,
    parse_day,
    progress,
    show_json,
    show_table,
    table_json,
)
from desktop_app.cli.targets import amount
from desktop_app.domain.errors import UserError
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis import kpi_board
from desktop_app.operations.kpis.catalogue import find_kpi, find_kpis, load_catalogue
from desktop_app.operations.kpis.define_kpi import add_kpi, change_kpi, free_key, remove_kpi, undo_kpi
from desktop_app.operations.kpis.kpi_board import Board
from desktop_app.operations.kpis.missing import missing_for
from desktop_app.operations.kpis.try_kpi import try_kpi
from desktop_app.reports.kpi_gaps import gap_text
from desktop_app.rules.kpis.catalogue import Direction, Group, Kpi, Reference
from desktop_app.rules.kpis.notation import format_formula
from desktop_app.store.database import Store

_LISTED: Final = (
    Column("kpi", N_("KPI")),
    Column("name", N_("Name")),
    Column("family", N_("Family")),
    Column("shown", N_("Shown")),
    Column("large", N_("Large")),
    Column("needs", N_("Needs")),
)


def _choices(kind: Any) -> click.Choice[str]:
    return click.Choice([one.value for one in kind])


@click.group("kpis")
def kpis() -> None:
    """Which KPIs are shown, how they are judged, and KPIs of one's own."""


@kpis.command("list")
@file_argument
@json_option
def list_kpis(file: Path, *, as_json: bool) -> None:
    """List every KPI of FILE in its order: whether it is shown and what it lacks."""
    with opened(file) as store:
        found = load_catalogue(store)
        large = kpi_board.large_keys(kpi_board.load_board(store), found)
        rows = [(kpi, kpi.key in large, [gap_text(gap) for gap in missing_for(store, kpi)]) for kpi in found]
    if as_json:
        show_json({"kpis": [{**_kpi_json(kpi), "large": large, "needs": needs} for kpi, large, needs in rows]})
        return
    cells = ((kpi.key, _(kpi.texts.name), kpi.group.value, _mark(on=not kpi.hidden), _mark(on=large), " ".join(needs))
             for kpi, large, needs in rows)  # fmt: skip
    show_table(Table(_LISTED, tuple(cells)))


def _mark(*, on: bool) -> str:
    return _("yes") if on else _("no")


def _kpi_json(kpi: Kpi) -> dict[str, Any]:
    held = kpi.thresholds
    return {
        "kpi": kpi.key,
        "name": _(kpi.texts.name),
        "formula": format_formula(kpi.formula),
        "unit": kpi.unit.value,
        "direction": kpi.direction.value,
        "family": kpi.group.value,
        "shown": not kpi.hidden,
        "own": kpi.own,
        "reference": held.reference.value,
        "number": held.number,
        "met": held.met,
        "watch": held.watch,
        "distance": held.distance,
        "unconfirmed": kpi.unconfirmed,
        "owner": kpi.owner,
        "why": kpi.why,
        "where": dict(kpi.where),
    }


@kpis.command("roles")
@json_option
def list_roles(*, as_json: bool) -> None:
    """List the templates that `choose --role` takes."""
    found = kpi_board.load_roles()
    if as_json:
        show_json({"roles": [_role_json(role) for role in found]})
        return
    for role in found:
        click.echo(f"{role.key}: {_(role.name)}. {_(role.description)}")


def _role_json(role: kpi_board.Role) -> dict[str, Any]:
    return {"role": role.key, "name": _(role.name), "description": _(role.description), "kpis": list(role.kpis)}


@kpis.command("choose")
@file_argument
@click.option("--role", default="", help="Begin with a template; see `kpis roles`.")
@click.option("--show", multiple=True, metavar="KPI")
@click.option("--hide", multiple=True, metavar="KPI")
@click.option("--large", multiple=True, metavar="KPI", help="The large gauges, in this order, instead of those chosen.")
@click.option("--order", default="", help="KPIs parted by commas: these come first.")
@click.option("--reason", default="")
@json_option
def choose(file: Path, *, as_json: bool, reason: str, **asked: Any) -> None:
    """Show, hide and order the KPIs of FILE."""
    with opened(file, write=True) as store:
        board = _asked_board(store, asked)
        kpi_board.save_board(store, board, reason, progress())
        found = [kpi.key for kpi in load_catalogue(store) if not kpi.hidden]
        large = kpi_board.large_keys(board, load_catalogue(store))
    if as_json:
        show_json({"shown": found, "large": large})
    else:
        click.echo(_("Shown: {kpis}.").format(kpis=", ".join(found)))


def _asked_board(store: Store, asked: Mapping[str, Any]) -> Board:
    role = asked["role"]
    board = kpi_board.of_role(store, kpi_board.find_role(role)) if role else kpi_board.load_board(store)
    first = tuple(key.strip() for key in asked["order"].split(",") if key.strip())
    find_kpis(store, {*asked["show"], *asked["hide"], *asked["large"], *first})
    board = kpi_board.with_shown(board, asked["show"], shown=True)
    board = kpi_board.with_shown(board, asked["hide"], shown=False)
    rest = tuple(key for key in board.order if key not in first)
    return Board((*first, *rest), asked["large"] or board.large, board.shown)


_said = (
    click.option("--direction", type=_choices(Direction)),
    click.option("--reference", type=_choices(Reference), help="What a value without a target is held against."),
    click.option("--number", help="The number it is held against; a share as 0.42."),
    click.option("--met", help="On track from this factor of target or reference on, like 0.95."),
    click.option("--watch", help="To be watched from this factor on, else to act on."),
    click.option("--distance/--factor", default=None, help="Read --met and --watch as distances in the KPI's unit."),
    click.option("--min-sample", type=int, help="Judged from so many records on."),
    click.option("--owner", help="Who answers for it."),
    click.option("--why", help="What it is for."),
    click.option("--reason", default="", help="Why it changes; kept with the change."),
)


def _with_said(command: Any) -> Any:
    for option in reversed(_said):
        command = option(command)
    return command


@kpis.command("set")
@file_argument
@click.argument("key")
@_with_said
@click.option("--from", "since", help="The first day it holds on; earlier periods keep what held then.")
@click.option("--confirm", is_flag=True, help="The thresholds this program proposes suit us.")
@json_option
def set_kpi(file: Path, key: str, *, reason: str, since: str | None, confirm: bool, as_json: bool, **said: Any) -> None:
    """Change how the KPI KEY of FILE is judged, and what is said of it."""
    changes = _fields(said) | ({"default": False} if confirm else {})
    if not changes:
        raise UserError(N_("Nothing is to be changed."), N_("Name what changes, like --owner."))
    with opened(file, write=True) as store:
        change_kpi(store, key, changes, reason, since=parse_day(since) if since else None, progress=progress())
        _show_kpi(store, key, as_json=as_json)


def _fields(said: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: value for name, value in said.items() if value is not None}
    return {name: amount(value) if name in {"number", "met", "watch"} else value for name, value in found.items()}


def _show_kpi(store: Store, key: str, *, as_json: bool) -> None:
    found = find_kpi(store, key)
    if as_json:
        show_json(_kpi_json(found))
    else:
        click.echo(f"{found.key}: {_(found.texts.name)} = {format_formula(found.formula)}")


_made = (
    click.option("--formula", required=True, help="Like deals_won / (deals_won + deals_lost)."),
    click.option("--unit", required=True, help="money, count, percent, days, hours, score or ratio."),
    click.option("--family", type=_choices(Group), default=Group.RESULTS.value, show_default=True),
    click.option("--definition", default="", help="What it says, in one sentence."),
    click.option("--where", multiple=True, help="product=GTX Pro; only these records count."),
)


def _with_made(command: Any) -> Any:
    for option in reversed(_made):
        command = option(command)
    return command


@kpis.command("make")
@file_argument
@click.argument("name")
@_with_made
@_with_said
@click.option("--key", default="", help="What files and plans call it; made of NAME if left out.")
@json_option
def make_kpi(file: Path, name: str, *, key: str, reason: str, as_json: bool, **said: Any) -> None:
    """Make a KPI called NAME in FILE; from then on it is like every other."""
    with opened(file, write=True) as store:
        made = add_kpi(store, key or free_key(store, name), _made_fields(name, said), reason, progress())
        _show_kpi(store, made.key, as_json=as_json)


def _made_fields(name: str, said: Mapping[str, Any]) -> dict[str, Any]:
    rest = dict(said)
    family, where = rest.pop("family"), rest.pop("where")
    fields = {"name": name, "group": family, **_fields(rest)}
    return fields | ({"where": dict(map(_pair, where))} if where else {})


def _pair(text: str) -> tuple[str, str]:
    noun, _equals, word = text.partition("=")
    return noun.strip(), word.strip()


@kpis.command("try")
@file_argument
@_with_made
@click.option("--as-of", help="The day from which to look.")
@json_option
def try_out(file: Path, *, as_of: str | None, as_json: bool, **said: Any) -> None:
    """Show what a formula gives on the data of FILE, month by month; nothing is kept."""
    with opened(file) as store:
        tried = try_kpi(store, _made_fields("—", said), parse_day(as_of) if as_of else None)
        needs = [gap_text(gap) for gap in tried.gaps]
    if as_json:
        show_json({"formula": format_formula(tried.kpi.formula), "needs": needs, **table_json(tried.months)})
        return
    show_table(tried.months)
    for sentence in needs:
        click.echo(sentence)


@kpis.command("remove")
@file_argument
@click.argument("key")
@click.option("--reason", default="")
def remove(file: Path, key: str, *, reason: str) -> None:
    """Remove one's own KPI KEY, or every change of a built-in one; `undo` brings it back."""
    with opened(file, write=True) as store:
        remove_kpi(store, key, reason, progress())


@kpis.command("undo")
@file_argument
@click.argument("key")
@click.option("--reason", default="")
def undo(file: Path, key: str, *, reason: str) -> None:
    """Take back what was last changed of the KPI KEY."""
    with opened(file, write=True) as store:
        undo_kpi(store, key, reason, progress())


COMMANDS: Final = (kpis,)
