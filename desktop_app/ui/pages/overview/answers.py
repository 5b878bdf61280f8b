"""Answering a signal: put aside until a day, or acted on, each with its words; the list of answers with their undo."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.formats import format_number, format_short_day
from desktop_app.i18n import _, ngettext
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.store.signal_marks import ACTED, SNOOZED, Mark
from desktop_app.ui.viewpoint import scope_words, short_period
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import OneLine, label

_REST = 30  # days, unless another day is chosen


class AnswerDialog(QDialog):
    """``state`` and ``until`` and ``note`` are what was chosen once the dialog was accepted."""

    def __init__(self, parent: QWidget, title: str, known: str, today: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Answer a signal"))
        self.setMinimumWidth(440)
        self._today = today
        self.choice = Segments([(SNOOZED, _("Put aside")), (ACTED, _("Acted on"))], SNOOZED)
        self.choice.chosen.connect(lambda _state: self._fit())
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setMinimumDate(_day(today + timedelta(days=1)))
        self.day.setDate(_day(today + timedelta(days=_REST)))
        self.words = QLineEdit()
        self._problem = label("", 12, kind="act", wrap=True)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self._form = QFormLayout()
        self._form.addRow(_("Answer"), self.choice)
        self._form.addRow(_("Until"), self.day)
        self._form.addRow(_("Note"), self.words)
        whole = QVBoxLayout(self)
        whole.setSpacing(10)
        whole.addWidget(label(title, 13, 600, wrap=True))
        whole.addWidget(label(known, 12, kind="muted", wrap=True))
        whole.addLayout(self._form)
        whole.addWidget(self._problem)
        whole.addWidget(buttons)
        for title_of, widget in ((_("Until"), self.day), (_("Note"), self.words)):
            widget.setAccessibleName(title_of)
        self._fit()

    @property
    def state(self) -> str:
        return str(self.choice.value())

    @property
    def until(self) -> date:
        return date.fromisoformat(self.day.date().toString("yyyy-MM-dd"))

    @property
    def note(self) -> str:
        return self.words.text().strip()

    def _fit(self) -> None:
        self._form.setRowVisible(self.day, self.state == SNOOZED)
        asked = _("Why it can wait") if self.state == SNOOZED else _("What was done")
        self.words.setPlaceholderText(asked)
        self._problem.setText("")

    def _accept(self) -> None:
        if self.state == ACTED and not self.note:
            self._problem.setText(_("Write what was done; it stays with the signal."))
            self.words.setFocus()
            return
        self.accept()


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def answer_words(mark: Mark, kpi: Kpi | None) -> tuple[str, str]:
    """What was answered to which signal; the words that were written to it."""
    name = _(kpi.texts.name) if kpi else mark.kpi
    title = _("{name} · {scope} · {period}").format(
        name=name, scope=scope_words(mark.scope), period=short_period(mark.period)
    )
    said = _("Acted on")
    if mark.state == SNOOZED and mark.until:
        said = _("Put aside until {day}").format(day=format_short_day(mark.until))
    return title, _("{said}: {note}").format(said=said, note=mark.note) if mark.note else said


class AnswersList(QWidget):
    """Folded to one link; unfolded each answer has its undo. ``undo_asked`` carries the answer's number."""

    undo_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._marks: Sequence[tuple[Mark, Kpi | None]] = ()
        self._open = False
        self.link = button("", self._toggle, kind="link")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.link)
        head.addStretch(1)
        whole.addLayout(head)
        whole.addLayout(self._rows)
        self.hide()

    def show_marks(self, marks: Sequence[tuple[Mark, Kpi | None]]) -> None:
        self._marks = marks
        self.setVisible(bool(marks))
        self._fill()

    def _toggle(self) -> None:
        self._open = not self._open
        self._fill()

    def _fill(self) -> None:
        count = len(self._marks)
        words = ngettext("{n} signal answered", "{n} signals answered", count).format(n=format_number(count))
        self.link.setText(_("Hide what was answered") if self._open else words)
        clear(self._rows)
        for mark, kpi in self._marks if self._open else ():
            self._rows.addWidget(self._row(mark, kpi))

    def _row(self, mark: Mark, kpi: Kpi | None) -> QWidget:
        made = QWidget()
        title, said = answer_words(mark, kpi)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(OneLine(title, 12, 500, "text"))
        words.addWidget(OneLine(said, 12))
        undo = button(_("Undo"), lambda: self.undo_asked.emit(mark.id), kind="link")
        undo.setAccessibleName(_("Undo: {what}").format(what=title))
        row = QHBoxLayout(made)
        row.setContentsMargins(32, 3, 0, 3)
        row.addLayout(words, 1)
        row.addWidget(undo)
        return made
