"""Promises of one-on-ones in words: what measures one, what became of it, and all of it as one line to sign."""

from typing import Final

from desktop_app.domain.formats import format_day, format_rough
from desktop_app.domain.one_on_one import Outcome, Promise
from desktop_app.domain.quantity import Quantity
from desktop_app.i18n import N_, _
from desktop_app.rules.kpis.catalogue import Kpi

OUTCOMES: Final = {
    Outcome.OPEN: N_("Still open"),
    Outcome.KEPT: N_("Kept"),
    Outcome.MISSED: N_("Not kept"),
    Outcome.DROPPED: N_("No longer needed"),
}


def aim_words(one: Promise, kpi: Kpi | None, currency: str) -> str:
    """What measures it, from where to where; empty where nothing does."""
    if kpi is None:
        return ""
    name = _(kpi.texts.name)
    start, aim = (
        None if value is None else format_rough(Quantity(value, kpi.unit, currency)) for value in (one.start, one.aim)
    )
    if start is not None and aim is not None:
        return _("{kpi}: {start} → {aim}").format(kpi=name, start=start, aim=aim)
    return name if aim is None else _("{kpi}: {aim}").format(kpi=name, aim=aim)


def promise_line(one: Promise, who: str, aim: str) -> str:
    """Who promised what by when, for what is signed."""
    said = _("{name}: {promise}").format(name=who, promise=one.text)
    due = _("by {day}").format(day=format_day(one.due)) if one.due else ""
    return " · ".join(filter(None, (said, aim, due)))
