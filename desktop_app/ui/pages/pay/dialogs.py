"""Questions before a step that is kept for good: what will happen, and the one thing that must be typed for it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label

_WIDTH = 440


class Ask(QDialog):
    """Opened with ``open()``; ``agreed`` is called once, when the person goes on and ``refusal`` has no objection."""

    def __init__(self, parent: QWidget, title: str, sentence: str, step: str, agreed: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        self.accepted.connect(agreed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 18)
        self.column.setSpacing(10)
        self.column.addWidget(label(title, 15, 600, wrap=True))
        self.column.addWidget(label(sentence, 13, kind="muted", wrap=True))
        self.problem = label("", 12, kind="act", wrap=True)
        self.problem.hide()
        self.go_on = QPushButton(step)
        self.go_on.setProperty("kind", "primary")
        self.go_on.setFont(theme.font(13, 600))
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(button(_("Cancel"), self.reject))
        buttons.addWidget(self.go_on)
        self.column.addWidget(self.problem)
        self.column.addSpacing(6)
        self.column.addLayout(buttons)

    def refusal(self) -> str:
        """What is wrong with the fields, as a sentence under them; "" lets the person go on."""
        return ""

    def accept(self) -> None:
        words = self.refusal()
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if not words:
            super().accept()

    def _add(self, name: str, editor: QWidget) -> None:
        """A field above the buttons, under its name."""
        editor.setAccessibleName(name)
        for place, widget in enumerate((label(name, 12, kind="muted"), editor), 2):
            self.column.insertWidget(place, widget)
        editor.setFocus()


class AskText(Ask):
    """Asks for a line of text; without one there is no going on unless ``may_be_empty``."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        step: str,
        agreed: Callable[[str], object],
        *,
        field: str,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(parent, title, sentence, step, lambda: agreed(self.line.text().strip()))
        self.line = QLineEdit()
        self._add(field, self.line)
        if not may_be_empty:
            self.go_on.setEnabled(False)
            self.line.textChanged.connect(lambda typed: self.go_on.setEnabled(bool(typed.strip())))


class AskDay(Ask):
    """Asks for a day."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        step: str,
        agreed: Callable[[date], object],
        *,
        field: str,
        day: date,
    ) -> None:
        super().__init__(parent, title, sentence, step, lambda: agreed(self.day()))
        self.edit = day_edit(day)
        self._add(field, self.edit)

    def day(self) -> date:
        return day_of(self.edit)


def day_edit(day: date) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setDisplayFormat("yyyy-MM-dd")  # the one order that is read the same way everywhere
    made.setCalendarPopup(True)
    return made


def day_of(edit: QDateEdit) -> date:
    found = edit.date()
    return date(found.year(), found.month(), found.day())


class AskForm(Ask):
    """Asks for several things at once, under their names; there is no going on while a line of ``needed`` is empty."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        step: str,
        agreed: Callable[[], object],
        *,
        fields: Sequence[tuple[str, QWidget]],
        needed: Sequence[QLineEdit] = (),
    ) -> None:
        super().__init__(parent, title, sentence, step, agreed)
        for name, editor in reversed(fields):
            self._add(name, editor)
        self._needed = needed
        for line in needed:
            line.textChanged.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        self.go_on.setEnabled(all(line.text().strip() for line in self._needed))


class AskPayment(AskForm):
    """The day of payment, and the month the payroll files it under, which follows the day until it is chosen."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        step: str,
        agreed: Callable[[date, str], object],
        *,
        day: date,
    ) -> None:
        self.edit, self.month = day_edit(day), day_edit(day)
        self.month.setDisplayFormat("yyyy-MM")
        fields = ((_("Paid on"), self.edit), (_("Month of payment"), self.month))
        agree = lambda: agreed(day_of(self.edit), day_of(self.month).strftime("%Y-%m"))  # noqa: E731 - one line, used once
        super().__init__(parent, title, sentence, step, agree, fields=fields)
        self.edit.dateChanged.connect(self.month.setDate)
