"""The records that bear on pay, as the incentive rules see them, by owner. Who is paid for what: rules/incentives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.money import SCALE, from_stored
from desktop_app.domain.records import Kind, Record
from desktop_app.store import names
from desktop_app.store.database import Store

_KINDS: Final = {kind.value: kind for kind in Kind}  # asking an Enum by its value takes as long as reading a row
_ONE: Final = Fraction(1)
# A payment is credited without tax, to the owner of its invoice.
COMMON: Final = "v.id, v.kind, v.document, v.item, v.day, v.time, v.original"
_BOOKED: Final = f"""select {COMMON}, v.owner, v.customer, v.product, v.channel, coalesce(v.amount, 0) as amount,
    coalesce(v.quantity, 1000000) as quantity, v.tax, v.cost, v.currency, v.foreign_amount, v.rate,
    null as invoiced, null as due from version v
    where v.in_force and v.kind = :kind and v.status in ('won', '') and v.day >= :first and v.day < :after"""
_PAID: Final = f"""select {COMMON}, i.owner, i.customer, i.product, i.channel,
    share_of(v.amount, coalesce(i.amount, 0), coalesce(i.amount, 0) + coalesce(i.tax, 0)) as amount,
    1000000 as quantity, i.tax, null as cost, '' as currency, null as foreign_amount, '' as rate,
    i.day as invoiced, i.due from version v
    join version i on i.kind = 'invoice' and i.document = v.original and i.in_force
    where v.in_force and v.kind = :kind and v.day >= :first and v.day < :after"""
# Documents whose records cannot be told from one another in a total: shared among people, or returned.
_ALONE: Final = """with alone as materialized (
    select document from version where in_force and kind = 'credit_split' and document <> '' union
    select original from version where in_force and kind = :revenue and original <> '' and day >= :first
    and day < :after) """


@dataclass(frozen=True, slots=True)
class Found:
    """A record and what bears on its credit. ``customer`` and ``product`` are ids of names.

    ``tax`` and ``cost``: None if nobody said. ``original``: the document a return names, or a payment's invoice.
    ``currency``: another one than the workspace's, with the ``foreign`` amount and the document's own ``rate``.
    ``invoiced`` and ``due``: days of a payment's invoice.
    """

    record: Record
    customer: int
    product: int
    original: str
    tax: Fraction | None
    cost: Fraction | None
    currency: str = ""
    foreign: Fraction | None = None
    rate: Fraction | None = None
    invoiced: date | None = None
    due: date | None = None


def load(store: Store, revenue: str, first: int, after: int, currency: str, *, payments: bool = True) -> list[Found]:
    """What counts as revenue, and ``payments``, from the day ``first`` up to, not including, ``after``."""
    texts = names.texts(store)
    return [found_in(row, texts, currency) for row in _rows(store, revenue, first, after, payments=payments)]


def load_alone(
    store: Store, revenue: str, first: int, after: int, currency: str, *, negative: bool, taxed: bool | None
) -> list[Found]:
    """Of what ``load`` gives, the records that no total can stand for.

    Those of a document whose credit is split, returns that name their original and what they name, amounts whose rate
    is not known, and, if ``negative``, everything below 0; ``taxed``: also payments of invoices that tell no
    tax (None: no payments at all).
    """
    texts = names.texts(store)
    span = {"revenue": revenue, "first": first, "after": after, "kind": revenue}
    below = "or amount < 0" if negative else ""
    single = f"document in (select * from alone) or original in (select * from alone) {below}"
    untold = "or tax is null" if taxed else ""
    unpriced = "(currency <> '' and amount = 0)"
    booked = f"select * from ({_BOOKED}) where (kind <> 'payment' and original <> '') or {single} or {unpriced}"
    found = list(store.db.query(_ALONE + booked, span))
    if taxed is not None:
        paid = f"{_ALONE} select * from ({_PAID}) where {single} {untold}"
        found += store.db.query(paid, span | {"kind": Kind.PAYMENT.value})
    return [found_in(row, texts, currency) for row in found]


def load_unowned(store: Store, revenue: str, first: int, after: int, currency: str) -> list[Found]:
    """Of what ``load`` gives, the records that name no seller."""
    texts = names.texts(store)
    return [found_in(row, texts, currency) for row in _rows(store, revenue, first, after) if not row["owner"]]


def found_in(row: dict[str, Any], texts: dict[int, str], currency: str) -> Found:
    record = _record(row, texts, currency)
    tax, cost = row["tax"], row["cost"]
    plain = Found(
        record,
        row["customer"],
        row["product"],
        row["original"],
        None if tax is None else from_stored(tax),
        None if cost is None else from_stored(cost),
    )
    if row["currency"] and row["currency"] != currency:
        foreign, rate = row["foreign_amount"], row["rate"]
        plain = replace(
            plain,
            currency=row["currency"],
            foreign=None if foreign is None else from_stored(foreign),
            rate=Fraction(rate) if rate else None,
        )
    if row["invoiced"] is None:
        return plain
    due = row["due"]
    return replace(plain, invoiced=date.fromordinal(row["invoiced"]), due=date.fromordinal(due) if due else None)


@dataclass(frozen=True, slots=True)
class Collected:
    """Money that came in for the invoice ``document``, with tax, in the workspace's currency."""

    document: str
    day: date
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Invoiced:
    """The invoice ``document`` without its returns; ``tax`` None if nobody said."""

    document: str
    day: date
    net: Fraction
    tax: Fraction | None


def collected(store: Store) -> list[Collected]:
    """Every payment that names an invoice, by day."""
    rows = store.db.execute(
        """select original, day, coalesce(amount, 0) from version
           where in_force and kind = 'payment' and original <> '' and day is not null order by day, id"""
    )
    return [Collected(row[0], date.fromordinal(row[1]), from_stored(row[2])) for row in rows]


def invoiced(store: Store) -> list[Invoiced]:
    """Every invoice that corrects no other one."""
    rows = store.db.execute(
        """select document, day, coalesce(amount, 0), tax from version
           where in_force and kind = 'invoice' and original = '' and day is not null order by day, id"""
    )
    return [
        Invoiced(row[0], date.fromordinal(row[1]), from_stored(row[2]), None if row[3] is None else from_stored(row[3]))
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Part:
    """``share`` of the credit for ``document``; an overlay is given beside the parts that make the whole."""

    document: str
    owner: int
    share: Fraction
    overlay: bool


def parts(store: Store) -> list[Part]:
    """The credit splits in force."""
    rows = store.db.execute(
        """select document, owner, coalesce(quantity, 0), status from version
           where in_force and kind = 'credit_split' order by id"""
    )
    return [Part(row[0], row[1], from_stored(row[2]), row[3] == "yes") for row in rows]


def stages(store: Store) -> list[tuple[str, str, date]]:
    """(document, stage, day) of every change of stage in force."""
    rows = store.db.execute(
        "select document, stage, day from version where in_force and kind = 'stage_change' and day is not null"
    )
    return [(row[0], row[1], date.fromordinal(row[2])) for row in rows]


def first_sales(store: Store, revenue: str) -> dict[int, date]:
    """The day of each customer's first counted record, by the customer's id."""
    rows = store.db.execute("select name_id, day from first_sale where kind = ? and noun = 'customer'", [revenue])
    return {row[0]: date.fromordinal(row[1]) for row in rows}


def _rows(store: Store, revenue: str, first: int, after: int, *, payments: bool = True) -> Iterator[dict[str, Any]]:
    yield from store.db.query(_BOOKED, {"kind": revenue, "first": first, "after": after})
    if payments:
        yield from store.db.query(_PAID, {"kind": Kind.PAYMENT.value, "first": first, "after": after})


def _record(row: dict[str, Any], texts: dict[int, str], currency: str) -> Record:
    return Record(
        row["id"],
        _KINDS[row["kind"]],
        row["document"],
        date.fromordinal(row["day"]),
        row["owner"],
        from_stored(row["amount"]),
        row["time"],
        row["item"],
        texts.get(row["customer"], ""),
        texts.get(row["product"], ""),
        texts.get(row["channel"], ""),
        _ONE if row["quantity"] == SCALE else from_stored(row["quantity"]),
        currency,
    )


def unassigned(store: Store, revenue: str, first: int, after: int) -> tuple[int, Fraction]:
    """Number and amount of counted records that belong to nobody."""
    row = store.db.execute(
        f"select count(*), coalesce(sum(amount), 0) from ({_BOOKED}) where owner = 0",
        {"kind": revenue, "first": first, "after": after},
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
