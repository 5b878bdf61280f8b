"""What a KPI means: its definition, what counts, what is left out, its formula and what it is held against."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout

from desktop_app.domain.formats import format_number
from desktop_app.i18n import _, ngettext
from desktop_app.reports.kpi_words import definition_lines
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import label

_MOST_IMPORTS: Final = 3


class DefinitionCard(Card):
    """``pin_asked``: the large gauge is wanted or no longer wanted; ``type_asked``: a value is to be typed."""

    pin_asked = Signal()
    type_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Definition"))
        self._pin = self.add_link("", self.pin_asked.emit, "pin")
        self.type = self.add_link(_("Type a value"), self.type_asked.emit, "edit")
        self._sentence = label("", 13, 600, wrap=True)
        self._lines = QFormLayout()
        self._lines.setHorizontalSpacing(14)
        self._lines.setVerticalSpacing(8)
        self._lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addWidget(self._sentence)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_kpi(
        self, kpi: Kpi, *, pinned: bool, typed: bool = False, imports: Sequence[tuple[int, str, int]] = ()
    ) -> None:
        """``typed``: part of it is typed; ``imports``: number, source and records of those it comes from."""
        self.type.setVisible(typed)
        self._pin.setText(_("Show as a row") if pinned else _("Show as large gauge"))
        self._sentence.setText(_(kpi.texts.definition))
        while self._lines.rowCount():
            self._lines.removeRow(0)
        for title, words in [*definition_lines(kpi), *import_lines(imports)]:
            name = label(title, 12, kind="muted")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._lines.addRow(name, label(words, 12, wrap=True))


def import_lines(imports: Sequence[tuple[int, str, int]]) -> list[tuple[str, str]]:
    """From which imports the records come, the newest first; the older ones by their number alone."""
    if not imports:
        return []
    said = [
        ngettext("{source} (#{batch}): {n} record", "{source} (#{batch}): {n} records", n).format(
            source=source, batch=batch, n=format_number(n)
        )
        for batch, source, n in imports[:_MOST_IMPORTS]
    ]
    rest = len(imports) - len(said)
    if rest:
        said.append(ngettext("{n} more import", "{n} more imports", rest).format(n=format_number(rest)))
    return [(_("Imported from"), "; ".join(said))]
