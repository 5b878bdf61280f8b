"""The reports there are: what can be printed or written, and in which formats; each is built in its own module."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.i18n import N_
from desktop_app.reports import (
    backtest_tables,
    beside_table,
    figure_tables,
    figures_document,
    reconciliation,
    run_register,
    run_table,
    statement_document,
    target_table,
)

TABLE_FORMATS: Final = ("pdf", "xlsx", "csv", "json")


@dataclass(frozen=True, slots=True)
class Report:
    """``title`` is a message id; ``build`` turns results into a Document or a Table; ``formats`` are file endings."""

    key: str
    title: str
    build: Callable[..., Any]
    formats: tuple[str, ...] = TABLE_FORMATS


REPORTS: Final = (
    Report("statement", N_("Statement of one person"), statement_document.build, (*TABLE_FORMATS, "png", "txt")),
    Report("run", N_("Run of pay"), run_table.build),
    Report("payroll", N_("Payroll file"), run_table.build_payroll, ("csv", "xlsx", "json")),
    Report("register", N_("Register of a run"), run_register.build, ("xlsx", "csv", "json")),
    Report("comparison", N_("Pay against a list"), reconciliation.pay_table),
    Report("what_if", N_("What if"), beside_table.build),
    Report("backtest", N_("Plan tried on months that are over"), backtest_tables.people_table),
    Report("figures", N_("Gauges"), figures_document.build),
    Report("targets", N_("Targets"), target_table.build),
    Report("breakdown", N_("Breakdown"), figure_tables.group_table),
)
BY_KEY: Final = {report.key: report for report in REPORTS}
