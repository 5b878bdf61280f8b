"""The count of statuses on the Gauges page; figures are read elsewhere."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.i18n import N_, _
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.kpis.status import Status as Judged
from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.status import GLYPH, paint_status

_TALLIES: Final = (
    (Status.GOOD, N_("{n} On track"), (Judged.ON_TRACK,)),
    (Status.WATCH, N_("{n} Watch"), (Judged.WATCH,)),
    (Status.ACT, N_("{n} Act"), (Judged.ACT,)),
    (Status.NONE, N_("{n} not judged"), (Judged.TOO_EARLY, Judged.TOO_FEW, Judged.NONE, Judged.NO_TARGET)),
)


class Tally(QWidget):
    """How many figures are on track, to be watched, to be acted on, not judged; glyph, number and word each."""

    _GAP = 20

    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[Status, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        self._found = []
        for status, words, judged in _TALLIES:
            n = sum(figure.status in judged for figure in figures)
            if n:
                self._found.append((status, _(words).format(n=format_number(n))))
        self.setAccessibleName(", ".join(words for _status, words in self._found))
        self.updateGeometry()
        self.update()

    def _widths(self) -> list[float]:
        return [GLYPH + 7 + text.width(words, theme.font(12, 500)) for _status, words in self._found]

    def sizeHint(self) -> QSize:
        widths = self._widths()
        return QSize(round(sum(widths) + self._GAP * max(0, len(widths) - 1)) + 2, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0.0
        for (status, words), width in zip(self._found, self._widths(), strict=True):
            paint_status(painter, QRectF(left, 0, width, self.height()), status, words)
            left += width + self._GAP
        painter.end()
