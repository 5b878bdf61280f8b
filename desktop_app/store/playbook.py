"""What is said and asked at each stage of a deal: revisions; the newest of a stage holds, an empty one ends it."""

from datetime import date, datetime

from desktop_app.store.database import Store


def load(store: Store) -> dict[str, tuple[str, date]]:
    """The words that hold by stage, with the day on which they were written."""
    rows = store.db.execute(
        "select stage, text, recorded_at from playbook where id in (select max(id) from playbook group by stage)"
    )
    return {stage: (text, datetime.fromisoformat(at).date()) for stage, text, at in rows.fetchall() if text}


def before(store: Store, stage: str) -> str | None:
    """What stood there before the newest revision; None without an earlier one."""
    row = store.db.execute(
        "select text from playbook where stage = ? order by id desc limit 1 offset 1", [stage]
    ).fetchone()
    return None if row is None else str(row[0])


def save(store: Store, stage: str, text: str, *, recorded_at: str) -> None:
    store.db.execute("insert into playbook (stage, text, recorded_at) values (?, ?, ?)", [stage, text, recorded_at])


def stages(store: Store) -> list[str]:
    """The stages in which deals are open or were before they were decided, by how soon a deal gets there."""
    rows = store.db.execute(
        """select stage from (
             select v.stage, v.day - coalesce(o.opened, v.day) as after from version v
             left join version o on o.kind = 'opportunity' and o.document = v.document and o.in_force
             where v.in_force and v.kind = 'stage_change' and v.status not in ('won', 'lost')
             union all
             select stage, null from version where in_force and kind = 'opportunity' and status not in ('won', 'lost'))
           where stage <> '' group by stage order by avg(after) is null, avg(after), count(*) desc, stage"""
    )
    return [row[0] for row in rows.fetchall()]
