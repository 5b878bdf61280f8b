"""What is still open: deals that nobody has decided, and invoices that nobody has settled; closed ones: credited."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.money import from_stored
from desktop_app.store import names
from desktop_app.store.credited import COMMON, Found, found_in
from desktop_app.store.database import Store
from desktop_app.store.measures.shape import LISTED, PRICES

_DEALS: Final = f"""select {COMMON.replace("v.day", "coalesce(v.day, 1) as day")}, v.owner, v.customer, v.product,
    v.channel, {LISTED} as amount, coalesce(v.quantity, 1000000) as quantity, v.tax, v.cost, v.currency,
    v.foreign_amount, v.rate, null as invoiced, null as due, coalesce(v.amount, 0) = 0 as estimated
    from version v {PRICES} where v.in_force and v.kind = 'opportunity' and v.status in ('open', 'prospect')
    order by v.day, v.id"""
_GROSS: Final = "coalesce(v.amount, 0) + coalesce(v.tax, 0)"
_SETTLED: Final = """(select coalesce(sum(case p.kind when 'payment' then p.amount
        else -coalesce(p.amount, 0) - coalesce(p.tax, 0) end), 0) from version p
    where p.kind in ('payment', 'invoice') and (p.kind = 'payment' or p.amount < 0) and p.in_force
    and p.original = v.document and p.original <> '')"""
_INVOICES: Final = f"""select *, share_of(gross - settled, net, gross) as amount from (select {COMMON}, v.owner,
    v.customer, v.product, v.channel, coalesce(v.amount, 0) as net, {_GROSS} as gross, {_SETTLED} as settled,
    1000000 as quantity, v.tax, null as cost, '' as currency, null as foreign_amount, '' as rate, v.day as invoiced,
    v.due from version v where v.in_force and v.kind = 'invoice' and v.original = '' and v.document <> ''
    and v.day is not null) where gross > settled and gross > 0 order by day, id"""


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """``expected``: the day it is expected to close, None if nobody said. ``estimated``: its amount is a list price."""

    found: Found
    expected: date | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """``found`` has the part without tax of what is still to be paid, ``gross`` that with tax."""

    found: Found
    gross: Fraction


def deals(store: Store, currency: str) -> list[OpenDeal]:
    """Every open deal, those without an expected day first."""
    texts = names.texts(store)
    return [_deal(row, texts, currency) for row in store.db.query(_DEALS)]


def _deal(row: dict[str, Any], texts: dict[int, str], currency: str) -> OpenDeal:
    found = found_in(row, texts, currency)
    return OpenDeal(found, found.record.day if row["day"] > 1 else None, bool(row["estimated"]))


def invoices(store: Store, currency: str) -> list[OpenInvoice]:
    """Every invoice of which something is still to be paid, returns and credit notes taken off, by day."""
    texts = names.texts(store)
    return [
        OpenInvoice(found_in(row, texts, currency), from_stored(row["gross"] - row["settled"]))
        for row in store.db.query(_INVOICES)
    ]
