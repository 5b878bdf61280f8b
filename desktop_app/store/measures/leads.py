"""Leads: how many came, how soon somebody spoke to them, and what became of them."""

from typing import Final

from desktop_app.store.measures.shape import LEAD, Measure, Sort, Source, moment_day

_CONVERTED: Final = "v.status = 'converted'"
_QUALIFIED_DAY: Final = moment_day("qualified")
_QUALIFIED: Final = f"(v.status in ('qualified', 'converted') or {_QUALIFIED_DAY} is not null)"
_CONVERTED_BY: Final = "coalesce(v.day, v.opened)"
# A lead is due for an answer a day after it came, and given up after a week.
_ANSWERED: Final = "v.wait between 0 and 1440"
_DUE: Final = f"case when {_ANSWERED} then v.opened else v.opened + 1 end"
_MISSED: Final = "v.status = 'new' and v.wait is null"
_HANDLED_FROM: Final = f"coalesce({_QUALIFIED_DAY}, v.opened)"

LEADS: Final = (
    Measure("leads", (Source(LEAD, "v.opened"),)),
    Measure("leads_qualified", (Source(LEAD, "v.opened", where=_QUALIFIED, known=_HANDLED_FROM),)),
    Measure("leads_converted", (Source(LEAD, "v.opened", where=_CONVERTED, known=_CONVERTED_BY),)),
    Measure("leads_channeled", (Source(LEAD, "v.opened", where="v.channel <> 0"),)),
    Measure(
        "leads_channeled_converted",
        (Source(LEAD, "v.opened", where=f"{_CONVERTED} and v.channel <> 0", known=_CONVERTED_BY),),
    ),
    Measure("lead_minutes", (Source(LEAD, "v.opened", "v.wait", "v.wait >= 0"),), Sort.SPREAD),
    Measure("leads_due", (Source(LEAD, "v.opened", known=_DUE),)),
    Measure("leads_in_time", (Source(LEAD, "v.opened", where=_ANSWERED),)),
    Measure("leads_missed", (Source(LEAD, "v.opened", where=_MISSED, known="v.opened + 7"),)),
    Measure(
        "leads_in_hand",
        (
            Source(LEAD, _HANDLED_FROM, where="v.status in ('qualified', 'converted')"),
            Source(LEAD, f"max({_CONVERTED_BY}, {_HANDLED_FROM})", "-1", _CONVERTED, "-1"),
        ),
        Sort.SNAPSHOT,
    ),
)
