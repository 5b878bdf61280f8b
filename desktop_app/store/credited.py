"""The records that bear on pay, as the incentive rules see them, by owner. Who is paid for what: rules/incentives."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.money import SCALE, from_stored
from desktop_app.domain.records import Kind, Record
from desktop_app.store import names
from desktop_app.store.database import Store

# A payment is credited without tax, to the owner of its invoice.
_BOOKED: Final = """select v.id, v.kind, v.document, v.item, v.day, v.time, v.owner, v.customer, v.product, v.channel,
    coalesce(v.amount, 0) as amount, coalesce(v.quantity, 1000000) as quantity from version v
    where v.in_force and v.kind = ? and v.status in ('won', '') and v.day >= ? and v.day < ?"""
_PAID: Final = """select v.id, v.kind, v.document, v.item, v.day, v.time, i.owner, i.customer, i.product, i.channel,
    share_of(v.amount, coalesce(i.amount, 0), coalesce(i.amount, 0) + coalesce(i.tax, 0)) as amount,
    1000000 as quantity from version v
    join version i on i.kind = 'invoice' and i.document = v.original and i.in_force
    where v.in_force and v.kind = ? and v.day >= ? and v.day < ?"""


def load(store: Store, revenue: str, first: int, after: int, currency: str) -> dict[int, list[Record]]:
    """By owner: what counts as revenue, and payments, from the day ``first`` up to, not including, ``after``."""
    texts = names.texts(store)
    found: dict[int, list[Record]] = {}
    for row in _rows(store, revenue, first, after):
        found.setdefault(row["owner"], []).append(_record(row, texts, currency))
    return found


def _rows(store: Store, revenue: str, first: int, after: int) -> Iterator[dict[str, Any]]:
    yield from store.db.query(_BOOKED, [revenue, first, after])
    yield from store.db.query(_PAID, [Kind.PAYMENT.value, first, after])


def _record(row: dict[str, Any], texts: dict[int, str], currency: str) -> Record:
    return Record(
        row["id"],
        Kind(row["kind"]),
        row["document"],
        date.fromordinal(row["day"]),
        row["owner"],
        from_stored(row["amount"]),
        row["time"],
        row["item"],
        texts.get(row["customer"], ""),
        texts.get(row["product"], ""),
        texts.get(row["channel"], ""),
        Fraction(from_stored(row["quantity"])),
        currency,
    )


def unassigned(store: Store, revenue: str, first: int, after: int) -> tuple[int, Fraction]:
    """Number and amount of counted records that belong to nobody."""
    row = store.db.execute(
        f"select count(*), coalesce(sum(amount), 0) from ({_BOOKED}) where owner = 0", [revenue, first, after]
    ).fetchone()
    return row[0], from_stored(row[1])


def load_versions(store: Store, ids: Iterable[int], currency: str) -> dict[int, Record]:
    """Record versions by id, in force or not: what an approved statement was made from."""
    texts = names.texts(store)
    marks = ", ".join(str(int(one)) for one in ids)
    rows = store.db.query(
        f"""select id, kind, document, item, coalesce(day, opened, 1) as day, time, owner, customer, product, channel,
            coalesce(amount, 0) as amount, coalesce(quantity, 1000000) as quantity from version where id in ({marks})"""
    )
    return {row["id"]: _record(row, texts, currency) for row in rows}


def uneven_shares(store: Store, batch_id: int) -> list[tuple[int, str, Fraction]]:
    """(line, document, sum) of the documents of a batch whose shares in force, overlays apart, are not the whole."""
    rows = store.db.execute(
        """select min(iif(batch_id = :batch, line, null)), document, sum(quantity) from version
           where in_force and kind = :kind and status <> 'yes' and document in
           (select document from version where batch_id = :batch and kind = :kind)
           group by document having sum(quantity) <> :whole order by 1""",
        {"batch": batch_id, "kind": Kind.CREDIT_SPLIT.value, "whole": SCALE},
    )
    return [(row[0] or 0, row[1], from_stored(row[2])) for row in rows]
