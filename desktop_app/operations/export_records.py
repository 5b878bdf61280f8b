"""The records behind a figure written to a file; which records they are is decided in figures."""

from pathlib import Path

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.writers import write_table
from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.reports.record_table import record_table
from desktop_app.store import behind, settings
from desktop_app.store.database import Store


def export_records(store: Store, wanted: Wanted, target: Path, measure: str = "", progress: Progress = SILENT) -> Path:
    """Write the records behind the first KPI of ``wanted``, or behind one of its measures; csv, json or xlsx."""
    chosen = settings.load(store)
    progress.step(N_("Reading records"), 0, 2)
    found = behind.load(store, records_behind(store, wanted, measure), chosen.revenue_source)
    progress.step(N_("Writing the file"), 1, 2)
    write_table(record_table(found, chosen.currency), target)
    return target
