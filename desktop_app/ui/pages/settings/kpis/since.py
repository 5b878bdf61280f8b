"""Since when a change to a KPI holds and why it is made, asked for in one row; the change itself is the caller's."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QWidget

from desktop_app.i18n import _
from desktop_app.ui.widgets.chips import Segments

FROM: Final = "from"
CORRECT: Final = "correct"


class SinceRow(QWidget):
    """``correct``: what the choice without a day is called. ``reason`` stands where the caller puts it."""

    def __init__(self, correct: str, usual: str) -> None:
        super().__init__()
        self._usual = usual
        self.when = Segments([(FROM, _("Change from")), (CORRECT, correct)], usual)
        self.when.setAccessibleName(_("Since when it holds"))
        self.day = QDateEdit()
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(_("Change from"))
        self.when.chosen.connect(lambda value: self.day.setEnabled(value == FROM))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why this changes (kept with the change)"))
        self.reason.setAccessibleName(_("Why this changes"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.when)
        row.addWidget(self.day)
        row.addStretch(1)

    def begin(self, day: date) -> None:
        """Nothing is said yet: the usual choice, ``day`` and no reason."""
        self.when.show_value(self._usual)
        self.day.setEnabled(self._usual == FROM)
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.reason.clear()

    def typed_day(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def first(self) -> date | None:
        """The first day of the change; None for a correction of all days."""
        return self.typed_day() if self.when.value() == FROM else None

    def why(self) -> str:
        return self.reason.text().strip()
