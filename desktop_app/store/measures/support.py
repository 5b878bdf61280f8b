"""What customers ask: cases, how soon they are answered and solved, and the time that they take."""

from typing import Final

from desktop_app.domain.money import SCALE
from desktop_app.store.measures.shape import INTERACTION, Measure, Sort, Source, speaks_of

_SOLVED: Final = "v.work is not null"
_REOPENED: Final = "cast(json_extract(nullif(v.more, ''), '$.\".reopened\"') as integer)"
_REOPEN_TOLD: Final = f"instr(v.more, '\".reopened\"') > 0 and {_SOLVED} and {_REOPENED} is not null"
_URGENT: Final = speaks_of("v.status", "urgent|critical|blocker|紧急|緊急|critic|kritisch|dringend|critique|crític")
_HIGH: Final = speaks_of("v.status", "high|高|ridicat|înalt|hoch|haute|élevé|alta|alto")
_LOW: Final = speaks_of("v.status", "low|minor|低|scăzut|niedrig|basse|faible|baja|bajo")
# Minutes agreed where nobody has said otherwise: 4 hours, 8 hours, three days, else one.
_AGREED: Final = f"case when {_URGENT} then 240 when {_HIGH} then 480 when {_LOW} then 4320 else 1440 end"

SUPPORT: Final = (
    Measure("cases_opened", (Source(INTERACTION, day="v.opened"),)),
    Measure("cases_resolved", (Source(INTERACTION, day="v.day", where=_SOLVED),)),
    Measure("cases_first_contact", (Source(INTERACTION, where=f"{_SOLVED} and coalesce(v.contacts, 1) <= 1"),)),
    Measure("cases_reopen_told", (Source(INTERACTION, where=_REOPEN_TOLD),)),
    # One of none reopened is told as 0, which is something else than nothing told.
    Measure("cases_reopened", (Source(INTERACTION, value=f"min({_REOPENED}, 1)", where=_REOPEN_TOLD),)),
    Measure("cases_on_time", (Source(INTERACTION, where=f"v.work between 0 and {_AGREED}"),)),
    Measure(
        "response_minutes", (Source(INTERACTION, day="v.opened", value="v.wait", where="v.wait >= 0"),), Sort.SPREAD
    ),
    Measure("resolution_minutes", (Source(INTERACTION, value="v.work", where="v.work >= 0"),), Sort.SPREAD),
    Measure("responses_due", (Source(INTERACTION, day="v.opened"),)),
    Measure("opened_resolved", (Source(INTERACTION, day="v.opened", where=_SOLVED, known="v.day"),)),
    Measure("responded_24h", (Source(INTERACTION, day="v.opened", where="v.wait between 0 and 1440"),)),
    Measure("handle_seconds", (Source(INTERACTION, day="v.opened", value="v.quantity", where="v.quantity > 0"),),
            scale=SCALE),
    Measure("cases_handled", (Source(INTERACTION, day="v.opened", where="v.quantity > 0"),)),
    Measure(
        "backlog",
        (
            Source(INTERACTION, day="v.opened"),
            Source(INTERACTION, value="-1", n="-1", where="v.day is not null"),
        ),
        Sort.SNAPSHOT,
    ),
)  # fmt: skip
