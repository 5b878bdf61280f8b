"""The columns of the payroll file in their order, and what payroll calls each component; kept for every later file."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.reports.run_table import PAYROLL, PayrollForm
from desktop_app.store.settings import WorkspaceSettings
from desktop_app.ui.pages.pay.dialogs import Ask
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label

_ROW = 26
_KEY = Qt.ItemDataRole.UserRole
_PAY = "pay"


class AskPayroll(Ask):
    """``agreed`` is called with the keys of the columns in their order and the code of each component, "" for none."""

    def __init__(
        self,
        parent: QWidget,
        chosen: WorkspaceSettings,
        components: Sequence[str],
        agreed: Callable[[Sequence[str], Mapping[str, str]], object],
    ) -> None:
        super().__init__(
            parent,
            _("Columns of the payroll file"),
            _("What is ticked is written, from left to right as it stands here. The pay is always in the file."),
            _("Keep"),
            lambda: agreed(self.columns(), self.codes()),
        )
        self.list = _columns(PayrollForm({}, "", chosen.payroll_columns, chosen.pay_codes))
        self.list.itemChanged.connect(lambda _item: self._mark())
        names = dict.fromkeys((*components, *chosen.pay_codes))
        self.edits = {name: QLineEdit(chosen.pay_codes.get(name, "")) for name in names}
        self.problem.hide()
        self._lay_out()
        self._mark()

    def _lay_out(self) -> None:
        self.column.insertWidget(2, self.list)
        moves = QHBoxLayout()
        moves.setSpacing(8)
        self.up = button(_("Further left"), lambda: self._move(-1), kind="mini")
        self.down = button(_("Further right"), lambda: self._move(1), kind="mini")
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        moves.addStretch(1)
        self.column.insertLayout(3, moves)
        if not self.edits:
            return
        codes = QWidget()
        form = QFormLayout(codes)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        for name, edit in self.edits.items():
            edit.setAccessibleName(_("Pay code of {component}").format(component=_(name)))
            form.addRow(_(name), edit)
        whole = QVBoxLayout()
        whole.setSpacing(4)
        whole.addWidget(label(_("Pay codes, as the payroll program knows them"), 12, kind="muted", wrap=True))
        whole.addWidget(codes)
        self.column.insertLayout(4, whole)

    def _move(self, step: int) -> None:
        """The current column one place on; its tick goes with it."""
        place = self.list.currentRow()
        if not 0 <= place < self.list.count() or not 0 <= place + step < self.list.count():
            return
        one = self.list.takeItem(place)
        self.list.insertItem(place + step, one)
        self.list.setCurrentRow(place + step)

    def _mark(self) -> None:
        """Codes without their column would be typed for nothing."""
        for edit in self.edits.values():
            edit.setEnabled("code" in self.columns())

    def columns(self) -> list[str]:
        items = [self.list.item(place) for place in range(self.list.count())]
        return [one.data(_KEY) for one in items if one.checkState() is Qt.CheckState.Checked]

    def codes(self) -> dict[str, str]:
        return {name: edit.text().strip() for name, edit in self.edits.items()}


def _columns(form: PayrollForm) -> QListWidget:
    """Those in the file first, in their order; the pay cannot be left out."""
    made = QListWidget()
    made.setAccessibleName(_("Columns"))
    made.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    inside = form.chosen()
    for column in (*inside, *(one for one in PAYROLL if one not in inside)):
        one = QListWidgetItem(_(column.title), made)
        one.setData(_KEY, column.key)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
        one.setFlags(flags if column.key == _PAY else flags | Qt.ItemFlag.ItemIsUserCheckable)
        one.setCheckState(Qt.CheckState.Checked if column in inside else Qt.CheckState.Unchecked)
    made.setFixedHeight(len(PAYROLL) * _ROW + 6)
    made.setCurrentRow(0)
    return made
