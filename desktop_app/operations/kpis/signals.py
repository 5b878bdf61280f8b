"""Signals: changes for the worse beyond chance, and what the lead answered to them: put aside, or acted on."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Length, Period, containing
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quantity import Quantity
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import N_
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, breakdown, default_as_of, figures
from desktop_app.operations.moments import moment
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.kpis.status import Status
from desktop_app.rules.statistics.xmr import Rule, Signal
from desktop_app.store import people, signal_marks
from desktop_app.store.database import Store
from desktop_app.store.signal_marks import ACTED, SNOOZED, Mark

MOST_PEOPLE: Final = 2  # of thirty people chance alone marks two a month
_HEADLINE: Final = "revenue"
_UNJUDGED: Final = frozenset({Status.TOO_EARLY, Status.TOO_FEW})


@dataclass(frozen=True, slots=True)
class Unusual:
    """A figure that got worse beyond chance; ``rule`` None: by the same point of earlier periods."""

    kpi: Kpi
    scope: Scope
    figure: Figure
    rule: Rule | None
    upward: bool
    period: Period

    @property
    def value(self) -> Quantity:
        """Of the period that stands out: the running one's, or that of the last whole one."""
        assert self.figure.value is not None
        for point in self.figure.history:
            if point.period == self.period and point.value is not None:
                return Quantity(point.value, self.figure.value.unit, self.figure.value.currency)
        return self.figure.value


@dataclass(frozen=True, slots=True)
class Answered:
    """A signal and what was answered to it; ``mark`` None: it waits."""

    signal: Unusual
    mark: Mark | None


class Marks:
    """The answers that hold on ``day``."""

    def __init__(self, store: Store, day: date) -> None:
        self.in_force = [one for one in signal_marks.load(store) if one.until is None or day < one.until]

    def of(self, signal: Unusual) -> Mark | None:
        """A snooze holds for the KPI and scope whatever the period; what was acted on is told again in the next one."""
        return next((mark for mark in self.in_force if _answers(mark, signal)), None)


def _answers(mark: Mark, signal: Unusual) -> bool:
    same = (mark.kpi, mark.scope.kind, mark.scope.id, mark.upward) == (
        signal.kpi.key, signal.scope.kind, signal.scope.id, signal.upward
    )  # fmt: skip
    return same and (mark.state == SNOOZED or mark.period == signal.period)


def signals(store: Store, as_of: date | None = None) -> tuple[Answered, ...]:
    """Every signal of the month of ``as_of``, headline KPIs first, then people; with what was answered to it."""
    day = as_of or default_as_of(store)
    month = containing(day, Length.MONTH)
    kpis = kpis_with_data(store, month.last)
    if not kpis:
        return ()
    shown = figures(store, Wanted(tuple(kpi.key for kpi in kpis), month, day))
    pairs = sorted(zip(kpis, shown, strict=True), key=lambda pair: not pair[0].pinned)
    found = [one for kpi, figure in pairs for one in unusual_in(kpi, figure, COMPANY)]
    marks = Marks(store, day)
    return tuple(Answered(one, marks.of(one)) for one in [*found, *unusual_people(store, month, day)])


def snooze(store: Store, signal: Unusual, until: date, progress: Progress = SILENT, *, reason: str = "") -> int:
    """Tell this KPI and scope no more before ``until``; the number under which that is undone."""
    if until <= signal.figure.as_of:
        raise UserError(N_("The day until which a signal rests is still to come."), N_("Choose a later day."))
    return _answer(store, signal, SNOOZED, progress, until=until, note=reason)


def act_on(store: Store, signal: Unusual, note: str, progress: Progress = SILENT) -> int:
    """Something was done about this signal; it is told again if the next period shows it too."""
    if not note.strip():
        raise UserError(N_("Say what was done."), N_("Write one sentence; it stays with the signal."))
    return _answer(store, signal, ACTED, progress, note=note)


def _answer(
    store: Store, signal: Unusual, state: str, progress: Progress, *, note: str, until: date | None = None
) -> int:
    progress.step(N_("Saving"), 0, 1)
    mark = Mark(signal.kpi.key, signal.scope, signal.period, signal.upward, state, until, note.strip(), moment())
    with store.transaction():
        return signal_marks.save(store, mark)


def withdraw_answer(store: Store, number: int, progress: Progress = SILENT) -> None:
    """Undo a snooze or "acted on": the signal is told again; UserError if there is no such answer."""
    progress.step(N_("Saving"), 0, 1)
    if not any(one.id == number for one in signal_marks.load(store)):
        raise UserError(N_("There is no answered signal {number}."), N_("List them and choose one."), number=number)
    with store.transaction():
        signal_marks.withdraw(store, number, moment=moment())


def unusual_in(kpi: Kpi, figure: Figure, scope: Scope) -> list[Unusual]:
    """Only what got worse: a signal of the newest point, else a change at the same point of the period.

    A slow drift is told of headline KPIs alone, and nothing of figures too young to be judged: a long list is not read.
    """
    if kpi.direction is Direction.NEITHER or figure.status in _UNJUDGED:
        return []
    wrong = kpi.direction is Direction.LOWER
    signal = _newest_signal(figure)
    if signal is not None and signal.rule is not Rule.OUTSIDE and not kpi.pinned:
        return []
    if figure.value is not None and signal is not None and signal.upward is wrong:
        periods = [*(point.period for point in figure.history), figure.period]
        return [Unusual(kpi, scope, figure, signal.rule, signal.upward, periods[signal.index])]
    change = figure.change
    if figure.value is not None and change and change.beyond and (change.difference.value > 0) is wrong:
        return [Unusual(kpi, scope, figure, None, wrong, figure.period)]
    return []


def _newest_signal(figure: Figure) -> Signal | None:
    """Of the figure itself; of a sum that still grows, of the last whole period."""
    newest = len(figure.history) - (figure.pace is not None)
    return next((signal for signal in figure.signals if signal.index == newest), None)


def unusual_people(store: Store, month: Period, day: date) -> list[Unusual]:
    """People whose revenue left its usual range downward, those who fell the most first."""
    kpi = next((one for one in kpis_with_data(store) if one.key == _HEADLINE), None)
    if kpi is None or len(people.load(store)) <= 1:
        return []
    rows = [row for row in breakdown(store, Wanted((kpi.key,), month, day, by=ScopeKind.PERSON.value)) if row.group]
    found = [
        (row.figures[0], one)
        for row in rows
        for one in unusual_in(kpi, row.figures[0], Scope(ScopeKind.PERSON, row.group, row.label))
        if one.rule in {None, Rule.OUTSIDE}
    ]
    found.sort(key=lambda pair: pair[0].change.difference.value if pair[0].change else 0)
    return [one for _figure, one in found]
