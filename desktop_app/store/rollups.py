"""Rollups: what every measure comes to by owner and day or month, kept in step with the records.

What a measure counts is in measures, how totals are asked for in totals. By product and channel, and as distributions,
they are kept by month only: by day nearly every record would have a row of its own, no quicker to read than itself.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from desktop_app.store.database import Store
from desktop_app.store.measures import KEPT, Measure, Sort, Source, counted, counted_kind, depends_on
from desktop_app.store.schema import MONTH_OF

_SUMS: Final = ("total", "month_total", "month_product")
_SPREADS: Final = ("month_spread",)
_MUCH: Final = 4  # from a quarter of all versions, reading them in order is quicker than by an index
_MONTH: Final = MONTH_OF.format(day="day")
_NEXT_MONTH: Final = "cast(julianday(date({month} + 1721424.5, '+1 month')) - 1721424.5 as integer)"


def refresh(store: Store, kinds: set[str], revenue: str, *, afresh: bool = False) -> None:
    """Bring the rollups in step after records of ``kinds`` changed; which ones stands in ``temp.changed``.

    ``afresh``: make them anew instead, as where names were exchanged in the records or most of them came now.
    """
    behind = [measure for measure in KEPT if depends_on(measure, revenue) & kinds]
    anew = behind if afresh or _much_changed(store) else [one for one in behind if one.whole or kinds & set(one.reads)]
    rebuild(store, anew, revenue)
    mended = [measure for measure in behind if measure not in anew]
    store.db.conn.execute("drop table if exists temp.lost")
    store.db.conn.execute("create temp table lost (measure, owner, month, product, channel)")
    _count(store, mended, revenue, _Changed())
    if mended and store.db.execute("select 1 from temp.changed where was limit 1").fetchone():
        for measure in mended:
            _drop_empty(store, measure, revenue)


def rebuild_all(store: Store, revenue: str) -> None:
    """Make every rollup anew, as after a change of what counts as revenue."""
    rebuild(store, KEPT, revenue)


_KEPT_BY: Final = "rollups"  # the setting that says by which measures the rollups were made


def are_current(store: Store) -> bool:
    """Whether the rollups were made by the measures of this program."""
    row = store.db.execute("select value from setting where key = ? order by id desc limit 1", [_KEPT_BY]).fetchone()
    return row is not None and row[0] == _signature()


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
    for measure in measures:
        for table in _tables(measure):
            store.db.conn.execute(f"delete from {table} where measure = ?", [measure.name])
    if measures:
        _count(store, measures, revenue, _All(_common(store)))


def _tables(measure: Measure) -> tuple[str, ...]:
    return _SPREADS if measure.sort is Sort.SPREAD else _SUMS


def _much_changed(store: Store) -> bool:
    changed = store.db.execute("select count(*) from temp.changed").fetchone()[0]
    return bool(changed * _MUCH > _versions(store))


def _common(store: Store) -> frozenset[str]:
    """The kinds that make up much of the file."""
    rows = store.db.execute("select kind, count(*) from version where in_force group by kind").fetchall()
    return frozenset(kind for kind, number in rows if number * _MUCH > _versions(store))


def _versions(store: Store) -> int:
    return int(store.db.execute("select coalesce(max(id), 0) from version").fetchone()[0])


@dataclass(frozen=True, slots=True)
class _All:
    """All records in force, those of the kinds in ``common`` in the order of the file."""

    common: frozenset[str]
    sign: str = "1"

    def counted(self, source: Source, revenue: str) -> str:
        text = counted(source, revenue)
        if counted_kind(source, revenue) not in self.common:
            return text
        return text.replace("from version v ", "from version v not indexed ")


@dataclass(frozen=True, slots=True)
class _Changed:
    """What came into force counts once more, what went out of force once less."""

    sign: str = "(v.in_force - c.was)"

    def counted(self, source: Source, revenue: str) -> str:
        held = "v.id = c.id and v.in_force <> c.was"
        return counted(source, revenue, before="temp.changed c cross join ", held=held)


def _count(store: Store, measures: Sequence[Measure], revenue: str, records: _All | _Changed) -> None:
    """Add what ``records`` count to the rollups of ``measures``."""
    for parts in _alike(measures, revenue):
        _add_sums(store, parts, revenue, records)
    for measure in measures:
        for source in measure.sources if measure.sort is Sort.SPREAD else ():
            month = MONTH_OF.format(day=source.day)
            store.db.conn.execute(
                f"""insert into month_spread select ?, {source.owner}, {month}, {source.value},
                    sum({records.sign} * ({source.n})) {records.counted(source, revenue)} group by 3, 2, 4
                    on conflict do update set n = n + excluded.n""",
                [measure.name],
            )


Part = tuple[Measure, Source]


def _alike(measures: Iterable[Measure], revenue: str) -> Iterable[list[Part]]:
    """The sources of sums that one pass over the records answers together: of one kind, dated and owned alike."""
    found: dict[tuple[str, ...], list[Part]] = {}
    for measure in measures:
        for source in measure.sources if measure.sort is not Sort.SPREAD else ():
            # What is joined to the left neither adds nor takes away records.
            join = "" if source.join.startswith("left join") else source.join
            key = (counted_kind(source, revenue), source.day, source.owner, source.table, join)
            found.setdefault(key, []).append((measure, source))
    return found.values()


def _add_sums(store: Store, parts: Sequence[Part], revenue: str, records: _All | _Changed) -> None:
    """Two passes over the records for several sources: by day and owner, then by month, product and channel."""
    _pass_over(store, parts, revenue, records)
    execute = store.db.conn.execute
    for place, (measure, _source) in enumerate(parts):
        days = f"amount{place}, n{place} from temp.by_day where n{place} is not null"
        months = f"month, sum(amount{place}), sum(n{place}) from temp.by_day join temp.month_of using (day)"
        cells = f"amount{place}, n{place} from temp.by_month where n{place} is not null"
        for table, chosen in (
            ("total", f"owner, day, {days}"),
            ("month_total", f"owner, {months} where n{place} is not null group by month, owner"),
            ("month_product", f"owner, month, product, channel, {cells}"),
        ):
            execute(
                f"""insert into {table} select ?, {chosen}
                    on conflict do update set amount = amount + excluded.amount, n = n + excluded.n""",
                [measure.name],
            )
        if isinstance(records, _Changed):  # fewer records stand behind these than before, perhaps none
            execute(
                f"""insert into temp.lost select ?1, owner, month, product, channel from temp.by_month
                    where held{place} < 0 union all
                    select ?1, owner, month, null, null from temp.by_day join temp.month_of using (day)
                    where held{place} < 0""",  # a record may move to another day of its month
                [measure.name],
            )


def _pass_over(store: Store, parts: Sequence[Part], revenue: str, records: _All | _Changed) -> None:
    """Fill the temporary tables by_day and by_month: amount, n and held for each of ``parts`` by its place."""
    execute = store.db.conn.execute
    first = parts[0][1]
    joins = dict.fromkeys(source.join for _measure, source in parts if source.join)
    conditions = dict.fromkeys(source.where for _measure, source in parts)
    passed = replace(first, join=" ".join(joins), where=" or ".join(f"({one})" for one in conditions))
    monthly = replace(passed, join=f"{passed.join} join temp.month_of m on m.day = {first.day}")
    sums = ", ".join(
        f"sum(case when {source.where} then {records.sign} * ({what}) end) as {name}{place}"
        for place, (_measure, source) in enumerate(parts)
        for name, what in (("amount", source.value), ("n", source.n), ("held", "1"))
    )
    for table in ("by_day", "by_month", "month_of"):
        execute(f"drop table if exists temp.{table}")
    by_day = (
        f"select {first.owner} as owner, {first.day} as day, {sums} {records.counted(passed, revenue)} group by 2, 1"
    )
    execute(f"create temp table by_day as {by_day}")
    execute("create temp table month_of (day integer primary key, month)")
    execute(f"insert into temp.month_of select day, {_MONTH} from (select distinct day from temp.by_day)")
    execute(
        f"""create temp table by_month as select {first.owner} as owner, m.month, v.product, v.channel, {sums}
            {records.counted(monthly, revenue)} group by 2, 1, 3, 4"""
    )


def _drop_empty(store: Store, measure: Measure, revenue: str) -> None:
    """Take away the rows that no record stands behind any more; a snapshot may have moved there and back."""
    for table in _tables(measure):
        empty = "n = 0"
        if measure.sort is Sort.SNAPSHOT:
            behind = (_by_owner(source, revenue) + _inside(table, source) for source in measure.sources)
            key = "owner, day, product, channel" if table == "month_product" else "owner"
            left = f"({key}) in (select {key.replace('day', 'month')} from temp.lost where measure = '{measure.name}')"
            kept = (f"not exists (select 1 {one})" for one in behind)
            empty = " and ".join(("amount = 0 and n = 0", left, *kept))
        store.db.conn.execute(f"delete from {table} where measure = ? and {empty}", [measure.name])


def _by_owner(source: Source, revenue: str) -> str:
    """The records of ``source``, found by their owner and day; left to itself, SQLite takes the days of everybody."""
    index = {"v.day": "version_by_owner", "v.opened": "version_by_opened"}.get(source.day)
    text = counted(source, revenue)
    return text.replace("from version v ", f"from version v indexed by {index} ") if index else text


def _inside(table: str, source: Source) -> str:
    """The condition that a record of ``source`` counts in a row of ``table``."""
    month = f"{table}.day"
    if table == "total":
        return f" and {source.owner} = total.owner and {source.day} = total.day"
    cell = f" and v.product = {table}.product and v.channel = {table}.channel" if table == "month_product" else ""
    return (
        f" and {source.owner} = {table}.owner and {source.day} >= {month}"
        f" and {source.day} < {_NEXT_MONTH.format(month=month)}{cell}"
    )
