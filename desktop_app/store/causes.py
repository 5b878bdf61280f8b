"""Which imports and edits changed what an earlier run was worked out from."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.store.database import Store


@dataclass(frozen=True, slots=True)
class Change:
    """A record that is not what it was. ``change``: changed, added or withdrawn; ``moment``: when it came or went."""

    change: str
    batch: int
    source: str
    moment: str
    document: str = ""


def of_versions(store: Store, versions: Iterable[int], since: str) -> list[Change]:
    """What happened to the records of ``versions`` after the moment ``since``, one change for each record."""
    marks = ", ".join(str(int(one)) for one in versions)
    rows = store.db.query(
        f"select record_id, max(document) as document from version where id in ({marks}) group by record_id"
    )
    return [_change(store, row["record_id"], row["document"], since) for row in list(rows)]


def _change(store: Store, record: int, document: str, since: str) -> Change:
    row = store.db.execute(
        """select b.id, b.source, b.recorded_at,
             exists (select 1 from version o join batch c on c.id = o.batch_id
                     where o.record_id = v.record_id and o.id <> v.id and c.recorded_at <= ?)
           from version v join batch b on b.id = v.batch_id
           where v.record_id = ? and v.in_force and v.status <> 'removed'""",
        [since, record],
    ).fetchone()
    if row is not None and row[2] > since:
        return Change("changed" if row[3] else "added", row[0], row[1], row[2], document)
    gone = store.db.execute(
        """select b.id, b.source, b.taken_back_at from version v join batch b on b.id = v.batch_id
           where v.record_id = ? and b.taken_back_at is not null order by b.taken_back_at desc limit 1""",
        [record],
    ).fetchone()
    if gone is not None:
        return Change("withdrawn", gone[0], gone[1], gone[2], document)
    if row is not None:  # the record is as it was; what counts of it changed
        return Change("changed", row[0], row[1], row[2], document)
    return Change("withdrawn", 0, "", "", document)


def inputs_since(store: Store, person: int, since: str) -> list[Change]:
    """What else came after the moment ``since`` and may bear on the pay of ``person``, oldest first."""
    targets = store.db.execute(
        "select recorded_at, kpi || ' ' || period || ': ' || reason from target where recorded_at > ? and scope_id = ?",
        [since, person],
    ).fetchall()
    plans = store.db.execute(
        """select v.recorded_at, p.name from plan_version v join plan p on p.id = v.plan_id
           where v.recorded_at > ?""",
        [since],
    ).fetchall()
    settings = store.db.execute("select recorded_at, key from setting where recorded_at > ?", [since]).fetchall()
    quotas = store.db.execute(
        """select case when withdrawn_at > :since then withdrawn_at else recorded_at end,
             quota || ' ' || period || ' (' || date(day + 1721424.5) || '): ' || reason, withdrawn_at > :since
           from quota_change where person = :person and (recorded_at > :since or withdrawn_at > :since)""",
        {"since": since, "person": person},
    ).fetchall()
    found = [Change("input", 0, row[1], row[0]) for row in (*targets, *plans, *settings)]
    found += [Change("withdrawn" if row[2] else "input", 0, row[1], row[0]) for row in quotas]
    batches = store.db.execute(
        """select id, source, recorded_at, taken_back_at from batch
           where recorded_at > ? or taken_back_at > ? order by id""",
        [since, since],
    ).fetchall()
    found += [Change("withdrawn" if row[3] else "input", row[0], row[1], row[3] or row[2]) for row in batches]
    return sorted(found, key=lambda one: one.moment)
