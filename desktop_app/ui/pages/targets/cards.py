"""How the cards of the page lie: the grid, under it spreading and revisions, at the right the chosen cell.

Where the window is too narrow for that, the three take turns under the grid, each as wide as it.
"""

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
from desktop_app.ui.widgets.chips import Segments

_ROOMY: Final = 1130  # px: below, the grid takes the whole width
_SIDE: Final = 292
_BOTTOM: Final = (236, 330)  # px, least and most: a third of the height
_IN_TURN: Final = 262  # px: the switch, and a card whose content lies side by side
_ANY_WIDTH: Final = 16777215
CELL, SPREAD, REVISIONS = "cell", "spread", "revisions"


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
        self._lay_out_bottom()
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

    def _lay_out_bottom(self) -> None:
        self._bottom = QWidget()
        self.views = self._make_views()
        under = QVBoxLayout(self._bottom)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(8)
        under.addWidget(self.views, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        under.addLayout(self._row, 1)
        self._row.addWidget(self.spread, 5)
        self._row.addWidget(self.revisions, 3)

    def _make_views(self) -> Segments:
        made = Segments([(CELL, _("Chosen cell")), (SPREAD, _("Spread the target")),
                               (REVISIONS, _("Revisions"))], CELL)  # fmt: skip
        made.setAccessibleName(_("What is shown below the grid"))
        made.chosen.connect(lambda _view: self._show_in_turn())
        made.hide()
        return made

    def show_place(self, draft: Draft, place: Place, kept: Sequence[Target], as_of: date, company: str) -> None:
        """The cards that speak of the chosen cell."""
        where = _("{scope}, {period}").format(
            scope=wording.scope_words(place[0], company), period=wording.short_period(place[1])
        )
        self.spread.show_place(draft.grid, place, company)
        self.revisions.show_revisions(draft.grid, kept, where)
        self.cell.show_place(draft, place, company, as_of, kept[0].reason if kept else "")

    def _place_side(self) -> None:
        """The chosen cell beside the grid where there is room, else under it, in turn with the others."""
        roomy = self.width() >= _ROOMY
        third = max(_BOTTOM[0], min(_BOTTOM[1], round(self.height() * 0.35)))
        self._bottom.setFixedHeight(third if roomy else max(third, _IN_TURN))
        if roomy == self._roomy:
            return
        self._roomy = roomy
        self.cell.lie(wide=not roomy)
        self.spread.lie(wide=not roomy)
        self._side.setMinimumWidth(_SIDE if roomy else 0)
        self._side.setMaximumWidth(_SIDE if roomy else _ANY_WIDTH)
        if roomy:
            self._cards.addWidget(self._side, 0, 1, 2, 1)
        else:
            self._row.insertWidget(0, self._side, 1)
        self._show_in_turn()

    def _show_in_turn(self) -> None:
        self.views.setVisible(not self._roomy)
        for view, card in ((CELL, self._side), (SPREAD, self.spread), (REVISIONS, self.revisions)):
            card.setVisible(self._roomy or self.views.value() == view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A layout must not be taken apart while it is being laid out: the cards move right after."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place_side)
