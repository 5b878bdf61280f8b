"""What happens before a sale: leads, quotes and the way of a deal from stage to stage."""

from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds.fields import (
    CHANNEL,
    CURRENCY,
    CUSTOMER,
    OWNER,
    PRODUCT,
    RATE,
    REGION,
    Field,
    FieldType,
    ImportKind,
)
from desktop_app.i18n import N_

_AMOUNT: Final = FieldType.AMOUNT
_CODE: Final = FieldType.CODE
_DAY: Final = FieldType.DAY
_MOMENT: Final = FieldType.MOMENT
_TEXT: Final = FieldType.TEXT

STAGE_CHANGE: Final = ImportKind(
    Kind.STAGE_CHANGE,
    N_("Stage changes"),
    (
        Field("deal", N_("Opportunity"), _CODE, "deal", required=True, telling=True, into="document"),
        Field("stage", N_("Stage"), FieldType.STAGE, "new_stage", required=True, telling=True, into="stage"),
        Field("entered", N_("Entered"), _MOMENT, "entered", required=True, telling=True, into="day"),
        Field("from", N_("Stage before"), _TEXT, "old_stage", telling=True),
        OWNER,
        CUSTOMER,
        Field("amount", N_("Amount"), _AMOUNT, "amount", into="amount"),
        CURRENCY,
        RATE,
    ),
    named_by=("deal", "stage", "entered"),
    log=True,
)
QUOTE: Final = ImportKind(
    Kind.QUOTE,
    N_("Quotes"),
    (
        Field("number", N_("Number"), _CODE, "quote_no", telling=True, into="document"),
        Field("offered", N_("Offered"), _DAY, "offered", required=True, into="opened"),
        Field("valid", N_("Valid until"), _DAY, "valid_until", telling=True, into="due"),
        Field("decided", N_("Decided"), _DAY, "decided", telling=True, into="day"),
        Field("state", N_("Status"), FieldType.STAGE, "quote_status", into="stage"),
        OWNER,
        CUSTOMER,
        PRODUCT,
        CHANNEL,
        Field("amount", N_("Amount"), _AMOUNT, "amount", into="amount"),
        CURRENCY,
        RATE,
        Field("deal", N_("Opportunity"), _CODE, "deal", into="original"),
    ),
    named_by=("number",),
)
"""A quote without a day of decision carries the day on which it was offered."""
LEAD: Final = ImportKind(
    Kind.LEAD,
    N_("Leads"),
    (
        Field("number", N_("Number"), _CODE, "lead_no", into="document"),
        Field("opened", N_("Opened"), _MOMENT, "lead_opened", required=True, into="opened"),
        OWNER,
        Field("channel", N_("Channel"), FieldType.NAME, "lead_source", into="channel"),
        Field("campaign", N_("Campaign"), _TEXT, "campaign", telling=True),
        Field("state", N_("Status"), FieldType.LEAD_STATUS, "lead_status", telling=True, into="stage"),
        Field("contacted", N_("First contact"), _MOMENT, "contacted", telling=True),
        Field("qualified", N_("Qualified"), _MOMENT, "qualified", telling=True),
        Field("converted", N_("Converted"), _MOMENT, "converted", telling=True, into="day"),
        Field("is_converted", N_("Became a deal"), FieldType.FLAG, "is_converted"),
        Field("lost_reason", N_("Reason for the loss"), _TEXT, "lost_reason", telling=True, into="comment"),
        CUSTOMER,
        PRODUCT,
        REGION,
        Field("deal", N_("Opportunity"), _CODE, "deal", into="original"),
    ),
    named_by=("number",),
)
