"""The rest of the commands ``analyse``: funnel, channels, products, customers, response and survey."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.analyse import group, head, wanted_from, where_from
from desktop_app.cli.output import file_argument, json_option, language_of, opened, show_json, show_table, table_json
from desktop_app.domain.errors import UserError
from desktop_app.domain.table import Table
from desktop_app.files.writers import write_table
from desktop_app.i18n import N_, _
from desktop_app.operations.analyses import channels as channel_views
from desktop_app.operations.analyses import customers as customer_views
from desktop_app.operations.analyses import funnel as funnel_views
from desktop_app.operations.analyses import products as product_views
from desktop_app.operations.analyses import response as response_views
from desktop_app.operations.analyses import surveys as survey_views
from desktop_app.operations.analyses.questionnaire import QUESTIONS
from desktop_app.operations.analyses.questionnaire import questionnaire as blank_questionnaire
from desktop_app.operations.analyses.tables import (
    channel_tables,
    customer_tables,
    funnel_tables,
    product_tables,
    response_tables,
    survey_tables,
)
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.store.totals import GROUPS

_Command = Callable[..., None]
Tables = Mapping[str, Table]
_by = click.option("--by", type=click.Choice(GROUPS), help="Part the figures by this.")


def _view(command: _Command) -> _Command:
    """From where one looks, and where the result goes."""
    out = click.option("--out", type=click.Path(path_type=Path), help="Write the list to this file: csv, xlsx, json.")
    return where_from(out(json_option(command)))


def _wanted(store: Store, view: Mapping[str, Any], by: str | None = "") -> Wanted:
    chosen = wanted_from(store, (), **{key: view[key] for key in ("period", "as_of", "scope", "where")})
    return replace(chosen, by=by or "")


def _say(
    tables: Tables, listed: str, view: Mapping[str, Any], more: Mapping[str, Any], said: Mapping[str, str]
) -> None:
    """Print all tables but the long list, which goes to a file or into JSON. ``said``: what to say under a table."""
    if view["out"]:
        write_table(tables[listed], view["out"])
    if view["as_json"]:
        show_json({**more, **{name: table_json(table) for name, table in tables.items()}})
        return
    for name, table in tables.items():
        if table.rows and (name != listed or len(tables) == 1):
            show_table(table)
            click.echo()
    for sentence in filter(None, said.values()):
        click.echo(sentence)
    if view["out"]:
        click.echo(_("Written to {file}.").format(file=view["out"]))


@group.command("funnel")
@file_argument
@_by
@click.option("--stale-after", type=click.IntRange(0), help="Days after which an open deal is overdue.")
@_view
def funnel(file: Path, *, by: str | None, stale_after: int | None, **view: Any) -> None:
    """Show how far the deals created in the period came, stage by stage and month by month, and which are overdue."""
    with opened(file) as store:
        wanted = _wanted(store, view, by)
        found = funnel_views.sales_funnel(store, wanted, stale_after)
        tables = funnel_tables(found, wanted.by)
    more = {
        **head(wanted), "created": found.created, "followed": found.followed, "undated": found.undated,
        "usual_days": found.usual, "won_before": found.won_before, "limit_days": found.limit,
        "narrowest": found.narrowest.stage if found.narrowest else None,
        "slowest": found.slowest.stage if found.slowest else None,
    }  # fmt: skip
    _say(tables, "stale", view, more, funnel_views.words(found))


@group.command("channels")
@file_argument
@_view
def channels(file: Path, **view: Any) -> None:
    """Show what each channel brings from lead to revenue, what it costs, and the leads in hand."""
    with opened(file) as store:
        wanted = _wanted(store, view)
        found = channel_views.channels(store, wanted)
        tables = channel_tables(found)
    _say(tables, "leads", view, head(wanted), channel_views.words(found))


@group.command("products")
@file_argument
@click.option("--category", "by_category", is_flag=True, help="By category of products.")
@_view
def products(file: Path, *, by_category: bool, **view: Any) -> None:
    """Show the products by revenue, with margin, pieces and discount beside."""
    with opened(file) as store:
        wanted = _wanted(store, view, "category" if by_category else "product")
        found = product_views.products(store, wanted)
        tables = product_tables(found)
    _say(tables, "products", view, head(wanted), product_views.words(found))


@group.command("customers")
@file_argument
@_view
def customers(file: Path, **view: Any) -> None:
    """Show the customers by class and by recency, frequency and money; --out writes them one by one."""
    with opened(file) as store:
        wanted = _wanted(store, view)
        found = customer_views.customer_classification(store, wanted)
        tables = customer_tables(found)
    more = {**head(wanted), "first": found.first, "valid_from": found.classes.valid_from}
    _say(tables, "customers", view, more, customer_views.words(found))


@group.command("response")
@file_argument
@click.option("--by", type=click.Choice([*response_views.OWN_PARTS, *GROUPS]), help="Part the figures by this.")
@click.option("--of", type=click.Choice([one.value for one in response_views.Of]), default="requests")
@click.option("--until", type=click.Choice([one.value for one in response_views.Until]), default="answered")
@click.option("--at-work", is_flag=True, help="Count working hours alone; by the office hours of the workspace.")
@click.option("--within", type=click.FloatRange(min=0), help="Hours that count as in time.")
@_view
def response(
    file: Path, *, by: str | None, of: str, until: str, at_work: bool, within: float | None, **view: Any
) -> None:
    """Show how long requests, leads or complaints waited: median, slow tenth and the share in time."""
    limit = None if within is None else round(within * 60)
    manner = response_views.Manner(response_views.Of(of), response_views.Until(until), at_work, limit, by or "")
    with opened(file) as store:
        if manner.until is response_views.Until.BEGUN and not response_views.knows_begin(store, manner.of):
            raise UserError(
                N_("No request tells when work on it began."),
                N_("Import requests with a column “Work began”, or a log of the help desk."),
            )
        wanted = _wanted(store, view)
        found = response_views.response_times(store, wanted, manner)
        tables = response_tables(found)
    more = {**head(wanted), "limit_minutes": found.limit, "timeless": found.timeless,
            "backwards": found.backwards}  # fmt: skip
    _say(tables, "groups" if by else "bands", view, more, response_views.words(found))


@group.command("survey")
@file_argument
@_by
@_view
def survey(file: Path, *, by: str | None, **view: Any) -> None:
    """Show the answers to surveys: means and shares with their range, and the reasons of low answers."""
    with opened(file) as store:
        wanted = _wanted(store, view, by)
        found = survey_views.survey_answers(store, wanted)
        tables = survey_tables(found, wanted.by)
    more = {**head(wanted), "count": found.n, "off_scale": found.off_scale}
    _say(tables, "low", view, more, survey_views.words(found))


@group.command("questionnaire")
@file_argument
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--question", type=click.Choice([*QUESTIONS]), default="csat", show_default=True)
@where_from
@json_option
def questionnaire(file: Path, target: Path, *, question: str, as_json: bool, **where: Any) -> None:
    """Write TARGET (csv, xlsx) to be filled in: a row for each request solved in the period and not asked about."""
    with opened(file) as store:
        language_of(store)
        table = blank_questionnaire(store, wanted_from(store, (), **where), question)
    write_table(table, target)
    if as_json:
        show_json({"written": target, "rows": len(table.rows)})
        return
    click.echo(_("Written to {file}.").format(file=target))


@click.command("office-hours")
@file_argument
@click.argument("hours", required=False)
@json_option
def office_hours(file: Path, *, hours: str | None, as_json: bool) -> None:
    """Show the hours in which people work, or set them: 09:00-17:30."""
    with opened(file, write=bool(hours)) as store:
        if hours:
            response_views.save_office_hours(store, hours)
        now = settings.load(store).office_hours
    if as_json:
        show_json({"office_hours": now})
        return
    click.echo(now)


COMMANDS: Final = (group, office_hours)
