"""The lower half of a sheet: promises, notes, recognition and goals, the pulse; what is typed goes out as a signal."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day, format_number, format_short_day
from desktop_app.domain.one_on_one import (
    LEVELS,
    DevelopmentGoal,
    Level,
    Note,
    Outcome,
    Promise,
    PulseAnswer,
    Recognition,
    Side,
)
from desktop_app.i18n import _
from desktop_app.operations.meetings.one_on_one_entries import PULSE
from desktop_app.reports.coaching_words import (
    LEVEL_WORDS,
    OUTCOME_WORDS,
    READERS,
    outcome_words,
    side_words,
)
from desktop_app.reports.promise_words import measure_words
from desktop_app.rules.coaching.sheet import Sheet
from desktop_app.ui.pages.people.measure_line import MeasureLine
from desktop_app.ui.pages.people.rows_card import RowsCard, row, two_lines
from desktop_app.ui.widgets.card import Chip, button
from desktop_app.ui.widgets.chips import ScopeChip, Segments
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import OneLine, label
from desktop_app.ui.widgets.status import StatusPill

_DUE_IN = timedelta(weeks=4)
_GROWS_IN = timedelta(weeks=13)  # a skill is looked at again after a quarter
_SCORES = range(1, 6)


class WordsCard(RowsCard):
    """``keep_asked`` carries what is to be written down, ``settle_asked`` (it, outcome), ``remove_asked`` it."""

    keep_asked = Signal(object)
    settle_asked = Signal(object, object)
    remove_asked = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__(title, " ")
        self.person = 0
        self.on = date.min

    def look_at(self, sheet: Sheet, on: date) -> None:
        self.person, self.on = sheet.about.person.id, on

    def _remove(self, one: object, words: str) -> QPushButton:
        made = button(_("Remove"), partial(self.remove_asked.emit, one), kind="link")
        made.setAccessibleName(_("Remove: {words}").format(words=words))
        return made


def _line_edit(hint: str, keep: Callable[[], object]) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    made.returnPressed.connect(keep)
    return made


def _day_edit(name: str) -> QDateEdit:
    made = QDateEdit()
    made.setDisplayFormat("yyyy-MM-dd")
    made.setCalendarPopup(True)
    made.setAccessibleName(name)
    return made


def _date(chosen: QDateEdit) -> date:
    day = chosen.date()
    return date(day.year(), day.month(), day.day())


def _alone(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(widget)
    return line


def _said(one: Promise | DevelopmentGoal, due: date | None, sheet: Sheet) -> QWidget:
    """What was promised, until when, and, where a KPI measures it, how far that is."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(1)
    column.addStretch(1)
    column.addWidget(label(one.text, 13, wrap=True))
    until = _("by {day}").format(day=format_day(due)) if due else ""
    for words in filter(None, (until, measure_words(one, sheet.newest(one.kpi), sheet.currency))):
        column.addWidget(label(words, 12, kind="muted", wrap=True))
    column.addStretch(1)
    return made


def _outcomes(one: Promise | DevelopmentGoal, settle: Callable[[object, object], object]) -> ScopeChip:
    """The state as a drop: choosing another one settles it."""
    made = ScopeChip("", [(each, _(OUTCOME_WORDS[each])) for each in Outcome], one.outcome)
    made.setAccessibleName(_("What became of it: {words}").format(words=one.text))
    made.setAccessibleDescription(made.word())
    made.chosen.connect(lambda outcome: settle(one, outcome))
    return made


class PromisesCard(WordsCard):
    """What both promised earlier, and whether it was done; carried over until somebody says so."""

    def __init__(self) -> None:
        super().__init__(_("Promises"))

    def show_sheet(self, sheet: Sheet, on: date) -> None:
        self.look_at(sheet, on)
        last = sheet.about.last
        counts = _("{kept} kept · {open} open · {missed} missed").format(
            kept=sheet.count(Outcome.KEPT), open=sheet.count(Outcome.OPEN), missed=sheet.count(Outcome.MISSED)
        )
        title = _("Promises of {day}").format(day=format_short_day(last)) if last else _("Promises")
        self.show_title(title, counts if sheet.promises else "")
        rows = []
        for one in sheet.promises:
            who = Chip(side_words(one.side, sheet.about), "accent" if one.side is Side.PERSON else "muted")
            parts: list[QWidget] = [who, _said(one, one.due, sheet)]
            if one.is_late(on):
                parts.append(StatusPill(Status.WATCH, outcome_words(one, on)))
            rows.append(row(*parts, _outcomes(one, self.settle_asked.emit), wide=1))
        self.show_rows(rows, _("What you agree today stands here the next time, until it is done."))


class AgreedCard(WordsCard):
    """What is agreed since the last one-on-one; a line to write the next."""

    def __init__(self) -> None:
        super().__init__(_("Agreed"))
        self.side = ScopeChip("", [(Side.PERSON, ""), (Side.LEAD, "")])
        self.side.setAccessibleName(_("Who promises"))
        self.text = _line_edit(_("What is promised"), self.keep)
        self.due = _day_edit(_("Until when"))
        self.add = button(_("Add"), self.keep, kind="mini", icon="plus")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.side)
        line.addWidget(self.text, 1)
        line.addWidget(self.due)
        self.add_controls(line)
        self.measure = MeasureLine()
        below = QHBoxLayout()
        below.addWidget(self.measure, 1)
        below.addWidget(self.add)
        self.add_controls(below)

    def show_sheet(self, sheet: Sheet, on: date) -> None:
        self.look_at(sheet, on)
        before = self.side.value()
        self.side.show_choices([(side, side_words(side, sheet.about)) for side in Side], before)
        self.measure.show_kpis(sheet.measures, sheet.currency)
        then = sheet.about.due if sheet.about.due and sheet.about.due > on else on + _DUE_IN
        self.due.setDate(QDate(then.year, then.month, then.day))
        rows = []
        for one in sheet.agreed:
            who = Chip(side_words(one.side, sheet.about), "accent" if one.side is Side.PERSON else "muted")
            rows.append(row(who, _said(one, one.due, sheet),
                            _outcomes(one, self.settle_asked.emit), self._remove(one, one.text), wide=1))  # fmt: skip
        self.show_rows(rows, _("Nothing is agreed yet."))

    def keep(self) -> None:
        if not self.text.text().strip():
            self.text.setFocus()
            return
        measured = self.measure.read()
        if measured is None:
            return
        key, aim = measured
        side = self.side.value()
        assert isinstance(side, Side)
        self.keep_asked.emit(Promise(self.person, side, self.text.text(), self.on, _date(self.due), key, aim=aim))
        self.text.clear()
        self.measure.clear()


class NotesCard(WordsCard):
    """Notes of every level, newest first; a line to write one, private unless said otherwise."""

    def __init__(self) -> None:
        super().__init__(_("Notes"))
        self.text = _line_edit(_("Write a note…"), self.keep)
        self.level = ScopeChip("", [(level, _(LEVEL_WORDS[level])) for level in Level], Level.PRIVATE)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.text, 1)
        line.addWidget(self.level)
        self.add_controls(line)

    def show_sheet(self, sheet: Sheet, on: date) -> None:
        self.look_at(sheet, on)
        self.show_title(_("Notes"), _("private ones are only yours, on no paper"))
        rows = []
        for one in sheet.notes:
            parts: list[QWidget] = [
                Chip(_(LEVEL_WORDS[one.level])),
                two_lines(one.text, _(READERS[one.level])),
                label(format_short_day(one.day), 12, kind="muted"),
            ]
            if one.level is not Level.OFFICIAL:
                parts.append(self._remove(one, one.text))
            rows.append(row(*parts, wide=1))
        self.show_rows(rows)

    def keep(self) -> None:
        level = self.level.value()
        if self.text.text().strip() and isinstance(level, Level):
            self.keep_asked.emit(Note(self.person, self.on, self.text.text(), level))
            self.text.clear()
            self.level.choose(Level.PRIVATE)  # nothing is shared because the note before was


class TogetherCard(WordsCard):
    """Recognition tied to a fact, and what the person wants to learn."""

    def __init__(self) -> None:
        super().__init__(_("Recognition and goals"))
        self.praise = _line_edit(_("What was good"), self.keep_praise)
        self.fact = _line_edit(_("The fact that shows it"), self.keep_praise)
        self.goal = _line_edit(_("A goal to grow towards"), self.keep_goal)
        self.review = _day_edit(_("Look at it on"))
        self.step = _line_edit(_("The next step"), self.keep_goal)
        levels = [(0, "–"), *((level, format_number(level)) for level in LEVELS)]
        self.level, self.wanted = ScopeChip(_("Level"), levels, 0), ScopeChip(_("wanted"), levels, 0)
        self.level.setToolTip(_("How well it is done now: 1 a beginner, 5 teaches others"))
        self.wanted.setToolTip(_("How well it is to be done by then"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.praise, 1)
        line.addWidget(self.fact, 1)
        self.add_controls(line)
        for left, *others in ((self.goal, self.review), (self.step, self.level, self.wanted)):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(left, 1)
            for other in others:
                line.addWidget(other)
            self.add_controls(line)
        self.measure = MeasureLine()
        self.add_controls(_alone(self.measure))

    def show_sheet(self, sheet: Sheet, on: date) -> None:
        self.look_at(sheet, on)
        self.measure.show_kpis(sheet.measures, sheet.currency)
        then = on + _GROWS_IN
        self.review.setDate(QDate(then.year, then.month, then.day))
        rows = [
            row(Chip(_("Recognition"), "accent"), two_lines(one.text, one.fact),
                label(format_short_day(one.day), 12, kind="muted"), self._remove(one, one.text), wide=1)
            for one in sheet.recognitions
        ]  # fmt: skip
        rows += [
            row(Chip(_("Goal")), _said(one, one.review, sheet),
                _outcomes(one, self.settle_asked.emit), self._remove(one, one.text), wide=1)
            for one in sheet.goals
        ]  # fmt: skip
        self.show_rows(rows)

    def keep_praise(self) -> None:
        """Both words are needed: praise without a fact is forgotten."""
        for field in (self.praise, self.fact):
            if not field.text().strip():
                field.setFocus()
                return
        self.keep_asked.emit(Recognition(self.person, self.on, self.praise.text(), self.fact.text()))
        self.praise.clear()
        self.fact.clear()

    def keep_goal(self) -> None:
        measured = self.measure.read() if self.goal.text().strip() else None
        if measured is not None:
            key, aim = measured
            now, wanted = (int(str(chip.value())) for chip in (self.level, self.wanted))
            self.keep_asked.emit(
                DevelopmentGoal(self.person, self.goal.text(), self.on, _date(self.review), kpi=key, aim=aim,
                                level_now=now, level_wanted=wanted, next_step=self.step.text())
            )  # fmt: skip
            self.goal.clear()
            self.step.clear()
            self.level.choose(0)
            self.wanted.choose(0)
            self.measure.clear()


class PulseCard(WordsCard):
    """How far the person agrees to a few statements, with the answers before; absent unless switched on."""

    def __init__(self) -> None:
        super().__init__(_("Pulse"))

    def show_sheet(self, sheet: Sheet, on: date, *, asked: bool) -> None:
        self.look_at(sheet, on)
        self.setVisible(asked)
        self.show_title(_("Pulse"), _("1 not at all, 5 fully"))
        self.show_rows([self._row(sheet, key) for key in PULSE] if asked else [])

    def _row(self, sheet: Sheet, key: str) -> QWidget:
        answers = [one for one in sheet.pulse if one.question == key]
        now = next((one for one in reversed(answers) if one.day == self.on), None)
        before = " → ".join(format_number(one.score) for one in answers if one is not now)
        choice = Segments([(score, format_number(score)) for score in _SCORES], now.score if now else None)
        choice.setAccessibleName(_(PULSE[key]))
        number = now.id if now else 0
        choice.chosen.connect(
            lambda score: self.keep_asked.emit(PulseAnswer(self.person, self.on, key, int(str(score)), number))
        )
        return row(OneLine(_(PULSE[key]), 13, 400, "text"), label(before, 12, kind="muted"), choice, wide=0)
