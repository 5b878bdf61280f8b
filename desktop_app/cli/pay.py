"""The commands ``evaluate`` and ``statement``."""

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.cli.pay_records import find_person
from desktop_app.cli.scopes import find_period
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.export_report import export_statement
from desktop_app.operations.moments import today
from desktop_app.operations.pay import evaluate as evaluation
from desktop_app.operations.pay import pay_entries
from desktop_app.operations.pay.evaluate import Evaluated
from desktop_app.operations.pay.pay_review import replay_statement
from desktop_app.operations.pay.unplanned import unplanned
from desktop_app.reports.wording import outline, sentence
from desktop_app.rules.incentives.statement import Statement, statement_to_json
from desktop_app.store.database import Store


@click.command("evaluate")
@file_argument
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@click.option("--approve", is_flag=True, help="Approve the run: it keeps its records from now on.")
@click.option("--pay", "paid_on", flag_value="today", is_flag=False, default=None,
              help="Mark the approved run as paid, today or on a DAY: frozen for good.")  # fmt: skip
@click.option("--pay-month", default="", help="The month of payment, 2017-10; by default that of the day.")
@click.option("--withdraw", "withdrawn", help="Withdraw what is approved and unpaid, with this reason.")
@click.option("--person", default="", help="Withdraw only this person: name or #id.")
@click.option("--hold", default="", help="Hold this person's pay; the run goes on without them. Needs --reason.")
@click.option("--reason", default="", help="Why the person is held.")
@click.option("--release", default="", help="End the hold of this person.")
@json_option
def evaluate(file: Path, *, period: str, as_json: bool, **said: Any) -> None:
    """Work out everybody's pay for a period."""
    with opened(file, write=True) as store:
        days = find_period(store, period)
        _prepare(store, days, said)
        paid_on = said["paid_on"]
        if said["approve"]:
            run = evaluation.approve(store, days, progress())
        elif paid_on is None:
            run = evaluation.evaluate_period(store, days, progress())
        if paid_on is not None:
            day = today() if paid_on == "today" else parse_day(paid_on)
            run = evaluation.pay(store, days, day, progress(), pay_month=said["pay_month"])
        queries = pay_entries.open_queries(store, days)
        paid = {one.person for each in evaluation.runs_of(store, days) for one in each.statements}
        lacking = unplanned(store, days, paid)
    if as_json:
        told = [{"person": one.person, "name": one.name, "revenue": one.revenue} for one in lacking]
        show_json({**_run_json(run, len(queries)), "without_plan": told})
        return
    _show_run(run)
    if lacking:
        names = ", ".join(one.name for one in lacking)
        click.echo(_("They have revenue in the period and no plan: {people}.").format(people=names))
    if queries:
        words = ngettext("{n} query is open.", "{n} queries are open.", len(queries))
        click.echo(words.format(n=len(queries)))


def _prepare(store: Store, days: Period, said: dict[str, Any]) -> None:
    """What is done before the period is evaluated."""
    if said["withdrawn"] is not None:
        person = find_person(store, said["person"]) if said["person"] else 0
        evaluation.withdraw(store, days, said["withdrawn"], progress(), person=person)
    if said["hold"]:
        pay_entries.hold(store, find_person(store, said["hold"]), days, said["reason"], progress())
    if said["release"]:
        pay_entries.release(store, find_person(store, said["release"]), days, progress())


def _run_json(run: Evaluated, queries: int) -> dict[str, Any]:
    number, amount = run.unassigned
    return {
        "run": run.run.id,
        "open_queries": queries,
        "period": run.run.period,
        "state": run.run.state,
        "total": run.total(),
        "totals": run.totals(),
        "pay_month": run.run.pay_month,
        "supplements": run.run.supplements,
        "unassigned_records": number,
        "unassigned_amount": amount,
        "statements": [
            {
                "person": one.person,
                "name": one.name,
                "plan": one.plan,
                "state": one.state.value,
                "pay": one.pay,
                "currency": one.currency,
                "reasons": [sentence(reason) for reason in one.reasons],
            }
            for one in run.statements
        ],
    }


def _show_run(run: Evaluated) -> None:
    columns = (
        Column("name", N_("Person")),
        Column("plan", N_("Plan")),
        Column("base", N_("Base"), Unit.MONEY),
        Column("attainment", N_("Attainment"), Unit.PERCENT),
        Column("pay", N_("Pay"), Unit.MONEY),
        Column("state", N_("State")),
    )
    rows = tuple(_row(one) for one in run.statements)
    alone = run.total() if len(run.totals()) == 1 else None
    totals = (_("Total"), None, None, None, None if alone is None else _money(alone, run.statements[0]), None)
    show_table(Table(columns, rows, totals=totals))
    click.echo(_("The run of {period} is {state}.").format(period=run.run.period, state=_(_STATES[run.run.state])))
    if run.unassigned[0]:
        number = run.unassigned[0]
        words = ngettext("{n} record belongs to nobody.", "{n} records belong to nobody.", number)
        click.echo(words.format(n=number))


_STATES: Final = {
    "draft": N_("a draft"),
    "approved": N_("approved"),
    "paid": N_("paid"),
    "withdrawn": N_("withdrawn"),
}


def _row(one: Statement) -> tuple[Any, ...]:
    first = one.lines[0] if one.lines else None
    base = Quantity(first.measure, Unit.MONEY, one.currency) if first and first.measure is not None else None
    attainment = Quantity(first.attainment, Unit.PERCENT) if first and first.attainment is not None else None
    reason = sentence(one.reasons[0]) if one.reasons else ""
    return one.name, one.plan, base, attainment, None if one.pay is None else _money(one.pay, one), reason


def _money(minor: int, one: Statement) -> Quantity:
    return Quantity(from_minor(minor, one.currency), Unit.MONEY, one.currency)


@click.command("statement")
@file_argument
@click.option("--person", required=True, help="Name or #id.")
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@click.option("--out", type=click.Path(path_type=Path), help="Write it to a .pdf, .xlsx or .json file.")
@click.option("--known-on", default="", help="As it would have been with what was known on this day.")
@json_option
def statement(file: Path, *, person: str, period: str, out: Path | None, known_on: str, as_json: bool) -> None:
    """One person's statement: every step and every credited record."""
    with opened(file, write=bool(known_on)) as store:
        days, who = find_period(store, period), find_person(store, person)
        if out is not None and not known_on:
            export_statement(store, who, days, out, progress())
            show_json({"file": out}) if as_json else click.echo(_("Written to {file}.").format(file=out))
            return
        found = evaluation.statement_of(store, who, days)
        if known_on:
            run = evaluation.run_of(store, who, days)
            found = replay_statement(store, run.id, who, parse_day(known_on), progress())
    if as_json:
        show_json({"statement": statement_to_json(found)})
        return
    for depth, text, figure in outline(found.explanation()):
        click.echo(f"{'  ' * depth}{text}{'  ' + figure if figure else ''}")


COMMANDS: Final = (evaluate, statement)
