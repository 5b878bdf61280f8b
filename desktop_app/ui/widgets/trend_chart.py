"""The widget of a trend, which loads the plotting library only when it is first seen.

numpy and pyqtgraph cost 0.4 s to import, so nothing here imports them before: plot does.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.trend import Trend

if TYPE_CHECKING:
    from desktop_app.ui.widgets.plot import Plot

HEIGHT: Final = 196


class TrendChart(QWidget):
    """Shows a Trend. Put it into a ChartCard, which gives it words and a table."""

    def __init__(self, trend: Trend) -> None:
        super().__init__()
        self._trend = trend
        self._plot: Plot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        theme.notice.changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        return QSize(640, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 150)

    def show_trend(self, trend: Trend) -> None:
        self._trend = trend
        self._draw()

    def _draw(self) -> None:
        if self._plot is not None:
            self._plot.show_trend(self._trend)

    def showEvent(self, event: QShowEvent) -> None:
        if self._plot is None:
            from desktop_app.ui.widgets.plot import Plot  # noqa: PLC0415 - numpy loads here, after the first paint

            self._plot = Plot()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._plot)
            self._draw()
        super().showEvent(event)
