"""The list of what waits for the lead: one line of words, one below it, one action each."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_change, format_number, format_period, format_rough, format_short_day
from desktop_app.domain.one_on_one import Meeting
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.agenda import DueReview, DueRun, Matter, MissingTargets, RefusedRows
from desktop_app.operations.kpis.signals import Unusual
from desktop_app.operations.meetings.due_meetings import DueMeeting
from desktop_app.rules.statistics.xmr import Rule
from desktop_app.ui import faces, theme
from desktop_app.ui.pages.overview.answers import AnswersList
from desktop_app.ui.viewpoint import scope_words, short_period
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import OneLine, rule

_MOST: Final = 5
_ROW: Final = 42
_UNUSUAL: Final = {
    (Rule.OUTSIDE, False): N_("{name}: below the usual range"),
    (Rule.OUTSIDE, True): N_("{name}: above the usual range"),
    (Rule.RUN, False): N_("{name}: 8 in a row below the centre"),
    (Rule.RUN, True): N_("{name}: 8 in a row above the centre"),
    (Rule.NEAR_LIMIT, False): N_("{name}: 3 of 4 near the lower limit"),
    (Rule.NEAR_LIMIT, True): N_("{name}: 3 of 4 near the upper limit"),
    (None, False): N_("{name}: unusually low by today"),
    (None, True): N_("{name}: unusually high by today"),
}

Go = Callable[[str, object], object]


def matter_icon(matter: Matter) -> tuple[str, str]:
    """Icon and its colour."""
    match matter:
        case Unusual():
            return "signal", "act"
        case DueRun() | DueReview():
            return "evaluations", "muted"
        case DueMeeting():
            return "people", "muted"
        case RefusedRows():
            return "import", "muted"
        case MissingTargets():
            return "targets", "muted"


def matter_words(matter: Matter) -> tuple[str, str, str]:
    """What waits, what is known about it, the word of the action."""
    match matter:
        case Unusual():
            return (*_unusual_words(matter), _("Open"))
        case DueRun() | DueReview():
            return _due_words(matter)
        case DueMeeting():
            return *_meeting_words(matter), _("Prepare")
        case RefusedRows(batch):
            words = ngettext("{source}: {n} row was refused", "{source}: {n} rows were refused", batch.refused)
            day = format_short_day(datetime.fromisoformat(batch.recorded_at).astimezone().date())
            taken = _("Read {day} · {taken} of {all} rows taken").format(
                day=day, taken=format_number(batch.rows - batch.refused), all=format_number(batch.rows)
            )
            return words.format(source=batch.source, n=format_number(batch.refused)), taken, _("Answer")
        case MissingTargets(kpis, period):
            words = _("{period}: no target").format(period=format_period(period))
            names = ", ".join(_(kpi.texts.name) for kpi in kpis)
            return words, _("Waiting for one: {kpis}").format(kpis=names), _("Set targets")


def _meeting_words(matter: DueMeeting) -> tuple[str, str]:
    """Who it is with; when it was due, the last one, what is open."""
    assert matter.day is not None
    known = [_("Due {day}").format(day=format_short_day(matter.day))]
    if matter.last is not None:
        known.append(_("last on {day}").format(day=format_short_day(matter.last)))
    if matter.promises:
        words = ngettext("{n} promise open", "{n} promises open", matter.promises)
        known.append(words.format(n=format_number(matter.promises)))
    return _("One-on-one with {name}").format(name=matter.person.name), " · ".join(known)


def _due_words(matter: DueRun | DueReview) -> tuple[str, str, str]:
    match matter:
        case DueReview(period):
            words = _("{period}: not reviewed yet").format(period=format_period(period))
            return words, _("The period is over"), _("Review")
        case DueRun(period, 0):
            words = _("{period}: pay is not worked out yet").format(period=format_period(period))
            return words, _("The month is over"), _("Evaluate")
        case DueRun(period, count):
            words = _("{period}: a run waits for approval").format(period=format_period(period))
            known = ngettext("{n} statement", "{n} statements", count).format(n=format_number(count))
            return words, known, _("Review")


def _unusual_words(matter: Unusual) -> tuple[str, str]:
    kpi, figure = matter.kpi, matter.figure
    name = _(kpi.texts.name)
    if matter.scope.name:
        name = _("{person}, {kpi}").format(person=matter.scope.name, kpi=name)
    title = _(_UNUSUAL[matter.rule, matter.upward]).format(name=name)
    shown = format_rough(matter.value)
    words = [scope_words(matter.scope), short_period(matter.period), shown] if not matter.scope.name else [
        short_period(matter.period), shown]  # fmt: skip
    if matter.rule is None and figure.change is not None:
        words.append(_("{change} against the period before").format(change=format_change(figure.change.difference)))
    elif figure.limits is not None:
        words.append(_("usually {range}").format(range=faces.limits_words(figure)))
    return title, " · ".join(words)


def matter_place(matter: Matter) -> tuple[str, object]:
    """The page that deals with it, and what it is to show."""
    match matter:
        case Unusual():
            return "gauges", (matter.kpi.key, matter.scope)
        case DueRun(period):
            return "pay", period
        case DueReview(period):
            return "evaluations", period
        case RefusedRows(batch):
            return "data", batch.id
        case DueMeeting(person, day):
            assert day is not None
            return "people", Meeting(person.id, day)
        case MissingTargets(kpis):
            return "targets", kpis[0].key


class NeedsCard(Card):
    """At most five lines; the others behind one more. ``answer_asked`` carries a signal, an Unusual."""

    answer_asked = Signal(object)

    def __init__(self, go: Go) -> None:
        super().__init__(_("Needs you"), " ")
        self._go = go
        self._matters: tuple[Matter, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.setSpacing(0)
        self.answers = AnswersList()
        self.body.addLayout(self._list)
        self.body.addWidget(self.answers)
        self.body.addStretch(1)

    def show_matters(self, matters: Sequence[Matter]) -> None:
        self._matters = tuple(matters)
        self.show_title(_("Needs you"), format_number(len(matters)) if matters else "")
        self._fill(_MOST)

    def _fill(self, most: int) -> None:
        clear(self._list)
        if not self._matters:
            self._list.addWidget(OneLine(_("Nothing waits for you."), 13))
        for place, matter in enumerate(self._matters[:most]):
            if place:
                self._list.addWidget(_indented(rule()))
            self._list.addWidget(_Line(matter, self._go, self.answer_asked.emit))
        rest = len(self._matters) - most
        if rest > 0:
            words = ngettext("{n} more", "{n} more", rest).format(n=format_number(rest))
            more = button(words, lambda: self._fill(len(self._matters)), kind="link")
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


def _indented(line: QFrame) -> QWidget:
    """Rules run from the text, not from the card's edge."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(32, 0, 0, 0)
    row.addWidget(line)
    return made


class _Line(QWidget):
    def __init__(self, matter: Matter, go: Go, answer: Callable[[object], object]) -> None:
        super().__init__()
        self.setFixedHeight(_ROW)
        name, ink = matter_icon(matter)
        self._icon, self._ink = name, ink
        self._picture = QLabel()
        self._picture.setFixedWidth(18)
        theme.notice.changed.connect(self._tint)
        self._tint()
        title, known, action = matter_words(matter)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(OneLine(title, 13, 500, "text"))
        words.addWidget(OneLine(known, 12))
        act = button(action, lambda: go(*matter_place(matter)), kind="link")
        act.setFont(theme.font(13, 500))
        act.setAccessibleName(f"{action}: {title}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(14)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        if isinstance(matter, Unusual):
            reply = button(_("Answer"), lambda: answer(matter), kind="link")
            reply.setFont(theme.font(13, 500))
            reply.setAccessibleName(_("Answer the signal: {what}").format(what=title))
            row.addWidget(reply)
        row.addWidget(act)

    def _tint(self) -> None:
        self._picture.setPixmap(theme.pixmap(self._icon, self._ink, 18, self.devicePixelRatioF()))
