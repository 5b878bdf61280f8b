"""The workspace as it was known at a moment, inside a transaction that is rolled back: nothing is kept."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from desktop_app.store import people, records, rollups
from desktop_app.store.database import Store

_CHANGED: Final = "select id from batch where recorded_at > :moment or taken_back_at > :moment"
_RECORDS: Final = f"""select record_id from version where batch_id in ({_CHANGED})
    union select v.record_id from repeat r join version v on v.id between r.first and r.last
    where r.batch_id in ({_CHANGED})"""
_LATER: Final = ("target", "plan_version", "assignment", "setting", "kpi_definition", "adjustment", "decision", "hold",
                 "quota_change")  # fmt: skip


class _UndoneError(Exception):
    """Leaves the transaction, so that it is rolled back."""


@contextmanager
def as_known(store: Store, moment: str, revenue: str) -> Iterator[None]:
    """Every import, edit, target, plan and setting as it was at ``moment``; afterwards all is as before.

    Needs a workspace that may be written to.
    """
    with suppress(_UndoneError), store.transaction():
        rollups.refresh(store, _rewind(store, moment), revenue)
        yield
        raise _UndoneError


def _rewind(store: Store, moment: str) -> set[str]:
    """The kinds whose records changed."""
    execute = store.db.conn.execute
    execute("pragma defer_foreign_keys = on")  # what is removed here comes back with the roll-back
    records.prepare(store)
    execute("create temp table if not exists rewound (record_id integer primary key)")
    execute("delete from temp.rewound")
    execute(f"insert into temp.rewound {_RECORDS}", {"moment": moment})
    kinds = {row[0] for row in execute(f"select distinct kind from batch where id in ({_CHANGED})", {"moment": moment})}
    records.touch(store, "in_force and record_id in (select record_id from temp.rewound)")
    execute("update batch set taken_back_at = null where taken_back_at > ?", [moment])
    execute("update batch set taken_back_at = recorded_at where recorded_at > ?", [moment])
    records.learn_repeats(store)
    execute("update version set in_force = 0 where record_id in (select record_id from temp.rewound)")
    execute(
        """update version set in_force = 1 where id in (
             select max(v.id) from version v join batch b on b.id = v.batch_id
             where v.record_id in (select record_id from temp.rewound)
             and (b.taken_back_at is null or repeated(v.id)) group by v.record_id)"""
    )
    records.touch(store, "in_force and record_id in (select record_id from temp.rewound)")
    for table in _LATER:
        execute(f"delete from {table} where recorded_at > ?", [moment])
    execute("update assignment set ended_at = null where ended_at > ?", [moment])
    execute("update adjustment set withdrawn_at = null where withdrawn_at > ?", [moment])
    execute("update quota_change set withdrawn_at = null where withdrawn_at > ?", [moment])
    execute("update hold set released_at = null where released_at > ?", [moment])
    people.refresh_memberships(store)
    return kinds
