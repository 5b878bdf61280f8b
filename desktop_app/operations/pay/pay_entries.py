"""What a person enters beside a run of pay: adjustments, queries, holds, decisions; each with its reason."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_
from desktop_app.operations.moments import moment
from desktop_app.rules.incentives.reading import Outcome
from desktop_app.store import adjustments, decisions, holds, names, pay_queries, quota_changes
from desktop_app.store.adjustments import Adjustment
from desktop_app.store.database import Store
from desktop_app.store.pay_queries import PayQuery
from desktop_app.store.quota_changes import QuotaChanged


def _reason(text: str) -> str:
    if not text.strip():
        raise UserError(N_("This needs a reason."), N_("Write why; it stays with the pay."))
    return text.strip()


def adjust(
    store: Store, person: int, period: Period, amount: Fraction, progress: Progress = SILENT, *, reason: str
) -> int:
    """Add ``amount`` to the person's pay of ``period``, in their plan's currency; its number.

    In a period that is settled already it is posted as a correction in the next run.
    """
    progress.step(N_("Saving"), 0, 1)
    if not amount:
        raise UserError(N_("An adjustment of 0 changes nothing."), N_("Enter an amount, with a minus to deduct it."))
    with store.transaction():
        return adjustments.save(store, person, period, amount, _reason(reason), recorded_at=moment())


def withdraw_adjustment(store: Store, number: int, progress: Progress = SILENT) -> Adjustment:
    """Let an adjustment count no longer; it stays readable."""
    progress.step(N_("Saving"), 0, 1)
    found = next((one for one in adjustments.load(store) if one.id == number), None)
    if found is None:
        raise UserError(N_("There is no adjustment {number} that counts."), N_("Look it up."), number=number)
    with store.transaction():
        adjustments.withdraw(store, number, moment=moment())
    return found


def ask(store: Store, person: int, period: Period, text: str, progress: Progress = SILENT, *, line: str = "") -> int:
    """Keep what a person asks about a line of their statement ("": the whole of it); its number."""
    progress.step(N_("Saving"), 0, 1)
    if not text.strip():
        raise UserError(N_("A query needs its question."), N_("Write what the person asks."))
    with store.transaction():
        return pay_queries.save(store, person, period, line, text.strip(), asked_at=moment())


def answer_query(store: Store, number: int, answer: str, outcome: str, progress: Progress = SILENT) -> PayQuery:
    """Close a query with its answer and what came of it."""
    progress.step(N_("Saving"), 0, 1)
    if not any(one.id == number for one in pay_queries.load(store)):
        raise UserError(N_("There is no query {number}."), N_("List the queries and choose one."), number=number)
    if not answer.strip():
        raise UserError(N_("An answer needs words."), N_("Write what the person was told."))
    with store.transaction():
        pay_queries.answer(store, number, answer.strip(), outcome.strip(), moment=moment())
    return next(one for one in pay_queries.load(store) if one.id == number)


def open_queries(store: Store, period: Period | None = None) -> list[PayQuery]:
    """Those without an answer, of ``period`` or of all; they are shown before a run is approved."""
    found = [one for one in pay_queries.load(store) if one.answered_at is None]
    return [one for one in found if period is None or one.period == period]


def all_queries(store: Store) -> list[PayQuery]:
    """Also those that are answered, oldest first."""
    return pay_queries.load(store)


def names_of(store: Store) -> dict[int, str]:
    """What people are called, by id."""
    return names.texts(store)


def hold(store: Store, person: int, period: Period, reason: str, progress: Progress = SILENT) -> None:
    """Keep one person's pay of ``period`` back; the run goes on without them."""
    progress.step(N_("Saving"), 0, 1)
    with store.transaction():
        holds.save(store, person, period, _reason(reason), recorded_at=moment())


def release(store: Store, person: int, period: Period, progress: Progress = SILENT) -> None:
    """End a hold: the next evaluation of the period pays the person, in a run of their own if need be."""
    progress.step(N_("Saving"), 0, 1)
    if not any(one.person == person for one in holds.load(store, period)):
        raise UserError(N_("This person is not held in {period}."), N_("Choose somebody who is."), period=period.name)
    with store.transaction():
        holds.release(store, person, period, moment=moment())


def change_quota(
    store: Store,
    person: int,
    period: Period,
    amount: Fraction,
    progress: Progress = SILENT,
    *,
    quota: str,
    day: date,
    reason: str,
) -> int:
    """From ``day`` on the target ``quota`` of the whole ``period`` is ``amount``; both parts are weighed by time.

    The number of the change. A quota that is simply wrong is corrected in the targets, which is no change.
    UserError for a day that doesn't lie inside.
    """
    progress.step(N_("Saving"), 0, 1)
    if not period.start < day < period.end:
        raise UserError(
            N_("{day} does not lie inside {period}."),
            N_("From the first day on it is another target: set that."),
            day=day,
            period=period.name,
        )
    with store.transaction():
        return quota_changes.save(store, QuotaChanged(person, quota, period, day, amount, _reason(reason), moment()))


def withdraw_quota_change(store: Store, number: int, progress: Progress = SILENT) -> QuotaChanged:
    """Let a change of a quota count no longer; what it had replaced holds again."""
    progress.step(N_("Saving"), 0, 1)
    found = next((one for one in quota_changes.load(store) if one.id == number), None)
    if found is None:
        raise UserError(N_("There is no change {number} of a quota that counts."), N_("Look it up."), number=number)
    with store.transaction():
        quota_changes.withdraw(store, number, moment=moment())
    return found


def quota_changes_of(store: Store) -> list[QuotaChanged]:
    """Every change of a quota that counts, by day."""
    return quota_changes.load(store)


def decide(
    store: Store,
    person: int,
    period: Period,
    what: str,
    progress: Progress = SILENT,
    *,
    outcome: Outcome,
    reason: str,
) -> None:
    """What the lead decides where too few answers stood behind a gate or KPI: "gate: measure", or the measure."""
    progress.step(N_("Saving"), 0, 1)
    with store.transaction():
        decisions.save(store, decisions.Decided(person, period, what, outcome.value, _reason(reason), moment()))
