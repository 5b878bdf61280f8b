"""The commands ``pay what-if`` and ``pay backtest``: pay that is asked about and never kept."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.cli.pay_records import find_person
from desktop_app.cli.scopes import find_period
from desktop_app.cli.targets import amount
from desktop_app.domain.errors import UserError
from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.files.writers import write_table
from desktop_app.i18n import N_, ngettext
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.backtest import Backtest, backtest, last_months
from desktop_app.operations.pay.next_step import NextStep, next_steps
from desktop_app.operations.pay.scenario import Item, Scenario
from desktop_app.operations.pay.what_if import WhatIf, what_if
from desktop_app.reports import beside_table
from desktop_app.reports.backtest_tables import behaviour_lines, month_table, people_table
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.statement import statement_to_json
from desktop_app.rules.incentives.toml_fields import parse_number
from desktop_app.rules.incentives.tried import Tried
from desktop_app.store.database import Store


@click.command("what-if")
@file_argument
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@click.option("--plan", default="", help="Another plan: its name, the key of one that comes along, or a plan file.")
@click.option("--quotas", default="", help="Every quota times this: 110 %.")
@click.option("--quota", multiple=True, help="One person's quota of the period: Ana=50000. Can be repeated.")
@click.option("--close-by", default="", help="Open deals expected up to this day are won on theirs.")
@click.option("--close", multiple=True, help="An open deal is won: NUMBER=DAY. Can be repeated.")
@click.option("--slip", multiple=True, help="The deal of this NUMBER does not count. Can be repeated.")
@click.option("--paid-by", default="", help="Open invoices dated up to this day are paid on it.")
@click.option("--paid", multiple=True, help="An open invoice is paid: NUMBER=DAY. Can be repeated.")
@click.option("--person", default="", help="Only this person: name or #id.")
@json_option
def ask(file: Path, *, period: str, person: str, as_json: bool, **said: Any) -> None:
    """What pay would be under another plan, with other quotas, deals or payments."""
    with opened(file) as store:
        days, who = find_period(store, period), find_person(store, person) if person else 0
        found = what_if(store, days, _scenario(store, said), who, progress())
    if as_json:
        show_json(_what_if_json(found))
        return
    show_table(beside_table.build(found.lines))
    if found.assumed.undated:
        words = ngettext(
            "{n} open deal is left out: nobody says when it is expected.",
            "{n} open deals are left out: nobody says when they are expected.",
            found.assumed.undated,
        )
        click.echo(words.format(n=found.assumed.undated))


def _scenario(store: Store, said: dict[str, Any]) -> Scenario:
    return Scenario(
        find_plan(store, said["plan"]) if said["plan"] else None,
        parse_number(said["quotas"], "--quotas") if said["quotas"] else Fraction(1),
        {find_person(store, name): amount(text) for name, text in _pairs(said["quota"])},
        _day(said["close_by"]),
        {number: parse_day(text) for number, text in _pairs(said["close"])},
        frozenset(said["slip"]),
        _day(said["paid_by"]),
        {number: parse_day(text) for number, text in _pairs(said["paid"])},
    )


def find_plan(store: Store, name: str) -> Plan:
    """A plan of the workspace, one that comes along, or a plan file."""
    for template in plans.templates():
        if template.key == name:
            return template.file.plan
    if Path(name).is_file():
        return plans.read_plan(Path(name))[0].plan
    return parse_plan(plans.find_plan(store, name).text).plan


def _day(text: str) -> date | None:
    return parse_day(text) if text else None


def _pairs(texts: Iterable[str]) -> list[tuple[str, str]]:
    pairs = []
    for text in texts:
        name, equals, value = text.rpartition("=")
        if not equals:
            raise UserError(N_("“{text}” has no equals sign."), N_("Write a name, an equals sign and a value."),
                            text=text)  # fmt: skip
        pairs.append((name, value))
    return pairs


def _what_if_json(found: WhatIf) -> dict[str, Any]:
    return {
        "period": found.period.name,
        "as_of": found.as_of,
        "totals": {currency: {"now": now, "then": then} for currency, (now, then) in found.totals().items()},
        "unknown": found.unknown(),
        "people": [
            {
                "person": one.person,
                "name": one.name,
                "currency": one.currency,
                "now": one.now.pay if one.now else None,
                "then": one.then.pay if one.then else None,
                "change": one.change,
                "reasons": [sentence(why) for side in (one.now, one.then) if side for why in side.reasons],
                "statement_now": statement_to_json(one.now) if one.now else None,
                "statement_then": statement_to_json(one.then) if one.then else None,
            }
            for one in found.lines
        ],
        "deals": [_item_json(one) for one in found.assumed.deals],
        "invoices": [_item_json(one) for one in found.assumed.invoices],
        "undated": found.assumed.undated,
    }


def _item_json(one: Item) -> dict[str, Any]:
    return {"document": one.document, "owner": one.owner, "customer": one.customer, "amount": one.amount,
            "day": one.day, "estimated": one.estimated}  # fmt: skip


@click.command("next")
@file_argument
@click.option("--person", required=True, help="Name or #id.")
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@json_option
def next_step(file: Path, *, person: str, period: str, as_json: bool) -> None:
    """What a person still needs to the next step of their plan, and the fewest open deals that bring it."""
    with opened(file) as store:
        found = next_steps(store, find_person(store, person), find_period(store, period), progress())
    if as_json:
        show_json({"steps": [asdict(one) for one in found]})
        return
    columns = (
        Column("component", N_("Component")),
        Column("missing", N_("Missing"), Unit.COUNT),
        Column("bound", N_("Next step"), Unit.COUNT),
        Column("deals", N_("Open deals that reach it")),
        Column("gain", N_("More pay"), Unit.MONEY),
    )
    show_table(Table(columns, tuple(_step_row(one) for one in found)))


def _step_row(one: NextStep) -> tuple[Cell, ...]:
    currency = one.currency if unit_of(one.measure) is Unit.MONEY else ""
    missing, bound = (Quantity(value, unit_of(one.measure), currency) for value in (one.missing, one.bound))
    gain = None if one.gain is None else Quantity(from_minor(one.gain, one.currency), Unit.MONEY, one.currency)
    return one.component, missing, bound, ", ".join(deal.document for deal in one.deals), gain


@click.command("backtest")
@file_argument
@click.option("--plan", required=True, help="Its name, the key of one that comes along, or a plan file.")
@click.option("--period", default="", help="Whole months: 2016, FY2016, 2016-Q3. By default the last twelve.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the people to a .csv, .xlsx or .json file.")
@json_option
def try_back(file: Path, *, plan: str, period: str, out: Path | None, as_json: bool) -> None:
    """What a plan would have cost: by month, at 80, 100 and 120 % of the volume, and who gains or loses."""
    with opened(file) as store:
        days = find_period(store, period) if period else last_months(store)
        found = backtest(store, find_plan(store, plan), days, progress())
    if out is not None:
        write_table(people_table(found.people, found.currency), out)
    if as_json:
        show_json(_backtest_json(found))
        return
    show_table(month_table(found.by_month(), found.currency))
    show_table(people_table(found.people, found.currency))
    for line in behaviour_lines(found.behaviour.timing, found.behaviour.bunching):
        click.echo(line)


def _backtest_json(found: Backtest) -> dict[str, Any]:
    before, after = found.total()
    timing, near = found.behaviour.timing, found.behaviour.bunching
    return {
        "plan": found.plan,
        "currency": found.currency,
        "before": before,
        "after": after,
        "gainers": found.gainers(),
        "losers": found.losers(),
        "costs": [{"volume": volume, "cost": cost} for volume, cost in found.costs],
        "months": [{"period": month, "before": old, "after": new} for month, old, new in found.by_month()],
        "people": [_tried_json(one) for one in found.people],
        "timing": {"n": timing.n, "last": timing.last, "expected": timing.expected, "chance": timing.chance},
        "bunching": {"above": near.above, "below": near.below, "chance": near.chance},
    }


def _tried_json(one: Tried) -> dict[str, Any]:
    before, after = one.both or (one.before.total if one.before else None, one.after.total)
    return {
        "person": one.person,
        "name": one.name,
        "before": before if one.before else None,
        "after": after,
        "change": one.change,
        "held": one.after.held,
        "reasons": [sentence(why) for side in (one.before, one.after) if side for why in side.reasons],
    }


QUESTIONS: Final = (ask, next_step, try_back)
"""Commands of the group ``pay``."""
