"""The card in which KPIs are shown, hidden, made large and ordered; what is wished is asked for, the view does it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLineEdit, QListView, QMenu

from desktop_app.i18n import _
from desktop_app.operations.kpis.kpi_board import load_roles
from desktop_app.ui.pages.settings.kpis.lines import Choice, Item, Sieve, lines
from desktop_app.ui.pages.settings.kpis.list_model import KpiLines
from desktop_app.ui.pages.settings.kpis.list_painter import LinePainter, part_at
from desktop_app.ui.widgets.card import PAD, Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label

_UP_DOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class KpiList(QListView):
    """Space shows or hides, L makes large, Alt with an arrow moves, Enter goes to the form; a click as it meets."""

    shown_asked = Signal(object)
    large_asked = Signal(object)
    step_asked = Signal(object, int)
    entered_item = Signal()
    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines = KpiLines()
        self.setModel(self.lines)
        self.setItemDelegate(LinePainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(_("KPIs"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setStyleSheet("QListView::item { padding: 0; border-radius: 0; min-height: 0; }")
        self.selectionModel().currentChanged.connect(self._pick)

    def current(self) -> Item | None:
        return self.lines.item(self.currentIndex().row())

    def _pick(self) -> None:
        item = self.current()
        if item is not None:
            self.picked.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, key = self.current(), Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if item is not None and alt and key in _UP_DOWN:
            self.step_asked.emit(item, _UP_DOWN[key])
        elif item is not None and key == Qt.Key.Key_Space:
            self.shown_asked.emit(item)
        elif item is not None and key == Qt.Key.Key_L:
            self.large_asked.emit(item)
        elif item is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_item.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        item = self.lines.item(index.row())
        if item is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        match part_at(QRectF(self.visualRect(index)), QPointF(event.position())):
            case "shown":
                self.shown_asked.emit(item)
            case "large":
                self.large_asked.emit(item)

    def go_to(self, section: str, key: str) -> None:
        """Make the line of ``key`` the current one, without saying so again."""
        row = self.lines.row_of(section, key)
        row = row if row >= 0 else self.lines.row_of("", key)
        if row < 0:
            return
        index = self.lines.index(row)
        with QSignalBlocker(self.selectionModel()):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self.viewport().update()


class ChooserCard(Card):
    """``role_asked`` carries the key of a template, ``undo_asked`` nothing."""

    role_asked = Signal(str)
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Choose KPIs"), flush=True)
        self._choice: Choice | None = None
        self._undo = self.add_link(_("Undo"), self.undo_asked.emit, "undo")
        self.menu = self._role_menu()
        self.roles = self.add_link(_("Choose by role…"), self._open_roles)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search KPIs"))
        self.search.setAccessibleName(_("Search KPIs"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_lines)
        self.sieve = ScopeChip("", [(one, _(one.value)) for one in Sieve], Sieve.ALL)
        self.sieve.chosen.connect(lambda _value: self._show_lines())
        self.list = KpiList()
        self._none = label(_("No KPI fits."), kind="muted")
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(PAD, 10, PAD, 10)
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(self.sieve)
        self._none.setContentsMargins(PAD, 10, PAD, 10)
        self.body.setSpacing(0)
        self.body.addLayout(row)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)

    def _open_roles(self) -> None:
        self.menu.popup(self.roles.mapToGlobal(self.roles.rect().bottomLeft()))

    def _role_menu(self) -> QMenu:
        made = QMenu(self)
        made.setToolTipsVisible(True)
        for role in load_roles():
            action = made.addAction(_(role.name), partial(self.role_asked.emit, role.key))
            action.setToolTip(_(role.description))
        return made

    def show_choice(self, choice: Choice, *, can_undo: bool) -> None:
        self._choice = choice
        shown, waiting = sum(item.shown for item in choice.items), sum(item.to_confirm for item in choice.items)
        self.show_title(_("Choose KPIs"), _("{n} of {all} shown").format(n=shown, all=len(choice.items)))
        titles = {**{one: _(one.value) for one in Sieve}, Sieve.TO_CONFIRM: _("To confirm: {n}").format(n=waiting)}
        self.sieve.show_choices(list(titles.items()), self.sieve.value())
        self._undo.setVisible(can_undo)
        self._show_lines()

    def _show_lines(self) -> None:
        if self._choice is None:
            return
        before, at = self.list.current(), self.list.verticalScrollBar().value()
        sieve = self.sieve.value()
        found = lines(self._choice, self.search.text(), sieve if isinstance(sieve, Sieve) else Sieve.ALL)
        self.list.lines.show_lines(found)
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.verticalScrollBar().setValue(at)
        if before is not None:
            self.list.go_to(before.section, before.kpi.key)

    @property
    def choice(self) -> Choice:
        assert self._choice is not None
        return self._choice
