"""An editor made from the fields of a dataclass: a new rate shape or setting needs no window code of its own."""

import dataclasses
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.forms.editors import ChoiceEditor, LineEditor, SwitchEditor
from desktop_app.ui.forms.fields import Field, Manner, fields_of
from desktop_app.ui.forms.rows import RowsEditor
from desktop_app.ui.widgets.labels import label

AnyEditor = LineEditor | ChoiceEditor | SwitchEditor | RowsEditor


class Form(QWidget):
    """Fields without a ``title`` in their metadata are kept as they are; so is what ``manner`` leaves out.

    A dataclass inside is edited in place, as a form of its own.
    """

    changed = Signal()

    def __init__(self, value: Any, manner: Manner | None = None) -> None:
        super().__init__()
        self._value = value
        self._manner = manner or Manner()
        self._fields = fields_of(type(value), self._manner)
        self.editors: dict[str, AnyEditor | Form] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for field in self._fields:
            editor = self._make(field, getattr(value, field.name))
            editor.changed.connect(self.changed)
            self.editors[field.name] = editor
            if not isinstance(editor, SwitchEditor):
                title = label(_(field.title), 12, kind="muted")
                title.setBuddy(editor)
                column.addWidget(title)
            column.addWidget(editor)
            column.addSpacing(8)

    def _make(self, field: Field, value: Any) -> "AnyEditor | Form":
        if field.choices is not None:
            return ChoiceEditor(field, value)
        if field.kind is bool:
            return SwitchEditor(field, value)
        if field.item is not None:
            return RowsEditor(field, value, self._manner)
        if dataclasses.is_dataclass(field.kind):
            return Form(value, self._manner)
        return LineEditor(field, value, self._manner)

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
            values = {name: editor.take() for name, editor in self.editors.items()}
        except UserError:
            return None
        return dataclasses.replace(self._value, **values)

    def show_problem(self, words: str) -> None:
        """Its own fields say what is wrong with them."""
