"""Bringing the rollups of a workspace up to the measures of this program, once, when it is opened.

A file that an earlier program wrote may lack the totals of newer measures, or count an older way.
"""

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.store import rollups, settings
from desktop_app.store.database import Store


def bring_up(store: Store, progress: Progress = SILENT) -> bool:
    """Make every rollup anew if they were kept by other measures than today's; whether that was so."""
    if store.readonly or rollups.are_current(store):
        return False
    progress.step(N_("Bringing totals in step"), 0, 0)
    with store.transaction():
        rollups.rebuild_all(store, settings.load(store).revenue_source)
        rollups.mark_current(store, recorded_at=moment())
    return True
