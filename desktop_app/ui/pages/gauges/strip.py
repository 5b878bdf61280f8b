"""The first line of an opened KPI: its value and status, target, landing, change and usual range."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_change, format_rough
from desktop_app.i18n import _, ngettext
from desktop_app.reports.signal_words import signal_words
from desktop_app.rules.kpis.catalogue import Direction, Kpi, Reference
from desktop_app.rules.kpis.judge import Figure
from desktop_app.rules.statistics.xmr import Rule
from desktop_app.ui import faces, theme
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import Figure as LargeFigure
from desktop_app.ui.widgets.labels import OneLine, label
from desktop_app.ui.widgets.status import StatusPill


class OpenFigure(LargeFigure):
    """The value; a click, Enter or Space asks how it came about."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__("", px=34)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Why this number?"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
            painter.end()


class Strip(QFrame):
    """``explain_asked``: the value was clicked; ``print_asked``: the opened gauge is wanted on paper.

    ``improve_asked``: an action about it is to be recorded.
    """

    explain_asked = Signal()
    print_asked = Signal()
    improve_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._value = OpenFigure()
        self._value.asked.connect(self.explain_asked)
        self._pill = StatusPill(Status.NONE, "")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 11, 16, 11)
        self._row.setSpacing(16)
        self._row.addWidget(self._value)
        self._row.addWidget(self._pill)
        self._shown: list[_Cell] = []
        self._cells = QHBoxLayout()
        self._cells.setSpacing(16)
        self._row.addLayout(self._cells, 1)
        self.improve = button(_("Improve"), self.improve_asked.emit, kind="link", icon="improve")
        self.improve.setAccessibleName(_("Record an action about this KPI"))
        self._row.addWidget(self.improve)
        self.print = button(_("Print"), self.print_asked.emit, kind="link", icon="print")
        self.print.setAccessibleName(_("Print this gauge"))
        self._row.addWidget(self.print)

    def show_figure(self, kpi: Kpi, figure: Figure, versus: str) -> None:
        words = "—" if figure.value is None else format_rough(figure.value)
        value, unit, first = faces.split_unit(words)
        self._value.show_value(value, unit, unit_first=first)
        self._pill.show_status(faces.face_status(figure), faces.status_word(figure))
        self.improve.setVisible(kpi.direction is not Direction.NEITHER)
        self._pill.setToolTip(faces.gauge_face(kpi, figure, versus).sentence)
        clear(self._cells)
        self._shown = [_Cell(*cell) for cell in _cells(kpi, figure, versus)]
        for cell in self._shown:
            self._cells.addWidget(cell)
        self._cells.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        """Where not all fit the last go first, for the trend below has them too; one that is unusual stays longest."""
        for cell in self._shown:
            cell.setVisible(True)
        for cell in sorted(self._shown[:0:-1], key=lambda one: one.stands_out):
            for layout in (self._cells, self._row):
                layout.invalidate()
            if self._row.sizeHint().width() > self.width():
                cell.setVisible(False)
        self._row.activate()  # else the new figure is painted once in the old one's width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _cells(kpi: Kpi, figure: Figure, versus: str) -> list[tuple[str, str, str, str]]:
    """(title, figure, remark, kind of the remark) in the order of reading."""
    found = [(*_target(kpi, figure), "", "muted")]
    if figure.landing is not None:
        shown = format_rough(figure.landing.value)
        found.append((_("Landing, 80 % band"), shown, faces.band_words(figure), "muted"))
    if figure.change is not None:
        unusual = bool(figure.change.beyond)
        remark = "" if figure.change.beyond is None else _("unusual") if unusual else _("as usual")
        shown = format_change(figure.change.difference)
        found.append((versus, shown, remark, "act" if unusual else "muted"))
    if figure.limits is not None and figure.value is not None:
        found.append((_("Usual range"), faces.limits_words(figure), *_last_signal(figure)))
    return found


def _target(kpi: Kpi, figure: Figure) -> tuple[str, str]:
    """What the value is held against, called what it is, and its figure."""
    if figure.target is not None:
        words = format_rough(figure.target)
        sign = {Direction.LOWER: "≤ ", Direction.BAND: "≈ "}.get(kpi.direction, "")
        return _("Target"), f"{sign}{words}"
    if figure.reference is None:
        waits = kpi.thresholds.reference is Reference.TARGET
        return _("Target"), _("none") if waits else faces.target_in_words(kpi)
    titles = {Reference.NUMBER: _("Yardstick"), Reference.OWN_12M: _("Own 12 months"), Reference.TEAM: _("Team")}
    return titles.get(kpi.thresholds.reference, _("Held against")), format_rough(figure.reference)


def _last_signal(figure: Figure) -> tuple[str, str]:
    """What the newest periods show beyond chance; else from how many periods the range comes."""
    # The figure itself stands after the last complete period; a sum still growing is no point of the chart yet.
    newest = len(figure.history) - (figure.pace is not None)
    for signal in figure.signals:
        if signal.index == newest:
            short = {True: _("above"), False: _("below")}[signal.upward]
            words = short if signal.rule is Rule.OUTSIDE else signal_words(signal.rule, upward=signal.upward)
            return words, "act"
    assert figure.limits is not None
    points = figure.limits.points
    return ngettext("of {n} period", "of {n} periods", points).format(n=points), "muted"


class _Cell(QWidget):
    def __init__(self, title: str, shown: str, remark: str, kind: str) -> None:
        super().__init__()
        self.stands_out = kind == "act"
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedWidth(1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(label(shown, 15, 600))
        if remark:
            ink = {"act": "act"}.get(kind, "muted")
            below.addWidget(OneLine(remark, 12, ink=ink), 0, Qt.AlignmentFlag.AlignBottom)
        below.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(title, 12, kind="muted"))
        words.addLayout(below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(15)
        whole.addWidget(rule)
        whole.addLayout(words)
        self.setAccessibleName(f"{title}: {shown} {remark}".strip())
