"""What a KPI means: its definition, what counts, what is left out, its formula and what it is held against."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout

from desktop_app.i18n import _
from desktop_app.reports.kpi_words import definition_lines
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import label


class DefinitionCard(Card):
    """``pin_asked``: the large gauge on the page of gauges is wanted or no longer wanted."""

    pin_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Definition"))
        self._pin = self.add_link("", self.pin_asked.emit, "pin")
        self._sentence = label("", 13, 600, wrap=True)
        self._lines = QFormLayout()
        self._lines.setHorizontalSpacing(14)
        self._lines.setVerticalSpacing(8)
        self._lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addWidget(self._sentence)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_kpi(self, kpi: Kpi, *, pinned: bool) -> None:
        self._pin.setText(_("Show as a row") if pinned else _("Show as large gauge"))
        self._sentence.setText(_(kpi.texts.definition))
        while self._lines.rowCount():
            self._lines.removeRow(0)
        for title, words in definition_lines(kpi):
            name = label(title, 12, kind="muted")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._lines.addRow(name, label(words, 12, wrap=True))
