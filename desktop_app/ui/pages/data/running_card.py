"""The import that runs, above the list of those that are done: how far it is, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from desktop_app.domain.formats import NBSP, format_number
from desktop_app.domain.progress import Report
from desktop_app.i18n import _
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.labels import OneLine

_STEPS = 1000


class RunningCard(Card):
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = OneLine("", 13, 600, "text")
        self._share = OneLine("", 13, 600, "accent")
        self._share.setFixedWidth(48)
        self._count = OneLine()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._promise = OneLine(_("cancel leaves no trace"))
        self.cancel = button(_("Cancel"), self.cancelled.emit, kind="mini")
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._share)
        below.addWidget(self._promise, 1)
        below.addWidget(self.cancel)
        self.body.addLayout(top)
        self.body.addWidget(self._count)
        self.body.addWidget(self._bar)
        self.body.addLayout(below)
        self.hide()

    def begin(self, name: str) -> None:
        self._name.show_words(name)
        self.setAccessibleName(name)
        self._bar.setAccessibleName(name)
        self._share.show_words("")
        self._count.show_words(_("Importing…"))
        self._bar.setRange(0, 0)
        self.show()

    def show_report(self, report: Report) -> None:
        self._count.show_words(_(report.label))
        if not report.total:
            self._bar.setRange(0, 0)
            self._share.show_words("")
            return
        share = min(_STEPS, report.done * _STEPS // report.total)
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(share)
        self._share.show_words(f"{format_number(share // 10)}{NBSP}%")
