"""Writing reports to files: what to load for each, in which language and format; how they look is made in reports/."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_period
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import ScopeKind
from desktop_app.domain.table import Table
from desktop_app.files.pdf import write_pdf
from desktop_app.files.workbook import write_workbook
from desktop_app.files.writers import JSON_FORMAT, write_table, write_whole
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.catalogue import find_kpi, find_kpis
from desktop_app.operations.kpis.figures import Wanted, breakdown, default_as_of, figures
from desktop_app.operations.moments import now
from desktop_app.operations.pay.evaluate import Evaluated, current_run, run_of, statement_of
from desktop_app.operations.pay.pay_review import find_run, register
from desktop_app.operations.pay.payroll import payroll_table, still_open
from desktop_app.operations.pay.statement_files import Form, day_of, made_at, statement_bytes
from desktop_app.operations.report_files import Page, ending_of, speaking, write_page
from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.reports import (
    figure_tables,
    figures_document,
    run_register,
    run_table,
    statement_document,
    target_table,
)
from desktop_app.store import groupings, records, settings
from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Payroll:
    """Where the payroll file is, and who is not in it because their pay is still open."""

    path: Path
    held: tuple[str, ...]


def export_statement(
    store: Store, person_id: int, period: Period, target: Path, progress: Progress = SILENT, *, language: str = ""
) -> Path:
    """One person's statement of the run that counts, in each form of ``statement_files.FORMS``."""
    ending = ending_of(target, "statement")
    with speaking(store, language):
        progress.step(N_("Preparing the statement"), 0, 2)
        statement, run = statement_of(store, person_id, period), run_of(store, person_id, period)
        progress.step(N_("Writing the statement"), 1, 2)
        write_whole(target, statement_bytes(store, statement, run, Form(ending)))
    return target


def export_run(
    store: Store, period: Period, target: Path, progress: Progress = SILENT, *, language: str = "", number: int = 0
) -> Path:
    """Everybody's pay in the run that counts, or in that of ``number``: for the lead alone."""
    with speaking(store, language):
        run = _run(store, period, number)
        title = _("Run of pay · {period}").format(period=format_period(period))
        table = run_table.build(run.posted(), title)
        state = _(statement_document.RUN_STATES[run.run.state])
        day = _("evaluated {day}").format(day=format_day(day_of(run.run.recorded_at)))
        write_page(store, "run", Page(table, title, (f"{state} · {day}",), made_at(run.run)), target, progress)
    return target


def export_payroll(
    store: Store, period: Period, target: Path, progress: Progress = SILENT, *, language: str = "", number: int = 0
) -> Payroll:
    """What payroll needs of the run that counts, or of that of ``number``, by staff number.

    Written again it is the same as the first time: whom a later run completes is in the file of that run alone.
    """
    ending_of(target, "payroll")
    with speaking(store, language):
        run = _run(store, period, number)
        progress.step(N_("Writing the payroll file"), 1, 2)
        write_table(payroll_table(store, run), target)
        return Payroll(target, still_open(store, run))


def export_register(
    store: Store, number: int, target: Path, progress: Progress = SILENT, *, language: str = ""
) -> Path:
    """The run of ``number`` for an auditor: what was done when, under which rules, and every figure to the record."""
    ending = ending_of(target, "register")
    with speaking(store, language):
        progress.step(N_("Reading the run"), 0, 2)
        found = register(store, number)
        progress.step(N_("Writing the file"), 1, 2)
        match ending:
            case "xlsx":
                title = _("Register of run {number}").format(number=number)
                write_workbook(run_register.build(found), target, made_at(found.run), title)
            case "json":
                text = json.dumps({"format": JSON_FORMAT, **run_register.to_json(found)}, ensure_ascii=False, indent=2)
                write_whole(target, f"{text}\n".encode())
            case _:
                write_table(run_register.line_table(found), target)
    return target


def export_figures(
    store: Store, wanted: Wanted, target: Path, progress: Progress = SILENT, *, language: str = ""
) -> Path:
    """The figures of a period: as a page of gauges, or as a table."""
    ending = ending_of(target, "figures")
    with speaking(store, language):
        progress.step(N_("Reading the figures"), 0, 2)
        kpis = find_kpis(store, wanted.kpis, wanted.period.last)
        found = figures(store, wanted)
        title = _("Gauges · {period}").format(period=format_period(wanted.period))
        if ending == "pdf":
            document = figures_document.build(found, kpis, _scene(store, wanted))
            write_pdf(document, target, now())
        else:
            table = figure_tables.figure_table(found, kpis)
            write_page(store, "figures", Page(table, title, (), now()), target, progress)
    return target


def export_targets(
    store: Store, kpi: str, period: Period, target: Path, progress: Progress = SILENT, *,
    language: str = "", rows: ScopeKind = ScopeKind.PERSON,
) -> Path:  # fmt: skip
    """The targets of one KPI by the parts of ``period``: company, teams and people, or other ``rows``."""
    with speaking(store, language):
        grid = load_grid(store, kpi, period, rows)
        name = _(find_kpi(store, kpi).texts.name)
        title = _("Targets · {kpi} · {period}").format(kpi=name, period=format_period(period))
        table = target_table.build(
            [column.period for column in grid.columns],
            [(line.scope, line.depth) for line in grid.lines],
            grid.amount,
            grid.unit,
            title,
        )
        write_page(store, "targets", Page(table, title, (), now()), target, progress)
    return target


def export_breakdown(
    store: Store, wanted: Wanted, target: Path, progress: Progress = SILENT, *, language: str = ""
) -> Path:
    """The figures of every group of ``wanted.by``, with the totals of what can be added."""
    with speaking(store, language):
        kpis = find_kpis(store, wanted.kpis, wanted.period.last)
        groups = [(row.label, row.figures) for row in breakdown(store, wanted)]
        table = figure_tables.group_table(groups, kpis, groupings.BY_KEY[wanted.by].title)
        title = _("By {group} · {period}").format(
            group=_(groupings.BY_KEY[wanted.by].title), period=format_period(wanted.period)
        )
        day = wanted.as_of or default_as_of(store)
        lines = (_("as of {day}").format(day=format_day(day)),)
        write_page(store, "breakdown", Page(table, title, lines, now()), target, progress)
    return target


def export_table(table: Table, target: Path, progress: Progress = SILENT) -> Path:
    """A table as it is shown, in the format that the name of ``target`` asks for."""
    progress.step(N_("Writing the file"), 0, 1)
    write_table(table, target)
    return target


def _run(store: Store, period: Period, number: int = 0) -> Evaluated:
    if number:
        return find_run(store, number)
    found = current_run(store, period)
    if found is None:
        raise UserError(
            N_("{period} has not been evaluated yet."), N_("Evaluate the period first."), period=period.name
        )
    return found


def _scene(store: Store, wanted: Wanted) -> figures_document.Scene:
    newest = records.data_day(store)
    return figures_document.Scene(
        settings.load(store).company,
        wanted.scope.name or _("Everybody"),
        wanted.period,
        wanted.as_of or default_as_of(store),
        date.fromordinal(newest) if newest else None,
    )
