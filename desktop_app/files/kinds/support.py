"""What customers ask and answer: cases and their logs, calls, complaints and surveys."""

from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds.fields import CHANNEL, CUSTOMER, OWNER, PRODUCT, Field, FieldType, ImportKind
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
        Field("begun", N_("Work began"), _MOMENT, "begun", telling=True),
        Field("answered", N_("First answer"), _MOMENT, "answered", telling=True),
        Field("resolved", N_("Resolved"), _MOMENT, "resolved", telling=True),
        Field("closed", N_("Closed"), _MOMENT, "closed"),
        OWNER,
        CUSTOMER,
        CHANNEL,
        Field("reason", N_("Reason"), _TEXT, "reason", telling=True, into="stage"),
        Field("priority", N_("Priority"), _TEXT, "priority", telling=True, into="status"),
        Field("contacts", N_("Contacts"), _COUNT, "contacts", telling=True, into="contacts"),
        Field("direction", N_("Direction"), _TEXT, "direction", telling=True),
        Field("duration", N_("Seconds"), FieldType.SECONDS, "duration", telling=True, into="quantity"),
        Field("reopened", N_("Reopened"), _COUNT, "reopened", telling=True),
        Field("taken", N_("Picked up"), FieldType.FLAG, "picked_up", telling=True),
    ),
    named_by=("number",),
)
"""Tickets and calls. The seconds that somebody was busy with it are kept in millionths, as a quantity is."""
CASE_EVENT: Final = ImportKind(
    Kind.CASE_EVENT,
    N_("Case events"),
    (
        Field("number", N_("Number"), _CODE, "case_no", required=True, telling=True, into="document"),
        Field("moment", N_("Moment"), _MOMENT, "event_moment", required=True, telling=True, into="opened"),
        Field("state", N_("Status"), FieldType.CASE_STATE, "case_state", required=True, telling=True),
        OWNER,
        CUSTOMER,
        CHANNEL,
        Field("reason", N_("Reason"), _TEXT, "reason", into="stage"),
        Field("priority", N_("Priority"), _TEXT, "priority", into="status"),
        Field("direction", N_("Direction"), _TEXT, "direction"),
    ),
    named_by=("number",),
    log=True,
    recorded=Kind.INTERACTION,
)
"""Rows of a log, folded into one interaction for each case; see operations/case_log."""
FEEDBACK: Final = ImportKind(
    Kind.FEEDBACK,
    N_("Complaints and feedback"),
    (
        Field("number", N_("Number"), _CODE, "feedback_no", telling=True, into="document"),
        Field("day", N_("Day"), _MOMENT, "feedback_day", required=True, into="day"),
        OWNER,
        CUSTOMER,
        PRODUCT,
        CHANNEL,
        Field("type", N_("Type"), FieldType.VOICE, "feedback_type"),
        Field("reason", N_("Reason"), _TEXT, "complaint_reason", required=True, telling=True, into="stage"),
        Field("severity", N_("Severity"), _TEXT, "severity", telling=True),
        Field("answered", N_("Answered"), _MOMENT, "replied", telling=True),
        Field("resolved", N_("Resolved"), _MOMENT, "resolved", telling=True),
        Field("about", N_("About document"), _CODE, "complaint_of", into="original"),
        Field("comment", N_("Comment"), _TEXT, "comment", into="comment"),
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
