"""The commands ``analyse``: people compared fairly, and what is to come; the methods stand in rules/statistics."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, show_json, show_table, table_json
from desktop_app.cli.scopes import find_period, find_scope, find_where
from desktop_app.domain.errors import UserError
from desktop_app.domain.explanation import Explanation, to_json
from desktop_app.domain.period import Length, containing
from desktop_app.domain.scope import ScopeKind
from desktop_app.i18n import N_, _
from desktop_app.operations.analyses.load import KINDS, loads
from desktop_app.operations.analyses.measured import explain_relation, relate
from desktop_app.operations.analyses.outlook import explain_stretch, outlook, outlook_by
from desktop_app.operations.analyses.peers import compare_people, explain_comparison
from desktop_app.operations.analyses.reach import reach
from desktop_app.operations.analyses.traits import Trait, traits
from desktop_app.operations.kpis.figures import Wanted, default_as_of
from desktop_app.reports.analysis_tables import (
    load_table,
    pairs_table,
    peers_table,
    reach_table,
    segment_table,
    stretch_table,
    traits_table,
)
from desktop_app.reports.wording import outline
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.store.groupings import BY_KEY

_Command = Callable[..., None]


def where_from(command: _Command) -> _Command:
    """The options that say from where one looks."""
    for option in (
        click.option("--where", multiple=True, help="product=GTX Pro; may be given several times."),
        click.option("--scope", default="company", show_default=True, help="company, a name, or #id."),
        click.option("--as-of", help="The day from which to look; default: the earlier of today and the newest data."),
        click.option("--period", default="", help="2017, 2017-Q3, 2017-09; default: the year of that day."),
    ):
        command = option(command)
    return command


def wanted_from(
    store: Store, kpis: tuple[str, ...], *, period: str, as_of: str | None, scope: str, where: tuple[str, ...]
) -> Wanted:
    day = parse_day(as_of) if as_of else default_as_of(store)
    year = containing(day, Length.YEAR, settings.load(store).fiscal_year_start)
    chosen = find_period(store, period) if period else year
    return Wanted(kpis, chosen, day, find_scope(store, scope), "", find_where(store, where))


def head(wanted: Wanted) -> dict[str, Any]:
    return {
        "kpis": list(wanted.kpis),
        "period": wanted.period.name,
        "as_of": wanted.as_of,
        "scope": wanted.scope.name or "company",
    }  # fmt: skip


def show_explained(explanation: Explanation) -> None:
    for depth, text, figure in outline(explanation):
        click.echo(f"{'  ' * depth}{text}{'  ' + figure if figure else ''}")


@click.group("analyse")
def group() -> None:
    """What drives the figures: people against chance, forecasts."""


@group.command("people")
@file_argument
@click.argument("kpi", default="win_rate")
@where_from
@json_option
def people(file: Path, kpi: str, *, as_json: bool, **where: Any) -> None:
    """Compare everybody in the share KPI of FILE with what chance alone would do."""
    with opened(file) as store:
        wanted = wanted_from(store, (kpi,), **where)
        found = compare_people(store, wanted)
    table = peers_table(found.peers, found.names)
    explanation = explain_comparison(found) if found.peers else None
    if as_json:
        test = found.peers.difference if found.peers else None
        show_json({
            **head(wanted), **table_json(table),
            "chi_squared": test and round(test.chi_squared, 6), "freedom": test and test.freedom,
            "p": test and round(test.p, 6), "beyond_chance": test and test.beyond_chance,
            "explanation": explanation and to_json(explanation),
        })  # fmt: skip
        return
    show_table(table)
    if explanation:
        show_explained(explanation)


@group.command("forecast")
@file_argument
@click.argument("kpi", default="revenue")
@click.option("--by", type=click.Choice(list(BY_KEY)), help="One row for each, instead.")
@where_from
@json_option
def forecast(file: Path, kpi: str, *, by: str | None, as_json: bool, **where: Any) -> None:
    """Where the month, the quarter and the year of FILE land in the sum KPI, and what comes after."""
    with opened(file) as store:
        wanted = wanted_from(store, (kpi,), **where)
        if by:
            table = segment_table(outlook_by(store, wanted, by), BY_KEY[by].title)
            explanation = None
        else:
            found = outlook(store, wanted)
            table = stretch_table((*found.running, *found.coming))
            explanation = explain_stretch(found.kpi, found.running[0])
    if as_json:
        show_json({**head(wanted), **table_json(table), "explanation": explanation and to_json(explanation)})
        return
    show_table(table)
    if explanation:
        show_explained(explanation)


@group.command("reach")
@file_argument
@where_from
@json_option
def reach_(file: Path, *, as_json: bool, **where: Any) -> None:
    """What would have to be true for the revenue target of FILE to be met."""
    with opened(file) as store:
        wanted = wanted_from(store, ("revenue",), **where)
        found = reach(store, wanted)
        currency = settings.load(store).currency
    table = reach_table(found.needs if found else (), currency)
    if as_json:
        show_json({
            **head(wanted), **table_json(table), "target": found and found.target, "booked": found and found.booked,
            "gap": found and found.gap, "months_left": found and found.left,
        })  # fmt: skip
        return
    show_table(table)
    if found is None:
        click.echo(_("There is no revenue target for that period, or revenue is not counted by deals."))


@group.command("map")
@file_argument
@click.argument("x")
@click.argument("y")
@click.option("--by", type=click.Choice(["person", "customer"]), default="person", show_default=True)
@where_from
@json_option
def map_(file: Path, x: str, y: str, *, by: str, as_json: bool, **where: Any) -> None:
    """Set the KPIs X and Y of everybody in FILE against each other."""
    with opened(file) as store:
        wanted = wanted_from(store, (x, y), **where)
        found = relate(store, wanted, x, y, by)
    rows = [(pair.label, pair.x.value, pair.x.n, pair.y.value, pair.y.n) for pair in found.pairs]
    who = N_("Customer") if by == "customer" else N_("Person")
    table = pairs_table(rows, who, _(found.x.texts.name), _(found.y.texts.name))
    explanation, rho = explain_relation(found), found.correlation
    if as_json:
        bounds = rho.interval if rho else None
        show_json({
            **head(wanted), **table_json(table),
            "rho": rho and round(rho.rho, 6), "n": len(found.pairs),
            "rho_low": bounds and round(bounds.low, 6), "rho_high": bounds and round(bounds.high, 6),
            "beyond_chance": rho and rho.beyond_chance, "explanation": to_json(explanation),
        })  # fmt: skip
        return
    show_table(table)
    show_explained(explanation)


@group.command("load")
@file_argument
@click.argument("kind", type=click.Choice(list(KINDS)))
@where_from
@json_option
def load(file: Path, kind: str, *, as_json: bool, **where: Any) -> None:
    """What everybody in FILE has in hand on a day, and what one more person would change."""
    with opened(file) as store:
        wanted = wanted_from(store, (), **where)
        found = loads(store, wanted, kind)
    groups = [(_("All together"), len(found.people), found.all)]
    groups += [(one.name, one.people, one.load) for one in found.teams]
    table = load_table([*groups, *((one.name, None, one.load) for one in found.people)], N_("Team or person"))
    if as_json:
        show_json({**head(wanted), **table_json(table), "kind": kind, "day": found.day, "nobody": found.nobody})
        return
    show_table(table)


@group.command("person")
@file_argument
@click.argument("name")
@where_from
@json_option
def person(file: Path, name: str, *, as_json: bool, **where: Any) -> None:
    """Strengths and weaknesses of NAME against the own months and the team, and who could help."""
    with opened(file) as store:
        wanted = wanted_from(store, (), **where)
        scope = find_scope(store, name)
        if scope.kind is not ScopeKind.PERSON:
            raise UserError(N_("“{name}” is no person."), N_("Name one person."), name=name)
        found = traits(store, wanted, scope)
    if as_json:
        show_json({**head(wanted), "person": scope.name, "traits": [_trait_json(one) for one in found]})
        return
    show_table(traits_table([one.cells() for one in found]))


def _trait_json(one: Trait) -> dict[str, Any]:
    return {
        "kpi": one.kpi.key, "month": one.month.period, "value": one.month.value, "own": one.own.value,
        "hits": one.peer and one.peer.hits, "records": one.peer and one.peer.n, "team": one.team.value,
        "helpers": list(one.helpers),
    }  # fmt: skip


COMMANDS: Final = (group,)
