"""SQL of what records come to, cell by cell, in the columns of the rollups; keeping those in step is in rollups.

Sources of one kind, dated and owned alike, are answered by one pass over the records.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.store import settlements
from desktop_app.store.measures import Measure, Source, counted, counted_kind, selection
from desktop_app.store.measures.selecting import in_order_of_days, is_told_by_day
from desktop_app.store.rollup_tables import DAYS, SUMS, columns, month_of, names

Part = tuple[Measure, Source]


@dataclass(frozen=True, slots=True)
class InForce:
    """All records in force, those of the kinds in ``common`` in the order of the file."""

    common: frozenset[str] = frozenset()

    def times(self, value: str) -> str:
        """SQL of what ``value`` adds."""
        return value

    def counted(self, source: Source, revenue: str) -> str:
        """SQL from its FROM on: the records that ``source`` counts."""
        return counted(source, revenue)

    def found(self, sql: str, kind: str) -> str:
        """``sql`` with the way in which it finds the records of ``kind``."""
        if is_told_by_day(sql):
            return in_order_of_days(sql)
        return sql.replace("from version v ", "from version v not indexed ") if kind in self.common else sql


@dataclass(frozen=True, slots=True)
class Picked:
    """The versions in ``temp.picked``: what came into force counts once more, what went out of force once less.

    ``fewer``: whether anything went; ``sign`` is a column of theirs. Where first sales are counted, those that are
    so now or were before lie in ``temp.picked_first``.
    """

    fewer: bool

    def times(self, value: str) -> str:
        if not self.fewer:
            return value
        return "v.sign" if value == "1" else f"v.sign * ({value})"

    def counted(self, source: Source, revenue: str) -> str:
        versions = "temp.picked_first" if source.table else "temp.picked"
        return counted(replace(source, table=""), revenue, versions=versions, held="true")

    def found(self, sql: str, _kind: str) -> str:
        """As it stands: they lie side by side."""
        return sql


@dataclass(frozen=True, slots=True)
class Settled:
    """The invoices and payments that a change touches, laid aside in ``table``, each counted ``sign`` times."""

    table: str
    sign: int

    @property
    def fewer(self) -> bool:
        return self.sign < 0

    def times(self, value: str) -> str:
        return value if self.sign > 0 else f"-({value})"

    def counted(self, source: Source, revenue: str) -> str:
        return counted(source, revenue)

    def found(self, sql: str, _kind: str) -> str:
        return settlements.within(sql, self.table)


Records = InForce | Picked | Settled


def alike(measures: Iterable[Measure], revenue: str, records: Records) -> list[list[Part]]:
    """The sources that one pass over ``records`` answers together, those that an index tells apart from the others."""
    found: dict[tuple[str | bool, ...], list[Part]] = {}
    for measure in measures:
        for source in measure.sources:
            # What is joined to the left neither adds nor takes away records.
            join = "" if source.join.startswith("left join") else source.join
            told = not isinstance(records, InForce) or is_told_by_day(selection(source, revenue))
            key = (counted_kind(source, revenue), source.day, source.owner, source.table, join, told)
            found.setdefault(key, []).append((measure, source))
    return list(found.values())


def entwined(measures: Iterable[Measure], revenue: str) -> list[list[Measure]]:
    """``measures`` in groups of which no two have a pass in common."""
    groups: list[dict[str, Measure]] = []
    for parts in alike(measures, revenue, InForce()):
        joined = {measure.name: measure for measure, _source in parts}
        for group in [one for one in groups if one.keys() & joined.keys()]:
            groups.remove(group)
            joined = {**group, **joined}
        groups.append(joined)
    return [list(group.values()) for group in groups]


def sums(table: str, measures: Sequence[Measure], revenue: str, days: str) -> str:
    """A row for each cell of ``table`` in which ``measures`` count: its key, then their columns.

    ``days``: a table with the days of the records, whose months are so reckoned once each.
    """
    wanted = names(measures)
    made = []
    for parts in alike(measures, revenue, InForce()):
        cell = cells(table, parts, revenue, InForce(), days)
        there = names(measure for measure, _source in parts)
        content = ", ".join(name if name in there else f"null as {name}" for name in wanted)
        made.append(f"select {', '.join(SUMS[table])}, {content} from ({cell})")
    key = ", ".join(SUMS[table])
    if len(made) == 1:
        return made[0]
    added = ", ".join(f"sum({name}) as {name}" for name in wanted)
    return f"select {key}, {added} from ({' union all '.join(made)}) group by {key}"


def spread(source: Source, revenue: str, records: Records, days: str) -> str:
    """Owner, month, value and n of what ``source`` adds to a distribution, in the order of the table's key."""
    known = replace(source, join=f"{source.join} {_MONTH_JOIN.format(day=source.day)}")
    select = f"""select {source.owner} as owner, {_month(source.day)} as day, {source.value} as value,
        sum({records.times(source.n)}) as n {records.counted(known, revenue)} group by 2, 1, 3"""
    return _with_months(days, records.found(select, counted_kind(source, revenue)))


_MONTH_JOIN: Final = "left join month_of on month_of.day = {day}"


def _month(day: str) -> str:
    return f"coalesce(month_of.month, {month_of(day)})"


def _with_months(days: str, select: str) -> str:
    return f"""with month_of(day, month) as materialized
        (select day, {month_of("day")} from (select distinct day from {days})) {select}"""


def cells(table: str, parts: Sequence[Part], revenue: str, records: Records, days: str) -> str:
    """What one pass makes of ``parts``: a row for each cell, its key and their columns, in the order of the key."""
    first = parts[0][1]
    joins = [*dict.fromkeys(source.join for _measure, source in parts if source.join)]
    if table != DAYS:
        joins.append(_MONTH_JOIN.format(day=first.day))
    where = " or ".join(dict.fromkeys(f"({source.where})" for _measure, source in parts))
    passed = replace(first, join=" ".join(joins), where=where)
    places = {
        "day": first.day if table == DAYS else _month(first.day),
        "owner": first.owner,
        "product": "v.product",
        "channel": "v.channel",
    }
    key = ", ".join(f"{places[part]} as {part}" for part in SUMS[table])
    content = ", ".join(f"{sql} as {name}" for name, sql in _columns(parts, records).items())
    numbers = ", ".join(str(place) for place in range(1, len(SUMS[table]) + 1))
    select = f"select {key}, {content} {records.counted(passed, revenue)} group by {numbers}"
    made = records.found(select, counted_kind(first, revenue))
    return made if table == DAYS else _with_months(days, made)


def _columns(parts: Sequence[Part], records: Records) -> dict[str, str]:
    """By column what the sources of its measure come to; SQLite makes each sum once, however often it is named."""
    found: dict[str, str] = {}
    for measure, source in parts:
        for name, what in dict(zip(columns(measure), (source.value, source.n, "1"), strict=False)).items():
            own = f"sum(case when {source.where} then {records.times(what)} end)"
            other = found.get(name)
            found[name] = own if other is None else f"coalesce({other} + {own}, {other}, {own})"
    return found


def by_month(measures: Sequence[Measure], table: str) -> str:
    """SQL of the cells by month and owner that those of ``table``, by product, make up."""
    added = ", ".join(f"sum({name}) as {name}" for measure in measures for name in columns(measure))
    return f"select day, owner, {added} from {table} group by 1, 2"
