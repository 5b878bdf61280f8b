"""An editor made from the fields of a dataclass: a new rate shape or setting needs no window code of its own."""

import dataclasses
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui.forms.blocks import BlocksEditor, OptionalEditor
from desktop_app.ui.forms.editors import ChoiceEditor, LineEditor, SwitchEditor
from desktop_app.ui.forms.fields import Field, Manner, fields_of
from desktop_app.ui.forms.rows import RowsEditor
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label

_LEAVES = (LineEditor, ChoiceEditor, SwitchEditor, RowsEditor)
"""Editors that mark nothing when they are read; the others have ``look`` for that."""
_GAP = 16


class Form(QWidget):
    """Fields without a ``title`` in their metadata are kept as they are; so is what ``manner`` leaves out.

    A dataclass inside is edited in place, as a form of its own. ``columns``: how many fields stand side by side.
    ``titled`` False: the only field's title stands elsewhere.
    """

    changed = Signal()

    def __init__(self, value: Any, manner: Manner | None = None, *, columns: int = 1, titled: bool = True) -> None:
        super().__init__()
        self._value = value
        self._given = manner or Manner()
        self._columns, self._titled = columns, titled
        self.editors: dict[str, Any] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(_GAP)
        for place in range(columns):
            self._grid.setColumnStretch(place, 1)
        self._build()

    def _build(self) -> None:
        self._manner = self._given.suited_to(self._value)
        self.editors = {}
        place = 0
        for field in fields_of(type(self._value), self._manner):
            editor = self._make(field, getattr(self._value, field.name))
            editor.changed.connect(self._note)
            self.editors[field.name] = editor
            wide = isinstance(editor, (RowsEditor, BlocksEditor, OptionalEditor, Form)) or field.kind in (
                self._manner.makers
            )
            if wide:
                place += -place % self._columns
            row, side = divmod(place, self._columns)
            self._grid.addWidget(self._cell(field, editor), row, side, 1, self._columns if wide else 1)
            place += self._columns if wide else 1
        self._grid.setRowStretch(place + 1, 1)

    def _cell(self, field: Field, editor: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if self._titled and not isinstance(editor, (SwitchEditor, OptionalEditor)):
            title = label(_(field.title), 12, kind="muted", wrap=True)
            title.setBuddy(editor)
            column.addWidget(title)
        if isinstance(editor, SwitchEditor) and self._columns > 1:
            column.addStretch(1)
        column.addWidget(editor)
        if not isinstance(editor, SwitchEditor):
            column.addStretch(1)
        return made

    def _make(self, field: Field, value: Any) -> Any:
        if field.kind in self._manner.makers:
            return self._manner.makers[field.kind](field, value, self._manner)
        if field.choices is not None:
            return ChoiceEditor(field, value, self._manner.nothing.get(field.name, ""))
        if field.item is not None or dataclasses.is_dataclass(field.kind):
            return self._make_parts(field, value)
        if field.kind is bool:
            return SwitchEditor(field, value)
        return LineEditor(field, value, self._manner)

    def _make_parts(self, field: Field, value: Any) -> Any:
        """For dataclasses inside: rows of a table, a list of forms, a form that may be left out, or just a form."""
        if field.item is not None:
            if field.tabular(dataclasses.replace(self._manner, leave_out=frozenset())):
                return RowsEditor(field, value, dataclasses.replace(self._manner, leave_out=frozenset()))
            return BlocksEditor(field, value, self._manner, self._inner)
        if field.optional and (self._titled or value is None):
            return OptionalEditor(field, value, self._manner, self._inner)
        return self._inner(value, self._manner)

    def _inner(self, value: Any, manner: Manner) -> "Form":
        return Form(value, dataclasses.replace(manner, leave_out=frozenset()), columns=self._columns)

    def _note(self) -> None:
        """What is typed may give other fields other units; the form is then made anew, after the signal."""
        value = self.value()
        if value is not None and self._given.suited_to(value).units != self._manner.units:
            self._value = value
            QTimer.singleShot(0, self, self._rebuild)
        self.changed.emit()

    def _rebuild(self) -> None:
        clear(self._grid)
        self._build()

    def take(self) -> Any:
        """The dataclass with what was typed; UserError for the first field that is wrong, each said at its place."""
        values: dict[str, Any] = {}
        first: UserError | None = None
        for name, editor in self.editors.items():
            try:
                values[name] = editor.take()
            except UserError as error:
                editor.show_problem(str(error))
                if first is None:
                    first = error
                    editor.setFocus()
        if first is not None:
            raise first
        return dataclasses.replace(self._value, **values)

    def value(self) -> Any | None:
        """The dataclass, or None while something is wrong; nothing is shown: for checks while typing."""
        try:
            values = {name: _look(editor) for name, editor in self.editors.items()}
        except UserError:
            return None
        return dataclasses.replace(self._value, **values)

    def look(self) -> Any:
        """As ``take``, marking nothing."""
        found = self.value()
        if found is None:
            raise UserError(N_("A field cannot be read."))
        return found

    def show_problems(self) -> None:
        """Say at each wrong field what is wrong with it; the focus stays where it is."""
        for editor in self.editors.values():
            if not isinstance(editor, _LEAVES):
                editor.show_problems()
                continue
            try:
                editor.take()
            except UserError as error:
                editor.show_problem(str(error))

    def show_problem(self, words: str) -> None:
        """Its own fields say what is wrong with them."""


def _look(editor: Any) -> Any:
    return editor.take() if isinstance(editor, _LEAVES) else editor.look()
