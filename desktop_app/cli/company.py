"""Commands for what a company brings besides happenings: absence, rate, calendar, kpi-value, balance."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import exact, file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.cli.scopes import find_period, find_scope
from desktop_app.cli.targets import amount
from desktop_app.domain.company import ANY_DAY, Absence, CalendarDay, Entry, ExchangeRate, KpiValue, OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import ScopeKind
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.files.amounts import currency_in
from desktop_app.i18n import N_, _
from desktop_app.operations.entries import remove_entry, save_entry
from desktop_app.operations.import_file import Request, import_file
from desktop_app.operations.kpi_names import KpiNames
from desktop_app.operations.understand import Choices
from desktop_app.store import absences, calendar_days, kpi_values, names, opening_balances, rates, settings
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


def _show(key: str, found: Sequence[Shown], *, as_json: bool) -> None:
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


def _saved(store: Store, entry: Entry, *, remove: bool, as_json: bool) -> None:
    batch = remove_entry(store, entry, progress()) if remove else save_entry(store, entry, progress=progress())
    if as_json:
        show_json({"batch": batch})
        return
    said = _("Removed; batch {batch} can be taken back.") if remove else _("Saved as batch {batch}.")
    click.echo(said.format(batch=batch))


def _person(store: Store, text: str) -> int:
    scope = find_scope(store, text)
    if scope.kind is not ScopeKind.PERSON:
        raise UserError(N_("“{name}” is no person."), N_("Write the name of one person."), name=text)
    return scope.id


def _currency(text: str) -> str:
    code = currency_in(text)
    if not code:
        raise UserError(N_("“{text}” is no currency."), N_("Write its code, like EUR."), text=text)
    return code


remove_option = click.option("--remove", is_flag=True, help="Let it count no longer.")


@click.group("absence")
def absence() -> None:
    """Who is away when."""


@absence.command("list")
@file_argument
@click.option("--person", default="", help="A name, or #id; without it: everybody.")
@json_option
def list_absences(file: Path, *, person: str, as_json: bool) -> None:
    """List the absences in FILE, the last day included."""
    with opened(file) as store:
        texts = names.texts(store)
        found = absences.load(store, _person(store, person) if person else 0)
    _show("absences", [_absence_json(one, texts) for one in found], as_json=as_json)


def _absence_json(one: Absence, texts: dict[int, str]) -> Shown:
    return {"person": texts.get(one.person, ""), "first": one.first, "last": one.last, "type": one.type,
            "paid": one.paid, "share": one.share, "note": one.note}  # fmt: skip


@absence.command("add")
@file_argument
@click.argument("person")
@click.argument("first")
@click.argument("last", default="")
@click.option("--type", "kind", default="", help="Leave, illness …")
@click.option("--paid/--unpaid", default=None, help="Whether it was paid; not said without.")
@click.option("--share", default="1", help="The part of each day: 0.5 is half a day.")
@click.option("--note", default="")
@remove_option
@json_option
def add_absence(file: Path, person: str, first: str, last: str, *, remove: bool, as_json: bool, **said: Any) -> None:
    """PERSON is away from FIRST to LAST, both included; the same first day again corrects it."""
    with opened(file, write=True) as store:
        start = parse_day(first)
        entry = Absence(_person(store, person), start, parse_day(last) if last else start, said["kind"], said["paid"],
                        amount(said["share"]), said["note"])  # fmt: skip
        _saved(store, entry, remove=remove, as_json=as_json)


@click.group("rate")
def rate() -> None:
    """What currencies are worth."""


@rate.command("list")
@file_argument
@click.option("--on", "day", default="", help="Only what holds on this day, in the company's currency.")
@json_option
def list_rates(file: Path, *, day: str, as_json: bool) -> None:
    """List the exchange rates in FILE: 1 FROM is RATE TO."""
    with opened(file) as store:
        found = rates.load(store)
        home = settings.load(store).currency
    if day:
        found = _holding(found, parse_day(day), home)
    _show("rates", [_rate_json(one) for one in found], as_json=as_json)


def _holding(found: Iterable[ExchangeRate], day: date, home: str) -> list[ExchangeRate]:
    known = list(found)
    worth = rates.Rates(known, home)
    codes = sorted({code for one in known for code in (one.base, one.quote)} - {home})
    return [ExchangeRate(day, code, home, value) for code in codes if (value := worth.on(day, code)) is not None]


def _rate_json(one: ExchangeRate) -> Shown:
    return {"day": None if one.day == ANY_DAY else one.day, "base": one.base, "quote": one.quote, "rate": one.rate}


@rate.command("add")
@file_argument
@click.argument("base")
@click.argument("value")
@click.option("--to", "quote", default="", help="The other currency; the company's without it.")
@click.option("--on", "day", default="", help="From this day on; without it: whenever no dated rate is known.")
@remove_option
@json_option
def add_rate(file: Path, base: str, value: str, *, quote: str, day: str, remove: bool, as_json: bool) -> None:
    """One BASE is VALUE of the company's currency."""
    with opened(file, write=True) as store:
        other = _currency(quote) if quote else settings.load(store).currency
        entry = ExchangeRate(parse_day(day) if day else ANY_DAY, _currency(base), other, amount(value))
        _saved(store, entry, remove=remove, as_json=as_json)


@click.group("calendar")
def calendar() -> None:
    """Which days are worked."""


@calendar.command("show")
@file_argument
@click.argument("year", type=int)
@json_option
def show_calendar(file: Path, year: int, *, as_json: bool) -> None:
    """Show the days of YEAR that differ from the week, and how many are worked."""
    with opened(file) as store:
        found = calendar_days.working_calendar(store)
        said = {one.day: one.name for one in calendar_days.load(store)}
    days = [{"day": day, "worked": share, "name": said.get(day, "")} for day, share in sorted(found.days.items())
            if day.year == year]  # fmt: skip
    total = found.working_days(date(year, 1, 1), date(year + 1, 1, 1))
    provisional = year in found.provisional
    if as_json:
        show_json({"year": year, "working_days": exact(total), "provisional": provisional, "days": days})
        return
    _show("days", days, as_json=False)
    click.echo(_("{year}: {days} working days").format(year=year, days=exact(total)))
    if provisional:
        click.echo(_("Provisional: the notice that moves days in this year is not known yet."))


@calendar.command("add")
@file_argument
@click.argument("day")
@click.argument("share", default="0")
@click.option("--name", default="", help="What the day is called.")
@remove_option
@json_option
def add_day(file: Path, day: str, share: str, *, name: str, remove: bool, as_json: bool) -> None:
    """SHARE of DAY is worked: 0 a holiday, 0.5 half a day, 1 a make-up working day."""
    with opened(file, write=True) as store:
        _saved(store, CalendarDay(parse_day(day), amount(share), name), remove=remove, as_json=as_json)


@calendar.command("import")
@file_argument
@click.argument("source", type=click.Path(path_type=Path))
@json_option
def import_calendar(file: Path, source: Path, *, as_json: bool) -> None:
    """Take the days of SOURCE: a table, an ICS calendar or the text of a notice."""
    with opened(file, write=True) as store:
        choices = Choices(kind=Kind.CALENDAR_DAY)
        done = import_file(store, Request(source, source.name, choices), progress()).batch
    if as_json:
        show_json({"batch": done.id, "rows": done.rows, "created": done.created, "changed": done.changed,
                   "unchanged": done.unchanged, "refused": done.refused})  # fmt: skip
        return
    click.echo(_("Saved as batch {batch}.").format(batch=done.id))


@click.group("balance")
def balance() -> None:
    """What people bring into a plan that begins inside its year."""


@balance.command("list")
@file_argument
@json_option
def list_balances(file: Path, *, as_json: bool) -> None:
    """List the opening balances in FILE."""
    with opened(file) as store:
        texts, found = names.texts(store), opening_balances.load(store)
    _show("balances", [_balance_json(one, texts) for one in found], as_json=as_json)


def _balance_json(one: OpeningBalance, texts: dict[int, str]) -> Shown:
    return {"person": texts.get(one.person, ""), "plan": one.plan, "day": one.day, "measure": one.measure,
            "earned": one.earned, "held": one.held, "owed": one.owed, "carried": one.carried,
            "currency": one.currency}  # fmt: skip


@balance.command("add")
@file_argument
@click.argument("person")
@click.argument("plan")
@click.argument("day")
@click.option("--measure", default="0", help="The measure to date.")
@click.option("--earned", default="0", help="Earned before: paid, held and carried.")
@click.option("--held", default="0", help="Of it held.")
@click.option("--owed", default="0", help="Draw not yet recovered.")
@click.option("--carried", default="0", help="Negative balance carried, without a minus.")
@remove_option
@json_option
def add_balance(file: Path, person: str, plan: str, day: str, *, remove: bool, as_json: bool, **amounts: str) -> None:
    """PERSON begins in PLAN on DAY with these amounts."""
    with opened(file, write=True) as store:
        exactly = {key: amount(text) for key, text in amounts.items()}
        currency = settings.load(store).currency
        entry = OpeningBalance(_person(store, person), plan, parse_day(day), **exactly, currency=currency)
        _saved(store, entry, remove=remove, as_json=as_json)


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
    _show("values", [_value_json(one) for one in found], as_json=as_json)


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
        _saved(store, entry, remove=remove, as_json=as_json)


COMMANDS: Final = (absence, rate, calendar, balance, kpi_value)
