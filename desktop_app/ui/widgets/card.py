"""The card and what stands in its head: title, remark and links; the only box on a page."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.labels import rule

PAD = 16
HEAD = 44
_REMARK_GAP = 10


def button(words: str, slot: Callable[[], object], *, kind: str = "", icon: str = "") -> QPushButton:
    """``kind``: primary, soft, danger, mini, link, chip, segment; without one an outlined button.

    ``icon`` is tinted to suit the kind.
    """
    made = QPushButton(words)
    small = kind in {"mini", "link"}
    made.setFont(theme.font(12 if small else 13, 600 if kind == "primary" else 500))
    if kind:
        made.setProperty("kind", kind)
    if icon:
        ink = {"primary": "on_accent", "soft": "accent", "link": "accent", "danger": "act"}.get(kind, "text")
        theme.set_icon(made, icon, ink, 14 if small else 16)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: slot())
    return made


class SectionHead(QWidget):
    """A title and its remark, smaller and muted, on one baseline; the remark is cut first."""

    def __init__(self, title: str, remark: str = "", px: int = 15) -> None:
        super().__init__()
        self._font = theme.font(px, 600)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)
        self.show_words(title, remark)

    def show_words(self, title: str, remark: str = "") -> None:
        self._title, self._remark = title, remark
        self.setAccessibleName(title)
        self.setAccessibleDescription(remark)
        self.setToolTip(remark)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        remark = text.width(self._remark, theme.font(12)) + _REMARK_GAP if self._remark else 0
        return QSize(round(text.width(self._title, self._font) + remark) + 2, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(text.width(self._title, self._font)) + 2, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        base = text.baseline(rect, self._font)
        taken = text.draw(painter, rect, self._title, self._font, theme.color("text"), base=base) + _REMARK_GAP
        if self._remark and rect.width() - taken > 30:
            rest = rect.adjusted(taken, 0, 0, 0)
            ink = theme.color("muted")
            text.draw(painter, rest, self._remark, theme.figure_font(12), ink, base=base, may_elide=True)
        painter.end()


class Card(QFrame):
    """Surface with a hairline around it. ``body`` takes the content, 16 px inside; ``add_link`` the head's links.

    ``flush``: the body reaches the edges, as a table does, and a rule parts it from the head.
    """

    def __init__(self, title: str = "", remark: str = "", *, flush: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self.head = SectionHead(title, remark)
        self._links = QHBoxLayout()
        self._links.setContentsMargins(PAD, 11, PAD, 7)
        self._links.setSpacing(14)
        self._links.addWidget(self.head, 1)
        if title:
            self.setAccessibleName(title)
            whole.addLayout(self._links)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        side = 0 if flush else PAD
        self.body.setContentsMargins(side, 0 if title or flush else PAD, side, 1 if flush else PAD)
        if flush and title:
            whole.addWidget(rule())
        whole.addLayout(self.body, 1)

    def show_title(self, title: str, remark: str = "") -> None:
        """For a card that was made with a title."""
        self.setAccessibleName(title)
        self.head.show_words(title, remark)

    def add_link(self, words: str, slot: Callable[[], object], icon: str = "") -> QPushButton:
        made = button(words, slot, kind="link", icon=icon)
        self._links.addWidget(made)
        return made

    def add_to_head(self, widget: QWidget) -> None:
        """A control or pill at the right of the title."""
        self._links.addWidget(widget)


class Chip(QWidget):
    """A word on a soft ground: "½", "Draft", "Locked". ``ink`` is accent, watch, act or muted."""

    def __init__(self, words: str, ink: str = "muted") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)
        self.show_words(words, ink)

    def show_words(self, words: str, ink: str = "muted") -> None:
        self._words, self._ink = words, ink
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(text.width(self._words, theme.font(12, 500))) + 18, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("none_soft" if self._ink == "muted" else f"{self._ink}_soft"))
        rect = QRectF(self.rect())
        painter.drawRoundedRect(rect, 11, 11)
        ink = theme.color(self._ink)
        text.draw(painter, rect.adjusted(9, 0, -8, 0), self._words, theme.font(12, 500), ink)
        painter.end()
