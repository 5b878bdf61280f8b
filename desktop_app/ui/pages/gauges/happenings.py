"""What happened and may explain a trend: typed, changed and removed on an opened KPI; drawn by history and plot."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from desktop_app.domain.annotation import Annotation, Occasion
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.ui.viewpoint import scope_words
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import TableModel

OCCASIONS: Final = {
    Occasion.LAUNCH: N_("Launch"),
    Occasion.CAMPAIGN: N_("Campaign"),
    Occasion.COMPETITOR: N_("Competitor"),
    Occasion.PRICE: N_("Price"),
    Occasion.OTHER: N_("Other"),
}
_COLUMNS: Final = (
    Column("day", N_("Day")),
    Column("occasion", N_("Occasion")),
    Column("text", N_("What happened")),
    Column("scope", N_("For whom")),
    Column("trends", N_("Trends")),
    Column("shift", N_("Usual range")),
)


class HappeningDialog(QDialog):
    """``taken`` is what was typed once the dialog was accepted; ``before``: what is changed, or the first offer."""

    def __init__(self, parent: QWidget, kpi: Kpi, scope: Scope, before: Annotation) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What happened"))
        self.setMinimumWidth(440)
        self.taken: Annotation | None = None
        self._before = before
        self.day = QDateEdit(QDate(before.day.year, before.day.month, before.day.day))
        self.day.setCalendarPopup(True)
        self.occasion, self.scope, self.trends = QComboBox(), QComboBox(), QComboBox()
        for occasion, word in OCCASIONS.items():
            self.occasion.addItem(_(word), occasion)
        for one in dict.fromkeys((COMPANY, scope, before.scope)):
            self.scope.addItem(scope_words(one), one)
        self.trends.addItem(_("All KPIs"), "")
        self.trends.addItem(_(kpi.texts.name), kpi.key)
        self.text = QLineEdit(before.text)
        self.shift = QCheckBox(_("From here on another level is usual: begin the usual range anew"))
        self.shift.setChecked(before.shift)
        self._problem = label("", 12, kind="act", wrap=True)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.occasion.setCurrentIndex(list(OCCASIONS).index(before.occasion))
        self.scope.setCurrentIndex(self.scope.findData(before.scope))
        self.trends.setCurrentIndex(max(0, self.trends.findData(before.kpi)))

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        rows = (
            (_("What happened"), self.text), (_("Day"), self.day), (_("Occasion"), self.occasion),
            (_("For whom"), self.scope), (_("Trends"), self.trends),
        )  # fmt: skip
        for title, widget in rows:
            widget.setAccessibleName(title)
            form.addRow(title, widget)
        form.addRow(self.shift)
        form.addRow(self._problem)
        form.addRow(self.buttons)

    def _accept(self) -> None:
        if not self.text.text().strip():
            self._problem.setText(_("Write what happened."))
            self.text.setFocus()
            return
        day = date.fromisoformat(self.day.date().toString("yyyy-MM-dd"))
        self.taken = Annotation(day, self.text.text().strip(), self.occasion.currentData(), self.scope.currentData(),
                                self.trends.currentData(), self.shift.isChecked(), self._before.id)  # fmt: skip
        self.accept()


def happenings_table(found: Sequence[Annotation], kpi: Kpi) -> Table:
    """One row a happening, by day; the columns are those of the export too."""
    rows = tuple(
        (one.day, _(OCCASIONS[one.occasion]), one.text, scope_words(one.scope),
         _(kpi.texts.name) if one.kpi else _("All KPIs"), _("begins anew") if one.shift else "")
        for one in found
    )  # fmt: skip
    return Table(_COLUMNS, rows)


class HappeningsCard(Card):
    """Enter changes a row, Delete removes it. ``kept`` carries an Annotation, ``removed`` and ``undo_asked`` a number.

    ``export_asked`` carries the table.
    """

    kept = Signal(object)
    removed = Signal(int)
    undo_asked = Signal(int)
    export_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("What happened"), _("Enter changes, Delete removes"), flush=True)
        self._kpi: Kpi | None = None
        self._scope, self._found, self._gone = COMPANY, list[Annotation](), 0
        self.undo = self.add_link(_("Undo the removal"), self._ask_undo, "undo")
        self.undo.hide()
        self.export = self.add_link(_("Export"), self._ask_export, "export")
        self.body.setContentsMargins(0, 0, 0, 8)
        self._table = TableView(TableModel(Table(_COLUMNS, ())), _("What happened"), dense=True, stretch="text",
                                sortable=False)  # fmt: skip
        self._table.row_activated.connect(self._change)
        self.body.addWidget(self._table)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self._table, self._remove)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_happenings(self, kpi: Kpi, scope: Scope, found: Sequence[Annotation]) -> None:
        self._kpi, self._scope, self._found = kpi, scope, list(found)
        model = self._table.model
        assert isinstance(model, TableModel)
        model.show_table(happenings_table(found, kpi))
        self._table.fit_columns()
        self._table.setVisible(bool(found))
        self.export.setVisible(bool(found))
        self.undo.setVisible(bool(self._gone))
        self.setVisible(bool(found) or bool(self._gone))
        self._table.setFixedHeight(DENSE * (len(found) + 1) + 6)

    def add(self, day: date) -> None:
        """Ask for a new one, offered for ``day`` and the people looked at."""
        if self._kpi is not None:
            self._ask(Annotation(day, "", scope=self._scope, kpi=self._kpi.key))

    def _ask(self, before: Annotation) -> None:
        assert self._kpi is not None
        dialog = HappeningDialog(self, self._kpi, self._scope, before)
        if dialog.exec() and dialog.taken is not None:
            self.kept.emit(dialog.taken)

    def _change(self, row: int) -> None:
        self._ask(replace(self._found[row]))

    def _remove(self) -> None:
        row = self._table.grid.currentIndex().row()
        if 0 <= row < len(self._found):
            self._gone = self._found[row].id
            self.removed.emit(self._gone)

    def _ask_undo(self) -> None:
        gone, self._gone = self._gone, 0
        self.undo_asked.emit(gone)

    def _ask_export(self) -> None:
        if self._kpi is not None:
            self.export_asked.emit(happenings_table(self._found, self._kpi))
