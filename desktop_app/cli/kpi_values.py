"""The command kpi-value: values of KPIs that no record gives."""

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.entries import Shown, remove_option, saved, show
from desktop_app.cli.output import file_argument, json_option, opened
from desktop_app.cli.scopes import find_period, find_scope
from desktop_app.cli.targets import amount
from desktop_app.domain.company import KpiValue
from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.kpi_names import KpiNames
from desktop_app.operations.kpis.catalogue import typed_kpis
from desktop_app.store import kpi_values


@click.group("kpi-value")
def kpi_value() -> None:
    """Values of KPIs that no record gives."""


@kpi_value.command("list")
@file_argument
@json_option
def list_values(file: Path, *, as_json: bool) -> None:
    """List the typed KPI values in FILE."""
    with opened(file) as store:
        found = kpi_values.load(store)
    show("values", [_value_json(one) for one in found], as_json=as_json)


def _value_json(one: KpiValue) -> Shown:
    return {"kpi": one.kpi, "period": one.period, "scope": one.scope.name or "company", "value": one.value,
            "sample": one.sample or None, "note": one.note}  # fmt: skip


@kpi_value.command("add")
@file_argument
@click.argument("key")
@click.argument("value")
@click.option("--period", required=True, help="2017, 2017-Q3, 2017-09, FY2017 …")
@click.option("--scope", default="company", show_default=True, help="company, a name, or #id.")
@click.option("--sample", default=0, help="The number of answers behind it.")
@click.option("--note", default="")
@remove_option
@json_option
def add_value(file: Path, key: str, value: str, *, remove: bool, as_json: bool, **said: Any) -> None:
    """The KPI KEY was VALUE (a share as 0.42)."""
    with opened(file, write=True) as store:
        kpi = KpiNames(store).find(key)
        if kpi is None:
            raise UserError(N_("There is no KPI “{key}”."), N_("Look it up in the list of KPIs."), key=key)
        entry = KpiValue(kpi.key, find_period(store, said["period"]), find_scope(store, said["scope"]), amount(value),
                         said["note"], said["sample"])  # fmt: skip
        saved(store, entry, remove=remove, as_json=as_json)
        if not remove and kpi.key not in {one.key for one in typed_kpis(store)}:
            words = _("No gauge shows it: “{kpi}” is counted from records. Import those.")
            click.echo(words.format(kpi=_(kpi.texts.name)), err=True)


COMMANDS: Final = (kpi_value,)
