"""The command ``pay reconcile``: a run or a statement against a list that somebody keeps beside the program."""

import sys
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, progress, show_json, show_table
from desktop_app.cli.pay_papers import PAPERS
from desktop_app.cli.pay_questions import QUESTIONS
from desktop_app.cli.pay_records import change_quota, find_person
from desktop_app.cli.pay_sources import SOURCES
from desktop_app.cli.scopes import find_period
from desktop_app.domain.errors import UserError
from desktop_app.files.writers import write_table
from desktop_app.i18n import N_
from desktop_app.operations.pay.own_records import reconcile_records
from desktop_app.operations.pay.reconcile import reconcile
from desktop_app.reports import reconciliation
from desktop_app.rules.incentives.comparison import Compared, OwnRecords, Reconciled, RecordLine
from desktop_app.rules.incentives.reconcile import Cause
from desktop_app.store import names


@click.group("pay")
def pay() -> None:
    """Around a run of pay: comparing, papers, packages, and questions of which nothing is kept."""


@pay.command("reconcile")
@file_argument
@click.argument("list_file", type=click.Path(path_type=Path), required=False)
@click.option("--paste", is_flag=True, help="Read the list from the standard input instead of a file.")
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@click.option("--person", default="", help="Compare this person's records, not everybody's pay: name or #id.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the table to a .csv, .xlsx or .json file.")
@json_option
def reconcile_list(file: Path, list_file: Path | None, *, as_json: bool, out: Path | None, **said: Any) -> None:
    """Compare the pay of a period with LIST_FILE: names and amounts, or one person's documents and amounts."""
    if (list_file is None) != said["paste"]:
        raise UserError(N_("There is no list to compare with."), N_("Name a file, or use --paste."))
    source = list_file if list_file is not None else sys.stdin.buffer.read()
    with opened(file) as store:
        days, people = find_period(store, said["period"]), names.texts(store)
        if said["person"]:
            own = reconcile_records(store, find_person(store, said["person"]), days, source, progress())
            told, table = _own_json(own, people), reconciliation.record_table(own, people)
            states = [one.state for one in own.lines]
        else:
            found = reconcile(store, days, source, progress())
            told, table = _list_json(found, people), reconciliation.pay_table(found, people)
            states = [one.state for one in found.lines]
    if out is not None:
        write_table(table, out)
    if as_json:
        show_json(told)
        return
    show_table(table)
    click.echo(reconciliation.summary(states))


def _list_json(found: Reconciled, people: dict[int, str]) -> dict[str, Any]:
    return {
        "period": found.period.name,
        "column": found.column,
        "skipped": found.skipped,
        "lines": [_compared_json(one, people) for one in found.lines],
    }


def _compared_json(one: Compared, people: dict[int, str]) -> dict[str, Any]:
    return {
        "written": one.written,
        "person": one.person,
        "name": one.name,
        "theirs": one.theirs,
        "ours": one.ours,
        "difference": one.difference,
        "currency": one.currency,
        "state": one.state,
        "causes": [_cause_json(cause, people) for cause in one.found.causes],
        "other_explanations": len(one.found.others),
        "tried": one.found.tried,
        "largest_set": one.found.largest,
        "complete": one.found.complete,
    }


def _cause_json(one: Cause, people: dict[int, str]) -> dict[str, Any]:
    return {
        "why": one.why.value,
        "pay": one.pay,
        "document": one.record.document if one.record else None,
        "version": one.record.version if one.record else None,
        "counted": one.counted,
        "rate": one.rate,
        "text": reconciliation.cause_text(one, people),
    }


def _own_json(found: OwnRecords, people: dict[int, str]) -> dict[str, Any]:
    return {
        "period": found.statement.period.name,
        "person": found.statement.person,
        "column": found.column,
        "skipped": found.skipped,
        "lines": [_record_json(one, people) for one in found.lines],
    }


def _record_json(one: RecordLine, people: dict[int, str]) -> dict[str, Any]:
    return {
        "document": one.document,
        "theirs": one.theirs,
        "ours": one.ours,
        "difference": one.difference,
        "pay": one.pay,
        "state": one.state,
        "why": one.why.value if one.why else None,
        "version": one.record.version if one.record else None,
        "text": reconciliation.line_text(one, people),
    }


for command in (*QUESTIONS, change_quota, *PAPERS, *SOURCES):
    pay.add_command(command)

COMMANDS: Final = (pay,)
