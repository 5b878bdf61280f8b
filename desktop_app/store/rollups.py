"""Rollups: what every measure comes to by owner and day or month, kept in step with the records.

What a measure counts is in measures, how it is counted in rollup_cells, how totals are asked for in totals. By product
and channel, and as distributions, they are kept by month only: by day nearly every record would have a row of its own,
no quicker to read than itself.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.store import first_sales, rollup_cells, rollup_tables, settlements
from desktop_app.store.database import Store
from desktop_app.store.measures import KEPT, Measure, Sort, Source, depends_on, firsts
from desktop_app.store.rollup_cells import InForce, Part, Picked, Records, Settled
from desktop_app.store.rollup_tables import DAYS, MONTHS, PRODUCTS, SPREADS, SUMS, held, names

_MUCH: Final = 4  # from a quarter of all versions, reading them in order is quicker than by an index
_ASKED: Final = 64  # versions
_NAMED: Final = {Kind.PERSON.value, Kind.CUSTOMER.value, Kind.PRODUCT.value}
"""What changes without any record being changed."""
_KEPT_BY: Final = "rollups"  # the setting that says by which measures the rollups were made


def refresh(store: Store, kinds: set[str], revenue: str, *, afresh: bool = False) -> None:
    """Bring the rollups in step after records of ``kinds`` changed; which ones stands in ``temp.changed``.

    ``afresh``: make them anew instead, as where names were exchanged in the records or most of them came now.
    """
    behind = [measure for measure in KEPT if depends_on(measure, revenue) & kinds]
    if afresh or _much_changed(store):
        first_sales.rebuild(store, kinds)
        rebuild(store, behind, revenue)
        return
    _pick(store)
    if not _any(store, "temp.picked"):
        rebuild(store, [one for one in behind if kinds & set(one.reads) & _NAMED], revenue)
        return
    first_sales.follow(store, kinds)
    settled = [one for one in behind if one.whole]
    if settled:
        settlements.lay(store)
        _count(store, settled, revenue, Settled(settlements.BEFORE, -1))
        _count(store, settled, revenue, Settled(settlements.AFTER, 1))
    anew = [one for one in behind if not one.whole and kinds & set(one.reads)]
    rebuild(store, anew, revenue)
    mended = [one for one in behind if not one.whole and one not in anew]
    of_firsts = [one for one in mended if any(source.table for source in one.sources)]
    _count(store, of_firsts, revenue, Picked(_any(store, "temp.picked_first", "sign < 0")))
    others = [one for one in mended if one not in of_firsts]
    _count(store, others, revenue, Picked(_any(store, "temp.picked", "sign < 0")))


def rebuild_all(store: Store, revenue: str) -> None:
    """Make every rollup anew, as after a change of what counts as revenue or of the measures themselves."""
    rollup_tables.make(store.db)
    for table in (*SUMS, SPREADS):
        store.db.conn.execute(f"delete from {table}")
    first_sales.rebuild(store, firsts.KINDS)
    rebuild(store, KEPT, revenue)


def are_current(store: Store) -> bool:
    """Whether the rollups were made by the measures of this program."""
    row = store.db.execute("select value from setting where key = ? order by id desc limit 1", [_KEPT_BY]).fetchone()
    return row is not None and row[0] == _signature() and rollup_tables.are_made(store.db)


def mark_current(store: Store, *, recorded_at: str) -> None:
    store.db.execute(
        "insert into setting (key, value, recorded_at, reason) values (?, ?, ?, '')",
        [_KEPT_BY, _signature(), recorded_at],
    )


@cache
def _signature() -> str:
    """The definitions of the measures in a few letters, as a JSON text like the other settings."""
    return json.dumps(hashlib.sha256(repr(KEPT).encode()).hexdigest()[:16])


def rebuild(store: Store, measures: Sequence[Measure], revenue: str) -> None:
    """Make the rollups of ``measures`` anew."""
    if not measures:
        return
    summed = [one for one in measures if one.sort is not Sort.SPREAD]
    if summed and _any(store, MONTHS):
        _empty(store, summed)
    for measure in measures:
        if measure.sort is Sort.SPREAD:
            store.db.conn.execute(f"delete from {SPREADS} where measure = ?", [measure.name])
    _count(store, measures, revenue, InForce(_common(store)))


def _much_changed(store: Store) -> bool:
    changed = store.db.execute("select count(*) from temp.changed").fetchone()[0]
    return bool(changed * _MUCH > _versions(store))


def _common(store: Store) -> frozenset[str]:
    """The kinds that make up much of the file, told from versions all over it."""
    last = _versions(store)
    places = {last * part // _ASKED for part in range(1, _ASKED + 1)}
    rows = store.db.execute(
        f"""select kind, count(*) from version where in_force and id in ({", ".join(map(str, places))})
            group by kind"""
    ).fetchall()
    return frozenset(kind for kind, number in rows if number * _MUCH > len(places))


def _versions(store: Store) -> int:
    return int(store.db.execute("select coalesce(max(id), 0) from version").fetchone()[0])


def _any(store: Store, table: str, where: str = "true") -> bool:
    return store.db.conn.execute(f"select 1 from {table} where {where} limit 1").fetchone() is not None


def _pick(store: Store) -> None:
    """Lay the versions that changed side by side: they are gone through many times, and lie all over the file."""
    store.db.conn.execute("drop table if exists temp.picked")
    store.db.conn.execute(
        """create temp table picked as select v.*, v.in_force - c.was as sign
           from temp.changed c cross join version v on v.id = c.id where v.in_force <> c.was"""
    )


def _empty(store: Store, measures: Sequence[Measure]) -> None:
    """Forget what ``measures`` came to."""
    there = f"coalesce({', '.join((*map(held, measures), 'null'))}) is not null"
    nothing = ", ".join(f"{name} = null" for name in names(measures))
    for table in SUMS:
        if store.db.conn.execute(f"update {table} set {nothing} where {there}").rowcount:
            _drop_empty(store, table, "true")


def _count(store: Store, measures: Sequence[Measure], revenue: str, records: Records) -> None:
    """Add what ``records`` count to the rollups of ``measures``."""
    for parts in rollup_cells.alike((one for one in measures if one.sort is not Sort.SPREAD), revenue, records):
        _make(store, DAYS, rollup_cells.cells(DAYS, parts, revenue, records, ""))
        if told := _told(store, parts):
            _make(store, PRODUCTS, rollup_cells.cells(PRODUCTS, told, revenue, records, f"temp.made_{DAYS}"))
            counted = list(dict.fromkeys(measure for measure, _source in told))
            _make(store, MONTHS, rollup_cells.by_month(counted, f"temp.made_{PRODUCTS}"))
            for table in SUMS:
                _add(store, table, counted, records)
    for measure in measures:
        for source in measure.sources if measure.sort is Sort.SPREAD else ():
            _add_spread(store, measure, source, revenue, records)


def _make(store: Store, table: str, cells: str) -> None:
    store.db.conn.execute(f"drop table if exists temp.made_{table}")
    store.db.conn.execute(f"create temp table made_{table} as {cells}")


def _told(store: Store, parts: Sequence[Part]) -> list[Part]:
    """Those of ``parts`` for whose measures anything was made: the others are spared the finer passes."""
    names = [held(measure) for measure, _source in parts]
    row = store.db.conn.execute(
        f"select {', '.join(f'max({name} is not null)' for name in names)} from temp.made_{DAYS}"
    ).fetchone()
    return [part for part, there in zip(parts, row, strict=True) if there]


def _add(store: Store, table: str, measures: Sequence[Measure], records: Records) -> None:
    """Add what was made for ``table``; where no record stands behind a measure any more, its columns are empty."""
    fewer = not isinstance(records, InForce) and records.fewer
    key, content = ", ".join(SUMS[table]), ", ".join(names(measures))
    changes = ", ".join(
        f"{name} = {_added(name, held(measure), fewer=fewer)}" for measure in measures for name in names([measure])
    )
    store.db.conn.execute(
        f"""insert into {table} ({key}, {content}) select {key}, {content} from temp.made_{table} where true
            on conflict do update set {changes}"""
    )
    if fewer:
        gone = " or ".join(f"{held(measure)} < 1" for measure in measures)
        _drop_empty(store, table, f"({key}) in (select {key} from temp.made_{table} where {gone})")


def _added(name: str, behind: str, *, fewer: bool) -> str:
    both = f"coalesce({name} + excluded.{name}, {name}, excluded.{name})"
    return f"iif({behind} + excluded.{behind} = 0, null, {both})" if fewer else both


def _drop_empty(store: Store, table: str, where: str) -> None:
    """Take away the rows of which no measure is left."""
    left = ", ".join(map(held, rollup_tables.summed()))
    store.db.conn.execute(f"delete from {table} where {where} and coalesce({left}) is null")


def _add_spread(store: Store, measure: Measure, source: Source, revenue: str, records: Records) -> None:
    execute = store.db.conn.execute
    execute(
        f"""insert into {SPREADS} (measure, owner, day, value, n) select ?, owner, day, value, n from
            ({rollup_cells.spread(source, revenue, records, DAYS)}) where true
            on conflict do update set n = n + excluded.n""",
        [measure.name],
    )
    if not isinstance(records, InForce) and records.fewer:
        execute(f"delete from {SPREADS} where measure = ? and n = 0", [measure.name])
