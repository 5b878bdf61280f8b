"""Writing down what belongs to one-on-ones: meetings, notes, promises, recognition, goals, pulse."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import (
    LEVELS,
    DevelopmentGoal,
    Level,
    Meeting,
    Note,
    Outcome,
    Promise,
    PulseAnswer,
    Recognition,
)
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import find_kpi
from desktop_app.operations.meetings.measured import with_start
from desktop_app.operations.moments import moment, today
from desktop_app.store import one_on_ones, people, settings
from desktop_app.store.database import Store
from desktop_app.store.one_on_ones import Written

PULSE: Final = {
    "goals": N_("I know what is expected of me."),
    "means": N_("I have what I need for my work."),
    "growth": N_("I learn and grow here."),
    "confidence": N_("I am confident that I will reach my targets."),
    "recommend": N_("I would recommend this team to a friend."),
}
"""The statements of the pulse, by key; agreed to from 1 (not at all) to 5 (fully)."""
_MOST_WEEKS: Final = 52
_BEST: Final = 5


def write_down(store: Store, one: Written, progress: Progress = SILENT) -> int:
    """Keep ``one``, in the place of the one with its number where it has one; its number. UserError if it lacks words.

    An official note is never changed.
    """
    progress.step(N_("Saving"), 0, 1)
    one = _checked(store, one)
    with store.transaction():
        if not one.id:
            return one_on_ones.save(store, one, recorded_at=moment())
        _refuse_official(find_written(store, type(one), one.id))
        one_on_ones.change(store, one)
    return one.id


def find_written(store: Store, sort: type[Written], number: int) -> Written:
    """UserError if there is none with that number, or it was removed."""
    found = next((one for one in one_on_ones.load(store, sort) if one.id == number), None)
    if found is None:
        raise UserError(N_("There is nothing written down under number {number}."), N_("List it and choose one."),
                        number=number)  # fmt: skip
    return found


def remove_written(store: Store, sort: type[Written], number: int, progress: Progress = SILENT) -> Written:
    """Show it no longer; what it was, for ``bring_back``. UserError for an official note."""
    progress.step(N_("Removing"), 0, 1)
    found = find_written(store, sort, number)
    _refuse_official(found)
    with store.transaction():
        one_on_ones.withdraw(store, found, moment=moment())
    return found


def bring_back(store: Store, one: Written, progress: Progress = SILENT) -> None:
    """Undo a removal."""
    progress.step(N_("Saving"), 0, 1)
    with store.transaction():
        one_on_ones.withdraw(store, one, moment=None)


def settle(
    store: Store,
    sort: type[Promise] | type[DevelopmentGoal],
    number: int,
    outcome: Outcome,
    progress: Progress = SILENT,
    *,
    on: date | None = None,
) -> None:
    """Say what became of a promise or a goal; OPEN takes an earlier answer back."""
    progress.step(N_("Saving"), 0, 1)
    found = find_written(store, sort, number)
    assert isinstance(found, Promise | DevelopmentGoal)
    day = None if outcome is Outcome.OPEN else on or today()
    with store.transaction():
        one_on_ones.change(store, replace(found, outcome=outcome, settled=day))


def set_rhythm(store: Store, person: int, weeks: int, progress: Progress = SILENT) -> None:
    """A one-on-one with ``person`` every so many weeks; 0: none without an appointment."""
    progress.step(N_("Saving"), 0, 1)
    if not 0 <= weeks <= _MOST_WEEKS:
        raise UserError(N_("Between two one-on-ones lie 0 to 52 weeks."), N_("Choose another number."))
    with store.transaction():
        one_on_ones.save_rhythm(store, person, weeks, recorded_at=moment())


def plan_meeting(store: Store, person: int, day: date, progress: Progress = SILENT) -> int:
    """The next one-on-one is on ``day``; one planned before is moved there. Its number."""
    progress.step(N_("Saving"), 0, 1)
    _must_exist(store, person)
    planned = [one for one in one_on_ones.load(store, Meeting, person) if not one.held]
    with store.transaction():
        if not planned:
            return one_on_ones.save(store, Meeting(person, day), recorded_at=moment())
        one_on_ones.change(store, replace(planned[0], day=day))
    return planned[0].id


def close_meeting(
    store: Store, person: int, on: date | None = None, following: date | None = None, progress: Progress = SILENT
) -> Meeting:
    """Both sat down ``on`` (default today); the next is planned ``following``, else by the person's rhythm.

    What is open is carried over by itself. UserError if that day's one-on-one is closed already. ``reopen_meeting``
    undoes it.
    """
    progress.step(N_("Saving"), 0, 1)
    _must_exist(store, person)
    day = on or today()
    meetings = one_on_ones.load(store, Meeting, person)
    if any(one.held and one.day == day for one in meetings):
        raise UserError(N_("The one-on-one of {day} is closed already."), N_("Choose another day."), day=day)
    planned = next((one for one in meetings if not one.held), None)
    weeks = one_on_ones.rhythms(store).get(person, settings.load(store).one_on_one_weeks)
    then = following or (day + timedelta(weeks=weeks) if weeks else None)
    at = moment()  # one for all of it, by which it is found again when it is undone
    with store.transaction():
        if planned:
            one_on_ones.withdraw(store, planned, moment=at)
        held = Meeting(person, day, held=True)
        held = replace(held, id=one_on_ones.save(store, held, recorded_at=at))
        if then is not None:
            one_on_ones.save(store, Meeting(person, then), recorded_at=at)
    return held


def reopen_meeting(store: Store, person: int, progress: Progress = SILENT) -> Meeting:
    """The newest one-on-one that was held was not, after all: what was planned before it holds again; which it was.

    What was signed that day stays signed. UserError where none was held.
    """
    progress.step(N_("Saving"), 0, 1)
    held = [one for one in one_on_ones.load(store, Meeting, person) if one.held]
    if not held:
        raise UserError(N_("No one-on-one was held yet."), N_("There is nothing to undo."))
    with store.transaction():
        one_on_ones.undo_meeting(store, held[-1], moment=moment())
    return held[-1]


def _checked(store: Store, one: Written) -> Written:
    _must_exist(store, one.person)
    if isinstance(one, Note | Promise | Recognition | DevelopmentGoal):
        one = replace(one, text=one.text.strip())
        if not one.text:
            raise UserError(N_("There are no words to keep."), N_("Write a sentence."))
    if isinstance(one, Recognition) and not one.fact.strip():
        raise UserError(N_("Recognition needs a fact."), N_("Say what it is for: a figure, a deal, what you saw."))
    if isinstance(one, Recognition) and one.kpi:
        find_kpi(store, one.kpi)
    who = Scope(ScopeKind.PERSON, one.person)
    if isinstance(one, Promise):
        one = with_start(store, who, one, one.made)
    if isinstance(one, DevelopmentGoal):
        if not {one.level_now, one.level_wanted} <= {0, *LEVELS}:
            raise UserError(N_("A level goes from 1 to 5."), N_("Choose one of these, or none."))
        one = with_start(store, who, replace(one, next_step=one.next_step.strip()), one.since)
    if isinstance(one, PulseAnswer) and (one.question not in PULSE or not 1 <= one.score <= _BEST):
        raise UserError(N_("A pulse is answered from 1 to 5."), N_("Choose a question and a number."))
    return one


def _must_exist(store: Store, person: int) -> None:
    if not any(one.id == person for one in people.load(store)):
        raise UserError(N_("There is no such person any more."), N_("Look at the list again."))


def _refuse_official(one: Written) -> None:
    if isinstance(one, Note) and one.level is Level.OFFICIAL:
        raise UserError(N_("An official note stays as it is."), N_("Write another one that says what is different."))
