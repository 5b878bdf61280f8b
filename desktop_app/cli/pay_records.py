"""The commands beside a run of pay: ``adjust``, ``query``, ``decide``, ``compare``, ``register``, ``carried``."""

from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import (
    file_argument,
    json_option,
    opened,
    parse_day,
    progress,
    show_json,
    show_table,
)
from desktop_app.cli.scopes import find_period, find_scope
from desktop_app.domain.errors import UserError
from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import ScopeKind
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.export_report import export_register
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.pay import pay_entries, pay_review
from desktop_app.reports import run_register
from desktop_app.rules.incentives.reading import Outcome
from desktop_app.store.database import Store
from desktop_app.store.pay_queries import PayQuery


def find_person(store: Store, name: str) -> int:
    """The id of the person called ``name`` or #id; UserError for anybody or anything else."""
    scope = find_scope(store, name)
    if scope.kind is not ScopeKind.PERSON:
        raise UserError(N_("“{name}” is not a person."), N_("Name a person, or #id."), name=name)
    return scope.id


def _amount(text: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as wrong:
        raise UserError(N_("“{text}” is no amount."), N_("Write it as 12.34 or -12.34."), text=text) from wrong


@click.command("adjust")
@file_argument
@click.option("--person", help="Name or #id.")
@click.option("--period", help="2017-09, 2017-Q3 …")
@click.option("--amount", help="In the currency of the person's plan; negative to deduct.")
@click.option("--reason", default="", help="Why; it stands on the statement.")
@click.option("--withdraw", "number", type=int, help="Let the adjustment of this number count no longer.")
@json_option
def adjust(file: Path, *, as_json: bool, number: int | None, **said: str | None) -> None:
    """Add an amount to one person's pay of a period, with its reason."""
    person, period, amount = (said[name] for name in ("person", "period", "amount"))
    with opened(file, write=True) as store:
        if number is not None:
            pay_entries.withdraw_adjustment(store, number, progress())
        elif person and period and amount:
            days = find_period(store, period)
            who = find_person(store, person)
            number = pay_entries.adjust(store, who, days, _amount(amount), progress(), reason=said["reason"] or "")
        else:
            raise UserError(N_("An adjustment needs a person, a period and an amount."), N_("Name all three."))
    show_json({"adjustment": number}) if as_json else click.echo(_("Adjustment {n}.").format(n=number))


@click.group("query")
def query() -> None:
    """What people ask about their statements."""


@query.command("add")
@file_argument
@click.option("--person", required=True, help="Name or #id.")
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@click.option("--line", default="", help="The component it is about.")
@click.option("--text", required=True, help="What the person asks.")
@json_option
def add_query(file: Path, *, person: str, period: str, line: str, text: str, as_json: bool) -> None:
    """Keep a question; it is shown until it is answered."""
    with opened(file, write=True) as store:
        who, days = find_person(store, person), find_period(store, period)
        number = pay_entries.ask(store, who, days, text, progress(), line=line)
    show_json({"query": number}) if as_json else click.echo(_("Query {n}.").format(n=number))


@query.command("answer")
@file_argument
@click.argument("number", type=int)
@click.option("--text", required=True, help="What the person was told.")
@click.option("--outcome", default="", help="What came of it: corrected, unchanged …")
@json_option
def answer_query(file: Path, number: int, *, text: str, outcome: str, as_json: bool) -> None:
    """Answer the query of this NUMBER."""
    with opened(file, write=True) as store:
        pay_entries.answer_query(store, number, text, outcome, progress())
    show_json({"query": number}) if as_json else click.echo(_("Query {n} is answered.").format(n=number))


@query.command("list")
@file_argument
@click.option("--all", "everything", is_flag=True, help="Also those that are answered.")
@json_option
def list_queries(file: Path, *, everything: bool, as_json: bool) -> None:
    """List the open queries."""
    with opened(file) as store:
        found = pay_entries.all_queries(store) if everything else pay_entries.open_queries(store)
        names = pay_entries.names_of(store)
    if as_json:
        show_json({"queries": [_query_json(one, names.get(one.person, "")) for one in found]})
        return
    titles = (N_("Number"), N_("Person"), N_("Period"), N_("Line"), N_("Question"), N_("Answer"), N_("Outcome"))
    columns = tuple(Column(title, title) for title in titles)
    rows = tuple(
        (str(one.id), names.get(one.person, ""), one.period.name, one.line, one.text, one.answer, one.outcome)
        for one in found
    )
    show_table(Table(columns, rows))


def _query_json(one: PayQuery, name: str) -> dict[str, Any]:
    return {
        "query": one.id,
        "person": one.person,
        "name": name,
        "period": one.period.name,
        "line": one.line,
        "text": one.text,
        "asked_at": one.asked_at,
        "answer": one.answer,
        "outcome": one.outcome,
        "answered_at": one.answered_at,
    }


@click.command("decide")
@file_argument
@click.option("--person", required=True, help="Name or #id.")
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@click.option("--what", required=True, help="“gate group: measure”, “component: measure”, or the measure.")
@click.option("--outcome", required=True, type=click.Choice([one.value for one in Outcome]))
@click.option("--reason", required=True, help="Why; it stands on the statement.")
@json_option
def decide(file: Path, *, as_json: bool, **said: str) -> None:
    """Decide about a gate or a KPI behind which too few answers stand."""
    with opened(file, write=True) as store:
        person, days = find_person(store, said["person"]), find_period(store, said["period"])
        outcome = Outcome(said["outcome"])
        pay_entries.decide(store, person, days, said["what"], progress(), outcome=outcome, reason=said["reason"])
    show_json({"decision": said["outcome"]}) if as_json else click.echo(_("Decided; evaluate the period again."))


@click.command("change-quota")
@file_argument
@click.option("--person", required=True, help="Name or #id.")
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@click.option("--quota", default="revenue", show_default=True, help="The KPI the person is held to.")
@click.option("--amount", required=True, help="The quota of the whole period from that day on.")
@click.option("--from", "day", required=True, help="The day inside the period.")
@click.option("--reason", required=True, help="Why; it is kept.")
@json_option
def change_quota(file: Path, *, as_json: bool, **said: str) -> None:
    """Change a person's quota from a day inside its period; both parts are weighed by their days."""
    with opened(file, write=True) as store:
        person, period = find_person(store, said["person"]), find_period(store, said["period"])
        kept = {"quota": find_kpi(store, said["quota"]).key, "reason": said["reason"]}
        day = parse_day(said["day"])
        pay_entries.change_quota(store, person, period, _amount(said["amount"]), progress(), day=day, **kept)
    show_json({"quota": kept["quota"]}) if as_json else click.echo(_("Changed; evaluate the period again."))


@click.command("compare")
@file_argument
@click.argument("first", type=int)
@click.argument("second", type=int)
@json_option
def compare(file: Path, first: int, second: int, *, as_json: bool) -> None:
    """Show line by line what differs between two runs, by their numbers."""
    with opened(file) as store:
        found = pay_review.compare_runs(store, first, second)
    if as_json:
        show_json({"differences": [asdict(one) for one in found]})
        return
    titles = (N_("Person"), N_("Line"), N_("Document"), N_("Before"), N_("After"))
    units = (None, None, None, Unit.MONEY, Unit.MONEY)
    columns = tuple(Column(title, title, unit) for title, unit in zip(titles, units, strict=True))
    rows = tuple(
        (one.person, one.line, one.document, _paid(one.before, one.currency), _paid(one.after, one.currency))
        for one in found
    )
    show_table(Table(columns, rows))


def _paid(minor: int | None, currency: str) -> Quantity | None:
    return None if minor is None else Quantity(from_minor(minor, currency), Unit.MONEY, currency)


@click.command("register")
@file_argument
@click.argument("number", type=int)
@click.option("--out", type=click.Path(path_type=Path), help="Write it to a .json, .csv or .xlsx file.")
@json_option
def register(file: Path, number: int, *, out: Path | None, as_json: bool) -> None:
    """The run of this NUMBER for an auditor: what was done when, under which rules, and every figure."""
    with opened(file) as store:
        if out is not None:
            export_register(store, number, out, progress())
            show_json({"file": out}) if as_json else click.echo(_("Written to {file}.").format(file=out))
            return
        found = pay_review.register(store, number)
    show_json(run_register.to_json(found)) if as_json else show_table(run_register.line_table(found))


@click.command("carried")
@file_argument
@json_option
def carried(file: Path, *, as_json: bool) -> None:
    """What is held, owed and carried of each person after their last settled run."""
    with opened(file) as store:
        found = pay_review.carried(store)
    if as_json:
        show_json({"people": [asdict(one) for one in found]})
        return
    titles = (N_("Person"), N_("Period"), N_("Held"), N_("Draw owed"), N_("Balance"), N_("Paid so far"))
    columns = tuple(Column(title, title) for title in titles)
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        amounts = (one.held, one.owed, one.balance, one.paid)
        rows.append((one.name, one.period, *(_money(minor, one.currency) for minor in amounts)))
    show_table(Table(columns, tuple(rows)))


def _money(minor: int, currency: str) -> Quantity:
    return Quantity(from_minor(minor, currency), Unit.MONEY, currency)


COMMANDS: Final = (adjust, query, decide, compare, register, carried)
