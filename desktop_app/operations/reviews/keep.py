"""Starting, refreshing, deciding and closing reviews; a closed one is frozen, another one may follow it."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period
from desktop_app.domain.period import Length, Period, containing, shifted
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.moments import moment
from desktop_app.operations.reviews.gather import gather
from desktop_app.operations.reviews.ratings import load_ratings
from desktop_app.rules.review.comparison import Beside, beside
from desktop_app.rules.review.decisions import Asked, Decision, Matter, Outcome, asked_by, undecided
from desktop_app.rules.review.frozen import from_plain, to_plain
from desktop_app.rules.review.result import Result
from desktop_app.store import names, period_reviews, records, settings
from desktop_app.store.database import Store
from desktop_app.store.period_reviews import StoredDecision, StoredReview

_DUE: Final = {Length.MONTH: 6, Length.QUARTER: 4, Length.YEAR: 2}
"""So many past periods of each length are in the calendar."""


@dataclass(frozen=True, slots=True)
class Review:
    """``left``: what is not decided yet; always empty once closed."""

    id: int
    period: Period
    closed: bool
    recorded_at: str
    closed_at: str | None
    result: Result
    lessons: str
    decisions: tuple[Decision, ...]
    left: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the calendar. ``review`` 0: nobody has reviewed the period; then ``closed`` is False."""

    period: Period
    review: int
    closed: bool

    @property
    def missing(self) -> bool:
        return not self.review


def calendar(store: Store) -> tuple[Entry, ...]:
    """The last whole months, quarters and years that the data cover, and every older review; newest end first."""
    kept = {(one.starts, one.ends): one for one in period_reviews.load(store)}
    due = {(one.start.toordinal(), one.end.toordinal()): one for one in _due(store)}
    found = []
    for days in {**due, **kept}:
        one = kept.get(days)
        period = _period(one) if one else due[days]
        found.append(Entry(period, one.id if one else 0, one is not None and one.state == "closed"))
    return tuple(sorted(found, key=lambda entry: (entry.period.end, entry.period.days), reverse=True))


def _due(store: Store) -> list[Period]:
    first = records.first_day(store)
    if not first:
        return []
    day, start = default_as_of(store), settings.load(store).fiscal_year_start
    begin = date.fromordinal(first).replace(day=1)
    found = []
    for length, count in _DUE.items():
        running = containing(day, length, start, fiscal=length is not Length.MONTH and start > 1)
        last = running if day >= running.last else shifted(running, -1, start)
        found += [shifted(last, -step, start) for step in range(count)]
    return [one for one in found if one.start >= begin]


def _period(one: StoredReview) -> Period:
    period: Period = from_plain(Period, json.loads(one.result)["period"])
    return period


def start_review(store: Store, period: Period, progress: Progress = SILENT) -> int:
    """Review ``period``, again if an open one is there; a closed one stays and is followed by a new one. Its number."""
    result = gather(store, period, progress)
    text = json.dumps(to_plain(result), ensure_ascii=False)
    with store.transaction():
        newest = next(iter(period_reviews.of_period(store, period)), None)
        if newest is not None and newest.state == "open":
            period_reviews.save_result(store, newest.id, text, recorded_at=moment())
            return newest.id
        return period_reviews.save(store, period, text, recorded_at=moment())


def load_review(store: Store, number: int) -> Review:
    """UserError for an unknown number."""
    one = period_reviews.find(store, number)
    if one is None:
        raise UserError(N_("There is no review {number}."), N_("List them and choose one."), number=number)
    result: Result = from_plain(Result, json.loads(one.result))
    if one.state == "open":
        result = replace(result, ratings=load_ratings(store, result.period))  # given while it is looked at
    decisions = tuple(
        Decision(Matter(each.matter), each.subject, Outcome(each.outcome), each.words)
        for each in period_reviews.decisions(store, number)
    )
    closed = one.state == "closed"
    left = () if closed else undecided(result, decisions)
    return Review(
        one.id, result.period, closed, one.recorded_at, one.closed_at, result, one.lessons, decisions, left
    )  # fmt: skip


def find_review(store: Store, period: Period) -> Review:
    """The newest review of ``period``; UserError if there is none."""
    newest = next(iter(period_reviews.of_period(store, period)), None)
    if newest is None:
        raise UserError(
            N_("{period} has not been reviewed."), N_("Start its review first."), period=format_period(period)
        )
    return load_review(store, newest.id)


def decide(store: Store, number: int, decision: Decision, progress: Progress = SILENT) -> None:
    """Keep ``decision`` in an open review. A change or an action needs words; UserError where it isn't asked."""
    progress.step(N_("Saving"), 0, 1)
    review = _must_be_open(store, number)
    asked = next((one for one in asked_by(review.result) if one == Asked(decision.matter, decision.subject)), None)
    if asked is None or decision.outcome not in asked.outcomes:
        raise UserError(N_("This is not asked in the review."), N_("Decide one of those that it asks."))
    if decision.outcome in (Outcome.CHANGE, Outcome.ACT) and not decision.words.strip():
        raise UserError(N_("A change needs words."), N_("Write what is changed or done, by whom and until when."))
    kept = StoredDecision(
        decision.matter.value, decision.subject, decision.outcome.value, decision.words.strip(), moment()
    )
    with store.transaction():
        period_reviews.save_decision(store, number, kept)


def save_lessons(store: Store, number: int, lessons: str, progress: Progress = SILENT) -> None:
    """What is learned from the period, in an open review."""
    progress.step(N_("Saving"), 0, 1)
    _must_be_open(store, number)
    with store.transaction():
        period_reviews.save_lessons(store, number, lessons.strip())


def close_review(store: Store, number: int, progress: Progress = SILENT) -> None:
    """Freeze it; UserError while something it asks is not decided."""
    progress.step(N_("Closing the review"), 0, 1)
    review = _must_be_open(store, number)
    if review.left:
        raise UserError(
            N_("{n} decisions are still open."), N_("Decide them; “keep” and “leave” are decisions too."),
            n=len(review.left),
        )  # fmt: skip
    text = json.dumps(to_plain(review.result), ensure_ascii=False)
    with store.transaction():
        period_reviews.save_result(store, number, text, recorded_at=review.recorded_at)
        period_reviews.close(store, number, closed_at=moment())


def _must_be_open(store: Store, number: int) -> Review:
    review = load_review(store, number)
    if review.closed:
        raise UserError(N_("This review is closed."), N_("Review the period again to add to it."))
    return review


def compare_reviews(store: Store, before: int, after: int) -> Beside:
    return beside(load_review(store, before).result, load_review(store, after).result)


def find_lessons(store: Store, words: str) -> tuple[tuple[Period, str], ...]:
    """The lessons that hold every one of ``words``, newest first; all of them without words."""
    wanted = names.fold(words).split()
    found = [(one, names.fold(one.lessons)) for one in period_reviews.load(store) if one.lessons]
    return tuple((_period(one), one.lessons) for one, folded in found if all(word in folded for word in wanted))
