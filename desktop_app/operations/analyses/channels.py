"""Channels from lead to cost and return, campaigns, and the leads that wait for a next step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.formats import format_number, format_rough, join_sentences
from desktop_app.domain.period import add_months
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Kind
from desktop_app.i18n import _, ngettext
from desktop_app.operations.analyses.scene import Scene
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.rules.analysis.channels import ChannelRow, lost_value, summed
from desktop_app.store import analysed, records, totals
from desktop_app.store.database import Store
from desktop_app.store.totals import Answer, Question

_MEASURES: Final = (
    "leads", "leads_qualified", "leads_converted", "leads_missed", "deals_won", "revenue", "margin", "revenue_costed",
    "cost_channeled",
)  # fmt: skip
_NEW: Final = "new_customers"


@dataclass(frozen=True, slots=True)
class Campaign:
    name: str
    leads: int
    qualified: int
    converted: int


@dataclass(frozen=True, slots=True)
class ActiveLead:
    """``next_step``: the day on which something is due with it; ``contacted`` False: nobody has spoken to it yet."""

    id: int
    number: str
    owner: int
    customer: int
    channel: int
    status: str
    opened: date
    age: int
    contacted: bool
    next_step: date | None


@dataclass(frozen=True, slots=True)
class Channels:
    """``rows``: the channel that brought most first, what names no channel last; ``whole``: all together."""

    as_of: date
    currency: str
    rows: tuple[ChannelRow, ...]
    whole: ChannelRow
    campaigns: tuple[Campaign, ...]
    leads: tuple[ActiveLead, ...]
    labels: Mapping[int, str]
    knows_new: bool


def channels(store: Store, wanted: Wanted) -> Channels:
    """Leads, deals, revenue and costs of ``wanted.period`` by channel; costs count where they name one."""
    scene = Scene.of(store, replace(wanted, by="channel"))
    measures = (*_MEASURES, _NEW)
    known_by = scene.today if scene.today < records.data_day(store) else 0
    question = Question(measures, (scene.span,), wanted.scope, "channel", wanted.where, known_by)
    answer = totals.ask(store, question, scene.revenue)
    created = analysed.counts(store, scene.sought(Kind.OPPORTUNITY, "created"), scene.revenue)
    knows_new = not _is_young(scene)
    rows = []
    for key in sorted(answer.groups() | created.keys()):
        new = int(answer.total(_NEW, 0, key)[0]) if knows_new else None
        rows.append(replace(_counted(answer, key), deals=created.get(key, 0), customers=new))
    found = tuple(sorted((row for row in rows if row.says_something), key=_most))
    lists = _campaigns(scene), _active(scene)
    return Channels(scene.as_of, scene.currency, found, summed(found), *lists, scene.texts, knows_new)


def has_channels(store: Store) -> bool:
    return analysed.has_channels(store)


def _counted(answer: Answer, key: int) -> ChannelRow:
    leads, qualified, converted, missed, won, revenue, margin, costed, cost = (
        answer.total(measure, 0, key)[0] for measure in _MEASURES
    )
    return ChannelRow(
        key, int(leads), int(qualified), int(converted), int(missed), 0, int(won), revenue, margin, costed, cost
    )


def _most(row: ChannelRow) -> tuple[bool, Fraction, int, int]:
    return row.key == 0, -row.revenue, -row.leads, row.key


def _is_young(scene: Scene) -> bool:
    """Whether the data begin too shortly before the period to tell who is new."""
    first = records.first_day(scene.store)
    if not first:
        return True
    since = date.fromordinal(first).replace(day=1)
    return scene.wanted.period.start < add_months(since, scene.chosen.new_customer_history)


def _campaigns(scene: Scene) -> tuple[Campaign, ...]:
    sought = replace(scene.sought(Kind.LEAD, "opened"), by="")
    found = [Campaign(*row[:4]) for row in analysed.campaigns(scene.store, sought, scene.revenue)]
    named = any(one.name for one in found)
    return tuple(sorted(found, key=lambda one: (not one.name, -one.leads, one.name))) if named else ()


def _active(scene: Scene) -> tuple[ActiveLead, ...]:
    """The leads that are neither converted nor lost, the oldest first, whenever they came."""
    sought = replace(scene.sought(Kind.LEAD, "opened", (1, scene.today + 1)), by="")
    steps = analysed.next_steps(scene.store, scene.today)
    found = []
    for number, document, owner, customer, channel, status, opened, wait, _group in analysed.active_leads(
        scene.store, sought, scene.revenue, scene.today
    ):
        due = [steps[key] for key in (("", customer), (document, 0)) if key in steps]
        contacted = wait is not None or status != "new"
        day = date.fromordinal(opened)
        step = date.fromordinal(min(due)) if due else None
        age = scene.today - opened
        found.append(ActiveLead(number, document, owner, customer, channel, status, day, age, contacted, step))
    return tuple(sorted(found, key=lambda one: (-one.age, one.number)))


def words(found: Channels) -> Mapping[str, str]:
    """What the figures leave open, in whole sentences."""
    return {"costs": _costs(found), "new": _new(found), "missed": _missed(found)}


def _costs(found: Channels) -> str:
    if not found.rows or found.whole.cost:
        return ""
    return _("No cost names a channel: import costs with a column for the channel to see what a customer costs.")


def _new(found: Channels) -> str:
    if found.knows_new or not found.rows:
        return ""
    return _("The data begin too shortly before this period to tell who is a new customer.")


def _missed(found: Channels) -> str:
    if not found.whole.missed:
        return ""
    said = ngettext(
        "{n} lead was not spoken to within a week.", "{n} leads were not spoken to within a week.", found.whole.missed
    ).format(n=format_number(found.whole.missed))
    value = lost_value(found.whole, found.whole)
    if value is None:
        return said
    why = _("At the usual share of leads that convert and the mean won deal, that is about {amount} (an estimate).")
    amount = format_rough(Quantity(value, Unit.MONEY, found.currency))
    return join_sentences([said, why.format(amount=amount)])
