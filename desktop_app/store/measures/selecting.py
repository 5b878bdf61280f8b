"""The SQL of what a source counts; the rollups that hold it are kept in step elsewhere."""

from desktop_app.store.measures.shape import REVENUE, Measure, Source


def selection(
    source: Source,
    revenue: str,
    *,
    touched: bool = False,
    extra: str = "",
    known_by: int = 0,
    batch: int = 0,
) -> str:
    """SQL of what one source counts: rows of owner, day, product, channel, customer, value, n (and ``extra``)."""
    kind = revenue if source.kind == REVENUE else source.kind
    table = source.table or "version"
    in_force = "true" if source.table else f"v.in_force and v.kind = '{kind}'"
    of_touched = (
        f"temp.touched t cross join {table} v on t.kind = '{kind}' and v.owner = t.owner and {source.day} = t.day"
    )
    of_batch = f"{table} v indexed by version_of_batch"
    text = (
        f"select {source.owner} as owner, {source.day} as day, v.product as product, v.channel as channel,"
        f" {source.customer} as customer, {source.value} as value, {source.n} as n {extra}"
        f" from {of_touched if touched else of_batch if batch else f'{table} v'} {source.join}"
        f" where {in_force} and ({source.where}) and {source.day} is not null"
        f"{f' and {source.known} <= {known_by}' if known_by and source.known else ''}"
        f"{f' and v.batch_id = {batch}' if batch else ''}"
    )
    return text.replace(REVENUE, kind)


def depends_on(measure: Measure, revenue: str) -> set[str]:
    return {revenue if source.kind == REVENUE else source.kind for source in measure.sources} | set(measure.reads)
