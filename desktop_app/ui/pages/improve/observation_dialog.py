"""What is asked when something was seen of the own side, the market or a competitor; nothing is kept here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from desktop_app.domain.observation import Observation, Side
from desktop_app.i18n import _
from desktop_app.reports.observation_words import QUESTIONS, SIDES
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.ui.widgets.labels import label


class ObservationDialog(QDialog):
    """``taken`` is what was typed once the dialog was accepted; ``rivals``: names of competitors known already."""

    def __init__(self, parent: QWidget, kpis: Sequence[Kpi], rivals: Sequence[str], before: Observation) -> None:
        super().__init__(parent)
        self.setWindowTitle(_(SIDES[before.side]))
        self.setMinimumWidth(460)
        self.taken: Observation | None = None
        self._before = before
        self.subject, self.kpi = QComboBox(), QComboBox()
        self.subject.setEditable(True)
        self.subject.addItems(list(rivals))
        self.subject.setEditText(before.subject)
        self.text, self.source = QLineEdit(before.text), QLineEdit(before.source)
        self.day = QDateEdit(QDate(before.day.year, before.day.month, before.day.day))
        self.day.setDisplayFormat("yyyy-MM-dd")  # the one order that is read the same way everywhere
        self.day.setCalendarPopup(True)
        self.kpi.addItem(_("none"), "")
        for kpi in kpis:
            self.kpi.addItem(_(kpi.texts.name), kpi.key)
        self.kpi.setCurrentIndex(max(0, self.kpi.findData(before.kpi)))
        self._problem = label("", 12, kind="act", wrap=True)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(24, 20, 24, 20)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow(label(_(QUESTIONS[self._before.side]), 13, kind="muted", wrap=True))
        rows: list[tuple[str, QWidget]] = [
            (_("What was seen"), self.text), (_("Day"), self.day), (_("Source"), self.source),
            (_("Shown by the KPI"), self.kpi),
        ]  # fmt: skip
        if self._before.side is Side.COMPETITOR:
            rows.insert(0, (_("Competitor"), self.subject))
        for title, widget in rows:
            widget.setAccessibleName(title)
            form.addRow(title, widget)
        form.addRow(self._problem)
        form.addRow(self.buttons)

    def _accept(self) -> None:
        nameless = self._before.side is Side.COMPETITOR and not self.subject.currentText().strip()
        if nameless or not self.text.text().strip():
            self._problem.setText(_("Write who it is.") if nameless else _("Write what was seen."))
            return
        self.taken = replace(
            self._before, text=self.text.text().strip(), day=date.fromisoformat(self.day.date().toString("yyyy-MM-dd")),
            subject=self.subject.currentText().strip(), source=self.source.text().strip(),
            kpi=str(self.kpi.currentData()),
        )  # fmt: skip
        self.accept()
