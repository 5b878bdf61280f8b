"""What people do and what it costs: activities, sales events, costs and trainings."""

from typing import Final

from desktop_app.domain.money import SCALE
from desktop_app.domain.quantity import Unit
from desktop_app.store.measures.shape import ACTIVITY, AMOUNT, COST, EVENT, TRAINING, Measure, Source, speaks_of

_CONTACT: Final = "v.status in ('call', 'visit', 'mail', 'demo', 'meeting', 'message')"
# A row for each participant: one of them stands for the event.
_ONE_OF_EVENT: Final = """not exists (select 1 from version o where o.kind = 'event' and o.document = v.document
    and o.day = v.day and o.in_force and o.id < v.id)"""
_SUPPORT: Final = speaks_of("v.stage", "support|service|help|客服|售后|售後|服务|服務|asisten|kundendienst|soporte|sav")
_MARKETING: Final = speaks_of(
    "v.stage", "market|advert|campaign|ads|广告|廣告|推广|推廣|市场|市場|营销|行銷|reclam|werbung|publici|promo"
)
_DONE: Final = "v.day is not null and v.status <> 'no'"


def _spent(name: str, where: str) -> Measure:
    return Measure(name, (Source(COST, value=AMOUNT, where=where),), scale=SCALE, unit=Unit.MONEY)


EFFORTS: Final = (
    Measure("activities", (Source(ACTIVITY),)),
    Measure("contacts", (Source(ACTIVITY, where=_CONTACT),)),
    Measure("follow_ups_due", (Source(ACTIVITY, "v.due"),)),
    Measure("follow_ups_on_time", (Source(ACTIVITY, "v.due", where="v.day <= v.due"),)),
    Measure("events_planned", (Source(EVENT, where="v.status in ('yes', 'no')"),)),
    Measure("events_attended", (Source(EVENT, where="v.status = 'yes'"),)),
    Measure("events_held", (Source(EVENT, where=_ONE_OF_EVENT),), kept=False),
    Measure("event_leads", (Source(EVENT, value="v.quantity", where="v.quantity is not null"),), scale=SCALE),
    _spent("cost_selling", f"not {_SUPPORT}"),
    _spent("cost_support", _SUPPORT),
    _spent("cost_marketing", f"{_MARKETING} and not {_SUPPORT}"),
    _spent("cost_channeled", "v.channel <> 0"),
    Measure("trainings_due", (Source(TRAINING, "coalesce(v.due, v.day)"),)),
    Measure("trainings_done", (Source(TRAINING, "coalesce(v.due, v.day)", where=_DONE, known="v.day"),)),
)
