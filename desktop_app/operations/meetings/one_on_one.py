"""Preparing a one-on-one: the sheet about one person fills itself from figures, pay and what was written down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.one_on_one import (
    DevelopmentGoal,
    Meeting,
    Note,
    Outcome,
    Promise,
    PulseAnswer,
    Recognition,
    Side,
    last_day,
    next_day,
)
from desktop_app.domain.period import Length, Period, containing
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.analyses.traits import Side as Standing
from desktop_app.operations.analyses.traits import Trait, traits
from desktop_app.operations.improving.actions import judge_action
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, default_as_of, figures
from desktop_app.operations.meetings.measured import measured, measures_of, of_one
from desktop_app.operations.moments import today
from desktop_app.operations.pay.what_if import pay_now
from desktop_app.rules.coaching.evidence import Changed, Point, changes, distance, strengths, topics
from desktop_app.rules.coaching.sheet import About, LastAction, Sheet, Shown
from desktop_app.rules.incentives.statement import Statement
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store import actions, names, one_on_ones, people, records, settings
from desktop_app.store.database import Store

_MOST_FIGURES: Final = 6
_MOST_QUESTIONS: Final = 4
_HEADLINE: Final = "revenue"
_LEAST_TEAM: Final = 5  # of fewer the limits of the team would tell what a colleague did


@dataclass(frozen=True, slots=True)
class Occasion:
    """``on``: the day on which both sit down, default today. ``as_of``: up to which day the figures are known.

    ``private``: for the lead's eyes alone; else nothing is even read that the person may not see.
    """

    on: date | None = None
    as_of: date | None = None
    private: bool = True


_ALONE: Final = Occasion()


def prepare_sheet(store: Store, person: int, occasion: Occasion = _ALONE, progress: Progress = SILENT) -> Sheet:
    """The sheet of ``person`` (an id) for the month of the as-of day; UserError if there is no such person."""
    on, day = occasion.on or today(), occasion.as_of or default_as_of(store)
    chosen, period = settings.load(store), containing(day, Length.MONTH)
    about = about_person(store, person, on)
    progress.step(N_("Reading the figures"), 0, 3)
    found = _traits(store, Wanted((), period, day), about.person, private=occasion.private)
    shown = _shown(store, period, day, about.person)
    progress.step(N_("Working the pay out"), 1, 3)
    pay, problem = _pay(store, period, person) if chosen.works_out_pay else (None, None)
    progress.step(N_("Reading what was written down"), 2, 3)
    written = _Written(store, person, about.last)
    good, bad = _points(found, private=occasion.private)
    changed = tuple(_changed(found, about.last))
    promises = written.promises()
    sheet = Sheet(
        about=about,
        company=chosen.company,
        period=period,
        as_of=day,
        data_day=_data_day(store),
        standing=_standing(shown),
        figures=tuple(shown[:_MOST_FIGURES]),
        pay=pay,
        pay_problem=problem,
        changed=changed,
        usual=_usual(found, changed),
        strengths=good,
        topics=bad,
        promises=promises,
        agreed=written.agreed(),
        notes=written.notes(private=occasion.private),
        recognitions=written.recognitions(),
        goals=written.goals(),
        pulse=one_on_ones.load(store, PulseAnswer, person) if chosen.pulse else (),
        questions=tuple(_questions(bad, promises, on))[:_MOST_QUESTIONS],
        action=_last_action(store, about.person, day),
        private=occasion.private,
    )
    return _with_measures(store, sheet)


def _with_measures(store: Store, sheet: Sheet) -> Sheet:
    """What promises and goals are measured by, and what they could be."""
    named = {one.kpi for one in (*sheet.promises, *sheet.agreed)} | {one.kpi for one in sheet.goals}
    newest = measured(store, sheet.about.person, named, sheet.as_of)
    currency = settings.load(store).currency
    return replace(sheet, measured=newest, measures=measures_of(store, sheet.as_of), currency=currency)


def about_person(store: Store, person: int, on: date) -> About:
    """Who it is about and when both meet, without any figure; UserError if there is no such person."""
    found = next((one for one in people.load(store) if one.id == person), None)
    if found is None:
        raise UserError(N_("There is no such person any more."), N_("Look at the list again."))
    weeks = one_on_ones.rhythms(store).get(person, settings.load(store).one_on_one_weeks)
    meetings = one_on_ones.load(store, Meeting, person)
    return About(
        Scope(ScopeKind.PERSON, person, found.name),
        found.role,
        names.texts(store).get(found.team, ""),
        date.fromordinal(found.joined) if found.joined else None,
        found.manager,
        names.latest_facts(store, "language").get(person) or "",
        last_day(tuple(one for one in meetings if one.day <= on)),
        next_day(meetings, weeks),
        weeks,
    )


def _traits(store: Store, wanted: Wanted, person: Scope, *, private: bool) -> list[Trait]:
    found = [one for one in traits(store, wanted, person) if of_one(one.kpi)]
    if private or len(people.present(store, wanted.period.start, wanted.period.end)) >= _LEAST_TEAM:
        return found
    return [replace(one, peer=None, team=Standing.UNKNOWN) for one in found]


def _shown(store: Store, period: Period, day: date, person: Scope) -> list[Shown]:
    """KPIs in which the person has something, headline ones first, those with a target before the others."""
    kpis = kpis_with_data(store, period.last)
    shown = figures(store, Wanted(tuple(kpi.key for kpi in kpis), period, day, person))
    both = [Shown(kpi, one) for kpi, one in zip(kpis, shown, strict=True) if of_one(kpi)]
    own = [one for one in both if one.figure.value is not None and one.figure.n]
    return sorted(own, key=lambda one: (not one.kpi.pinned, one.figure.target is None))


def _standing(shown: Sequence[Shown]) -> Shown | None:
    """Revenue where it has a target, else what has one, else the first figure there is."""
    with_target = [one for one in shown if one.figure.target is not None]
    first = [one for one in with_target if one.kpi.key == _HEADLINE]
    return next(iter([*first, *with_target, *shown]), None)


def _pay(store: Store, period: Period, person: int) -> tuple[Statement | None, UserError | None]:
    """The statement as things stand, or what keeps it from being worked out: told on the sheet."""
    try:
        return pay_now(store, period, person), None
    except UserError as problem:
        return None, problem


def _points(found: Sequence[Trait], *, private: bool) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    points = [_point(one, one.helpers if private else ()) for one in found]
    good = strengths(points)
    return good, topics(points, good)


def _point(one: Trait, helpers: tuple[str, ...]) -> Point:
    far = distance(one.kpi, one.month, one.peer)
    return Point(one.kpi, one.month, one.peer, one.is_strength if far > 0 else one.is_weakness, far, helpers)


def _changed(found: Sequence[Trait], last: date | None) -> Iterator[Changed]:
    """Since the last one-on-one; before the first one, of the newest whole month alone."""
    for one in found:
        newest = one.month.period.start.toordinal()
        since = newest if last is None else min(last.toordinal() + 1, newest)
        yield from changes(one.kpi, one.month, since)


def _usual(found: Sequence[Trait], changed: Sequence[Changed]) -> tuple[Kpi, ...]:
    """Those that can be judged and showed nothing."""
    moved = {one.kpi.key for one in changed}
    return tuple(one.kpi for one in found if one.month.limits is not None and one.kpi.key not in moved)


def _data_day(store: Store) -> date | None:
    newest = records.data_day(store)
    return date.fromordinal(newest) if newest else None


def _last_action(store: Store, person: Scope, day: date) -> LastAction | None:
    """Only one for this person alone: that of a team tells of others."""
    own = [one for one in actions.load(store) if (one.scope.kind, one.scope.id) == (person.kind, person.id)]
    if not own:
        return None
    newest = max(own, key=lambda one: (one.start, one.id))
    judged = judge_action(store, newest, day)
    return LastAction(newest.text, newest.kpi, newest.start, judged.effect.verdict, judged.explanation)


class _Written:
    """What was written down about one person, parted by the last one-on-one."""

    def __init__(self, store: Store, person: int, last: date | None) -> None:
        self._store, self._person, self._last = store, person, last
        self._promises = one_on_ones.load(store, Promise, person)

    def promises(self) -> tuple[Promise, ...]:
        """Made up to the last one-on-one and still open then, by due day; carried over until they are settled."""
        if self._last is None:
            return ()
        held = [one for one in self._promises if one.made <= self._last and self._concerns(one.settled)]
        return tuple(sorted(held, key=lambda one: (one.side is Side.LEAD, one.due or date.max, one.id)))

    def agreed(self) -> tuple[Promise, ...]:
        return tuple(one for one in self._promises if self._last is None or one.made > self._last)

    def notes(self, *, private: bool) -> tuple[Note, ...]:
        """Newest first; private ones are not read for the person's eyes."""
        load = one_on_ones.load(self._store, Note, self._person) if private else one_on_ones.shared_notes(
            self._store, self._person
        )  # fmt: skip
        return tuple(reversed(load))

    def recognitions(self) -> tuple[Recognition, ...]:
        found = one_on_ones.load(self._store, Recognition, self._person)
        return tuple(one for one in found if self._last is None or one.day > self._last)

    def goals(self) -> tuple[DevelopmentGoal, ...]:
        found = one_on_ones.load(self._store, DevelopmentGoal, self._person)
        return tuple(one for one in found if self._concerns(one.settled))

    def _concerns(self, settled: date | None) -> bool:
        return settled is None or self._last is None or settled > self._last


def _questions(bad: Sequence[Point], promises: Sequence[Promise], on: date) -> Iterator[Explanation]:
    """Open ones that the sheet gives rise to, then those that always help."""
    for point in bad:
        yield explain("ask.topic" if point.beyond else "ask.leaning", measure=point.kpi.key)
    for promise in promises:
        if promise.outcome is Outcome.MISSED or promise.is_late(on):
            yield explain("ask.lead_promise" if promise.side is Side.LEAD else "ask.promise", what=promise.text)
            break
    yield explain("ask.proud")
    yield explain("ask.help")
    yield explain("ask.next")
