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
_ASKED: Final = 64  # versions
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
    fewer = store.db.execute("select 1 from temp.changed where was limit 1").fetchone() is not None
    _count(store, mended, revenue, _Changed(fewer))
    for measure in mended if fewer else ():
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


@dataclass(frozen=True, slots=True)
class _All:
    """All records in force, those of the kinds in ``common`` in the order of the file."""

    common: frozenset[str]

    def times(self, value: str) -> str:
        """SQL of what ``value`` adds."""
        return value

    def counted(self, source: Source, revenue: str) -> str:
        text = counted(source, revenue)
        if counted_kind(source, revenue) not in self.common:
            return text
        return text.replace("from version v ", "from version v not indexed ")


@dataclass(frozen=True, slots=True)
class _Changed:
    """What came into force counts once more, what went out of force once less; ``fewer``: whether anything did."""

    fewer: bool

    def times(self, value: str) -> str:
        if not self.fewer:
            return value
        sign = "(v.in_force - c.was)"
        return sign if value == "1" else f"{sign} * ({value})"

    def counted(self, source: Source, revenue: str) -> str:
        held = "v.id = c.id and v.in_force <> c.was"
        return counted(source, revenue, before="temp.changed c cross join ", held=held)


def _count(store: Store, measures: Sequence[Measure], revenue: str, records: _All | _Changed) -> None:
    """Add what ``records`` count to the rollups of ``measures``."""
    store.db.conn.execute("drop table if exists temp.month_of")
    store.db.conn.execute("create temp table month_of (day integer primary key, month)")
    passes = [
        _Pass(store, place, parts, revenue, records) for place, parts in enumerate(_alike(measures, revenue).values())
    ]
    # In the order of the tables' keys, which begin with the name: appending takes half the time of finding a place.
    counted_by = [(measure, source, one) for one in passes for measure, source in one.parts]
    for measure, source, one in sorted(counted_by, key=lambda found: found[0].name):
        one.add(measure, source)
    for measure in measures:
        for source in measure.sources if measure.sort is Sort.SPREAD else ():
            _add_spread(store, measure, source, revenue, records)


def _add_spread(store: Store, measure: Measure, source: Source, revenue: str, records: _All | _Changed) -> None:
    _learn_months(store, f"select {source.day} as day {records.counted(source, revenue)}")
    dated = replace(source, join=f"{source.join} join temp.month_of m on m.day = {source.day}")
    store.db.conn.execute(
        f"""insert into month_spread select ?, {source.owner}, m.month, {source.value}, sum({records.times(source.n)})
            {records.counted(dated, revenue)} group by 3, 2, 4 on conflict do update set n = n + excluded.n""",
        [measure.name],
    )


def _learn_months(store: Store, days: str) -> None:
    """Note the months of ``days``, so that they are reckoned once for a day and not for each record."""
    store.db.conn.execute(
        f"insert or ignore into temp.month_of select day, {_MONTH} from (select distinct day from ({days}))"
    )


Part = tuple[Measure, Source]


def _alike(measures: Iterable[Measure], revenue: str) -> dict[tuple[str, ...], list[Part]]:
    """The sources of sums that one pass over the records answers together: of one kind, dated and owned alike."""
    found: dict[tuple[str, ...], list[Part]] = {}
    for measure in measures:
        for source in measure.sources if measure.sort is not Sort.SPREAD else ():
            # What is joined to the left neither adds nor takes away records.
            join = "" if source.join.startswith("left join") else source.join
            key = (counted_kind(source, revenue), source.day, source.owner, source.table, join)
            found.setdefault(key, []).append((measure, source))
    return found


class _Pass:
    """What ``records`` come to for several sources alike, in temporary tables of its own.

    ``by_day``: by day and owner; ``by_month``: by month, owner, product and channel; ``of_month``: by month and owner.
    """

    def __init__(
        self, store: Store, number: int, parts: Sequence[Part], revenue: str, records: _All | _Changed
    ) -> None:
        self.parts = parts
        self._execute = store.db.conn.execute
        self._records = records
        self._day, self._cell, self._month = (f"temp.{one}{number}" for one in ("by_day", "by_month", "of_month"))
        # Many measures have sums in common: each is made once, under a name.
        sums = dict.fromkeys(one for _measure, source in parts for one in self._sums(source))
        self._names = {one: f"sum{place}" for place, one in enumerate(sums)}
        self._fill(store, revenue)

    def _sums(self, source: Source) -> tuple[str, str, str]:
        """SQL of what a source comes to: its amount, its n, and how many records it gained."""
        amount, n, held = (
            f"sum(case when {source.where} then {self._records.times(what)} end)"
            for what in (source.value, source.n, "1")
        )
        return amount, n, held

    def _fill(self, store: Store, revenue: str) -> None:
        first = self.parts[0][1]
        joins = dict.fromkeys(source.join for _measure, source in self.parts if source.join)
        conditions = dict.fromkeys(source.where for _measure, source in self.parts)
        passed = replace(first, join=" ".join(joins), where=" or ".join(f"({one})" for one in conditions))
        monthly = replace(passed, join=f"{passed.join} join temp.month_of m on m.day = {first.day}")
        sums = ", ".join(f"{what} as {name}" for what, name in self._names.items())
        key = f"{first.owner} as owner, {first.day} as day"
        self._make(self._day, f"{key}, {sums} {self._records.counted(passed, revenue)} group by 2, 1")
        _learn_months(store, f"select day from {self._day}")
        self._make(
            self._cell,
            f"""{first.owner} as owner, m.month as month, v.product as product, v.channel as channel, {sums}
                {self._records.counted(monthly, revenue)} group by 2, 1, 3, 4""",
        )
        again = ", ".join(f"sum({name}) as {name}" for name in self._names.values())
        self._make(self._month, f"owner, month, {again} from {self._cell} group by 2, 1")

    def _make(self, table: str, chosen: str) -> None:
        self._execute(f"drop table if exists {table}")
        self._execute(f"create table {table} as select {chosen}")

    def add(self, measure: Measure, source: Source) -> None:
        """Add what was counted to the rollups of ``measure``, and note where its records became fewer."""
        amount, n, held = (self._names[one] for one in self._sums(source))
        for table, chosen, made in (
            ("total", "owner, day", self._day),
            ("month_total", "owner, month", self._month),
            ("month_product", "owner, month, product, channel", self._cell),
        ):
            self._execute(
                f"""insert into {table} select ?, {chosen}, {amount}, {n} from {made} where {n} is not null
                    on conflict do update set amount = amount + excluded.amount, n = n + excluded.n""",
                [measure.name],
            )
        if isinstance(self._records, _Changed) and self._records.fewer:
            self._execute(
                f"""insert into temp.lost select ?1, owner, month, product, channel from {self._cell}
                    where {held} < 0 union all
                    select distinct ?1, owner, month, null, null from {self._day} join temp.month_of using (day)
                    where {held} < 0""",  # a record may move to another day of its month
                [measure.name],
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
