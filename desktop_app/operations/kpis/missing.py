"""What a KPI can't be computed for want of: its measures without a record, and which import would bring each."""

import re
from collections.abc import Mapping
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.kinds import ImportKind, find_kind
from desktop_app.operations.kpis.catalogue import QUOTA, inputs_with_data
from desktop_app.reports.kpi_gaps import (
    APPROVE_RUN,
    CLOSE_ACTION,
    HOLD_TALKS,
    IMPORT,
    IMPORT_WITH,
    RATE_SKILLS,
    SET_TARGET,
    TYPE_VALUE,
    Gap,
)
from desktop_app.rules.kpis.catalogue import TARGET, Kpi
from desktop_app.rules.kpis.computed import COMPUTED_BY_NAME, Feed
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.store.measures import BY_NAME, REVENUE

_COLUMN: Final = re.compile(r"\bv\.([a-z]+)")
_FURTHER: Final = re.compile(r"\$\.\"\.([a-z_]+)\"")  # fields that stand in v.more
_OF_SALES: Final = frozenset({"cost", "quantity"})
# Columns of a version that are made of other fields than the one that goes into them.
_MADE_OF: Final = {
    "wait": ("answered", "contacted"),
    "work": ("resolved", "converted"),
    "status": ("state", "stage", "type", "attended", "passed", "question", "priority"),
    "amount": ("net",),
}

_ENTRIES: Final = {
    Feed.TYPED: TYPE_VALUE,
    Feed.PAY: APPROVE_RUN,
    Feed.QUOTAS: SET_TARGET,
    Feed.MEETINGS: HOLD_TALKS,
    Feed.PROMISES: HOLD_TALKS,
    Feed.PRAISE: HOLD_TALKS,
    Feed.RATINGS: RATE_SKILLS,
    Feed.ACTIONS: CLOSE_ACTION,
}
_BROUGHT_BY: Final[Mapping[Feed, tuple[Kind, tuple[str, ...]]]] = {
    Feed.PEOPLE: (Kind.PERSON, ()),
    Feed.CARE: (Kind.ACTIVITY, ("day", "customer")),
    Feed.DEALS: (Kind.OPPORTUNITY, ("opened", "amount")),
    Feed.STEPS: (Kind.STAGE_CHANGE, ()),
    Feed.TRAININGS: (Kind.TRAINING, ("day", "passed")),
}


def missing_for(store: Store, kpi: Kpi) -> tuple[Gap, ...]:
    """A gap for each need of ``kpi`` that nothing in the workspace meets; none if it can be computed."""
    return missing_of(kpi, inputs_with_data(store), settings.load(store).revenue_source)


def missing_of(kpi: Kpi, known: frozenset[str], revenue: str) -> tuple[Gap, ...]:
    """As ``missing_for``, for those who ask about many: ``known`` are the inputs with data."""
    return tuple(dict.fromkeys(_gap(name, revenue) for name in sorted(kpi.needs - known)))


def _gap(name: str, revenue: str) -> Gap:
    if name in (QUOTA, TARGET):
        return Gap("", SET_TARGET)
    if name not in COMPUTED_BY_NAME:
        return _of_records(name, revenue)
    if COMPUTED_BY_NAME[name].feed in (Feed.QUOTED, Feed.LANDINGS):
        return _of_records("revenue", revenue)
    feed = COMPUTED_BY_NAME[name].feed
    if feed in _ENTRIES:
        sentence = _ENTRIES[feed]
        return Gap("" if sentence == SET_TARGET else name, sentence)
    if feed in _BROUGHT_BY:
        kind, keys = _BROUGHT_BY[feed]
        return _import(name, find_kind(kind), keys)
    return _import(name, find_kind(Kind(revenue)), ("customer",))


def _of_records(name: str, revenue: str) -> Gap:
    """By the columns that the first source of the measure reads."""
    source = BY_NAME[name].sources[0]
    said = f"{source.day} {source.value} {source.where}"
    columns = set(_COLUMN.findall(said))
    form = find_kind(Kind(revenue if source.kind == REVENUE else source.kind))
    lacks = (columns & _OF_SALES) - {one.into for one in form.fields}
    if source.kind == REVENUE and lacks:
        form = find_kind(Kind.SALE)  # deals bring neither a cost nor a quantity
    made_of = {*_FURTHER.findall(said)} | {key for column in columns for key in _MADE_OF.get(column, ())}
    return _import(name, form, [one.key for one in form.fields if one.into in columns or one.key in made_of])


def _import(name: str, form: ImportKind, keys: tuple[str, ...] | list[str]) -> Gap:
    wanted = tuple(one.title for one in form.fields if one.required or one.key in keys)
    return Gap(name, IMPORT_WITH if wanted else IMPORT, form.kind.value, form.title, wanted)
