"""One component of a plan: its rule as a sentence, and opened, every field it has, grouped as people ask for them."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.explanation import Explanation
from desktop_app.i18n import _
from desktop_app.rules.incentives.plan import Component
from desktop_app.ui import theme
from desktop_app.ui.forms import Form
from desktop_app.ui.pages.pay.manners import OFFERED, first_shape, manner_of, suited_shape, units_differ
from desktop_app.ui.pages.pay.parts import clear
from desktop_app.ui.pages.pay.words import rule_markup
from desktop_app.ui.widgets.card import Chip, button
from desktop_app.ui.widgets.labels import OneLine, label, rule

_ALL: Final = frozenset(item.name for item in fields(Component))
_BASIC: Final = ("name", "measure", "every")
_SHAPE_WIDTH: Final = 280  # px: a table of steps and the buttons under it
_LIST_FRAME: Final = 32
_LIMITS: Final = ("rule", "floor", "cap")
_MORE: Final = (
    ("basis", "quota", "quota_span", "weight"),
    ("record_floor", "record_cap", "rate_cap", "attainment_cap"),
)


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
        self._forms: list[tuple[str, Form]] = []
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
        self._columns.setHorizontalSpacing(20)
        self._more = QWidget()
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
            self._forms[1][1].setFocus()

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
        self._columns.addWidget(rule(), 0, 0, 1, 3)
        self._columns.addWidget(self._form(_BASIC), 1, 0)
        self._columns.addWidget(self._shape_column(), 1, 1)
        self._columns.addWidget(self._form(_LIMITS), 1, 2)
        self._more = self._more_rules()
        opener = button(_("More rules: what it counts, quota, limits for each record"), lambda: None, kind="link")
        opener.setCheckable(True)
        opener.setChecked(self._has_more())
        opener.toggled.connect(self._more.setVisible)
        self._columns.addWidget(opener, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self._columns.addWidget(self._more, 3, 0, 1, 3)
        self._more.setVisible(opener.isChecked())
        for place, stretch in enumerate((4, 6, 4)):
            self._columns.setColumnStretch(place, stretch)
        self._columns.setColumnMinimumWidth(1, _SHAPE_WIDTH)
        for chooser in self._body.findChildren(QComboBox):
            _let_shrink(chooser)

    def _has_more(self) -> bool:
        """Whether one of the fields that are folded away says something."""
        plain = Component(self.component.name, self.component.shape)
        names = ("filter", *(name for group in _MORE for name in group))
        return any(getattr(self.component, name) != getattr(plain, name) for name in names)

    def _more_rules(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        counted = Form(self.component.filter, self._manner(frozenset()))
        self._keep("filter", counted)
        for part in (counted, *(self._form(names) for names in _MORE)):
            row.addWidget(_top(part), 1)
        return made

    def _shape_column(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        title = label(_("How it is paid"), 12, kind="muted")
        chooser = QComboBox()
        chooser.setAccessibleName(_("How it is paid"))
        title.setBuddy(chooser)
        own = type(self.component.shape)
        shapes = OFFERED if own in OFFERED else (*OFFERED, own)
        for shape in shapes:
            chooser.addItem(_(shape.title))
        chooser.setCurrentIndex(shapes.index(own))
        chooser.currentIndexChanged.connect(self._choose_shape)
        column.addWidget(title)
        column.addWidget(chooser)
        column.addSpacing(8)
        column.addWidget(self._shape_form() if own in OFFERED else _in_the_file())
        column.addStretch(1)
        return made

    def _shape_form(self) -> QWidget:
        form = Form(self.component.shape, self._manner(frozenset()))
        self._keep("shape", form)
        return form

    def _form(self, names: tuple[str, ...]) -> QWidget:
        made = Form(self.component, self._manner(_ALL - set(names)))
        self._keep("", made)
        every = made.editors.get("every")
        if isinstance(every, QComboBox):
            every.setItemText(0, _("that of the run"))  # a component without a period of its own
        return _top(made)

    def _manner(self, leave_out: frozenset[str]) -> Any:
        return manner_of(self.component, self._measures, self._currency, leave_out)

    def _keep(self, name: str, form: Form) -> None:
        self._forms.append((name, form))
        form.changed.connect(self._read)

    def _choose_shape(self, place: int) -> None:
        if place < len(OFFERED):
            self.component = replace(self.component, shape=first_shape(OFFERED[place], self.component))
        self._rebuild()

    def _read(self) -> None:
        """Put together what the forms hold; a figure that means something else now is set anew."""
        made: Component | None = self.component
        for name, form in self._forms:
            value = form.value()
            if made is None or value is None:
                made = None
            elif name:
                made = replace(made, **{name: value})
            else:
                made = replace(made, **{editor: getattr(value, editor) for editor in form.editors})
        self.wrong = made is None
        before = self.component
        if made is not None:
            self.component = made
            if units_differ(before, made):
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


def _in_the_file() -> QWidget:
    return label(
        _("This rate is written in the plan file and is kept as it stands there."), 12, kind="muted", wrap=True
    )


def _top(form: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    return made
