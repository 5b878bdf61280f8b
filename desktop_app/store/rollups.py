"""Rollups: what every measure comes to by owner, day, product and channel, kept in step with the records.

What a measure counts is in measures, how totals are asked for in totals.
"""

from typing import Final

from desktop_app.store.database import Store
from desktop_app.store.measures import KEPT, Measure, Sort, depends_on, selection
from desktop_app.store.schema import MONTH_OF

_REBUILD_FROM: Final = 50_000  # touched owner-days from which making a rollup anew is quicker than mending it


def refresh(store: Store, kinds: set[str], revenue: str, *, afresh: bool = False, added: int = 0) -> None:
    """Bring the rollups in step after records of ``kinds`` changed; which ones stands in ``temp.touched``.

    ``afresh``: make them anew instead, out of a workspace that holds little else. ``added``: the batch whose versions
    are all that changed, none of them in another's place.
    """
    few = not afresh and store.db.execute("select count(*) from temp.touched").fetchone()[0] < _REBUILD_FROM
    for measure in KEPT:
        if not depends_on(measure, revenue) & kinds:
            continue
        apart = not measure.whole and not kinds & set(measure.reads)
        if added and apart and not afresh:
            add(store, measure, revenue, added)
        else:
            rebuild(store, measure, revenue, touched=few and apart, scanned=afresh)


def add(store: Store, measure: Measure, revenue: str, batch: int) -> None:
    """Add what the versions of ``batch`` count to the rollups of ``measure``."""
    execute = store.db.conn.execute
    sources = (selection(source, revenue, batch=batch) for source in measure.sources)
    execute("drop table if exists temp.counted")
    execute(f"create temp table counted as {' union all '.join(sources)}")
    month = MONTH_OF.format(day="day")
    if measure.sort is Sort.SPREAD:
        parts = {"spread": ("owner", "day", "product", "channel", "value"), "month_spread": ("owner", month, "value")}
        sums, sets = "sum(n)", "n = n + excluded.n"
    else:
        parts = {
            "product_total": ("owner", "day", "product", "channel"),
            "total": ("owner", "day"),
            "month_total": ("owner", month),
        }
        sums, sets = "sum(value), sum(n)", "amount = amount + excluded.amount, n = n + excluded.n"
    for table, key in parts.items():
        execute(
            f"""insert into {table} select ?, {", ".join(key)}, {sums} from temp.counted where true
                group by {", ".join(key)} on conflict do update set {sets}""",
            [measure.name],
        )


def rebuild(store: Store, measure: Measure, revenue: str, *, touched: bool = False, scanned: bool = False) -> None:
    """Make the rollups of ``measure`` anew, for the touched owners and days only if so wished.

    ``scanned``: out of all versions in the order of the file, which is quicker than an index where most are counted.
    Every grouping is in the order of the table's key, so that its rows are appended.
    """
    execute = store.db.conn.execute
    only = _of_touched(measure, revenue) if touched else ""
    for table in ("spread",) if measure.sort is Sort.SPREAD else ("total", "product_total"):
        execute(f"delete from {table} where measure = ? {only}", [measure.name])
    sources = (selection(source, revenue, touched=touched) for source in measure.sources)
    union = " union all ".join(sources)
    if scanned:
        union = union.replace("from version v ", "from version v not indexed ")
    if measure.sort is Sort.SPREAD:
        execute(
            f"""insert into spread select ?, owner, day, product, channel, value, sum(n) from ({union})
                group by day, owner, product, channel, value""",
            [measure.name],
        )
    else:
        execute(
            f"""insert into product_total select ?, owner, day, product, channel, sum(value), sum(n) from ({union})
                group by day, owner, product, channel""",
            [measure.name],
        )
        execute(
            f"""insert into total select measure, owner, day, sum(amount), sum(n) from product_total
                where measure = ? {only} group by day, owner""",
            [measure.name],
        )
    _rebuild_months(store, measure, touched=touched)


def _of_touched(measure: Measure, revenue: str) -> str:
    """The condition on rows of a rollup that they are of the owners and days touched in one of its kinds."""
    kinds = ", ".join(f"'{kind}'" for kind in sorted(depends_on(measure, revenue)))
    return f"and (day, owner) in (select day, owner from temp.touched where kind in ({kinds}))"


def _rebuild_months(store: Store, measure: Measure, *, touched: bool) -> None:
    """The months of ``measure`` anew from its days; of touched days only the span of months they lie in."""
    month = MONTH_OF.format(day="day")
    after = "cast(julianday(date(max(day) + 1721424.5, 'start of month', '+1 month')) - 1721424.5 as integer)"
    inside = f" and day >= (select min({month}) from temp.touched) and day < (select {after} from temp.touched)"
    execute = store.db.conn.execute
    spread = measure.sort is Sort.SPREAD
    table, days, value = ("month_spread", "spread", "value") if spread else ("month_total", "total", "sum(amount)")
    execute(f"delete from {table} where measure = ?{inside if touched else ''}", [measure.name])
    execute(
        f"""insert into {table} select measure, owner, {month}, {value}, sum(n) from {days}
            where measure = ?{inside if touched else ""} group by 3, 2{", 4" if spread else ""}""",
        [measure.name],
    )


def rebuild_all(store: Store, revenue: str) -> None:
    """Make every rollup anew, as after a change of what counts as revenue."""
    for measure in KEPT:
        rebuild(store, measure, revenue)
