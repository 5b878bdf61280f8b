"""What customers ask and answer: cases and surveys."""

from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds.fields import CHANNEL, CUSTOMER, OWNER, Field, FieldType, ImportKind
from desktop_app.i18n import N_

_AMOUNT: Final = FieldType.AMOUNT
_CODE: Final = FieldType.CODE
_COUNT: Final = FieldType.COUNT
_DAY: Final = FieldType.DAY
_MOMENT: Final = FieldType.MOMENT
_TEXT: Final = FieldType.TEXT

INTERACTION: Final = ImportKind(
    Kind.INTERACTION,
    N_("Interactions"),
    (
        Field("number", N_("Number"), _CODE, "case_no", required=True, telling=True, into="document"),
        Field("opened", N_("Opened"), _MOMENT, "opened", required=True, into="opened"),
        Field("answered", N_("First answer"), _MOMENT, "answered", telling=True),
        Field("resolved", N_("Resolved"), _MOMENT, "resolved", telling=True),
        Field("closed", N_("Closed"), _MOMENT, "closed"),
        OWNER,
        CUSTOMER,
        CHANNEL,
        Field("reason", N_("Reason"), _TEXT, "reason", telling=True, into="stage"),
        Field("priority", N_("Priority"), _TEXT, "priority", telling=True, into="status"),
        Field("contacts", N_("Contacts"), _COUNT, "contacts", telling=True, into="contacts"),
    ),
    named_by=("number",),
)
SURVEY: Final = ImportKind(
    Kind.SURVEY,
    N_("Survey answers"),
    (
        Field("number", N_("Number"), _CODE, "survey_no", into="document"),
        Field("day", N_("Day"), _DAY, "day", required=True, into="day"),
        OWNER,
        CUSTOMER,
        Field("question", N_("Question"), _TEXT, "question", telling=True, into="stage"),
        Field("score", N_("Score"), _AMOUNT, "score", required=True, telling=True, into="score"),
        Field("comment", N_("Comment"), _TEXT, "comment", telling=True, into="comment"),
        Field("case", N_("Case"), _CODE, "case", into="original"),
    ),
    named_by=("number",),
)
