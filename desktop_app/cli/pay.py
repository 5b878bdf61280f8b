"""The commands ``evaluate`` and ``statement``."""

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.cli.scopes import find_period, find_scope
from desktop_app.domain.errors import UserError
from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import ScopeKind
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations import evaluate as evaluation
from desktop_app.operations.evaluate import Evaluated
from desktop_app.operations.export_report import export_statement
from desktop_app.operations.moments import today
from desktop_app.reports.wording import outline, sentence
from desktop_app.rules.incentives.statement import Statement, statement_to_json


@click.command("evaluate")
@file_argument
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@click.option("--approve", is_flag=True, help="Approve the run: it keeps its records from now on.")
@click.option("--pay", "paid_on", flag_value="today", is_flag=False, default=None,
              help="Mark the approved run as paid, today or on a DAY: frozen for good.")  # fmt: skip
@click.option("--withdraw", "reason", help="Withdraw the approved, unpaid run, with this reason.")
@json_option
def evaluate(file: Path, *, period: str, approve: bool, paid_on: str | None, reason: str | None, as_json: bool) -> None:
    """Work out everybody's pay for a period."""
    with opened(file, write=True) as store:
        days = find_period(store, period)
        if reason is not None:
            evaluation.withdraw(store, days, reason, progress())
        if approve:
            run = evaluation.approve(store, days, progress())
        elif paid_on is None:
            run = evaluation.evaluate_period(store, days, progress())
        if paid_on is not None:
            run = evaluation.pay(store, days, today() if paid_on == "today" else parse_day(paid_on), progress())
    if as_json:
        show_json(_run_json(run))
    else:
        _show_run(run)


def _run_json(run: Evaluated) -> dict[str, Any]:
    number, amount = run.unassigned
    return {
        "period": run.run.period,
        "state": run.run.state,
        "total": run.total(),
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
    totals = (_("Total"), None, None, None, _money(run.total(), run.statements[0]) if run.statements else None, None)
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
@json_option
def statement(file: Path, *, person: str, period: str, out: Path | None, as_json: bool) -> None:
    """One person's statement: every step and every credited record."""
    with opened(file) as store:
        days, scope = find_period(store, period), find_scope(store, person)
        if scope.kind is not ScopeKind.PERSON:
            raise UserError(N_("“{name}” is not a person."), N_("Name a person, or #id."), name=person)
        if out is not None:
            export_statement(store, scope.id, days, out, progress())
            show_json({"file": out}) if as_json else click.echo(_("Written to {file}.").format(file=out))
            return
        found = evaluation.statement_of(store, scope.id, days)
    if as_json:
        show_json({"statement": statement_to_json(found)})
        return
    for depth, text, figure in outline(found.explanation()):
        click.echo(f"{'  ' * depth}{text}{'  ' + figure if figure else ''}")


COMMANDS: Final = (evaluate, statement)
