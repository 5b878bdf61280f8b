"""Whether the file is sound: pages, keys, the cached in-force mark, and rollups equal to a fresh computation."""

from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.store import measures, records, settings
from desktop_app.store.database import Store
from desktop_app.store.engine import DatabaseError
from desktop_app.store.faults import of_database
from desktop_app.store.measures import KEPT, Sort
from desktop_app.store.schema import MONTH_OF

PAGES = N_("The file's pages are damaged.")
KEYS = N_("Rows refer to others that are missing.")
TEXTS = N_("Texts in the file are damaged.")
IN_FORCE = N_("The mark of what is in force differs from the rule.")
ROLLUP = N_("Totals differ from the records.")
_STEPS: Final = 4
# Columns that hold JSON, written by this program alone.
_JSON: Final = (
    ("setting", "value"),
    ("batch", "mapping"),
    ("shape", "mapping"),
    ("problem", "details"),
    ("problem", "row"),
    ("statement", "result"),
)


def check(store: Store, revenue: str, progress: Progress = SILENT) -> list[str]:
    """What is wrong with the workspace, as message ids; an empty list if it is sound. Changes nothing."""
    return check_file(store, progress) or check_content(store, revenue, progress)


def check_file(store: Store, progress: Progress = SILENT) -> list[str]:
    """What can be told without knowing what the workspace is about; what fails here can't be trusted at all."""
    progress.step(N_("Checking the file"), 0, _STEPS)
    try:
        if store.db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            return [PAGES]
        keys = store.db.execute("PRAGMA foreign_key_check").fetchone()
        broken = any(_is_broken(store, table, column) for table, column in _JSON)
        settings.load(store)
    except UnicodeDecodeError:  # SQLite's own message quotes what is damaged
        return [PAGES]
    except DatabaseError as fault:
        if of_database(fault, store.path) is None:
            raise
        return [PAGES]
    except UserError:  # what stands in the settings can't be
        return [TEXTS]
    return [message for message, wrong in ((KEYS, keys), (TEXTS, broken)) if wrong]


def _is_broken(store: Store, table: str, column: str) -> bool:
    return store.db.execute(f"select 1 from {table} where not json_valid({column}) limit 1").fetchone() is not None


def check_content(store: Store, revenue: str, progress: Progress = SILENT) -> list[str]:
    """Whether what is kept ready is what the records give."""
    found = []
    progress.step(N_("Checking records"), 1, _STEPS)
    records.learn_repeats(store)
    if store.db.execute(_IN_FORCE).fetchone():
        found.append(IN_FORCE)
    progress.step(N_("Checking totals"), 2, _STEPS)
    if rollups_differ(store, revenue):
        found.append(ROLLUP)
    return found


_IN_FORCE = """select 1 from version v left join (
      select w.record_id as record, max(w.id) as newest from version w join batch b on b.id = w.batch_id
      where b.taken_back_at is null or repeated(w.id) group by w.record_id) on record = v.record_id
    where v.in_force <> (v.id is newest) limit 1"""


def rollups_differ(store: Store, revenue: str) -> list[str]:
    """The measures whose rollup is not what the records in force give."""
    return [measure.name for measure in KEPT if _differs(store, measure, revenue)]


def _differs(store: Store, measure: measures.Measure, revenue: str) -> bool:
    union = " union all ".join(measures.selection(source, revenue) for source in measure.sources)
    month = MONTH_OF.format(day="day")
    if measure.sort is Sort.SPREAD:
        sums, kept_sums = "sum(n)", "n"
        keys: dict[str, tuple[str, ...]] = {"month_spread": ("owner", month, "value")}
    else:
        sums, kept_sums = "sum(value), sum(n)", "amount, n"
        keys = {
            "total": ("owner", "day"),
            "month_total": ("owner", month),
            "month_product": ("owner", month, "product", "channel"),
        }
    for table, key in keys.items():
        fresh = f"select {', '.join(key)}, {sums} from ({union}) group by {', '.join(map(str, range(1, len(key) + 1)))}"
        kept_key = ", ".join("day" if one == month else one for one in key)
        if _unequal(store, fresh, f"select {kept_key}, {kept_sums} from {table} where measure = ?", measure.name):
            return True
    return False


def _unequal(store: Store, fresh: str, kept: str, name: str) -> bool:
    missing = store.db.execute(f"select 1 from ({fresh} except {kept}) limit 1", [name]).fetchone()
    extra = store.db.execute(f"select 1 from ({kept} except {fresh}) limit 1", [name]).fetchone()
    return bool(missing or extra)
