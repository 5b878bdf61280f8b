"""Writing what a "what if" or a backtest found to a file, as a table or on paper."""

from pathlib import Path

from desktop_app.domain.formats import format_period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import _
from desktop_app.operations.moments import now
from desktop_app.operations.pay.backtest import Backtest
from desktop_app.operations.pay.what_if import WhatIf
from desktop_app.operations.report_files import Page, speaking, write_page
from desktop_app.reports import beside_table
from desktop_app.reports.backtest_tables import month_table, people_table
from desktop_app.store.database import Store


def export_what_if(
    store: Store, found: WhatIf, target: Path, progress: Progress = SILENT, *, language: str = ""
) -> Path:
    """As .pdf, .xlsx, .csv or .json: everybody's pay now and then."""
    with speaking(store, language):
        title = _("What if")
        table = beside_table.build(found.lines, title)
        write_page(store, "what_if", Page(table, title, (format_period(found.period),), now()), target, progress)
    return target


def export_backtest(
    store: Store,
    found: Backtest,
    target: Path,
    progress: Progress = SILENT,
    *,
    by_month: bool = False,
    language: str = "",
) -> Path:
    """As .pdf, .xlsx, .csv or .json: who gains and who loses, or the cost ``by_month``."""
    with speaking(store, language):
        title = _("“{plan}” tried").format(plan=_(found.plan))
        span = f"{format_period(found.months[0])} – {format_period(found.months[-1])}"
        table = (
            month_table(found.by_month(), found.currency, title)
            if by_month
            else people_table(found.people, found.currency, title)
        )
        write_page(store, "backtest", Page(table, title, (span,), now()), target, progress)
    return target
