"""Whether the file is sound: pages, keys, the cached in-force mark, and rollups equal to a fresh computation."""

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.store import first_sales, records, rollup_cells, rollup_tables, settings
from desktop_app.store.database import Store
from desktop_app.store.engine import DatabaseError
from desktop_app.store.faults import of_database
from desktop_app.store.measures import KEPT, Measure, Sort
from desktop_app.store.rollup_cells import InForce
from desktop_app.store.rollup_tables import DAYS, MONTHS, PRODUCTS, SPREADS, SUMS, columns

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
    if not rollup_tables.are_made(store.db):
        return [measure.name for measure in KEPT]
    found = {"new_customers"} if first_sales.differ(store) else set()
    for measures in rollup_cells.entwined(rollup_tables.summed(), revenue):
        for table in SUMS:
            row = store.db.execute(_unequal(table, measures, revenue)).fetchone()
            found.update(measure.name for measure, wrong in zip(measures, row, strict=True) if wrong)
    for measure in KEPT:
        spread = measure.sort is Sort.SPREAD
        if spread and store.db.execute(_unequal_spread(measure, revenue), [measure.name]).fetchone():
            found.add(measure.name)
    return [measure.name for measure in KEPT if measure.name in found]


def _unequal(table: str, measures: Sequence[Measure], revenue: str) -> str:
    """SQL of a row that says of each of ``measures``, in order, whether any cell of ``table`` is not as it must be.

    Months are laid beside those that the cells by product make up, which themselves are laid beside the records.
    """
    differing = ", ".join(
        f"max({' or '.join(f'fresh.{one} is not kept.{one}' for one in columns(measure))})" for measure in measures
    )
    if table == MONTHS:
        cells = rollup_cells.by_month(measures, PRODUCTS)
    else:
        cells = rollup_cells.sums(table, measures, revenue, DAYS)
    return f"select {differing} from ({cells}) fresh full outer join {table} kept using ({', '.join(SUMS[table])})"


def _unequal_spread(measure: Measure, revenue: str) -> str:
    """SQL of a row, if any cell of a distribution, whose name is bound, is not as it must be."""
    cells = " union all ".join(
        f"select * from ({rollup_cells.spread(source, revenue, InForce(), DAYS)})" for source in measure.sources
    )
    return f"""select 1 from (select owner, day, value, n, 0 as kept from ({cells})
        union all select owner, day, value, -n, 1 from {SPREADS} where measure = ?)
        group by day, owner, value having sum(n) <> 0 or min(kept) = max(kept) limit 1"""
