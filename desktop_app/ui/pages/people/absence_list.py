"""A person's absences on their card, and the dialog in which one is added or corrected."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.company import Absence
from desktop_app.domain.formats import format_day
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.labels import label

_PAID: Final = ((None, N_("not said")), (True, N_("paid")), (False, N_("unpaid")))
_SHARES: Final = ((Fraction(1), N_("whole days")), (Fraction(1, 2), N_("half days")))
_TYPES: Final = (N_("Leave"), N_("Illness"), N_("Training"), N_("Parental leave"))


class AbsenceList(QWidget):
    """The newest first; ``add_asked``, ``correct_asked`` and ``remove_asked`` say what is wished, the page does it."""

    add_asked = Signal()
    correct_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.addWidget(label(_("Absences"), 13, 600), 1)
        self.add = button(_("Add absence…"), self.add_asked.emit, kind="link")
        head.addWidget(self.add)
        self._rows = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self._rows)
        self._whole = whole

    def show_absences(self, found: Sequence[Absence]) -> None:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for absence in reversed(found):
            column.addLayout(self._row(absence))
        if not found:
            column.addWidget(label(_("None is recorded."), 12, kind="muted"))
        exchange(self._whole, self._rows, made)
        self._rows = made

    def _row(self, absence: Absence) -> QHBoxLayout:
        said = words_of(absence)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(said, 12, kind="muted", wrap=True), 1)
        correct = button(_("Correct…"), partial(self.correct_asked.emit, absence), kind="link")
        correct.setAccessibleName(_("Correct: {absence}").format(absence=said))
        remove = button(_("Remove"), partial(self.remove_asked.emit, absence), kind="link")
        remove.setAccessibleName(_("Remove: {absence}").format(absence=said))
        row.addWidget(correct, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row


def words_of(absence: Absence) -> str:
    """Days, type and pay in one line."""
    first, last = format_day(absence.first), format_day(absence.last)
    days = first if first == last else _("{first} to {last}").format(first=first, last=last)
    paid = _(dict(_PAID)[absence.paid]) if absence.paid is not None else ""
    half = _("half days") if absence.share == Fraction(1, 2) else ""
    return " · ".join(filter(None, [days, absence.type, paid, half, absence.note]))


class AbsenceDialog(QDialog):
    """Asks for one absence of ``person``; ``before`` is the one corrected, else it begins on ``day``."""

    def __init__(self, parent: QWidget, person: int, day: date, before: Absence | None = None) -> None:
        super().__init__(parent)
        start = before or Absence(person, day, day)
        self._person = person
        self.setWindowTitle(_("Absence"))
        self.first, self.last = _day_edit(start.first, _("First day")), _day_edit(start.last, _("Last day"))
        self.type = QComboBox()
        self.type.setEditable(True)
        self.type.addItems([_(one) for one in _TYPES])
        self.type.setCurrentText(start.type)
        self.paid, self.share = _choice(_PAID, start.paid), _choice(_SHARES, start.share)
        self.note = QLineEdit(start.note)
        self._problem = label("", 12, kind="act", wrap=True)
        self._problem.hide()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.button(kinds.Ok).setProperty("kind", "primary")
        self.buttons.button(kinds.Ok).setFont(theme.font(13, 600))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        rows = (
            (_("First day"), self.first), (_("Last day"), self.last), (_("Type"), self.type), (_("Pay"), self.paid),
            (_("Part of the day"), self.share), (_("Note"), self.note),
        )  # fmt: skip
        for title, widget in rows:
            widget.setAccessibleName(title)
            form.addRow(title, widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addLayout(form)
        whole.addWidget(self._problem)
        whole.addWidget(self.buttons)

    def absence(self) -> Absence:
        return Absence(
            self._person,
            _day(self.first),
            _day(self.last),
            self.type.currentText().strip(),
            self.paid.currentData(),
            self.share.currentData(),
            self.note.text().strip(),
        )

    def _accept(self) -> None:
        problem = self.absence().problem
        self._problem.setText(_(problem))
        self._problem.setVisible(bool(problem))
        if not problem:
            self.accept()


def _choice(options: Sequence[tuple[object, str]], value: object) -> QComboBox:
    made = QComboBox()
    for one, words in options:
        made.addItem(_(words), one)
    made.setCurrentIndex(max(0, [one for one, _words in options].index(value) if value in dict(options) else 0))
    return made


def _day_edit(day: date, name: str) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setDisplayFormat("yyyy-MM-dd")
    made.setCalendarPopup(True)
    made.setAccessibleName(name)
    return made


def _day(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())
