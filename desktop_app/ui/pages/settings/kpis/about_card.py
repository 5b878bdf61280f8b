"""What the chosen KPI means, whether the data allow it, what was said of it; wishes are signals, the view acts."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFormLayout, QVBoxLayout

from desktop_app.domain.formats import format_day
from desktop_app.i18n import _
from desktop_app.operations.kpis.catalogue import QUOTA
from desktop_app.reports.kpi_words import GROUP_WORDS, UNIT_WORDS, definition_lines
from desktop_app.store.kpi_definitions import Definition
from desktop_app.ui.pages.settings.kpis.lines import Item
from desktop_app.ui.widgets.card import Card, Chip, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import label

_REVISIONS: Final = 5


class AboutCard(Card):
    """What the KPI means, and the ways from here."""

    import_asked = Signal()
    target_asked = Signal()
    gauge_asked = Signal()
    copy_asked = Signal()
    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self.chip = Chip("")
        self.add_to_head(self.chip)
        self._sentence = label("", 13, 600, wrap=True)
        self._lines = QFormLayout()
        self._lines.setHorizontalSpacing(14)
        self._lines.setVerticalSpacing(6)
        self._lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(4)
        self.links = Flow()
        self._buttons = [button(words, asked.emit, kind="link") for words, asked in self._ways()]
        for link in self._buttons:
            self.links.add(link)
        self.body.addWidget(self._sentence)
        self.body.addLayout(self._lines)
        self.body.addLayout(self._gaps)
        self.body.addWidget(self.links)

    def _ways(self) -> list[tuple[str, SignalInstance]]:
        return [
            (_("Import a file"), self.import_asked),
            (_("Open its gauge"), self.gauge_asked),
            (_("Set a target"), self.target_asked),
            (_("Edit"), self.edit_asked),
            (_("Delete…"), self.remove_asked),
            (_("Copy as my own"), self.copy_asked),
        ]

    def show_item(self, item: Item) -> None:
        kpi = item.kpi
        family = _("{family} · {unit}").format(family=_(GROUP_WORDS[kpi.group]), unit=_(UNIT_WORDS[kpi.unit]))
        self.show_title(_(kpi.texts.name), family)
        words, ink = (_("shown"), "accent") if item.shown else (_("hidden"), "muted")
        self.chip.show_words(words, ink)
        self._sentence.setText(_(kpi.texts.definition) if kpi.texts.definition else "")
        self._sentence.setVisible(bool(kpi.texts.definition))
        while self._lines.rowCount():
            self._lines.removeRow(0)
        for title, line in definition_lines(kpi):
            name = label(title, 12, kind="muted")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._lines.addRow(name, label(line, 12, wrap=True))
        self._show_gaps(item)
        self._show_links(item)

    def _show_gaps(self, item: Item) -> None:
        clear(self._gaps)
        for sentence in item.gaps:
            self._gaps.addWidget(label(sentence, 12, kind="watch", wrap=True))
        if not item.gaps:
            self._gaps.addWidget(label(_("It can be computed from your data."), 12, kind="muted"))

    def _show_links(self, item: Item) -> None:
        """Only what leads somewhere: a target for a quota is set for revenue, a gauge without data is not there."""
        there = item.shown and not item.gaps
        target, own = there and QUOTA not in item.kpi.measures, item.kpi.own
        for link, shown in zip(self._buttons, (item.imports, there, target, own, own, True), strict=True):
            link.setVisible(shown)
        self.links.arrange()


class RevisionsCard(Card):
    """What was said of the KPI, the newest first."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Changes"))
        self._undo = self.add_link(_("Take the last one back"), self.undo_asked.emit, "undo")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)

    def show_revisions(self, revisions: Sequence[Definition]) -> None:
        self.setVisible(bool(revisions))
        clear(self._rows)
        for one in revisions[:_REVISIONS]:
            since = _("from {day}").format(day=format_day(one.valid_from)) if one.valid_from else _("for all days")
            words = _("{day}: {reason}, {since}").format(
                day=format_day(date.fromisoformat(one.recorded_at[:10])),
                reason=one.reason or _("no reason given"),
                since=since,
            )
            self._rows.addWidget(label(words, 12, kind="muted", wrap=True))
        self._undo.setVisible(bool(revisions))
