"""The records behind one row of an analysis, as a question to the list of records; the rows themselves stand beside."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.period import Length, containing
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.analyses.channels import ActiveLead
from desktop_app.operations.analyses.funnel import Funnel
from desktop_app.operations.analyses.measured import Related
from desktop_app.operations.analyses.response import Of, Response
from desktop_app.operations.analyses.scene import Scene
from desktop_app.operations.analyses.surveys import Surveys
from desktop_app.operations.kpis.figures import Wanted, default_as_of
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.rules.analysis.comment_words import tags_of
from desktop_app.rules.analysis.stages import WON, by_stage
from desktop_app.rules.analysis.voices import Answer
from desktop_app.store import analysed, record_pages, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked
from desktop_app.store.totals import Question

_WAITED: Final = {Of.REQUESTS: Kind.INTERACTION, Of.LEADS: Kind.LEAD, Of.COMPLAINTS: Kind.FEEDBACK}


def behind_figure(store: Store, wanted: Wanted) -> Asked | None:
    """The records behind the first KPI of ``wanted``; None where there are none."""
    return _of_any_kind(store, totals.versions(store, records_behind(store, wanted), _revenue(store)))


def behind_group(store: Store, wanted: Wanted, key: str, by: str, group: int) -> Asked | None:
    """Of the KPI ``key``, those of one group of the grouping ``by``."""
    where: Mapping[str, int] = {**wanted.where, by: group}
    return behind_figure(store, replace(wanted, kpis=(key,), where=where, by=""))


def behind_person(store: Store, wanted: Wanted, key: str, person: int) -> Asked | None:
    """Of the KPI ``key``, those of one person, where ``wanted`` is for more than one."""
    return behind_figure(store, replace(wanted, kpis=(key,), scope=Scope(ScopeKind.PERSON, person), by=""))


def behind_load(store: Store, wanted: Wanted, measure: str, person: int) -> Asked | None:
    """What a person has in hand on the last day, by the measure of it."""
    day = min(wanted.as_of or default_as_of(store), wanted.period.last).toordinal()
    asked = Question((measure,), ((0, day + 1),), Scope(ScopeKind.PERSON, person), "", wanted.where, day)
    return _of_any_kind(store, totals.versions(store, asked, _revenue(store)))


def behind_created(found: Funnel, group: int) -> Asked | None:
    """The deals of one row of a funnel's groups."""
    return _of(Kind.OPPORTUNITY, (one.id for one in found.deals if one.group == group))


def behind_cohort(found: Funnel, month: int) -> Asked | None:
    """The deals created in the month that begins on the day ``month``."""
    period = containing(date.fromordinal(month), Length.MONTH)
    return _of(Kind.OPPORTUNITY, (one.id for one in found.told if date.fromordinal(one.created) in period))


def behind_reached(found: Funnel, row: int) -> Asked | None:
    """The deals of the period that reached the stage of a row; below the last one stand those that were won."""
    if row < len(found.rows):
        return _of(Kind.OPPORTUNITY, found.rows[row].ids)
    return _of(Kind.OPPORTUNITY, (one.id for one in found.told if one.state == WON))


def behind_overdue(found: Funnel, row: int) -> Asked | None:
    return _of(Kind.OPPORTUNITY, (found.stale[row].deal.id,))


def behind_campaign(store: Store, wanted: Wanted, campaign: str) -> Asked | None:
    """The leads of the period that name ``campaign``, which may be none."""
    scene = Scene.of(store, replace(wanted, by=""))
    return _of(Kind.LEAD, analysed.of_campaign(store, scene.sought(Kind.LEAD, "opened"), campaign, scene.revenue))


def behind_lead(lead: ActiveLead) -> Asked | None:
    return _of(Kind.LEAD, (lead.id,))


def behind_pair(store: Store, wanted: Wanted, found: Related, row: int) -> Asked | None:
    """What one person or customer has of the figure upwards, else of the one across."""
    group = found.pairs[row].group
    for kpi in (found.y, found.x):
        if asked := behind_group(store, wanted, kpi.key, found.by, group):
            return asked
    return None


def behind_stage(found: Funnel, row: int) -> Asked | None:
    """The open deals of one row of the stages, which stand with the most deals first."""
    stages = sorted(by_stage(found.open).values(), key=lambda mine: -len(mine))
    return _of(Kind.OPPORTUNITY, (one.deal.id for one in stages[row]))


def behind_waits(found: Response, row: int) -> Asked | None:
    """What waited, of one row of the groups; of all where nothing is parted."""
    group = found.rows[row].group if found.rows else None
    ids = (one.id for one in found.slowest if group is None or one.group == group)
    return _of(_WAITED[found.manner.of], ids)


def behind_scores(found: Surveys, group: int, sort: str) -> Asked | None:
    """The answers of one group to one kind of question."""
    return _answers(one for one in found.answers if (one.group, one.sort) == (group, sort))


def behind_month(found: Surveys, row: int, sort: str) -> Asked | None:
    """The answers of one row of the months of one kind of question."""
    month = [month for month, one in found.months if one.sort == sort][row]
    inside = (one for one in found.answers if date.fromordinal(found.days[one.id]) in month)
    return _answers(one for one in inside if one.sort == sort)


def behind_reason(found: Surveys, text: str, *, read: bool) -> Asked | None:
    """The answers about one reason; ``read``: one that their comments speak of."""
    return _answers(one for one in found.answers if (text in tags_of(one.comment) if read else one.reason == text))


def behind_answer(found: Surveys, row: int) -> Asked | None:
    return _answers(found.low[row : row + 1])


def _answers(found: Iterable[Answer]) -> Asked | None:
    return _of(Kind.SURVEY, (one.id for one in found))


def _of(kind: Kind, ids: Iterable[int]) -> Asked | None:
    only = tuple(ids)
    return Asked(kind, only=only) if only else None


def _of_any_kind(store: Store, ids: list[int]) -> Asked | None:
    """Those of the kind of the newest, where more than one kind stands behind a figure."""
    newest = record_pages.find(store, ids[-1]) if ids else None
    return _of(newest.kind, ids) if newest else None


def _revenue(store: Store) -> str:
    return settings.load(store).revenue_source
