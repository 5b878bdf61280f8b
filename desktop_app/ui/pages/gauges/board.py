"""All figures of a period at once: large gauges, how to read them, rows for the rest. The detail is in detail.py."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.operations.kpis.kpi_board import MOST_LARGE
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.ui import faces, theme
from desktop_app.ui.page import GAP
from desktop_app.ui.pages.gauges.rows import (
    ChangeDelegate,
    GroupDelegate,
    RowBullet,
    RowSpark,
    by_group,
    row_look,
    rows_faces,
    rows_table,
)
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.cells import StatusDelegate
from desktop_app.ui.widgets.face import GaugeFace
from desktop_app.ui.widgets.gauge import NARROWEST, HeroGauge
from desktop_app.ui.widgets.legend import Legend
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import TableModel

_BETWEEN: Final = 16
_MOST_COLUMNS: Final = 4
_AROUND: Final = 32 + 20  # the card's padding and the gaps in a line
_SIGNAL: Final = 14  # the diamond before a change beyond chance
_FIRST_TO_GO: Final = ("records", "spark")  # both are in the opened KPI
_TABLE_EXTRA: Final = 34  # the table's head and the card's frame


class Heroes(QWidget):
    """Large gauges in as few rows of equal length as the width allows."""

    def __init__(self) -> None:
        super().__init__()
        self.gauges: list[HeroGauge] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_BETWEEN)
        self._columns = 0

    def show_gauges(self, gauges: list[HeroGauge]) -> None:
        for old in self.gauges:
            self._grid.removeWidget(old)
            old.deleteLater()
        self.gauges, self._columns = gauges, 0
        for gauge in gauges:
            gauge.setParent(self)
        self._arrange()

    def columns_for(self, width: int) -> int:
        """As many as fit without cutting a word, evened out over the rows that many gauges need."""
        count = max(1, len(self.gauges))
        least = max([NARROWEST, *(needed_width(gauge.face) for gauge in self.gauges)])
        fit = max(1, min(_MOST_COLUMNS, (width + _BETWEEN) // (least + _BETWEEN)))
        return -(-count // -(-count // fit))

    def _arrange(self) -> None:
        columns = self.columns_for(self.width())
        if columns == self._columns:
            return
        for place in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(place, int(place < columns))
        self._columns = columns
        for place, gauge in enumerate(self.gauges):
            self._grid.addWidget(gauge, place // columns, place % columns)
            gauge.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def needed_width(face: GaugeFace) -> int:
    """For the longest line under the dial: label, figure and remark."""
    lines = [
        text.width(row.label, theme.font(12))
        + text.width(row.figure, theme.figure_font(12, 600))
        + text.width(row.remark, theme.figure_font(12))
        + (_SIGNAL if row.signal else 0)
        for row in face.rows
    ]
    return round(max(lines, default=0)) + _AROUND


class Board(QWidget):
    """``opened`` carries a KPI's key, ``explain_wanted`` too; ``pins_changed`` the keys of the large gauges."""

    opened = Signal(str)
    explain_wanted = Signal(str)
    pins_changed = Signal(list)
    legend_dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pins: list[str] = []
        self._pairs: list[tuple[Kpi, Figure]] = []
        self.heroes = Heroes()
        self.legend = Legend()
        self.legend.dismissed.connect(self.legend_dismissed)
        self.table = _rows_view()
        self.table.row_activated.connect(lambda row: self.opened.emit(self._pairs[row][0].key))
        self.table.grid.clicked.connect(lambda index: self.opened.emit(self._pairs[index.row()][0].key))
        self.table.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.grid.customContextMenuRequested.connect(self._row_menu)
        self._card = Card(flush=True)
        self._card.body.addWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        self._upper = QVBoxLayout()
        self._upper.setSpacing(_BETWEEN)
        self._upper.addWidget(self.heroes)
        self._upper.addWidget(self.legend)
        whole.addLayout(self._upper)
        whole.addWidget(self._card)
        whole.addStretch(1)

    def show_figures(self, kpis: Sequence[Kpi], figures: Sequence[Figure], pins: Sequence[str], versus: str) -> None:
        """``pins``: the large ones, in their order; the others become rows."""
        known = {kpi.key: (kpi, figure) for kpi, figure in zip(kpis, figures, strict=True)}
        self._pins = list(pins)
        self.heroes.show_gauges([self._hero(*known[key], versus) for key in pins if key in known])
        self.heroes.setVisible(bool(self.heroes.gauges))
        rest = [key for key in known if key not in self._pins]
        self._pairs = by_group([known[key][0] for key in rest], [known[key][1] for key in rest])
        model = self.table.model
        assert isinstance(model, TableModel)
        model.show_table(
            rows_table(self._pairs, versus), rows_faces(self._pairs, versus), partial(row_look, self._pairs)
        )
        self._card.setVisible(bool(self._pairs))
        self._card.setFixedHeight(len(self._pairs) * DENSE + _TABLE_EXTRA)
        self.table.fit_columns()

    def _hero(self, kpi: Kpi, figure: Figure, versus: str) -> HeroGauge:
        made = HeroGauge(faces.gauge_face(kpi, figure, versus))
        made.opened.connect(lambda: self.opened.emit(kpi.key))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(lambda at: self.menu(kpi.key).popup(made.mapToGlobal(at)))
        return made

    def _row_menu(self, at: QPoint) -> None:
        row = self.table.grid.indexAt(at).row()
        if row < 0:
            row = self.table.grid.currentIndex().row()
        if row >= 0:
            self.menu(self._pairs[row][0].key).popup(self.table.grid.viewport().mapToGlobal(at))

    def menu(self, key: str) -> QMenu:
        """What can be done with a gauge: open it, explain it, show it large."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.addAction(_("Open"), lambda: self.opened.emit(key))
        made.addAction(_("Why this number?"), lambda: self.explain_wanted.emit(key))
        made.addSeparator()
        large = made.addAction(_("Show as large gauge"))
        large.setCheckable(True)
        large.setChecked(key in self._pins)
        large.setEnabled(key in self._pins or len(self._pins) < MOST_LARGE)
        large.triggered.connect(self.toggler(key))
        return made

    def set_pins(self, pins: Sequence[str]) -> None:
        self._pins = list(pins)

    def toggler(self, key: str) -> Callable[[], None]:
        def toggle() -> None:
            others = [pin for pin in self._pins if pin != key]
            self.pins_changed.emit(others if key in self._pins else [*self._pins, key])

        return toggle


def _rows_view() -> TableView:
    delegates = {
        "group": GroupDelegate(),
        "bullet": RowBullet(),
        "status": StatusDelegate(),
        "spark": RowSpark(),
        "change": ChangeDelegate(),
    }
    model = TableModel(rows_table([], ""))
    made = TableView(model, _("Gauges"), dense=True, stretch="bullet", sortable=False, delegates=delegates,
                     gives_way=_FIRST_TO_GO)  # fmt: skip
    made.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.grid.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
