"""One component of a plan: its rule as a sentence, and opened, every field it has, grouped as people ask for them."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.explanation import Explanation
from desktop_app.i18n import _
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.rating import Shape
from desktop_app.ui import theme
from desktop_app.ui.forms import Form, Manner
from desktop_app.ui.forms.fields import Field
from desktop_app.ui.pages.pay.beginnings import suited_shape
from desktop_app.ui.pages.pay.elements import COMPONENT_ELEMENTS
from desktop_app.ui.pages.pay.figure_units import units_differ
from desktop_app.ui.pages.pay.manners import manner_of
from desktop_app.ui.pages.pay.rules_box import RulesBox
from desktop_app.ui.pages.pay.shape_editor import WIDE, ShapeEditor
from desktop_app.ui.pages.pay.words import rule_markup
from desktop_app.ui.widgets.card import Chip, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import OneLine, rule

_ALL: Final = frozenset(item.name for item in fields(Component))
_BASIC: Final = ("name", "measure", "every")
_COLUMNS: Final = 3
_LIST_FRAME: Final = 32
_LIMITS: Final = ("rule", "floor", "cap")


class ComponentCard(QFrame):
    """``changed``: look at ``component`` and ``wrong``. ``opened``: other cards may close."""

    changed = Signal()
    opened = Signal()
    remove_asked = Signal()

    def __init__(self, component: Component, measures: Mapping[str, str], currency: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.component = component
        self.wrong = False
        """Whether a field holds what cannot be read; ``component`` is then the one before."""
        self._measures, self._currency = measures, currency
        self._forms: list[tuple[tuple[str, ...], Form]] = []
        self._number = Chip("1", "accent")
        self._name = OneLine(_(component.name), 13, 600, "text")
        self._type = Chip("")
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setFont(theme.figure_font(13))
        self._sentence.linkActivated.connect(lambda _link: self.set_open(on=True))
        self._toggle = button(_("Edit"), lambda: self.set_open(on=not self.is_open()), kind="mini", icon="chevron-down")
        self._body = QWidget()
        self._body.hide()
        self._columns = QGridLayout(self._body)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setHorizontalSpacing(16)
        self._columns.setVerticalSpacing(8)
        self._lay_out()
        theme.notice.changed.connect(self._tint)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._number)
        head.addWidget(self._name, 1)
        head.addWidget(self._type)
        head.addWidget(button(_("Remove"), self.remove_asked.emit, kind="mini", icon="trash"))
        head.addWidget(self._toggle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self._sentence)
        whole.addWidget(self._body)

    def is_open(self) -> bool:
        return not self._body.isHidden()

    def set_open(self, *, on: bool) -> None:
        if on and not self._forms:
            self._build()
        self._body.setVisible(on)
        self._toggle.setText(_("Close") if on else _("Edit"))
        theme.set_icon(self._toggle, "chevron-up" if on else "chevron-down", "text", 14)
        if on:
            self.opened.emit()
            self._shape.setFocus()

    def show_words(self, number: int, explanation: Explanation) -> None:
        """The rule of ``component`` in words, as the plan describes it."""
        self._number.show_words(str(number), "accent")
        self._explanation = explanation
        self._name.show_words(_(self.component.name))
        self._type.show_words(_(self.component.shape.title))
        self.setAccessibleName(_(self.component.name))
        self._tint()

    def _tint(self) -> None:
        self._sentence.setText(rule_markup(self._explanation))

    def _build(self) -> None:
        self._forms.clear()
        clear(self._columns)
        wide = isinstance(self.component.shape, WIDE)
        self._shape = ShapeEditor(self.component, lambda one: self._manner_for(one, frozenset()))
        self._shape.changed.connect(self._read)
        self._shape.rebuilt.connect(self._rebuild)
        self._columns.addWidget(rule(), 0, 0, 1, _COLUMNS)
        self._columns.addWidget(self._form(_BASIC, _COLUMNS), 1, 0, 1, _COLUMNS)
        if wide:
            self._columns.addWidget(self._form(_LIMITS, _COLUMNS), 2, 0, 1, _COLUMNS)
            self._columns.addWidget(self._shape, 3, 0, 1, _COLUMNS)
        else:
            self._columns.addWidget(_top(self._shape), 2, 0, 1, 2)
            self._columns.addWidget(self._form(_LIMITS), 2, 2)
        self.rules = RulesBox(self.component, COMPONENT_ELEMENTS, self._manner)
        self.rules.changed.connect(self._read)
        self._columns.addWidget(self.rules, 4, 0, 1, _COLUMNS)
        for place in range(_COLUMNS):
            self._columns.setColumnStretch(place, 1)
        for chooser in self._body.findChildren(QComboBox):
            _let_shrink(chooser)

    def _form(self, names: tuple[str, ...], columns: int = 1) -> QWidget:
        made = Form(self.component, self._manner(_ALL - set(names)), columns=columns)
        self._forms.append((names, made))
        made.changed.connect(self._read)
        return _top(made)

    def _manner(self, leave_out: frozenset[str]) -> Manner:
        return self._manner_for(self.component, leave_out)

    def _manner_for(self, component: Component, leave_out: frozenset[str]) -> Manner:
        """Rates inside a rule have editors of their own, in the units of the same component."""

        def shape(_field: Field, value: Any, _manner: Manner) -> ShapeEditor:
            return ShapeEditor(
                replace(component, shape=value), lambda one: self._manner_for(one, frozenset()), titled=False
            )

        manner = manner_of(component, self._measures, self._currency, leave_out)
        return replace(manner, makers={Shape: shape})

    def _read(self) -> None:
        """Put together what the fields hold; a figure that means something else now is set anew."""
        before, made = self.component, self.rules.whole
        self.wrong = self.rules.wrong
        for names, form in self._forms:
            found = form.value()
            if found is None:
                self.wrong = True
                form.show_problems()
            else:
                made = replace(made, **{name: getattr(found, name) for name in names})
        shape = self._shape.value()
        if shape is None:
            self.wrong = True
            self._shape.show_problems()
        else:
            made = replace(made, shape=shape)
        if not self.wrong:
            self.component = made
            if made.measure != before.measure and units_differ(before, made):
                self.component = replace(made, shape=suited_shape(before, made))
                self._rebuild()
                return
        self.changed.emit()

    def _rebuild(self) -> None:
        """After the signal that asked for it: the form that sent it is replaced."""
        self.wrong = False
        self.changed.emit()
        QTimer.singleShot(0, self, self._build)


def _let_shrink(chooser: QComboBox) -> None:
    """A long choice that is not taken must not widen its column; in the open list it is whole."""
    chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    chooser.setMinimumContentsLength(8)
    listed = chooser.view()
    listed.setMinimumWidth(listed.sizeHintForColumn(0) + _LIST_FRAME)


def _top(form: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    return made
