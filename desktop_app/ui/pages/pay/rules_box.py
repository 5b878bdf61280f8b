"""The rules a plan has beside its rates, one under the other, and the menu from which more are added."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.forms import Form, Manner
from desktop_app.ui.pages.pay.elements import Element, added, in_force, part_of, removed, with_part
from desktop_app.ui.widgets.card import SectionHead, button
from desktop_app.ui.widgets.contents import clear

_COLUMNS: Final = 3


class RulesBox(QWidget):
    """Edits ``whole`` (a Component or a PlanVersion) element by element; ``manner`` takes the fields to leave out.

    ``changed``: look at ``whole`` and ``wrong``.
    """

    changed = Signal()

    def __init__(self, whole: Any, elements: Sequence[Element], manner: Callable[[frozenset[str]], Manner]) -> None:
        super().__init__()
        self.whole, self._elements, self._manner = whole, elements, manner
        self.wrong = False
        self.shown = [element for element in elements if in_force(element, whole)]
        self._forms: list[tuple[Element, Form]] = []
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._blocks)
        self.add = button(_("Add a rule"), self._ask, kind="link", icon="plus")
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        for element in self.shown:
            self._append(element)

    def _append(self, element: Element) -> None:
        part = part_of(element, self.whole)
        others = frozenset(item.name for item in fields(part)) - set(element.names)
        form = Form(part, self._manner(others), columns=_COLUMNS, titled=len(element.names) > 1)
        form.changed.connect(self._read)
        self._forms.append((element, form))
        block = QFrame()
        block.setProperty("kind", "sunk")
        block.setAccessibleName(_(element.title))
        column = QVBoxLayout(block)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(SectionHead(_(element.title), _(element.meaning), 13), 1)
        remove = button(_("Remove"), lambda: self.remove_rule(element), kind="mini", icon="trash")
        remove.setAccessibleName(_("Remove “{rule}”").format(rule=_(element.title)))
        head.addWidget(remove)
        column.addLayout(head)
        column.addWidget(form)
        self._blocks.addWidget(block)

    def _ask(self) -> None:
        """What is not there yet, each with what it does."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for element in self._elements:
            if element not in self.shown:
                action = menu.addAction(f"{_(element.title)}\t{_(element.meaning)}")
                action.triggered.connect(lambda _on=False, element=element: self.add_rule(element))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def add_rule(self, element: Element) -> None:
        self.whole = added(element, self.whole)
        self.shown.append(element)
        self._append(element)
        self._forms[-1][1].setFocus()
        self._read()

    def remove_rule(self, element: Element) -> None:
        """Its fields say nothing again."""
        self.whole = removed(element, self.whole)
        self.shown.remove(element)
        self._forms = []
        clear(self._blocks)
        for kept in self.shown:
            self._append(kept)
        self._read()

    def _read(self) -> None:
        self.wrong = False
        for element, form in self._forms:
            part = form.value()
            if part is None:
                self.wrong = True
                form.show_problems()
            else:
                self.whole = with_part(element, self.whole, part)
        self.changed.emit()
