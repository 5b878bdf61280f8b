"""The commands under ``target`` about what is expected of each role."""

from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import exact, file_argument, json_option, opened, progress, show_json, show_table
from desktop_app.cli.scopes import find_period
from desktop_app.domain.errors import UserError
from desktop_app.domain.expectation import Expectation, Pace
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.targets.expectations import end_expectation, expectable, save_expectation, set_expected
from desktop_app.reports.expectation_words import expectations_table
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store import expectations, settings


@click.command("expected")
@file_argument
@json_option
def expected(file: Path, *, as_json: bool) -> None:
    """Show what is expected of each role."""
    with opened(file) as store:
        found, currency = expectations.load(store), settings.load(store).currency
        kpis: dict[str, Kpi] = {kpi.key: kpi for kpi in expectable(store)}
    if as_json:
        rows = [{"role": one.role, "kpi": one.kpi, "amount": exact(one.amount), "per": one.pace.value} for one in found]
        show_json({"expected": rows})
        return
    if not found:
        click.echo(_("Nothing is expected of any role yet."))
        return
    show_table(expectations_table(found, kpis, currency))


@click.command("expect")
@file_argument
@click.argument("role")
@click.argument("key")
@click.argument("amount", default="")
@click.option("--per", type=click.Choice([one.value for one in Pace]), default=None,
              help="Default: a day for a sum, a level for a rate or a time.")  # fmt: skip
@click.option("--end", is_flag=True, help="It is expected no longer.")
@json_option
def expect(file: Path, role: str, key: str, amount: str, *, per: str | None, end: bool, as_json: bool) -> None:
    """Expect AMOUNT of the KPI KEY, in its unit, of everybody in ROLE."""
    with opened(file, write=True) as store:
        kpi = find_kpi(store, key)
        if end:
            known = [one for one in expectations.load(store) if (one.role, one.kpi) == (role, kpi.key)]
            if not known:
                raise UserError(N_("That is not expected of {role}."), N_("List what is expected."), role=role)
            end_expectation(store, known[0], progress())
        else:
            pace = Pace(per) if per else Pace.DAY if kpi.additive else Pace.LEVEL
            save_expectation(store, Expectation(role, kpi.key, _number(amount), pace), progress())
    if as_json:
        show_json({"role": role, "kpi": kpi.key, "ended": end})
        return
    click.echo(_("Saved."))


@click.command("set-expected")
@file_argument
@click.option("--period", required=True, help="The year whose months get targets.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), default=None,
              help="The first month; default: that of the newest data.")  # fmt: skip
@click.option("--reason", default="", help="Why; kept with every revision.")
@json_option
def set_targets(file: Path, *, period: str, first: datetime | None, reason: str, as_json: bool) -> None:
    """Make targets of what is expected of each role, for the days on which each person is there."""
    with opened(file, write=True) as store:
        year = find_period(store, period)
        day = first.date() if first else default_as_of(store)
        changed = set_expected(store, year, max(year.start, day), reason or _("Expectations of the roles"), progress())
    if as_json:
        show_json({"period": year.name, "changed": changed})
        return
    click.echo(
        ngettext("{n} target is new or another one.", "{n} targets are new or others.", changed).format(n=changed)
    )


def _number(text: str) -> Fraction:
    """UserError for what is no number."""
    try:
        return Fraction(text.replace(",", "").replace(" ", ""))
    except ValueError as wrong:
        raise UserError(N_("“{text}” is no number."), N_("Write it with a point, like 2.5."), text=text) from wrong


COMMANDS: Final = (expected, expect, set_targets)
