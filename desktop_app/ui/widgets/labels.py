"""Texts as widgets: plain labels in a size and kind, one-line texts that are cut when narrow, large figures."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import text


def label(words: str, px: float = 13, weight: int = 400, kind: str = "", *, wrap: bool = False) -> QLabel:
    """``kind``: muted, link, watch, act; without one the colour of text. Figures in it stand under each other."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)  # names typed by people are never markup
    made.setFont(theme.figure_font(px, weight))
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def rule() -> QFrame:
    """A hairline across a card."""
    made = QFrame()
    made.setProperty("kind", "rule")
    made.setFixedHeight(1)
    return made


class OneLine(QWidget):
    """A text that gives way: cut with an ellipsis where it is too narrow, whole in the tooltip."""

    def __init__(self, words: str = "", px: float = 12, weight: int = 400, ink: str = "muted") -> None:
        super().__init__()
        self._font, self._ink, self._words = theme.figure_font(px, weight), ink, ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = round(self._font.pixelSize() * text.LINE)
        return QSize(round(text.width(self._words, self._font)) + 2, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        text.draw(painter, QRectF(self.rect()), self._words, self._font, theme.color(self._ink), may_elide=True)
        painter.end()


class Figure(QWidget):
    """A large figure with its unit, smaller and muted, on one baseline: 34 px for a hero, 24 beside one."""

    def __init__(
        self, value: str, unit: str = "", *, unit_first: bool = False, px: int = 24, ink: str = "text"
    ) -> None:
        super().__init__()
        self._font, self._ink = theme.figure_font(px, 600), ink
        self._unit_font = theme.font(max(13, round(px * 0.53)), 500)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)
        self.show_value(value, unit, unit_first=unit_first)

    def show_value(self, value: str, unit: str = "", *, unit_first: bool = False) -> None:
        self._value, self._unit, self._unit_first = value, unit, unit_first
        self.setAccessibleName(f"{unit}{value}" if unit_first else f"{value} {unit}".strip())
        self.updateGeometry()
        self.update()

    def _gap(self) -> int:
        return (1 if self._unit_first else 7) if self._unit else 0

    def sizeHint(self) -> QSize:
        width = text.width(self._value, self._font) + text.width(self._unit, self._unit_font) + self._gap()
        return QSize(round(width) + 2, round(self._font.pixelSize() * 1.25))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        base = text.baseline(rect, self._font)
        parts = [(self._value, self._font, self._ink), (self._unit, self._unit_font, "muted")]
        left = 0.0
        for words, font, ink in reversed(parts) if self._unit_first else parts:
            if words:
                room = rect.adjusted(left, 0, 0, 0)
                left += text.draw(painter, room, words, font, theme.color(ink), base=base) + self._gap()
        painter.end()
