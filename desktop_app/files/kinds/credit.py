"""What corrects an invoice and who shares the credit for a document."""

from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds.fields import (
    CHANNEL,
    CURRENCY,
    CUSTOMER,
    OWNER,
    PRODUCT,
    RATE,
    Field,
    FieldType,
    ImportKind,
)
from desktop_app.i18n import N_

_AMOUNT: Final = FieldType.AMOUNT
_CODE: Final = FieldType.CODE
_DAY: Final = FieldType.DAY

CREDIT_NOTE: Final = ImportKind(
    Kind.CREDIT_NOTE,
    N_("Credit notes"),
    (
        Field("number", N_("Number"), _CODE, "credit_note_no", required=True, telling=True, into="document"),
        Field("day", N_("Day"), _DAY, "day", required=True, into="day"),
        Field("original", N_("Corrected document"), _CODE, "corrected", telling=True, into="original"),
        OWNER,
        CUSTOMER,
        PRODUCT,
        CHANNEL,
        Field("net", N_("Without tax"), _AMOUNT, "net", telling=True, into="amount"),
        Field("tax", N_("Tax"), _AMOUNT, "tax", telling=True, into="tax"),
        Field("gross", N_("With tax"), _AMOUNT, "credited"),
        CURRENCY,
        RATE,
        Field("reason", N_("Reason"), FieldType.TEXT, "reason", into="comment"),
    ),
    named_by=("number",),
    recorded=Kind.INVOICE,
    one_of=("gross", "net"),
    lone=("gross", "amount"),
    parted="tax",
)
"""Kept as invoices with negative amounts, whatever sign the file shows."""
CREDIT_SPLIT: Final = ImportKind(
    Kind.CREDIT_SPLIT,
    N_("Credit splits"),
    (
        Field("document", N_("Document"), _CODE, "shared_document", required=True, into="document"),
        Field("owner", N_("Person"), FieldType.NAME, "owner", required=True, into="owner"),
        Field("share", N_("Share"), FieldType.SHARE, "credit_share", required=True, telling=True, into="quantity"),
        Field("overlay", N_("Overlay"), FieldType.FLAG, "overlay", telling=True, into="status"),
        Field("day", N_("Day"), _DAY, "day", into="day"),
    ),
    named_by=("document", "owner"),
    apart_by=("overlay",),
)
"""``share`` is a part of 1. An overlay is credit given on top: it does not belong to the parts that make the whole."""
