"""The filters of the Gauges page, and the count of its statuses; figures are read elsewhere."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_, _
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.kpis.status import Status as Judged
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.status import GLYPH, paint_status

_NOUNS: Final = (("region", N_("Region")), ("product", N_("Product")), ("channel", N_("Channel")))
_TALLIES: Final = (
    (Status.GOOD, N_("{n} On track"), (Judged.ON_TRACK,)),
    (Status.WATCH, N_("{n} Watch"), (Judged.WATCH,)),
    (Status.ACT, N_("{n} Act"), (Judged.ACT,)),
    (Status.NONE, N_("{n} not judged"), (Judged.TOO_EARLY, Judged.TOO_FEW, Judged.NONE, Judged.NO_TARGET)),
)


class Filters(QWidget):
    """A chip for each property of records that has at least two values; ``where`` is what the figures are asked for."""

    changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._chips: dict[str, ScopeChip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for noun, title in _NOUNS:
            chip = ScopeChip(_(title), [(0, _("All"))], 0)
            chip.chosen.connect(lambda _id: self.changed.emit())
            self._chips[noun] = chip
            row.addWidget(chip)

    def reload(self, scope: Scope) -> None:
        """Names may have come or gone; a region that is the scope already needs no filter."""
        for noun, chip in self._chips.items():
            found = names.load(self._store, noun)
            chip.show_choices([(0, _("All")), *((name.id, name.text) for name in found)], chip.value())
            chip.setVisible(len(found) > 1 and not (noun == "region" and scope.kind is ScopeKind.REGION))
        self.setVisible(any(chip.isVisibleTo(self) for chip in self._chips.values()))

    def where(self) -> dict[str, int]:
        chosen = ((noun, chip.value()) for noun, chip in self._chips.items() if chip.isVisibleTo(self))
        return {noun: value for noun, value in chosen if isinstance(value, int) and value}

    def words(self) -> list[str]:
        """The values chosen, for the line under the title."""
        return [chip.word() for noun, chip in self._chips.items() if noun in self.where()]

    def restore(self, state: object) -> None:
        if not isinstance(state, Mapping):
            return
        for noun, value in state.items():
            chip = self._chips.get(noun)
            known = {name.id: name.text for name in names.load(self._store, noun)} if chip else {}
            if chip and value in known:
                chip.show_choices([(0, _("All")), *known.items()], value)


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
