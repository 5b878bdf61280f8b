"""How payments and credit notes settle invoices, as SQL; the measures made of it are in measures."""

from typing import Final

# The planner must come from the payment to its invoice: hence the order given here, and days of invoices and payments
# that are written as sums, so that no index of days is chosen; "<> ''" lets it take the one of originals. Else each
# looks through all of the other.
# A payment of a number that an invoice and a credit note share is one of the invoice.
OF_INVOICE: Final = """cross join version i on i.kind = 'invoice' and i.document = v.original and i.in_force
    and (i.stage = '' or not exists (select 1 from version o where o.kind = 'invoice' and o.in_force
    and o.document = i.document and o.stage = ''))"""
# The part of a payment that is not tax, as on its invoice.
NET_PAID: Final = "share_of(v.amount, coalesce(i.amount, 0), coalesce(i.amount, 0) + coalesce(i.tax, 0))"
GROSS: Final = "coalesce(v.amount, 0) + coalesce(v.tax, 0)"
# A credit note, an invoice below zero that names another, settles that one as a payment does.
CREDITS: Final = "coalesce(v.amount, 0) < 0 and v.original <> ''"
_PAID: Final = "case p.kind when 'payment' then p.amount else -coalesce(p.amount, 0) - coalesce(p.tax, 0) end"
_SETTLING: Final = "p.kind in ('payment', 'invoice') and (p.kind = 'payment' or p.amount < 0) and p.in_force"
PAID_BEFORE_DUE: Final = f"""(select coalesce(sum({_PAID}), 0) from version p where {_SETTLING}
    and p.original = v.document and p.original <> '' and +p.day <= v.due)"""
STILL_OPEN: Final = f"case when {GROSS} > {PAID_BEFORE_DUE} then 1 else 0 end"
# The payment with which its invoice is settled takes it out of the count, one that bounces brings it back; others
# change nothing.
_PAID_UP_TO: Final = f"""(select coalesce(sum({_PAID}), 0) from version p where {_SETTLING}
    and p.original = i.document and p.original <> '' and (+p.day, p.id) <= (v.day, v.id))"""
_OWED: Final = "coalesce(i.amount, 0) + coalesce(i.tax, 0)"
SETTLES: Final = f"(({_PAID_UP_TO} - v.amount >= {_OWED}) - ({_PAID_UP_TO} >= {_OWED}))"
CREDIT_SETTLES: Final = SETTLES.replace(f"{_PAID_UP_TO} - v.amount", f"{_PAID_UP_TO} + {GROSS}")
