"""What the commands for a company's entries share: how they are shown, saved and removed, and their arguments."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

import click

from desktop_app.cli.output import exact, progress, show_json, show_table
from desktop_app.cli.scopes import find_scope
from desktop_app.domain.company import Entry
from desktop_app.domain.errors import UserError
from desktop_app.domain.scope import ScopeKind
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.files.amounts import currency_in
from desktop_app.i18n import N_, _
from desktop_app.operations.entries import remove_entry, save_entry
from desktop_app.store.database import Store

_TITLES: Final = {
    "person": N_("Person"), "first": N_("First day"), "last": N_("Last day"), "type": N_("Type"), "paid": N_("Paid"),
    "share": N_("Share of the day"), "note": N_("Note"), "day": N_("Day"), "base": N_("From"), "quote": N_("To"),
    "rate": N_("Rate"), "worked": N_("Worked"), "name": N_("Holiday"), "kpi": N_("KPI"), "period": N_("Period"),
    "scope": N_("For whom"), "value": N_("Value"), "sample": N_("Answers"), "plan": N_("Plan"),
    "measure": N_("Measure to date"), "earned": N_("Earned before"), "held": N_("Of it held"),
    "owed": N_("Draw owed"), "carried": N_("Negative balance carried"), "currency": N_("Currency"),
}  # fmt: skip
Shown = dict[str, Any]


def show(key: str, found: Sequence[Shown], *, as_json: bool) -> None:
    if as_json:
        show_json({key: list(found)})
        return
    columns = tuple(Column(name, _TITLES[name]) for name in found[0]) if found else ()
    if found:
        show_table(Table(columns, tuple(tuple(map(_cell, one.values())) for one in found)))


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return exact(value) if isinstance(value, Fraction) else value  # type: ignore[return-value] # texts, days and periods


def saved(store: Store, entry: Entry, *, remove: bool, as_json: bool) -> None:
    batch = remove_entry(store, entry, progress()) if remove else save_entry(store, entry, progress=progress())
    if as_json:
        show_json({"batch": batch})
        return
    said = _("Removed; batch {batch} can be taken back.") if remove else _("Saved as batch {batch}.")
    click.echo(said.format(batch=batch))


def person_of(store: Store, text: str) -> int:
    scope = find_scope(store, text)
    if scope.kind is not ScopeKind.PERSON:
        raise UserError(N_("“{name}” is no person."), N_("Write the name of one person."), name=text)
    return scope.id


def currency_of(text: str) -> str:
    code = currency_in(text)
    if not code:
        raise UserError(N_("“{text}” is no currency."), N_("Write its code, like EUR."), text=text)
    return code


remove_option = click.option("--remove", is_flag=True, help="Let it count no longer.")
