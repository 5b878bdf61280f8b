"""The command ``kpi``: figures for any period, day, scope and group, and how they came about."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, show_json, show_table, table_json
from desktop_app.cli.scopes import find_period, find_scope, find_where
from desktop_app.domain.explanation import Explanation, to_json
from desktop_app.domain.table import Table
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi, find_kpis, kpis_with_data, load_catalogue
from desktop_app.operations.kpis.figures import Wanted, default_as_of, explain_figure, figures
from desktop_app.operations.kpis.missing import missing_for
from desktop_app.operations.kpis.view_by import LENGTHS, rows_by
from desktop_app.reports.figure_tables import figure_table, group_table
from desktop_app.reports.kpi_gaps import gap_text
from desktop_app.reports.wording import outline
from desktop_app.store.database import Store
from desktop_app.store.groupings import BY_KEY

_HEADS: Final = {**{key: grouping.title for key, grouping in BY_KEY.items()}, "month": N_("Month"),
                 "quarter": N_("Quarter"), "year": N_("Year")}  # fmt: skip


@click.command("kpi")
@file_argument
@click.argument("keys", nargs=-1)
@click.option("--period", default="", help="2017, 2017-Q3, 2017-09, FY2017-P03, 2017-09-01..2017-09-15")
@click.option("--as-of", help="The day from which to look; default: the earlier of today and the newest data.")
@click.option("--scope", default="company", show_default=True, help="company, a name, or #id.")
@click.option(
    "--by",
    type=click.Choice([*BY_KEY, *LENGTHS]),
    help="One row for each.",
)
@click.option("--where", multiple=True, help="product=GTX Pro; may be given several times.")
@click.option("--explain", is_flag=True, help="Show how each figure came about.")
@click.option("--missing", is_flag=True, help="Show what KPIs lack and which import would bring it, instead.")
@json_option
def kpi(
    file: Path,
    keys: tuple[str, ...],
    *,
    period: str,
    as_of: str | None,
    scope: str,
    by: str | None,
    where: tuple[str, ...],
    explain: bool,
    missing: bool,
    as_json: bool,
) -> None:
    """Show the figures KEYS of FILE; without KEYS all that the data allow."""
    if missing:
        _show_missing(file, keys, as_json=as_json)
        return
    _check_given(period)
    with opened(file) as store:
        chosen = keys or tuple(one.key for one in kpis_with_data(store))
        day = parse_day(as_of) if as_of else default_as_of(store)
        grouped = by if by and by not in LENGTHS else ""
        wanted = Wanted(
            chosen,
            find_period(store, period),
            day,
            find_scope(store, scope),
            grouped,
            find_where(store, where),
            lean=bool(by),
        )
        table = _table(store, wanted, by or "")
        explained = [_explained(store, wanted, key) for key in chosen] if explain else []
    _show(wanted, table, explained if explain else None, day, as_json=as_json)


def _show(wanted: Wanted, table: Table, explained: list[Explanation] | None, day: date, *, as_json: bool) -> None:
    if as_json:
        head = {"period": wanted.period.name, "as_of": day, "scope": wanted.scope.name or "company"}
        more: dict[str, Any] = {} if explained is None else {"explanations": [to_json(one) for one in explained]}
        show_json({**head, **table_json(table), **more})
        return
    show_table(table)
    for explanation in explained or ():
        for depth, text, figure in outline(explanation):
            click.echo(f"{'  ' * depth}{text}{'  ' + figure if figure else ''}")


def _check_given(period: str) -> None:
    if not period:
        raise click.MissingParameter(param_hint="--period", param_type="option")


def _show_missing(file: Path, keys: tuple[str, ...], *, as_json: bool) -> None:
    with opened(file) as store:
        chosen = [find_kpi(store, key) for key in keys] or load_catalogue(store)
        found = [(kpi, missing_for(store, kpi)) for kpi in chosen]
    if as_json:
        rows = [
            {"kpi": kpi.key, "imports": sorted({gap.key for gap in gaps} - {""}), "needs": list(map(gap_text, gaps))}
            for kpi, gaps in found
        ]
        show_json({"missing": [row for row in rows if row["needs"] or keys]})
        return
    for kpi, gaps in found:
        for gap in gaps:
            click.echo(f"{kpi.key}: {gap_text(gap)}")


def _table(store: Store, wanted: Wanted, by: str) -> Table:
    kpis = find_kpis(store, wanted.kpis, wanted.period.last)
    if by:
        return group_table([(row.label, row.figures) for row in rows_by(store, wanted, by)], kpis, _HEADS[by])
    return figure_table(figures(store, wanted), kpis)


def _explained(store: Store, wanted: Wanted, key: str) -> Explanation:
    single = Wanted((key,), wanted.period, wanted.as_of, wanted.scope, "", wanted.where, lean=True)
    return explain_figure(store, single)


COMMANDS: Final = (kpi,)
