"""The command observation: what was seen of the own side, the market or a competitor."""

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.domain.errors import UserError
from desktop_app.domain.observation import Observation, Side
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.kpi_names import KpiNames
from desktop_app.operations.improving.observations import remove_observation, save_observation
from desktop_app.store import observations
from desktop_app.store.database import Store

_COLUMNS: Final = (
    Column("number", N_("Number")),
    Column("side", N_("List")),
    Column("subject", N_("Competitor")),
    Column("day", N_("Day")),
    Column("text", N_("What was seen")),
    Column("source", N_("Source")),
    Column("kpi", N_("KPI")),
    Column("action", N_("Action")),
)


@click.group("observation")
def observation() -> None:
    """Strengths, weaknesses, opportunities, threats, and what competitors do."""


@observation.command("list")
@file_argument
@json_option
def list_observations(file: Path, *, as_json: bool) -> None:
    """List what was seen, the newest day first."""
    with opened(file) as store:
        found = [_observation_json(one) for one in observations.load(store)]
    if as_json:
        show_json({"observations": found})
        return
    show_table(Table(_COLUMNS, tuple(tuple(row.values()) for row in found)))


def _observation_json(one: Observation) -> dict[str, Any]:
    return {"number": one.id, "side": one.side.value, "subject": one.subject, "day": one.day, "text": one.text,
            "source": one.source, "kpi": one.kpi, "action": one.action or None}  # fmt: skip


@observation.command("add")
@file_argument
@click.argument("side", type=click.Choice([one.value for one in Side]))
@click.argument("day")
@click.argument("text")
@click.option("--competitor", default="", help="Who it is about.")
@click.option("--source", default="", help="Where it was seen.")
@click.option("--kpi", default="", help="The figure that shows it.")
@click.option("--action", type=int, default=0, help="The number of the action derived from it.")
@click.option("--number", type=int, default=0, help="Change the observation with this number.")
@json_option
def add_observation(file: Path, side: str, day: str, text: str, *, as_json: bool, **said: Any) -> None:
    """TEXT was seen on DAY. What a competitor does is told on the trends as well."""
    with opened(file, write=True) as store:
        key = _key(store, said["kpi"]) if said["kpi"] else ""
        wanted = Observation(Side(side), text, parse_day(day), said["competitor"], said["source"], key, said["action"],
                             id=said["number"])  # fmt: skip
        number = save_observation(store, wanted, progress())
    _say(number, as_json=as_json)


def _key(store: Store, text: str) -> str:
    found = KpiNames(store).find(text)
    if found is None:
        raise UserError(N_("There is no KPI “{key}”."), N_("Look it up in the list of KPIs."), key=text)
    return found.key


@observation.command("remove")
@file_argument
@click.argument("number", type=int)
@json_option
def remove(file: Path, number: int, *, as_json: bool) -> None:
    """Tell the observation NUMBER no longer."""
    with opened(file, write=True) as store:
        remove_observation(store, number, progress())
    _say(number, as_json=as_json)


def _say(number: int, *, as_json: bool) -> None:
    if as_json:
        show_json({"number": number})
        return
    click.echo(_("Kept under number {number}.").format(number=number))


COMMANDS: Final = (observation,)
