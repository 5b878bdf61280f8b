"""What stands on the page while a file is being read for the first time: its name, how far, and a way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_app.domain.progress import Report
from desktop_app.i18n import _
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label

_STEPS = 1000


class Reading(QWidget):
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", 13, kind="muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(320)
        self.cancel = button(_("Cancel"), self.cancelled.emit)
        whole = QVBoxLayout(self)
        whole.setSpacing(12)
        whole.addStretch(2)
        for made in (self._words, self._bar, self.cancel):
            whole.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def begin(self, name: str) -> None:
        self._words.setText(_("Reading {name}").format(name=name))
        self._bar.setAccessibleName(self._words.text())
        self._bar.setRange(0, 0)

    def show_report(self, report: Report) -> None:
        self._bar.setRange(0, _STEPS if report.total else 0)
        if report.total:
            self._bar.setValue(min(_STEPS, report.done * _STEPS // report.total))
