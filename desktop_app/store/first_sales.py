"""The first counted sale of each customer and of each product, by kind of record, kept in step with the records.

Who is new is asked with every figure; told from all records, it would take as long as all the rest.
"""

from collections.abc import Collection
from typing import Final

from desktop_app.store.database import Store
from desktop_app.store.measures.firsts import KINDS, TABLE

_COUNTED: Final = "status in ('won', '') and day is not null"
# The first of each customer is found at the head of its index; of a day the one that comes first by time and number.
_OF_CUSTOMERS: Final = """select '{kind}', 'customer', o.customer, o.id, o.day from (select f.id from ({customers}) c
    cross join version f on f.id = (select o.id from version o indexed by version_by_customer where o.in_force
    and o.kind = '{kind}' and o.customer = c.id and o.customer <> 0 and o.status in ('won', '') and o.day is not null
    order by o.day, o.time || '|' || o.document || '|' || o.item, o.id limit 1)) found
    cross join version o on o.id = found.id"""
_OF_PRODUCTS: Final = f"""select '{{kind}}', 'product', product, 0, min(day) from version indexed by version_by_day
    where in_force and kind = '{{kind}}' and product <> 0 and {_COUNTED} and {{which}} group by product"""


def rebuild(store: Store, kinds: Collection[str]) -> None:
    """Tell anew who was first sold what when."""
    for kind in sorted(KINDS & {*kinds}):
        store.db.conn.execute(f"delete from {TABLE} where kind = ?", [kind])
        for select in _all(kind):
            store.db.conn.execute(f"insert into {TABLE} {select}")


def _all(kind: str) -> tuple[str, str]:
    customers = "select id from name where noun = 'customer'"
    return _OF_CUSTOMERS.format(kind=kind, customers=customers), _OF_PRODUCTS.format(kind=kind, which="true")


def follow(store: Store, kinds: Collection[str]) -> None:
    """Follow the versions in ``temp.picked``; ``temp.picked_first`` then holds which first sales of customers changed.

    In it, a version that is one now has the sign 1, one that is none any more −1.
    """
    execute = store.db.conn.execute
    for table in ("first_before", "first_after"):
        execute(f"drop table if exists temp.{table}")
        execute(f"create temp table {table} as select * from {TABLE} limit 0")
    for kind in sorted(KINDS & {*kinds}):
        _follow_customers(store, kind)
        _follow_products(store, kind)
    execute("drop table if exists temp.picked_first")
    execute(
        """create temp table picked_first as select v.*, first.sign from (
             select version, -1 as sign from (select * from temp.first_before except select * from temp.first_after)
             union all select version, 1 from (select * from temp.first_after except select * from temp.first_before)
           ) first cross join version v on v.id = first.version"""
    )


def _follow_customers(store: Store, kind: str) -> None:
    """Only where the first may be another than before: something earlier came, or the first itself went."""
    execute = store.db.conn.execute
    execute("drop table if exists temp.first_asked")
    execute("create temp table first_asked (id integer primary key)")
    execute(
        f"""insert into temp.first_asked select customer from temp.picked p
            left join {TABLE} f on f.kind = ?1 and f.noun = 'customer' and f.name_id = p.customer
            where p.kind = ?1 and p.customer <> 0 and p.status in ('won', '') and p.day is not null
            and (f.day is null or p.day <= f.day) group by customer""",
        [kind],
    )
    asked = "kind = ? and noun = 'customer' and name_id in (select id from temp.first_asked)"
    execute(f"insert into temp.first_before select * from {TABLE} where {asked}", [kind])
    execute(f"delete from {TABLE} where {asked}", [kind])
    execute(f"insert into {TABLE} {_OF_CUSTOMERS.format(kind=kind, customers='select id from temp.first_asked')}")
    execute(f"insert into temp.first_after select * from {TABLE} where {asked}", [kind])


def _follow_products(store: Store, kind: str) -> None:
    execute = store.db.conn.execute
    added = f"kind = ? and product <> 0 and sign > 0 and {_COUNTED}"
    execute(
        f"""insert into {TABLE} select kind, 'product', product, 0, min(day) from temp.picked where {added}
            group by product on conflict do update set day = min(day, excluded.day)""",
        [kind],
    )
    lost = execute(
        f"""select distinct f.name_id from temp.picked p cross join {TABLE} f on f.kind = p.kind
            and f.noun = 'product' and f.name_id = p.product and p.day = f.day where p.sign < 0 and p.kind = ?""",
        [kind],
    ).fetchall()
    if lost:
        marks = ", ".join(str(row[0]) for row in lost)
        execute(f"delete from {TABLE} where kind = ? and noun = 'product' and name_id in ({marks})", [kind])
        execute(f"insert into {TABLE} {_OF_PRODUCTS.format(kind=kind, which=f'product in ({marks})')}")


def differ(store: Store) -> bool:
    """Whether what is kept is not what the records give."""
    fresh = " union all ".join(select for kind in sorted(KINDS) for select in _all(kind))
    kept = f"select * from {TABLE}"
    return any(
        store.db.execute(f"select 1 from (select * from ({one}) except select * from ({other})) limit 1").fetchone()
        for one, other in ((fresh, kept), (kept, fresh))
    )
