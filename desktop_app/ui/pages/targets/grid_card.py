"""The grid with its strips: what can be done, the cells, what is not saved, what does not add up."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from desktop_app.operations.targets.target_grid import Place
from desktop_app.ui.pages.targets.bars import DraftStrip, GapBar, Toolbar
from desktop_app.ui.pages.targets.draft import Draft
from desktop_app.ui.pages.targets.grid_model import GridModel
from desktop_app.ui.pages.targets.grid_view import GridView
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.labels import rule

_ASSIGNED: Final = 118  # px for the bar and its share


class GridCard(Card):
    """Changes go into ``draft`` here; ``changed`` tells the page, ``place_chosen`` where the person is."""

    changed = Signal()
    place_chosen = Signal(object)
    spread_asked = Signal(object)
    save_asked = Signal(str)
    refused = Signal(object)

    def __init__(self, draft: Draft, company: str, as_of: date) -> None:
        super().__init__(flush=True)
        self.draft = draft
        self.model = GridModel(draft, company, as_of)
        self.view = GridView(self.model)
        self.toolbar, self.strip, self.gaps = Toolbar(), DraftStrip(), GapBar()
        self.body.setSpacing(0)
        for widget in (self.toolbar, rule(), self.view, self.strip, self.gaps):
            self.body.addWidget(widget, 1 if widget is self.view else 0)
        self.view.setMinimumHeight(34 + 3 * 32)
        self._connect()

    def _connect(self) -> None:
        self.view.edited.connect(lambda cells: self._do(self.draft.change(cells)))
        self.view.place_chosen.connect(self._note_place)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._show_toolbar())
        self.view.refused.connect(self.refused)
        self.view.resized.connect(lambda: QTimer.singleShot(0, self, self.fit_width))
        self.toolbar.lock_asked.connect(self.view.toggle_locks)
        self.toolbar.undo_asked.connect(self.undo)
        self.toolbar.redo_asked.connect(self.redo)
        self.toolbar.copy_asked.connect(lambda: QGuiApplication.clipboard().setText(self.view.as_tsv()))
        self.strip.discard_asked.connect(self.discard)
        self.strip.save_asked.connect(self.save_asked)
        self.gaps.spread_asked.connect(self.spread_asked)
        self.gaps.shown_asked.connect(self.view.go_to)
        for keys, slot in (("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo), ("Ctrl+Shift+Z", self.redo)):
            made = QShortcut(QKeySequence(keys), self.view)
            made.setContext(Qt.ShortcutContext.WidgetShortcut)
            made.activated.connect(slot)

    def show_draft(self, draft: Draft, company: str, as_of: date) -> None:
        self.draft = draft
        self.model.show_draft(draft, company, as_of)
        self.fit_width()
        self.refresh()

    def fit_width(self) -> None:
        """What is assigned is left out where the amounts need its room; the strip below still says it."""
        room = self.view.width() - self.view.natural_width()
        self.model.show_assigned(shown=room >= _ASSIGNED)

    def refresh(self) -> None:
        """After any change of the draft."""
        self.model.refresh()
        self.strip.show_count(self.draft.count)
        self.gaps.show_grid(self.draft.grid, self.view.place(), self.model.company)
        self._show_toolbar()

    def _do(self, done: bool) -> None:
        if done:
            self.refresh()
            self.changed.emit()

    def undo(self) -> None:
        self.draft.undo()
        self._do(done=True)

    def redo(self) -> None:
        self.draft.redo()
        self._do(done=True)

    def discard(self) -> None:
        self.draft.discard()
        self._do(done=True)

    def _note_place(self, place: Place) -> None:
        self.gaps.show_grid(self.draft.grid, place, self.model.company)
        self._show_toolbar()
        self.place_chosen.emit(place)

    def _show_toolbar(self) -> None:
        cells = [self.draft.cell(place) for place in self.view.amount_places()]
        known = [cell for cell in cells if cell.amount is not None]
        locked = bool(known) and all(cell.locked for cell in known)
        self.toolbar.show_draft(self.draft, locked=locked, lockable=bool(known))
