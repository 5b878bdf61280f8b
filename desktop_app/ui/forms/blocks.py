"""Editors of what is too much for a row of a table: a list of small forms, and a form that may be left out."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_number
from desktop_app.i18n import N_, _
from desktop_app.ui.forms.fields import Field, Manner
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label

MakeForm = Callable[[Any, Manner], Any]


class BlocksEditor(QWidget):
    """One form for each item of a tuple; "Add one more" begins with what ``manner`` calls fresh."""

    changed = Signal()

    def __init__(self, field: Field, value: Any, manner: Manner, make: MakeForm) -> None:
        super().__init__()
        self._field, self._manner, self._make_form = field, manner, make
        self.forms: list[Any] = []
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._blocks)
        add = button(_("Add one more"), self.add_block, kind="mini", icon="plus")
        add.setAccessibleName(_("Add one more: {title}").format(title=_(field.title)))
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        column.addLayout(row)
        for item in value or ():
            self._append(item)

    def _append(self, item: Any) -> None:
        form = self._make_form(item, self._manner)
        form.changed.connect(self.changed)
        self.forms.append(form)
        block = QFrame()
        block.setProperty("kind", "sunk")
        column = QVBoxLayout(block)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label(format_number(len(self.forms)), 12, 600, kind="muted"))
        head.addStretch(1)
        head.addWidget(button(_("Remove"), lambda: self._remove(form, block), kind="mini", icon="trash"))
        column.addLayout(head)
        column.addWidget(form)
        self._blocks.addWidget(block)

    def add_block(self) -> None:
        self._append(self._manner.begin(self._field.item))
        self.forms[-1].setFocus()
        self.changed.emit()

    def _remove(self, form: Any, block: QWidget) -> None:
        self.forms.remove(form)
        self._blocks.removeWidget(block)
        block.hide()
        block.deleteLater()
        self.changed.emit()

    def take(self) -> tuple[Any, ...]:
        return tuple(form.take() for form in self.forms)

    def look(self) -> tuple[Any, ...]:
        """As ``take``, marking nothing."""
        found = tuple(form.value() for form in self.forms)
        if any(one is None for one in found):
            raise UserError(N_("A field cannot be read."))
        return found

    def show_problems(self) -> None:
        for form in self.forms:
            form.show_problems()

    def show_problem(self, words: str) -> None:
        """The forms' own fields say what is wrong with them."""


class OptionalEditor(QWidget):
    """A switch with the field's title, and the form under it while it is on."""

    changed = Signal()

    def __init__(self, field: Field, value: Any, manner: Manner, make: MakeForm) -> None:
        super().__init__()
        self._field, self._manner, self._make_form = field, manner, make
        self.form: Any = None
        self.switch = QCheckBox(_(field.title))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.switch)
        if value is not None:
            self._put(value)
            self.switch.setChecked(True)
        self.switch.toggled.connect(self._turn)

    def _put(self, value: Any) -> None:
        self.form = self._make_form(value, self._manner)
        self.form.changed.connect(self.changed)
        self._column.addWidget(self.form)

    def _turn(self, on: bool) -> None:
        if self.form is None:
            self._put(self._manner.begin(self._field.kind))
        self.form.setVisible(on)
        self.changed.emit()

    def take(self) -> Any:
        return self.form.take() if self.switch.isChecked() else None

    def look(self) -> Any:
        """As ``take``, marking nothing."""
        if not self.switch.isChecked():
            return None
        found = self.form.value()
        if found is None:
            raise UserError(N_("A field cannot be read."))
        return found

    def show_problems(self) -> None:
        if self.switch.isChecked():
            self.form.show_problems()

    def show_problem(self, words: str) -> None:
        """The form's own fields say what is wrong with them."""
