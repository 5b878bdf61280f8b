"""Money that comes in: what is invoiced, collected, how soon, and what is overdue."""

from typing import Final

from desktop_app.domain.money import SCALE
from desktop_app.domain.quantity import Unit
from desktop_app.store.measures.shape import AMOUNT, INVOICE, PAYMENT, Measure, Sort, Source

# The planner must come from the payment to its invoice: hence the order given here, and days of invoices and payments
# that are written as sums, so that no index of days is chosen; "<> ''" lets it take the one of originals. Else each
# looks through all of the other.
# A payment of a number that an invoice and a credit note share is one of the invoice.
_OF_INVOICE: Final = """cross join version i on i.kind = 'invoice' and i.document = v.original and i.in_force
    and (i.stage = '' or not exists (select 1 from version o where o.kind = 'invoice' and o.in_force
    and o.document = i.document and o.stage = ''))"""
# The part of a payment that is not tax, as on its invoice.
_NET_PAID: Final = "share_of(v.amount, coalesce(i.amount, 0), coalesce(i.amount, 0) + coalesce(i.tax, 0))"
_GROSS: Final = "coalesce(v.amount, 0) + coalesce(v.tax, 0)"
_PAID_BEFORE_DUE: Final = """(select coalesce(sum(p.amount), 0) from version p where p.kind = 'payment'
    and p.in_force and p.original = v.document and p.original <> '' and +p.day <= v.due)"""
_STILL_OPEN: Final = f"case when {_GROSS} > {_PAID_BEFORE_DUE} then 1 else 0 end"
# The payment with which its invoice is settled takes it out of the count; earlier and later ones do not.
_PAID_UP_TO: Final = """(select coalesce(sum(p.amount), 0) from version p where p.kind = 'payment' and p.in_force
    and p.original = i.document and p.original <> '' and (+p.day, p.id) <= (v.day, v.id))"""
_OWED: Final = "coalesce(i.amount, 0) + coalesce(i.tax, 0)"
_SETTLES: Final = f"case when {_PAID_UP_TO} >= {_OWED} and {_PAID_UP_TO} - v.amount < {_OWED} then -1 else 0 end"


def _paid(value: str, day: str = "v.day", known: str = "", where: str = "true") -> tuple[Source, ...]:
    """Payments, each for the person and the customer of its invoice."""
    return (Source(PAYMENT, day, value, where, join=_OF_INVOICE, owner="i.owner", customer="i.customer", known=known),)


CASH: Final = (
    Measure("invoiced", (Source(INVOICE, value=AMOUNT),), scale=SCALE, unit=Unit.MONEY),
    Measure("collected", _paid(_NET_PAID), scale=SCALE, unit=Unit.MONEY, whole=True, reads=(INVOICE,)),
    Measure(
        "invoiced_collected",
        _paid(_NET_PAID, "(i.day + 0)", "v.day"),
        scale=SCALE,
        unit=Unit.MONEY,
        whole=True,
        reads=(INVOICE,),
    ),
    Measure(
        "collection_days",
        _paid("v.day - i.day", where="v.day >= +i.day and v.amount > 0"),
        Sort.SPREAD,
        unit=Unit.DAYS,
        reads=(INVOICE,),
        kept=False,
    ),
    Measure(
        "collected_money_days",
        _paid(f"{_NET_PAID} * (v.day - i.day)"),
        scale=SCALE,
        unit=Unit.MONEY,
        reads=(INVOICE,),
        kept=False,
    ),
    Measure(
        "overdue",
        (
            Source(INVOICE, day="v.due + 1", value=f"{_GROSS} - {_PAID_BEFORE_DUE}", n=_STILL_OPEN,
                   where="v.due is not null"),
            Source(
                PAYMENT, value=f"-{AMOUNT}", n=_SETTLES, join=_OF_INVOICE, owner="i.owner", customer="i.customer",
                record="i.id", where="i.due is not null and v.day > i.due"
            ),
        ),
        Sort.SNAPSHOT,
        SCALE,
        Unit.MONEY,
        whole=True,
        reads=(INVOICE, PAYMENT),
    ),
)  # fmt: skip
