"""Trends drawn with pyqtgraph. Only trend imports this module, and only when a trend is first shown (numpy)."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame

from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.axis import round_ticks
from desktop_app.ui.widgets.trend import Mark, Note, Point, Trend

_LEFT, _RIGHT, _LANE = 46, 92, 24
_LABEL_STEP = 15  # px between two labels at the right edge
_GAP = 8  # px between two notes of one row
_NOTE_ROW = 16  # px that a second row of notes needs
_RUN_ROW = 18  # px for the words of a run, clear of every point
_NOTE_WIDEST = 0.45  # of the plot, so that two notes have room beside each other
_SYMBOLS = {None: ("o", 6.8, "accent"), Mark.OUTSIDE: ("d", 12, "act"), Mark.RUN: ("s", 7, "act")}


class Placed(NamedTuple):
    """A note with its words as they fit, how much of them lies left of its place, and its row in the lane above.

    ``row`` None: the leader alone is drawn, for its words would lie over others; the chart's table has them.
    """

    note: Note
    words: str
    share: float
    row: int | None


class Plot(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph has no types
    """Read-only: no zoom and no menu, because twelve to forty months fit and a moved axis would mislead."""

    def __init__(self) -> None:
        super().__init__(background=None)
        self.setAntialiasing(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent")  # a graphics view would fill itself with the window's colour
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._trend: Trend | None = None
        self._lane = _LANE
        self._notes: list[Placed] = []
        for side, size in (("left", _LEFT), ("right", _RIGHT)):
            self.showAxis(side)
            self.getAxis(side).setWidth(size)
        for side in ("left", "right", "bottom"):
            self.getAxis(side).setStyle(tickLength=0, tickAlpha=0, tickTextOffset=8, hideOverlappingLabels=False)
        self.getViewBox().setDefaultPadding(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if getattr(self, "_trend", None) is not None:
            self._draw()

    def show_trend(self, trend: Trend) -> None:
        self._trend = trend
        self._draw()

    def _pen(self, ink: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """Pens are cosmetic in pyqtgraph: they take device pixels, so they must grow with the screen's ratio."""
        pen = QPen(theme.color(ink), width * self.devicePixelRatioF(), style)
        pen.setCosmetic(True)
        return pen

    def _draw(self) -> None:
        trend = self._trend
        self.clear()
        if trend is None or not any(point.value is not None for point in trend.points):
            return
        self._notes = self._arrange_notes(trend)
        self._lane = _LANE + (_NOTE_ROW if any(one.row for one in self._notes) else 0)
        low, high = self._set_range(trend)
        self._draw_grid(trend, low, high)
        self._draw_limits(trend)
        self._draw_values(trend)
        for one in self._notes:
            self._draw_note(trend, one, low, high)
        self._draw_run(trend, low, high)
        self._label_right(trend, low, high)

    def _plot_height(self) -> float:
        return max(40.0, float(self.height()) - 26 - self._lane)

    def _set_range(self, trend: Trend) -> tuple[float, float]:
        """The figures' own range with a little air; above it a lane for notes."""
        known = [
            value
            for point in trend.points
            for value in (point.value, point.lower, point.centre, point.upper)
            if value is not None
        ]
        if trend.target is not None:
            known.append(trend.target)
        low, high = min(known), max(known)
        air = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
        low, high = low - air, high + air
        if trend.run_words:
            words = (high - low) * _RUN_ROW / self._plot_height()
            low, high = (low - words, high) if trend.run_low else (low, high + words)
        lane = (high - low) * self._lane / self._plot_height()
        self.setXRange(-0.6, len(trend.points) - 0.4, padding=0)
        self.setYRange(low, high + lane, padding=0)
        return low, high

    def _draw_grid(self, trend: Trend, low: float, high: float) -> None:
        ticks = round_ticks(low, high)
        left, bottom = self.getAxis("left"), self.getAxis("bottom")
        left.setTicks([[(value, trend.format(value)) for value in ticks]])
        bottom.setTicks([spaced_labels(trend, max(1.0, self.width() - _LEFT - _RIGHT))])
        for axis in (left, bottom, self.getAxis("right")):
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTickPen(QPen(Qt.PenStyle.NoPen))
            axis.setTextPen(theme.color("muted"))
            axis.setTickFont(theme.figure_font(12))
        for value in ticks:
            self.addItem(pg.InfiniteLine(value, angle=0, pen=self._pen("line")))

    def _draw_limits(self, trend: Trend) -> None:
        """Steps from month to month; the band between them lightly filled."""
        band = QColor(theme.color("none_soft"))
        band.setAlphaF(0.7)
        lower, upper = _steps(trend, "lower"), _steps(trend, "upper")
        if lower[0] and upper[0]:
            edges = [
                pg.PlotCurveItem(*line, pen=self._pen("control", 1, Qt.PenStyle.DashLine)) for line in (lower, upper)
            ]
            self.addItem(pg.FillBetweenItem(*edges, brush=band))
            for edge in edges:
                self.addItem(edge)
        centre = _steps(trend, "centre")
        if centre[0]:
            self.addItem(pg.PlotCurveItem(*centre, pen=self._pen("muted", 1)))
        if trend.target is not None:
            self.addItem(pg.InfiniteLine(trend.target, angle=0, pen=self._pen("text", 1, Qt.PenStyle.DotLine)))

    def _draw_values(self, trend: Trend) -> None:
        last = len(trend.points) - 1
        for (place, here), (after, there) in pairwise(enumerate(trend.points)):
            if here.value is None or there.value is None:
                continue
            dotted = (trend.running and after == last) or after >= trend.expected_from
            style = Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine
            self.addItem(
                pg.PlotCurveItem([place, after], [here.value, there.value], pen=self._pen("accent", 1.4, style))
            )
        for place, point in enumerate(trend.points):
            if point.value is not None:
                hollow = (trend.running and place == last) or place >= trend.expected_from
                self._draw_point(place, point, hollow=hollow)

    def _draw_point(self, place: int, point: Point, *, hollow: bool) -> None:
        symbol, size, ink = _SYMBOLS[point.mark]
        brush = theme.color("surface" if hollow else ink)
        pen = self._pen(ink, 1.6) if hollow else pg.mkPen(None)
        drawn = pg.ScatterPlotItem(size=size + (1.5 if hollow else 0), symbol=symbol, pen=pen, brush=brush)
        drawn.addPoints([place], [point.value])
        self.addItem(drawn)

    def _words(self, words: str, ink: str, x: float, y: float, anchor: tuple[float, float]) -> None:
        made = pg.TextItem(words, color=theme.color(ink), anchor=anchor)
        made.setFont(theme.figure_font(12))
        made.setPos(QPointF(x, y))
        self.addItem(made)

    def _arrange_notes(self, trend: Trend) -> list[Placed]:
        room = max(40.0, self.width() - _LEFT - _RIGHT)
        step, font = room / (len(trend.points) + 0.2), theme.figure_font(12)
        found = []
        for note in trend.notes:
            late = note.place > len(trend.points) * 0.7
            share = 0.0 if note.from_here and not late else 1.0 if late else 0.5
            words = text.shortened(note.words, font, room * _NOTE_WIDEST)
            left = (note.place + 0.6) * step - share * text.width(words, font)
            found.append((note, words, share, left, left + text.width(words, font)))
        rows = rows_of([(left, right) for _note, _words, _share, left, right in found])
        return [Placed(note, words, share, row) for (note, words, share, *_rest), row in zip(found, rows, strict=True)]

    def _draw_note(self, trend: Trend, one: Placed, low: float, high: float) -> None:
        """In the lane above the plot, a leader down to the point or, for a change of circumstances, to the foot."""
        note, pixel = one.note, (high - low) / self._plot_height()
        value = trend.points[note.place].value
        foot = low if note.from_here or value is None else value
        place = note.place - 0.5 if note.from_here else note.place
        top = high + (4 + _NOTE_ROW * (one.row or 0)) * pixel
        style = Qt.PenStyle.DotLine if note.from_here else Qt.PenStyle.SolidLine
        self.addItem(pg.PlotCurveItem([place, place], [foot, top], pen=self._pen("muted", 1, style)))
        if one.row is not None:
            self._words(one.words, "text", place, top, (one.share, 1.0))

    def _draw_run(self, trend: Trend, low: float, high: float) -> None:
        """A run of points: its stretch is tinted; its words stand in a row of their own at that edge, clear of all."""
        values = [value for place in trend.run if (value := trend.points[place].value) is not None]
        if not values or not trend.run_words:
            return
        first, last = trend.run[0], trend.run[-1]
        foot, top = min(values), max(values)
        region = QRectF(first - 0.5, foot, last - first + 1, top - foot)
        box = pg.QtWidgets.QGraphicsRectItem(region)
        box.setPen(QPen(Qt.PenStyle.NoPen))
        box.setBrush(theme.tint("act", 0.08))
        self.addItem(box)
        late = first > len(trend.points) / 2
        place, edge = last + 0.5 if late else first - 0.5, low if trend.run_low else high
        self._words(trend.run_words, "act", place, edge, (float(late), float(trend.run_low)))

    def _label_right(self, trend: Trend, low: float, high: float) -> None:
        """Limits and target by name at the right edge, pushed apart where they would overlap."""
        ends = [point for point in trend.points if point.centre is not None]
        found = [(trend.target, trend.names[3])]
        if ends:
            found += [(ends[-1].lower, trend.names[0]), (ends[-1].centre, trend.names[1])]
            found += [(ends[-1].upper, trend.names[2])]
        texts = sorted((value, f"{name} {trend.format(value)}") for value, name in found if value is not None)
        widest = max((text.width(words, theme.figure_font(12)) for _value, words in texts), default=0)
        self.getAxis("right").setWidth(max(_RIGHT, round(widest) + 12))  # a label wider than its axis is left out
        step = (high - low) * _LABEL_STEP / self._plot_height()
        spread = spread_apart([value for value, _words in texts], step)
        self.getAxis("right").setTicks([[(y, words) for y, (_value, words) in zip(spread, texts, strict=True)]])


def _steps(trend: Trend, name: str) -> tuple[list[float], list[float]]:
    """Corners of a stepped line through the limits of each month; months without limits are left out."""
    xs: list[float] = []
    ys: list[float] = []
    for place, point in enumerate(trend.points):
        value = getattr(point, name)
        if value is not None:
            xs += [place - 0.5, place + 0.5]
            ys += [value, value]
    return xs, ys


def spread_apart(values: list[float], step: float) -> list[float]:
    """Sorted ``values`` moved as little as needed so that neighbours are ``step`` apart."""
    groups: list[tuple[float, int]] = []  # (middle, how many)
    for value in values:
        groups.append((value, 1))
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < step * (groups[-1][1] + groups[-2][1]) / 2:
            (one, n), (other, m) = groups[-2], groups[-1]
            groups[-2:] = [((one * n + other * m) / (n + m), n + m)]
    return [middle + (place - (n - 1) / 2) * step for middle, n in groups for place in range(n)]


def rows_of(spans: Sequence[tuple[float, float]]) -> list[int | None]:
    """For spans (left, right) in px the first of two rows in which each lies over no other; None: in neither."""
    taken: list[list[tuple[float, float]]] = [[], []]
    found: list[int | None] = []
    for left, right in spans:
        free = [row for row in (0, 1) if all(right + _GAP <= a or left >= b + _GAP for a, b in taken[row])]
        found.append(free[0] if free else None)
        if free:
            taken[free[0]].append((left, right))
    return found


def spaced_labels(trend: Trend, width: float) -> list[tuple[float, str]]:
    """Month names under the axis, as many as fit 64 px each, counted back from the last."""
    count = len(trend.points)
    every = max(1, math.ceil(count * 64 / width))
    return [(place, trend.points[place].label) for place in range(count) if (count - 1 - place) % every == 0]
