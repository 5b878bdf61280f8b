"""Whether the file is sound: pages, keys, the cached in-force mark, and rollups equal to a fresh computation."""

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.store import measures
from desktop_app.store.database import Store
from desktop_app.store.measures import MEASURES, Sort

PAGES = N_("The file's pages are damaged.")
KEYS = N_("Rows refer to others that are missing.")
IN_FORCE = N_("The mark of what is in force differs from the rule.")
ROLLUP = N_("Totals differ from the records.")


def check(store: Store, revenue: str, progress: Progress = SILENT) -> list[str]:
    """What is wrong with the workspace, as message ids; an empty list if it is sound. Changes nothing."""
    found = []
    execute = store.db.execute
    progress.step(N_("Checking the file"), 0, 4)
    if execute("PRAGMA quick_check").fetchone()[0] != "ok":
        return [PAGES]
    if execute("PRAGMA foreign_key_check").fetchone():
        found.append(KEYS)
    progress.step(N_("Checking records"), 1, 4)
    if execute(_IN_FORCE).fetchone():
        found.append(IN_FORCE)
    progress.step(N_("Checking totals"), 2, 4)
    if rollups_differ(store, revenue):
        found.append(ROLLUP)
    return found


_IN_FORCE = """select 1 from version v join batch b on b.id = v.batch_id
    where v.in_force <> (b.taken_back_at is null and v.id = (select max(w.id) from version w
      join batch c on c.id = w.batch_id and c.taken_back_at is null where w.record_id = v.record_id)) limit 1"""


def rollups_differ(store: Store, revenue: str) -> list[str]:
    """The measures whose rollup is not what the records in force give."""
    return [measure.name for measure in MEASURES if _differs(store, measure, revenue)]


def _differs(store: Store, measure: measures.Measure, revenue: str) -> bool:
    union = " union all ".join(measures.selection(measure, source, revenue) for source in measure.sources)
    if measure.sort is Sort.SPREAD:
        fresh = f"select owner, day, product, channel, value, sum(n) from ({union}) group by 1, 2, 3, 4, 5"
        kept = "select owner, day, product, channel, value, n from spread where measure = ?"
        return _unequal(store, fresh, kept, measure.name)
    fresh = f"select owner, day, product, channel, sum(value), sum(n) from ({union}) group by 1, 2, 3, 4"
    kept = "select owner, day, product, channel, amount, n from product_total where measure = ?"
    by_owner = "select owner, day, amount, n from total where measure = ?"
    fresh_by_owner = f"select owner, day, sum(value), sum(n) from ({union}) group by 1, 2"
    return _unequal(store, fresh, kept, measure.name) or _unequal(store, fresh_by_owner, by_owner, measure.name)


def _unequal(store: Store, fresh: str, kept: str, name: str) -> bool:
    missing = store.db.execute(f"select 1 from ({fresh} except {kept}) limit 1", [name]).fetchone()
    extra = store.db.execute(f"select 1 from ({kept} except {fresh}) limit 1", [name]).fetchone()
    return bool(missing or extra)
