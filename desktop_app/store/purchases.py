"""Who bought on which days for how much: the counted sales by customer, parted and narrowed as a question asks."""

from typing import Final

from desktop_app.domain.scope import ScopeKind
from desktop_app.store import groupings, kept_answers
from desktop_app.store.database import Store
from desktop_app.store.groupings import BY_KEY
from desktop_app.store.measures import BY_NAME, counted_kind, selection
from desktop_app.store.record_totals import is_much
from desktop_app.store.totals import Question

Row = tuple[int, int, int, int]
"""Customer, day, amount in millionths, orders."""


def load(store: Store, question: Question, revenue: str) -> dict[int, list[Row]]:
    """By group, in the order of customer and day; days outside the question's spans too."""
    kind = counted_kind(BY_NAME["revenue"].sources[0], revenue)
    own = groupings.columns(question.nouns())
    chosen = " union all ".join(
        selection(source, revenue, extra=f", v.document as document{own}") for source in BY_NAME["revenue"].sources
    )
    wanted = dict(question.where)
    if question.scope.kind is not ScopeKind.COMPANY:
        wanted[question.scope.kind.value] = question.scope.id
    group = BY_KEY[question.by].place if question.by else "0"
    narrow = "".join(f" and ({BY_KEY[key].place}) = ?" for key in wanted)
    if is_much(store, kind):
        chosen = chosen.replace("from version v ", "from version v not indexed ")
    sql = f"""select coalesce({group}, 0), r.customer, r.day, sum(r.value), count(distinct r.document) from ({chosen}) r
        {groupings.joins(question.nouns(), revenue)} where r.customer <> 0 {narrow} group by 1, 2, 3"""
    rows = kept_answers.read(store, sql, list(wanted.values()))
    found: dict[int, list[Row]] = {}
    for part, *row in rows:
        customer, day, amount, orders = row
        found.setdefault(part, []).append((customer, day, amount, orders))
    return found


def has_any(store: Store, revenue: str) -> bool:
    """Whether any counted sale names its customer."""
    row = store.db.execute(
        "select 1 from version where in_force and kind = ? and customer <> 0 and status in ('won', '') limit 1",
        [revenue],
    ).fetchone()
    return row is not None


_CONTACTS: Final = """select customer, coalesce(day, opened) as day from version where in_force and kind = 'activity'
    and customer <> 0 and status in ('call', 'visit', 'mail', 'demo', 'meeting', 'message') and day is not null
    union select customer, coalesce(opened, day) from version where in_force and kind = 'interaction'
    and customer <> 0 and coalesce(opened, day) is not null"""


def contacts(store: Store) -> dict[int, list[int]]:
    """By customer, the days on which anybody was in contact: activities done and requests received, in order."""
    found: dict[int, list[int]] = {}
    for customer, day in store.db.execute(f"select customer, day from ({_CONTACTS}) order by 1, 2").fetchall():
        found.setdefault(customer, []).append(day)
    return found


def has_contacts(store: Store) -> bool:
    return store.db.execute(f"select 1 from ({_CONTACTS}) limit 1").fetchone() is not None
