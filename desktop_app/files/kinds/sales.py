"""What is offered, sold, invoiced and paid."""

from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds.fields import (
    CHANNEL,
    CURRENCY,
    CUSTOMER,
    DISCOUNT,
    LIST_PRICE,
    ORIGINAL,
    OWNER,
    PRODUCT,
    RATE,
    REGION,
    TAX_RATE,
    Field,
    FieldType,
    ImportKind,
)
from desktop_app.i18n import N_

_AMOUNT: Final = FieldType.AMOUNT
_CODE: Final = FieldType.CODE
_DAY: Final = FieldType.DAY
_NAME: Final = FieldType.NAME

OPPORTUNITY: Final = ImportKind(
    Kind.OPPORTUNITY,
    N_("Opportunities"),
    (
        Field("number", N_("Number"), _CODE, "deal_no", into="document", numbered="deal"),
        Field("owner", N_("Person"), _NAME, "owner", required=True, into="owner"),
        PRODUCT,
        CUSTOMER,
        Field("stage", N_("Stage"), FieldType.STAGE, "stage", required=True, telling=True, into="stage"),
        Field("opened", N_("Opened"), _DAY, "opened", into="opened"),
        Field("closed", N_("Closed"), _DAY, "closed", telling=True, into="day"),
        Field("amount", N_("Amount"), _AMOUNT, "amount", into="amount"),
        CURRENCY,
        RATE,
        CHANNEL,
        REGION,
        Field("competitor", N_("Competitor"), FieldType.TEXT, "competitor"),
    ),
    named_by=("number",),
)
SALE: Final = ImportKind(
    Kind.SALE,
    N_("Sales"),
    (
        Field("document", N_("Document"), _CODE, "document", telling=True, into="document"),
        Field("line", N_("Line"), _CODE, "line", into="item"),
        Field("day", N_("Day"), _DAY, "day", required=True, into="day"),
        Field("time", N_("Time"), FieldType.TIME, "time", into="time"),
        OWNER,
        CUSTOMER,
        PRODUCT,
        CHANNEL,
        Field("quantity", N_("Quantity"), _AMOUNT, "quantity", telling=True, into="quantity"),
        Field("amount", N_("Amount"), _AMOUNT, "amount", required=True, into="amount"),
        Field("cost", N_("Cost"), _AMOUNT, "cost", telling=True, into="cost"),
        CURRENCY,
        RATE,
        TAX_RATE,
        DISCOUNT,
        LIST_PRICE,
        ORIGINAL,
    ),
    named_by=("document",),
    line="line",
)
INVOICE: Final = ImportKind(
    Kind.INVOICE,
    N_("Invoices"),
    (
        Field("number", N_("Number"), _CODE, "invoice_no", required=True, telling=True, into="document"),
        Field("day", N_("Day"), _DAY, "day", required=True, into="day"),
        Field("due", N_("Due"), _DAY, "due", telling=True, into="due"),
        OWNER,
        CUSTOMER,
        PRODUCT,
        CHANNEL,
        Field("net", N_("Without tax"), _AMOUNT, "net", telling=True, into="amount"),
        Field("tax", N_("Tax"), _AMOUNT, "tax", telling=True, into="tax"),
        Field("gross", N_("With tax"), _AMOUNT, "gross"),
        CURRENCY,
        RATE,
        TAX_RATE,
        DISCOUNT,
        ORIGINAL,
    ),
    named_by=("number",),
    one_of=("gross", "net"),
    lone=("gross", "amount"),
    parted="tax",
)
PAYMENT: Final = ImportKind(
    Kind.PAYMENT,
    N_("Payments"),
    (
        Field("number", N_("Number"), _CODE, "payment_no", telling=True, into="document"),
        Field("day", N_("Day"), _DAY, "day", required=True, into="day"),
        Field("invoice", N_("Invoice"), _CODE, "invoice_no", telling=True, into="original"),
        CUSTOMER,
        Field("amount", N_("Amount"), _AMOUNT, "amount", required=True, into="amount"),
        CURRENCY,
        RATE,
    ),
    named_by=("number",),
)
