"""Deals with their stages, activities and earlier closing days, as computed measures of the pipeline look at them."""

from datetime import date
from typing import Any, Final, NamedTuple

from desktop_app.domain.scope import ScopeKind
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.store.groupings import BY_KEY
from desktop_app.store.measures.shape import LISTED, PRICES
from desktop_app.store.totals import Question

_DECIDED: Final = "(v.status in ('won', 'lost'))"


class Held(NamedTuple):
    """A deal in force. ``group``: of the question, None outside its filter; ``decided`` None: open."""

    record: int
    group: int | None
    document: str
    opened: int
    decided: int | None
    won: bool
    stage: str
    amount: int


def load(store: Store, question: Question) -> list[Held]:
    """Every deal; the question narrows and parts, but what lies outside is told too, as it teaches."""
    wanted = dict(question.where)
    if question.scope.kind is not ScopeKind.COMPANY:
        wanted[question.scope.kind.value] = question.scope.id
    group = BY_KEY[question.by].place if question.by else "0"
    inside = " and ".join(f"coalesce({BY_KEY[key].place}, 0) = ?" for key in wanted) or "true"
    rows = store.db.execute(
        f"""select r.record_id, case when {inside} then coalesce({group}, 0) end, r.document,
            r.day, r.decided, r.status = 'won', r.stage, r.listed
            from (select v.record_id, v.document, v.owner, v.product, v.channel, v.customer, v.status, v.stage,
                coalesce(v.opened, case when {_DECIDED} then v.day end, 0) as day,
                case when {_DECIDED} then v.day end as decided, {LISTED} as listed
                {groupings.columns(question.nouns())} from version v {PRICES}
                where v.in_force and v.kind = 'opportunity' and v.status in ('won', 'lost', 'open', 'prospect')
                and (v.day is not null or not {_DECIDED})) r
            {groupings.joins(question.nouns(), "opportunity")}""",
        list(wanted.values()),
    ).fetchall()
    return [Held(*row) for row in rows]


def stages(store: Store) -> dict[str, list[tuple[int, str]]]:
    """By number of the deal: the day and the stage of each step, in order, up to the decision."""
    return _by_document(
        store,
        """select document, day, stage from version where in_force and kind = 'stage_change' and document <> ''
           and day is not null and status not in ('won', 'lost') order by document, day, time, id""",
    )


def contacts(store: Store) -> dict[str, list[int]]:
    """By number of the deal: the days on which somebody did something for it, in order."""
    found = _by_document(
        store,
        """select original, day, '' from version where in_force and kind = 'activity' and original <> ''
           and day is not null order by original, day""",
    )
    return {document: [day for day, _none in days] for document, days in found.items()}


def pushes(store: Store) -> dict[int, list[int]]:
    """By record: the days on which an import or an edit said that the open deal closes later than was said before."""
    rows = store.db.execute(
        """select record_id, substr(recorded_at, 1, 10) from (
               select v.record_id, b.recorded_at, v.id, v.day, v.status,
               lag(v.day) over (partition by v.record_id order by v.id) as before
               from version v join batch b on b.id = v.batch_id and b.taken_back_at is null
               where v.kind = 'opportunity' and v.record_id in (
                   select record_id from version where kind = 'opportunity' group by record_id having count(*) > 1))
           where before is not null and day > before and status in ('open', 'prospect') order by id"""
    ).fetchall()
    found: dict[int, list[int]] = {}
    for record, recorded in rows:
        found.setdefault(record, []).append(date.fromisoformat(recorded).toordinal())
    return found


def has_any(store: Store) -> bool:
    row = store.db.execute("select 1 from version where in_force and kind = 'opportunity' limit 1").fetchone()
    return row is not None


def has_steps(store: Store) -> bool:
    row = store.db.execute("select 1 from version where in_force and kind = 'stage_change' limit 1").fetchone()
    return row is not None


def _by_document(store: Store, sql: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for document, day, stage in store.db.execute(sql).fetchall():
        found.setdefault(document, []).append((day, stage))
    return found
