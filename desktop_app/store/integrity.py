"""Whether the file is sound: pages, keys, the cached in-force mark, and rollups equal to a fresh computation."""

from dataclasses import dataclass
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
        return _unequal(store, union, _Kept("month_spread", ("owner", month, "value"), "0"), measure.name)
    tables = (
        _Kept("total", ("owner", "day"), "amount"),
        _Kept("month_total", ("owner", month), "amount"),
        _Kept("month_product", ("owner", month, "product", "channel"), "amount"),
    )
    return any(_unequal(store, union, table, measure.name) for table in tables)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A table of totals: what its rows are told apart by, as the records say it, and its amount."""

    table: str
    key: tuple[str, ...]
    amount: str


def _unequal(store: Store, union: str, kept: _Kept, name: str) -> bool:
    """Whether a group of the records has no row of its own in the table, or one with other sums, or the reverse."""
    places = [f"k{place}" for place in range(len(kept.key))]
    day = MONTH_OF.format(day="day")
    kept_key = ("day" if part == day else part for part in kept.key)
    rows = f"""select {", ".join(f"{part} as {place}" for part, place in zip(kept.key, places, strict=True))},
                 {"value" if kept.amount == "amount" else "0"} as amount, n, 1 as fresh, 0 as kept from ({union})
               union all select {", ".join(kept_key)}, -{kept.amount}, -n, 0, 1 from {kept.table} where measure = ?"""
    unequal = f"""select 1 from ({rows}) group by {", ".join(places)}
                  having max(fresh) = 0 or sum(kept) <> 1 or sum(amount) <> 0 or sum(n) <> 0 limit 1"""
    return store.db.execute(unequal, [name]).fetchone() is not None
