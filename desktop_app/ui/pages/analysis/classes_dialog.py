"""The rules by which customers are classed, as a table one types into: first match first, from a day on."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _
from desktop_app.rules.analysis.classes import ClassRule
from desktop_app.ui import theme
from desktop_app.ui.forms.figures import read_figure, read_whole, write_figure
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label

_COLUMNS: Final = (
    ("name", N_("Class")), ("first_within", N_("New for, days")),
    ("silent_for", N_("Silent for, days")), ("bought_within", N_("Bought within, days")),
    ("top_share", N_("Top, %")), ("min_amount", N_("Amount from")),
    ("min_orders", N_("Orders from")), ("care_days", N_("Contact every, days")),
    ("strategy", N_("Strategy")),
)  # fmt: skip
_UNITS: Final = {"top_share": Unit.PERCENT, "min_amount": None}
_TEXTS: Final = ("name", "strategy")
_ROW: Final = 32


class ClassesDialog(QDialog):
    """``saved``: the rules as they stand (None: the built-in ones), the day from which they hold, why."""

    saved = Signal(object, object, str)

    def __init__(self, parent: QWidget, rules: Sequence[ClassRule], day: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Classes of customers"))
        self.resize(1040, 460)
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setAccessibleName(_("Classes of customers"))
        self.table.setHorizontalHeaderLabels([_(title) for _key, title in _COLUMNS])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setFont(theme.figure_font(13))
        for rule in rules:
            self._append(rule)
        self.first = QDateEdit(QDate(day.year, day.month, day.day))
        self.first.setDisplayFormat("yyyy-MM-dd")  # the one order that is read the same way everywhere
        self.first.setCalendarPopup(True)
        self.first.setAccessibleName(_("From"))
        self.problem = label("", 12, kind="act", wrap=True)
        self.problem.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(button(_("Add a class"), lambda: self._append(ClassRule("")), kind="mini", icon="plus"))
        tools.addWidget(button(_("Remove"), self._remove, kind="mini"))
        tools.addWidget(button(_("Move up"), self._move_up, kind="mini"))
        tools.addStretch(1)
        tools.addWidget(label(_("From"), 13))
        tools.addWidget(self.first)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        save = self.buttons.button(kinds.Save)
        save.setProperty("kind", "primary")
        save.setFont(theme.font(13, 600))
        built_in = self.buttons.addButton(_("Use the built-in classes"), QDialogButtonBox.ButtonRole.ResetRole)
        built_in.clicked.connect(lambda: self._done(None))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(label(
            _("A customer is in the first class whose conditions all hold; an empty cell asks nothing. Days before the "
              "one below keep the classes that held then."), 13, wrap=True,
        ))  # fmt: skip
        whole.addWidget(self.table, 1)
        whole.addWidget(self.problem)
        whole.addLayout(tools)
        whole.addWidget(self.buttons)

    def _append(self, rule: ClassRule) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for place, (key, _title) in enumerate(_COLUMNS):
            self.table.setItem(row, place, QTableWidgetItem(_shown(rule, key)))

    def _remove(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def _move_up(self) -> None:
        row = self.table.currentRow()
        if row <= 0:
            return
        cells = [self.table.takeItem(row, place) for place in range(len(_COLUMNS))]
        self.table.removeRow(row)
        self.table.insertRow(row - 1)
        for place, item in enumerate(cells):
            self.table.setItem(row - 1, place, item)
        self.table.setCurrentCell(row - 1, 0)

    def rules(self) -> tuple[ClassRule, ...]:
        """As typed; UserError for a cell that is no number. Rows without a name are left out."""
        found = []
        for row in range(self.table.rowCount()):
            values: dict[str, Any] = {}
            for place, (key, _title) in enumerate(_COLUMNS):
                item = self.table.item(row, place)
                values[key] = _typed(key, item.text().strip() if item else "")
            if values["name"]:
                found.append(ClassRule(**values))
        return tuple(found)

    def _accept(self) -> None:
        try:
            rules = self.rules()
        except UserError as wrong:
            self._say(str(wrong))
            return
        if rules:
            self._done(rules)
        else:
            self._say(_("There is no class. Add one, or use the built-in classes."))

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()

    def _done(self, rules: tuple[ClassRule, ...] | None) -> None:
        day = self.first.date()
        self.saved.emit(rules, date(day.year(), day.month(), day.day()), "")
        self.accept()


def _shown(rule: ClassRule, key: str) -> str:
    value = getattr(rule, key)
    if key in _TEXTS:
        return _(value) if value else ""
    if not value:
        return ""
    return write_figure(Fraction(value), _UNITS.get(key))


def _typed(key: str, text: str) -> str | int | Fraction:
    if key in _TEXTS:
        return text
    if key in _UNITS:
        return read_figure(text, _UNITS[key]) if text else Fraction(0)
    return read_whole(text) if text else 0
