"""What people do and what it costs: activities, sales events, costs and trainings."""

from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds.fields import (
    CHANNEL,
    COMMENT,
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
_COUNT: Final = FieldType.COUNT
_DAY: Final = FieldType.DAY
_TEXT: Final = FieldType.TEXT
_PERSON: Final = Field("owner", N_("Person"), FieldType.NAME, "owner", required=True, into="owner")

ACTIVITY: Final = ImportKind(
    Kind.ACTIVITY,
    N_("Activities"),
    (
        Field("number", N_("Number"), _CODE, "activity_no", into="document"),
        _PERSON,
        Field("day", N_("Done"), FieldType.MOMENT, "activity_day", into="day"),
        Field("type", N_("Type"), FieldType.ACTIVITY, "activity_type", required=True, telling=True, into="stage"),
        Field("due", N_("Due"), _DAY, "planned", into="due"),
        CUSTOMER,
        Field("deal", N_("Opportunity"), _CODE, "deal", into="original"),
        Field("outcome", N_("Outcome"), _TEXT, "outcome", telling=True),
        Field("minutes", N_("Minutes"), FieldType.MINUTES, "minutes", telling=True, into="work"),
        CHANNEL,
        COMMENT,
    ),
    named_by=("number",),
    one_of=("day", "due"),
)
EVENT: Final = ImportKind(
    Kind.EVENT,
    N_("Sales events"),
    (
        Field("name", N_("Name"), _CODE, "event_name", required=True, into="document"),
        Field("from", N_("From"), _DAY, "event_from", required=True, into="day"),
        Field("to", N_("To"), _DAY, "event_to", into="due"),
        Field("type", N_("Type"), _TEXT, "event_type", into="stage"),
        OWNER,
        Field("attended", N_("Attended"), FieldType.FLAG, "attended", telling=True, into="status"),
        Field("attendees", N_("Attendees"), _COUNT, "attendees", telling=True, into="contacts"),
        Field("leads", N_("Leads"), _AMOUNT, "event_leads", telling=True, into="quantity"),
        Field("cost", N_("Cost"), _AMOUNT, "spent", into="cost"),
        CURRENCY,
        RATE,
        Field("place", N_("Place"), _TEXT, "place"),
        REGION,
        CHANNEL,
    ),
    named_by=("name", "from"),
    apart_by=("owner",),
)
COST: Final = ImportKind(
    Kind.COST,
    N_("Costs"),
    (
        Field("number", N_("Number"), _CODE, "cost_no", into="document"),
        Field("day", N_("Day"), FieldType.MONTH, "cost_day", required=True, into="day"),
        Field("category", N_("Category"), _TEXT, "cost_category", required=True, telling=True, into="stage"),
        Field("amount", N_("Amount"), _AMOUNT, "cost_amount", required=True, into="amount"),
        CURRENCY,
        RATE,
        OWNER,
        Field("team", N_("Team"), FieldType.NAME, "team"),
        REGION,
        CHANNEL,
        CUSTOMER,
        PRODUCT,
        Field("supplier", N_("Supplier"), _TEXT, "supplier", telling=True),
        COMMENT,
    ),
    named_by=("number",),
)
"""The cost of a month is kept on its first day."""
TRAINING: Final = ImportKind(
    Kind.TRAINING,
    N_("Trainings"),
    (
        Field("owner", N_("Person"), FieldType.NAME, "person", required=True, into="owner"),
        Field("day", N_("Day"), _DAY, "training_day", into="day"),
        Field("title", N_("Training"), _CODE, "training", required=True, telling=True, into="document"),
        Field("due", N_("Due"), _DAY, "planned", into="due"),
        Field("hours", N_("Hours"), _AMOUNT, "hours", telling=True, into="quantity"),
        Field("score", N_("Score"), _AMOUNT, "grade", into="score"),
        Field("passed", N_("Passed"), FieldType.FLAG, "passed", telling=True, into="status"),
        Field("cost", N_("Cost"), _AMOUNT, "spent", into="cost"),
        CURRENCY,
        RATE,
        COMMENT,
    ),
    named_by=("owner", "title"),
    apart_by=("due", "day"),
    one_of=("day", "due"),
)
"""The score is kept in millionths, as an amount is: tests are marked with decimals."""
