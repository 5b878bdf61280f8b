"""A running job: what it does, how far it is, and a button to cancel; shown when the wait exceeds 0.3 s."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy

from desktop_app.domain.formats import format_number
from desktop_app.domain.progress import Report
from desktop_app.i18n import _
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import OneLine

DELAY = 300  # ms: shorter waits show nothing
_BAR_STEPS = 1000


class ProgressStrip(QFrame):
    """``begin`` with the job's label, ``show_report`` for each report, ``finish`` at its end."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = OneLine("", 13, 500, "text")
        self._words.setFixedWidth(300)
        self._count = OneLine()
        self._count.setFixedWidth(150)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = button(_("Cancel"), self.cancelled.emit, kind="mini")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(14)
        for part, stretch in ((self._words, 0), (self._bar, 1), (self._count, 0), (self.cancel, 0)):
            row.addWidget(part, stretch)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.show)
        self.hide()

    def begin(self, label: str) -> None:
        """``label`` is a message id, as in a Report."""
        self._words.show_words(_(label))
        self._bar.setAccessibleName(_(label))
        self._bar.setRange(0, 0)
        self._count.show_words("")
        self._timer.start()

    def show_report(self, report: Report) -> None:
        self._words.show_words(_(report.label))
        if not report.total:
            self._bar.setRange(0, 0)
            self._count.show_words(format_number(report.done) if report.done else "")
            return
        self._bar.setRange(0, _BAR_STEPS)
        self._bar.setValue(min(_BAR_STEPS, report.done * _BAR_STEPS // report.total))
        count = _("{done} of {total}")
        self._count.show_words(count.format(done=format_number(report.done), total=format_number(report.total)))

    def finish(self) -> None:
        self._timer.stop()
        self.hide()
