"""One editor a field: it shows a value, and ``take`` gives it back or raises UserError.

Each has a signal ``changed`` and ``show_problem``, which says at its place what is wrong ("" for nothing).
"""

from contextlib import suppress
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.forms.fields import MISSING, Field, Manner, reader, writer
from desktop_app.ui.forms.figures import unit_words
from desktop_app.ui.widgets.labels import label


class LineEditor(QWidget):
    """Text, figures, days, lists of names: one line that is read when it is asked for.

    A value that was not touched is given back as it came, even if its text is rounded.
    """

    changed = Signal()

    def __init__(self, field: Field, value: Any, manner: Manner) -> None:
        super().__init__()
        self._field = field
        self._read = reader(field, manner)
        self._value = value
        self._shown = "" if value is None else writer(field)(value)
        self.line = QLineEdit(self._shown)
        self.line.setAccessibleName(_(field.title))
        self.line.setPlaceholderText(_(field.hint))
        self.line.textChanged.connect(self._note)
        self.line.editingFinished.connect(self._echo)
        self._problem = label("", 12, kind="act", wrap=True)
        self._problem.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        unit = unit_words(field.unit, manner.currency)
        if unit:
            row.addWidget(label(unit, 13, kind="muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._problem)
        self.setFocusProxy(self.line)

    def _note(self) -> None:
        self.show_problem("")
        self.changed.emit()

    def _echo(self) -> None:
        """Show a typed figure as it was understood: 1.234 becomes 1,234 or 1.234, and the person sees which."""
        if self._field.kind in (Fraction, int) and self.line.text() not in ("", self._shown):
            with suppress(UserError):  # a wrong figure is said when it is asked for
                self.line.setText(writer(self._field)(self._read(self.line.text())))

    def take(self) -> Any:
        text = self.line.text()
        if text == self._shown:
            return self._value
        if not text.strip() and self._field.optional:
            return None
        if not text.strip() and self._field.kind is not str and not self._reads_nothing():
            raise UserError(MISSING)
        return self._read(text)

    def _reads_nothing(self) -> bool:
        """A list of names may be empty."""
        return isinstance(self._value, tuple)

    def show_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        kind = "wrong" if words else ""
        if self.line.property("kind") != kind:
            self.line.setProperty("kind", kind)
            self.line.style().polish(self.line)  # a rule that hangs on a property is not looked up again by itself


class ChoiceEditor(QComboBox):
    """One of several values; an optional field has None first, called ``nothing``. An unknown value is one more."""

    changed = Signal()

    def __init__(self, field: Field, value: Any, nothing: str = "") -> None:
        super().__init__()
        assert field.choices is not None
        self.setAccessibleName(_(field.title))
        self._values = [None, *field.choices] if field.optional else list(field.choices)
        for known in self._values:
            self.addItem((_(nothing) or _("none")) if known is None else _(field.choices[known]))
        if value not in self._values:  # what isn't known here is kept
            self._values.append(value)
            self.addItem(str(value))
        self.setCurrentIndex(self._values.index(value))
        self.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def take(self) -> Any:
        return self._values[self.currentIndex()]

    def choose(self, value: Any) -> None:
        """Show ``value``, one of those there are."""
        self.setCurrentIndex(self._values.index(value))

    def show_problem(self, words: str) -> None:
        self.setToolTip(words)


class SwitchEditor(QCheckBox):
    """Yes or no; the words stand beside the box."""

    changed = Signal()

    def __init__(self, field: Field, value: Any) -> None:
        super().__init__(_(field.title))
        self.setChecked(bool(value))
        self.toggled.connect(lambda _on: self.changed.emit())

    def take(self) -> bool:
        return self.isChecked()

    def show_problem(self, words: str) -> None:
        self.setToolTip(words)
