"""The SQL of what a source counts; the rollups that hold it are kept in step elsewhere."""

import re
from typing import Final

from desktop_app.store.measures.shape import REVENUE, Measure, Source
from desktop_app.store.schema import BY_DAY

_BY_DAY: Final = {*BY_DAY, "id", "kind", "in_force"}
_COLUMN: Final = re.compile(r"\bv\.(\w+)")


def selection(
    source: Source, revenue: str, *, extra: str = "", known_by: int = 0, before: str = "", after: str = ""
) -> str:
    """SQL of what one source counts: rows of owner, day, product, channel, customer, value, n (and ``extra``).

    ``before`` and ``after``: what else is read, ahead of the records and behind them.
    """
    known = f" and {source.known} <= {known_by}" if known_by and source.known else ""
    return (
        f"select {source.owner} as owner, {source.day} as day, v.product as product, v.channel as channel,"
        f" {source.customer} as customer, {source.value} as value, {source.n} as n {extra}"
        f" {counted(source, revenue, before=before, after=after)}{known}"
    )


def counted(
    source: Source,
    revenue: str,
    *,
    before: str = "",
    after: str = "",
    versions: str = "version",
    held: str = "v.in_force",
) -> str:
    """SQL from its FROM on: the records that one source counts, as ``v``.

    ``versions`` and ``held``: the table they are taken from and which of it, where not all that are in force.
    """
    kind = counted_kind(source, revenue)
    table = source.table or versions
    of_kind = "true" if source.table else f"{held} and v.kind = '{kind}'"
    text = f"from {before}{table} v {source.join}{after} where {of_kind} and ({source.where})"
    return f"{text.replace(REVENUE, kind)} and {source.day} is not null"


def counted_kind(source: Source, revenue: str) -> str:
    return revenue if source.kind == REVENUE else source.kind


def depends_on(measure: Measure, revenue: str) -> set[str]:
    """The kinds of record by whose change ``measure`` changes."""
    return {counted_kind(source, revenue) for source in measure.sources} | set(measure.reads)


def is_told_by_day(sql: str) -> bool:
    """Whether ``sql`` asks of the versions ``v`` nothing but what their index by day holds."""
    return {*_COLUMN.findall(sql)} <= _BY_DAY


def in_order_of_days(sql: str) -> str:
    """``sql`` over the versions ``v`` made to read their index by day and not the records themselves."""
    return sql.replace("version v ", "version v indexed by version_by_day ")
