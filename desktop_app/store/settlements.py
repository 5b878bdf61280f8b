"""Invoices with what settles them, laid aside as they were before a change and as they are after it.

What an invoice and its payments come to depends on nothing but the records that bear its number or name it: so what
a change alters is told from these alone, however many others there are.
"""

import re
from typing import Final

from desktop_app.store.database import Store

BEFORE: Final = "settled_before"
AFTER: Final = "settled_after"
_TABLE: Final = re.compile(r"\bversion (?=[a-z]\b)")

_NUMBERS: Final = """create temp table settled_number as
    select document as number from temp.picked where kind = 'invoice'
    union select original from temp.picked where kind = 'payment' or (kind = 'invoice' and original <> '')"""
_NAMING: Final = """select v.id from temp.settled_number s cross join version v on v.in_force and v.kind = 'invoice'
    and v.document = s.number
    union select v.id from temp.settled_number s cross join version v on v.in_force
    and v.kind in ('invoice', 'payment') and v.original = s.number and v.original <> ''"""
_NAMING_NONE: Final = """union select id from version where in_force and kind = 'payment' and original = ''
    and exists (select 1 from temp.settled_number where number = '')"""


def lay(store: Store) -> None:
    """Fill ``temp.settled_before`` and ``temp.settled_after`` with what the versions in ``temp.picked`` touch."""
    execute = store.db.conn.execute
    execute("drop table if exists temp.settled_number")
    execute(_NUMBERS)
    for table in (BEFORE, AFTER):
        execute(f"drop table if exists temp.{table}")
        execute(f"create temp table {table} as select * from version limit 0")
    nameless = execute("select 1 from temp.settled_number where number = ''").fetchone()
    execute(
        f"""insert into temp.{AFTER} select * from version
            where id in ({_NAMING} {_NAMING_NONE if nameless else ""})"""
    )
    execute(
        f"""insert into temp.{BEFORE} select * from temp.{AFTER}
            where id not in (select id from temp.picked where sign > 0)"""
    )
    execute(
        f"""insert into temp.{BEFORE} select * from version
            where id in (select id from temp.picked where sign < 0 and kind in ('invoice', 'payment'))"""
    )
    execute(f"update temp.{BEFORE} set in_force = 1")
    for table in (BEFORE, AFTER):
        for column in ("document", "original"):
            execute(f"create index temp.{table}_by_{column} on {table}(kind, {column})")


def within(sql: str, table: str) -> str:
    """``sql`` over versions made to look at those in ``table`` alone."""
    return _TABLE.sub(f"temp.{table} ", sql)
