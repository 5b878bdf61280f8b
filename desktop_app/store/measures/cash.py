"""Money that comes in: what is invoiced, collected, how soon, and what is overdue."""

from typing import Final

from desktop_app.domain.money import SCALE
from desktop_app.domain.quantity import Unit
from desktop_app.store.measures.shape import AMOUNT, INVOICE, PAYMENT, Measure, Sort, Source
from desktop_app.store.receivables import (
    CREDIT_SETTLES,
    CREDITS,
    GROSS,
    NET_PAID,
    OF_INVOICE,
    PAID_BEFORE_DUE,
    SETTLES,
    STILL_OPEN,
)


def _paid(value: str, day: str = "v.day", known: str = "", where: str = "true") -> tuple[Source, ...]:
    """Payments, each for the person and the customer of its invoice."""
    return (Source(PAYMENT, day, value, where, join=OF_INVOICE, owner="i.owner", customer="i.customer", known=known),)


CASH: Final = (
    Measure("invoiced", (Source(INVOICE, value=AMOUNT),), scale=SCALE, unit=Unit.MONEY),
    Measure("collected", _paid(NET_PAID), scale=SCALE, unit=Unit.MONEY, whole=True, reads=(INVOICE,)),
    Measure(
        "invoiced_collected",
        _paid(NET_PAID, "(i.day + 0)", "v.day"),
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
        whole=True,
    ),
    Measure(
        "collected_money_days",
        _paid(f"{NET_PAID} * (v.day - i.day)"),
        scale=SCALE,
        unit=Unit.MONEY,
        reads=(INVOICE,),
        whole=True,
    ),
    Measure(
        "overdue",
        (
            Source(INVOICE, day="v.due + 1", value=f"{GROSS} - {PAID_BEFORE_DUE}", n=STILL_OPEN,
                   where=f"v.due is not null and not ({CREDITS})"),
            Source(
                PAYMENT, value=f"-{AMOUNT}", n=SETTLES, join=OF_INVOICE, owner="i.owner", customer="i.customer",
                record="i.id", where="i.due is not null and v.day > i.due"
            ),
            Source(
                INVOICE, value=GROSS, n=CREDIT_SETTLES, join=OF_INVOICE, owner="i.owner", customer="i.customer",
                record="i.id", where=f"{CREDITS} and i.due is not null and v.day > i.due"
            ),
        ),
        Sort.SNAPSHOT,
        SCALE,
        Unit.MONEY,
        whole=True,
        reads=(INVOICE, PAYMENT),
    ),
)  # fmt: skip
