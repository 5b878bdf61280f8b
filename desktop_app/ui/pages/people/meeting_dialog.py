"""The dialog in which the next one-on-one is planned: its day and how often there is one; or the last one undone."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day
from desktop_app.i18n import _
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label


class MeetingDialog(QDialog):
    """``day`` and ``weeks`` as chosen; 0 weeks: none without an appointment. ``not_held``: the last one wasn't."""

    def __init__(self, parent: QWidget, day: date, weeks: int, last: date | None = None) -> None:
        super().__init__(parent)
        self.not_held = False
        self.setWindowTitle(_("Plan the next one-on-one"))
        self._day = QDateEdit(QDate(day.year, day.month, day.day))
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setCalendarPopup(True)
        self._day.setAccessibleName(_("Day"))
        self._weeks = QSpinBox()
        self._weeks.setRange(0, 52)
        self._weeks.setValue(weeks)
        self._weeks.setAccessibleName(_("Weeks between two"))
        form = QFormLayout()
        form.addRow(_("Day"), self._day)
        form.addRow(_("Weeks between two"), self._weeks)
        agree, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(agree | cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addLayout(form)
        whole.addWidget(label(_("0 weeks: none follows by itself."), 12, kind="muted"))
        if last is not None:
            self.undo = button(_("The one of {day} was not held").format(day=format_day(last)), self._undo,
                               kind="link", icon="undo")  # fmt: skip
            whole.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.buttons)

    def _undo(self) -> None:
        self.not_held = True
        self.reject()

    def day(self) -> date:
        chosen = self._day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def weeks(self) -> int:
        return self._weeks.value()
