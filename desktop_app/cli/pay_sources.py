"""The commands under ``pay`` for what pay rests on: sellers of names, own target pay, quotas that change."""

from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.cli.pay_records import find_person
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_quantity
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.pay import pay_entries, pay_sources
from desktop_app.store import settings
from desktop_app.store.quota_changes import QuotaChanged
from desktop_app.store.sellers import NOUNS, SellerOf

_FROM: Final = click.option("--from", "day", default="", help="The first day. Default: from the beginning.")


@click.command("sellers")
@file_argument
@json_option
def list_sellers(file: Path, *, as_json: bool) -> None:
    """List who sells to which customer, in which region and product, since when."""
    with opened(file) as store:
        found, people = pay_sources.sellers_of(store), pay_entries.names_of(store)
    if as_json:
        show_json({"sellers": [_seller_json(one, people) for one in found]})
        return
    columns = tuple(Column(title, title) for title in (N_("Of"), N_("Name"), N_("From"), N_("Seller")))
    rows = tuple((one.noun, one.name, pay_sources.day_of(one.first), people.get(one.person, "")) for one in found)
    show_table(Table(columns, rows))


def _seller_json(one: SellerOf, people: dict[int, str]) -> dict[str, Any]:
    return {"of": one.noun, "name": one.name, "first": pay_sources.day_of(one.first), "seller": people.get(one.person)}


@click.command("set-seller")
@file_argument
@click.option("--of", "noun", type=click.Choice(NOUNS), default=NOUNS[0], show_default=True)
@click.option("--name", required=True, help="The customer, region or product.")
@click.option("--person", default="", help="Who sells: name or #id; none: nobody any more.")
@_FROM
@json_option
def set_seller(file: Path, *, noun: str, name: str, person: str, day: str, as_json: bool) -> None:
    """Credit records without a seller to a person by their customer, region or product."""
    with opened(file, write=True) as store:
        who, first = find_person(store, person) if person else 0, parse_day(day) if day else None
        batch = pay_sources.set_seller(store, noun, name, who, progress(), first=first)
    show_json({"batch": batch}) if as_json else click.echo(_("Kept; evaluate the period again."))


@click.command("target-pay")
@file_argument
@click.option("--person", default="", help="Name or #id; none: list what is known.")
@click.option("--amount", help="The variable pay at 100 %; “plan”: that of the plan again.")
@_FROM
@json_option
def target_pay(file: Path, *, person: str, amount: str | None, day: str, as_json: bool) -> None:
    """Set a person's own target pay from a day on, or list everybody's."""
    with opened(file, write=bool(person)) as store:
        if person:
            if amount is None:
                raise UserError(N_("A target pay needs its amount."), N_("Write it, or “plan” for that of the plan."))
            first = parse_day(day) if day else None
            worth = None if amount == "plan" else _amount(amount)
            pay_sources.set_target_pay(store, find_person(store, person), worth, first, progress())
        found = pay_sources.target_pays(store)
        currency = settings.load(store).currency
    if as_json:
        show_json({"target_pays": [asdict(one) for one in found]})
        return
    columns = tuple(Column(title, title) for title in (N_("Person"), N_("From"), N_("Target pay")))
    show_table(Table(columns, tuple((one.name, one.first, _told(one.amount, currency)) for one in found)))


def _amount(text: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as wrong:
        raise UserError(N_("“{text}” is no amount."), N_("Write it as 12.34 or -12.34."), text=text) from wrong


def _told(amount: Fraction | None, currency: str) -> str:
    return _("that of the plan") if amount is None else format_quantity(Quantity(amount, Unit.MONEY, currency))


@click.command("quota-changes")
@file_argument
@click.option("--withdraw", "number", type=int, help="Let the change of this number count no longer.")
@json_option
def quota_changes(file: Path, *, number: int | None, as_json: bool) -> None:
    """List the quotas that change inside their period, or take one of these changes back."""
    with opened(file, write=number is not None) as store:
        if number is not None:
            pay_entries.withdraw_quota_change(store, number, progress())
        found, people = pay_entries.quota_changes_of(store), pay_entries.names_of(store)
    if as_json:
        show_json({"quota_changes": [_change_json(one, people) for one in found]})
        return
    titles = (N_("Number"), N_("Person"), N_("Quota"), N_("Period"), N_("From"), N_("Amount"), N_("Reason"))
    rows = tuple(
        (str(one.id), people.get(one.person, ""), one.quota, one.period.name, one.day, one.amount, one.reason)
        for one in found
    )
    show_table(Table(tuple(Column(title, title) for title in titles), rows))


def _change_json(one: QuotaChanged, people: dict[int, str]) -> dict[str, Any]:
    return {
        "change": one.id,
        "person": one.person,
        "name": people.get(one.person, ""),
        "quota": one.quota,
        "period": one.period.name,
        "day": one.day,
        "amount": one.amount,
        "reason": one.reason,
    }


SOURCES: Final = (list_sellers, set_seller, target_pay, quota_changes)
