"""Writing what a comparison with a list found to a file, as a table or on paper."""

from pathlib import Path

from desktop_app.domain.formats import format_period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.operations.moments import now
from desktop_app.operations.report_files import Page, speaking, write_page
from desktop_app.reports import reconciliation
from desktop_app.rules.incentives.comparison import OwnRecords, Reconciled
from desktop_app.store import names
from desktop_app.store.database import Store


def export_comparison(
    store: Store, found: Reconciled | OwnRecords, target: Path, progress: Progress = SILENT, *, language: str = ""
) -> Path:
    """As .pdf, .xlsx, .csv or .json: each amount on both sides, the difference and its reason."""
    with speaking(store, language):
        people, states = names.texts(store), [one.state for one in found.lines]
        if isinstance(found, Reconciled):
            table, period = reconciliation.pay_table(found, people), found.period
        else:
            table, period = reconciliation.record_table(found, people), found.statement.period
        lines = (format_period(period), reconciliation.summary(states))
        write_page(store, "comparison", Page(table, table.title, lines, now()), target, progress)
    return target
