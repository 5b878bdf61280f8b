"""How the cards of the page lie: the grid, under it spreading and revisions, at the right the chosen cell."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.operations.targets.target_grid import Place
from desktop_app.store.database import Store
from desktop_app.store.targets import Target
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.pages.targets.cell_card import CellCard
from desktop_app.ui.pages.targets.draft import Draft
from desktop_app.ui.pages.targets.grid_card import GridCard
from desktop_app.ui.pages.targets.revisions_card import RevisionsCard
from desktop_app.ui.pages.targets.spread_card import SpreadCard

_ROOMY: Final = 1130  # px: below, the grid takes the whole width and the chosen cell stands under it
_SIDE: Final = 292
_BOTTOM: Final = (236, 330)  # px, least and most: a third of the height


class CardsArea(QScrollArea):
    def __init__(self, store: Store, draft: Draft, company: str, as_of: date) -> None:
        super().__init__()
        self.grid = GridCard(draft, company, as_of)
        self.spread = SpreadCard(store)
        self.revisions = RevisionsCard()
        self.cell = CellCard(store)
        self._side = QScrollArea()
        aside = QWidget()
        self._aside = QVBoxLayout(aside)
        self._aside.setContentsMargins(0, 0, 0, 0)
        self._aside.setSpacing(16)
        self._aside.addWidget(self.cell, 1)
        self._side.setWidget(aside)
        self._bottom = QWidget()
        self._row = QHBoxLayout(self._bottom)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self.spread, 5)
        self._row.addWidget(self.revisions, 3)
        inside = QWidget()
        self._cards = QGridLayout(inside)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(16)
        self._cards.addWidget(self.grid, 0, 0)
        self._cards.addWidget(self._bottom, 1, 0)
        self._cards.setRowStretch(0, 1)
        self._cards.setColumnStretch(0, 1)
        self.setWidget(inside)
        for area in (self._side, self):
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setFixedWidth(_SIDE)
        self._roomy = True
        self._cards.addWidget(self._side, 0, 1, 2, 1)

    def show_place(self, draft: Draft, place: Place, kept: Sequence[Target], as_of: date, company: str) -> None:
        """The cards that speak of the chosen cell."""
        where = _("{scope}, {period}").format(
            scope=wording.scope_words(place[0], company), period=wording.short_period(place[1])
        )
        self.spread.show_place(draft.grid, place, company)
        self.revisions.show_revisions(draft.grid, kept, where)
        self.cell.show_place(draft, place, company, as_of, kept[0].reason if kept else "")

    def _place_side(self) -> None:
        """The chosen cell beside the grid where there is room, else under it."""
        roomy = self.width() >= _ROOMY
        self._bottom.setFixedHeight(max(_BOTTOM[0], min(_BOTTOM[1], round(self.height() * 0.35))))
        if roomy == self._roomy:
            return
        self._roomy = roomy
        if roomy:
            self._cards.addWidget(self._side, 0, 1, 2, 1)
            self._row.addWidget(self.revisions, 3)
        else:
            self._row.insertWidget(0, self._side)
            self._aside.addWidget(self.revisions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A layout must not be taken apart while it is being laid out: the cards move right after."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place_side)
