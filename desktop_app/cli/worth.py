"""Commands for money besides records: rate (what currencies are worth) and balance (what people bring into a plan)."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

import click

from desktop_app.cli.entries import Shown, currency_of, person_of, remove_option, saved, show
from desktop_app.cli.output import file_argument, json_option, opened, parse_day
from desktop_app.cli.targets import amount
from desktop_app.domain.company import ANY_DAY, ExchangeRate, OpeningBalance
from desktop_app.store import names, opening_balances, rates, settings


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
    show("rates", [_rate_json(one) for one in found], as_json=as_json)


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
        other = currency_of(quote) if quote else settings.load(store).currency
        entry = ExchangeRate(parse_day(day) if day else ANY_DAY, currency_of(base), other, amount(value))
        saved(store, entry, remove=remove, as_json=as_json)


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
    show("balances", [_balance_json(one, texts) for one in found], as_json=as_json)


def _balance_json(one: OpeningBalance, texts: dict[int, str]) -> Shown:
    return {"person": texts.get(one.person, ""), "plan": one.plan, "day": one.day, "measure": one.measure,
            "earned": one.earned, "held": one.held, "owed": one.owed, "carried": one.carried,
            "currency": one.currency, "note": one.note}  # fmt: skip


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
@click.option("--note", default="", help="Where these amounts come from.")
@remove_option
@json_option
def add_balance(
    file: Path, person: str, plan: str, day: str, *, note: str, remove: bool, as_json: bool, **amounts: str
) -> None:
    """PERSON begins in PLAN on DAY with these amounts."""
    with opened(file, write=True) as store:
        exactly = {key: amount(text) for key, text in amounts.items()}
        currency = settings.load(store).currency
        entry = OpeningBalance(person_of(store, person), plan, parse_day(day), **exactly, currency=currency, note=note)
        saved(store, entry, remove=remove, as_json=as_json)


COMMANDS: Final = (rate, balance)
