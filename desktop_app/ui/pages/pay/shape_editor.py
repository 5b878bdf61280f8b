"""How something is paid: the kind of rate, chosen from all there are, and the fields of that kind."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.shapes import SHAPES
from desktop_app.rules.incentives.shapes.grade import Grades
from desktop_app.rules.incentives.shapes.matrix import Matrix
from desktop_app.rules.incentives.shapes.pool import Pool
from desktop_app.rules.incentives.shapes.scorecard import Scorecard
from desktop_app.ui.forms import Form, Manner
from desktop_app.ui.pages.pay.beginnings import first_shape, suited_shape
from desktop_app.ui.pages.pay.figure_units import units_differ
from desktop_app.ui.widgets.labels import label

WIDE: Final = (Matrix, Scorecard, Pool, Grades)
"""Shapes whose fields want the width of the card."""
_COLUMNS: Final = 3
_CHOOSER: Final = 320


class ShapeEditor(QWidget):
    """``component``: what the shape is of, which gives figures their units. ``manner``: that of a component.

    ``rebuilt``: another kind of rate was chosen.
    """

    changed = Signal()
    rebuilt = Signal()

    def __init__(self, component: Component, manner: Callable[[Component], Manner], *, titled: bool = True) -> None:
        super().__init__()
        self._component, self._manner = component, manner
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(_("How it is paid"))
        self.chooser.setMaximumWidth(_CHOOSER)
        for shape in SHAPES:
            self.chooser.addItem(_(shape.title))
        self.chooser.setCurrentIndex(SHAPES.index(type(component.shape)))
        self.chooser.currentIndexChanged.connect(self._choose)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        if titled:
            title = label(_("How it is paid"), 12, kind="muted")
            title.setBuddy(self.chooser)
            self._column.addWidget(title)
        self._column.addWidget(self.chooser)
        self._column.addSpacing(8)
        self.form = self._put()

    def _put(self) -> Form:
        columns = _COLUMNS if isinstance(self._component.shape, WIDE) else 1
        form = Form(self._component.shape, self._manner(self._component), columns=columns)
        form.changed.connect(self._note)
        self._column.addWidget(form)
        return form

    def _choose(self, place: int) -> None:
        self._component = replace(self._component, shape=first_shape(SHAPES[place], self._component))
        self._renew()
        self.rebuilt.emit()

    def _note(self) -> None:
        """A figure that means something else now is set anew, after the signal of the form that says so."""
        shape = self.form.value()
        if shape is not None:
            before, self._component = self._component, replace(self._component, shape=shape)
            if units_differ(before, self._component):
                self._component = replace(self._component, shape=suited_shape(before, self._component))
                self._renew()
                return
        self.changed.emit()

    def _renew(self) -> None:
        old = self.form
        self.form = Form(self._component.shape, self._manner(self._component))
        QTimer.singleShot(0, self, lambda: self._replace(old))
        self.changed.emit()

    def _replace(self, old: Form) -> None:
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.form = self._put()

    def take(self) -> Any:
        return self.form.take()

    def value(self) -> Any | None:
        """The shape, None while something is wrong; nothing is marked."""
        return self.form.value()

    def look(self) -> Any:
        """As ``take``, marking nothing."""
        return self.form.look()

    def show_problems(self) -> None:
        self.form.show_problems()

    def show_problem(self, words: str) -> None:
        """Its fields say what is wrong with them."""
