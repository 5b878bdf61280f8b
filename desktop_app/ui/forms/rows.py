"""A tuple of small dataclasses (the steps of a plan, the points of a curve) as a table one types into."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.forms.fields import MISSING, Field, Manner, fields_of, reader, writer
from desktop_app.ui.forms.figures import unit_words
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label

_ROW_HEIGHT = 32
_MOST_SHOWN = 8
_WHOLE_ROW = Qt.ItemDataRole.UserRole + 1  # what a row holds beside its cells is kept as it was


class RowsEditor(QWidget):
    """Enter moves on, "Add a row" appends, "Remove" takes out the current one; a wrong cell says what is wrong."""

    changed = Signal()

    def __init__(self, field: Field, value: Any, manner: Manner) -> None:
        super().__init__()
        self._kind = field.item
        self._fields = fields_of(field.item, manner)
        self._readers = [reader(column, manner) for column in self._fields]
        self.table = QTableWidget(0, len(self._fields))
        self.table.setAccessibleName(_(field.title))
        self.table.setHorizontalHeaderLabels([_head(column, manner) for column in self._fields])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.table.setFont(theme.figure_font(13))
        self._problem = label("", 12, kind="act", wrap=True)
        self._problem.hide()
        self._wrong = (0, 0, "")
        for row in value or ():
            self._append(row)
        self.table.itemChanged.connect(self._note)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(button(_("Add a row"), self.add_row, kind="mini", icon="plus"))
        buttons.addWidget(button(_("Remove the row"), self.remove_row, kind="mini", icon="trash"))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table)
        column.addWidget(self._problem)
        column.addLayout(buttons)
        self._fit()

    def _fit(self) -> None:
        shown = min(max(self.table.rowCount(), 2), _MOST_SHOWN)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + shown * _ROW_HEIGHT + 4)

    def _append(self, value: Any) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for place, column in enumerate(self._fields):
            known = None if value is None else getattr(value, column.name)
            item = QTableWidgetItem("" if known is None else writer(column)(known))
            side = Qt.AlignmentFlag.AlignLeft if column.kind is str else Qt.AlignmentFlag.AlignRight
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            item.setData(Qt.ItemDataRole.UserRole, (item.text(), known))
            if place == 0:
                item.setData(_WHOLE_ROW, value)
            self.table.setItem(row, place, item)

    def add_row(self) -> None:
        self._append(None)
        self._fit()
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()
        self.changed.emit()

    def remove_row(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            self._fit()
            self.changed.emit()

    def _note(self) -> None:
        self.show_problem("")
        self.changed.emit()

    def take(self) -> tuple[Any, ...]:
        """Every row as its dataclass; UserError for the first wrong cell, which ``show_problem`` then marks."""
        return tuple(self._take_row(row) for row in range(self.table.rowCount()))

    def _take_row(self, row: int) -> Any:
        values: dict[str, Any] = {}
        for place, column in enumerate(self._fields):
            item = self.table.item(row, place)
            try:
                values[column.name] = self._take_cell(item, place)
            except UserError as error:
                self._wrong = (row, place, str(error))
                raise UserError(
                    N_("Row {row}, {column}: {problem}"), row=row + 1, column=_(column.title), problem=str(error)
                ) from error
        first = self.table.item(row, 0)
        known = first.data(_WHOLE_ROW) if first is not None else None
        return self._kind(**values) if known is None else dataclasses.replace(known, **values)

    def _take_cell(self, item: QTableWidgetItem | None, place: int) -> Any:
        if item is None or not item.text().strip():
            if self._fields[place].optional:
                return None
            raise UserError(MISSING)
        shown, value = item.data(Qt.ItemDataRole.UserRole) or ("", None)
        return value if item.text() == shown else self._readers[place](item.text())

    def _mark(self, item: QTableWidgetItem | None, words: str) -> None:
        if item is not None:
            self.table.blockSignals(True)  # marking is not editing
            item.setBackground(QBrush(theme.color("act_soft")) if words else QBrush())
            item.setToolTip(words)
            self.table.blockSignals(False)

    def show_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        row, place, cell_words = self._wrong
        self._mark(self.table.item(row, place), cell_words if words else "")
        if words:
            self.table.setCurrentCell(row, place)


def _head(column: Field, manner: Manner) -> str:
    unit = unit_words(column.unit, manner.currency)
    return _("{title}, {unit}").format(title=_(column.title), unit=unit) if unit else _(column.title)
