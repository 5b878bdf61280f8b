"""Records as an analysis takes them: one plain row each, of one kind and span of days, narrowed to people and groups.

Totals of measures are asked for in totals; here is what needs each record by itself, or a total of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.store.groupings import BY_KEY
from desktop_app.store.measures.shape import LISTED, PRICES

DAYS: Final = {"day": "v.day", "opened": "v.opened", "created": "coalesce(v.opened, v.day)"}
"""By which day a record falls into a span. ``created``: deals whose opening nobody wrote down, when they closed."""
_COLUMNS: Final = """v.id, v.document, v.owner, v.customer, v.product, v.channel, v.day as closed, v.opened, v.time,
    v.due, v.status, v.stage, v.amount, v.cost, v.quantity, v.score, v.wait, v.work, v.comment, v.original,
    nullif(v.more, '') as more"""
_ABOUT: Final = "('interaction', 'opportunity', 'sale', 'invoice', 'lead')"


@dataclass(frozen=True, slots=True)
class Sought:
    """Records of ``kind`` whose ``day`` (a key of DAYS) lies in ``span``; ``by``: the grouping that parts them."""

    kind: Kind
    span: tuple[int, int]
    day: str = "day"
    scope: Scope = COMPANY
    where: Mapping[str, int] = field(default_factory=dict)
    by: str = ""


def rows(store: Store, sought: Sought, columns: Sequence[str], revenue: str) -> list[Any]:
    """``columns`` of each record, then its group (0: none); in the order of day and id."""
    return _read(store, sought, [f"r.{one}" for one in columns], revenue, end="order by r.day, r.id")


def deals(store: Store, sought: Sought, revenue: str, *, open_on: int = 0) -> list[Any]:
    """id, number, owner, customer, product, created, closed, status, stage, amount, whether estimated, group.

    The amount is in millionths; a deal without one is put at the list price of its product, and said to be estimated.
    ``open_on``: only deals that were open on that day.
    """
    still = f"and (v.status not in ('won', 'lost') or v.day > {int(open_on)})" if open_on else ""
    columns = [
        "r.id", "r.document", "r.owner", "r.customer", "r.product", "r.day", "r.closed", "r.status", "r.stage",
        "r.listed", "coalesce(r.amount, 0) = 0 and r.listed <> 0",
    ]  # fmt: skip
    return _read(
        store,
        sought,
        columns,
        revenue,
        end="order by r.day, r.id",
        given=f", {LISTED} as listed",
        join=PRICES,
        counted=still,
    )


def undated_deals(store: Store) -> int:
    """Deals with neither an opening nor a closing day, which belong to no cohort."""
    found: int = store.db.execute(
        "select count(*) from version where in_force and kind = 'opportunity' and opened is null and day is null"
    ).fetchone()[0]
    return found


def stage_entries(store: Store, until: int) -> list[Any]:
    """Number of the deal, stage, status of that stage, day; in the order in which they happened, up to ``until``."""
    return store.db.execute(
        """select document, stage, status, day from version where in_force and kind = 'stage_change' and day <= ?
           order by document, day, time, id""",
        [until],
    ).fetchall()


def customers(store: Store, sought: Sought, revenue: str) -> list[Any]:
    """Customer, first day, last day, orders, amount, margin, amount with a known cost, of the counted sales.

    The days are of all sales up to the end of the span, the other figures of the span.
    """
    first, after = sought.span
    whole = Sought(sought.kind, (1, after), sought.day, sought.scope, sought.where)
    inside = f"r.day >= {int(first)}"
    columns = [
        "r.customer", "min(r.day)", "max(r.day)",
        f"count(distinct iif({inside}, coalesce(nullif(r.document, ''), '#' || r.id), null))",
        f"sum(iif({inside}, coalesce(r.amount, 0), 0))",
        f"sum(iif({inside} and r.cost is not null and r.amount is not null, r.amount - r.cost, 0))",
        f"sum(iif({inside} and r.cost is not null and r.amount is not null, r.amount, 0))",
    ]  # fmt: skip
    counted = "and v.status in ('won', '') and v.customer <> 0"
    return _read(store, whole, columns, revenue, end="group by r.customer", counted=counted)


def last_contacts(store: Store, until: int) -> dict[int, int]:
    """The last day on which each customer was called, visited, written to or met."""
    found = store.db.execute(
        """select customer, max(day) from version where in_force and kind = 'activity' and customer <> 0 and day <= ?
           and status in ('call', 'visit', 'mail', 'demo', 'meeting', 'message') group by customer""",
        [until],
    )
    return {row[0]: row[1] for row in found}


def answers(store: Store, sought: Sought, revenue: str) -> list[Any]:
    """Status, score, comment, person, channel, product, reason, id, day of each survey answer, then its group.

    Channel, product and reason are those of the case or document that the answer names.
    """
    columns = ["r.status", "r.score", "r.comment", "r.owner", "r.channel", "r.product", "r.reason", "r.id", "r.day"]
    about = f"""left join (select document, max(channel) as channel, max(product) as product,
        max(iif(kind = 'interaction', stage, '')) as reason from version where in_force and document <> ''
        and kind in {_ABOUT} group by document) about on about.document = v.original and v.original <> ''"""
    given = """, coalesce(nullif(v.channel, 0), about.channel, 0) as channel,
        coalesce(nullif(v.product, 0), about.product, 0) as product, coalesce(about.reason, '') as reason"""
    return _read(
        store,
        sought,
        columns,
        revenue,
        end="order by r.day, r.id",
        given=given,
        join=about,
        counted="and v.score is not null",
    )


def campaigns(store: Store, sought: Sought, revenue: str) -> list[Any]:
    """Campaign, leads, qualified, converted."""
    columns = [
        "coalesce(json_extract(r.more, '$.\".campaign\"'), '') as campaign", "count(*)",
        "sum(r.status in ('qualified', 'converted'))", "sum(r.status = 'converted')",
    ]  # fmt: skip
    return _read(store, sought, columns, revenue, end="group by 1")


def of_campaign(store: Store, sought: Sought, campaign: str, revenue: str) -> list[int]:
    """The ids of the leads that name ``campaign``; of those that name none where it is empty."""
    named = "coalesce(json_extract(r.more, '$.\".campaign\"'), '') as campaign"
    return [row[0] for row in _read(store, sought, ["r.id", named], revenue, end="") if row[1] == campaign]


def _read(
    store: Store,
    sought: Sought,
    columns: Iterable[str],
    revenue: str,
    *,
    end: str,
    given: str = "",
    join: str = "",
    counted: str = "",
) -> list[Any]:
    """``given``: columns of our own beside those of the version, which they replace where they have its name."""
    named = {part.rsplit(" as ", 1)[1].strip() for part in given.split(",") if " as " in part}
    kept = ", ".join(one for one in _COLUMNS.split(", ") if one.rsplit(".", 1)[-1].strip() not in named)
    day = DAYS[sought.day]
    wanted = dict(sought.where)
    if sought.scope.kind is not ScopeKind.COMPANY:
        wanted[sought.scope.kind.value] = sought.scope.id
    nouns = (set(wanted) | {sought.by}) - {""}
    inner = f"""select {kept}, {day} as day {given} {groupings.columns(nouns)} from version v {join}
        where v.in_force and v.kind = ? and {day} >= ? and {day} < ? {counted}"""
    group = f"coalesce({BY_KEY[sought.by].place}, 0)" if sought.by else "0"
    narrow = " and ".join(f"({BY_KEY[key].place}) = ?" for key in wanted) or "true"
    sql = f"""select {", ".join(columns)}, {group} as grp from ({inner}) r {groupings.joins(nouns, revenue)}
        where {narrow} {end}"""
    return store.db.execute(sql, [sought.kind.value, *sought.span, *wanted.values()]).fetchall()


def counts(store: Store, sought: Sought, revenue: str) -> dict[int, int]:
    """How many records there are in each group."""
    return {row[1]: row[0] for row in _read(store, sought, ["count(*)"], revenue, end="group by grp")}


def has_channels(store: Store) -> bool:
    """Whether any lead, deal, sale or cost names a channel."""
    query = """select 1 from version where in_force and kind in ('lead', 'opportunity', 'sale', 'invoice', 'cost')
        and channel <> 0 limit 1"""
    return store.db.execute(query).fetchone() is not None


def active_leads(store: Store, sought: Sought, revenue: str, until: int) -> list[Any]:
    """id, number, person, customer, channel, status, opened, wait, group of the leads still in hand on ``until``."""
    columns = ["r.id", "r.document", "r.owner", "r.customer", "r.channel", "r.status", "r.day", "r.wait"]
    counted = f"and v.status <> 'lost' and (v.status <> 'converted' or coalesce(v.day, v.opened) > {int(until)})"
    return _read(store, sought, columns, revenue, end="order by r.day, r.id", counted=counted)


def next_steps(store: Store, after: int) -> dict[tuple[str, int], int]:
    """The next day on which something is due, by (number of a lead or deal, 0) or ("", customer)."""
    found: dict[tuple[str, int], int] = {}
    for original, customer, due in store.db.execute(
        """select original, customer, min(due) from version where in_force and kind = 'activity' and day is null
           and due > ? group by 1, 2""",
        [after],
    ):
        for key in ((original, 0), ("", customer)):
            if key != ("", 0):
                found[key] = min(due, found.get(key, due))
    return found


def sale_margins(store: Store, sought: Sought, revenue: str) -> dict[int, tuple[int, int]]:
    """By group: margin and amount, in millionths, of the sale lines whose cost is known."""
    columns = ["sum(r.amount - r.cost)", "sum(r.amount)"]
    counted = "and v.cost is not null and v.amount is not null"
    found = _read(store, sought, columns, revenue, end="group by grp", counted=counted)
    return {row[2]: (row[0], row[1]) for row in found}


def moment_of(key: str) -> str:
    """As a column of ``rows``: the moment that a record keeps under ``key`` beside its own columns."""
    return f"more ->> '$.\".{key}\"'"


def has_waits(store: Store, kind: Kind) -> bool:
    """Whether any record of ``kind`` tells how long it waited for its answer."""
    query = "select 1 from version where in_force and kind = ? and wait is not null limit 1"
    return store.db.execute(query, [kind.value]).fetchone() is not None


def has_moment(store: Store, kind: Kind, key: str) -> bool:
    given = f"v.more <> '' and v.{moment_of(key)} is not null"
    query = f"select 1 from version v where in_force and kind = ? and {given} limit 1"
    return store.db.execute(query, [kind.value]).fetchone() is not None


def asked_about(store: Store, sort: str) -> set[str]:
    """The numbers of the cases about which there is an answer to a question of ``sort``."""
    query = "select distinct original from version where in_force and kind = 'survey' and status = ? and original <> ''"
    return {row[0] for row in store.db.execute(query, [sort])}
