"""Our own line icons, tinted with a token; the drawings are in resources/icons on a 24-px grid."""

import re
from functools import lru_cache
from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from desktop_app import paths
from desktop_app.ui.theme.tokens import now

_GRID: Final = 24
_STROKE: Final = 1.4  # px at any size
_RATIOS: Final = (1, 2, 3)
# QApplication.allWidgets would also give widgets that are being deleted, at which PySide crashes now and then.
_tinted: Final[WeakKeyDictionary[QAbstractButton, tuple[str, str]]] = WeakKeyDictionary()
_WIDTH: Final = re.compile(r'stroke-width="1\.9"')


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, ink: str, size: int, ratio: float = 1) -> QPixmap:
    """Icon ``name`` in the colour of token ``ink``, ``size`` px square, drawn for a screen with ``ratio``."""
    return _pixmap(name, getattr(now(), ink), now().on_accent, size, ratio)


@lru_cache(maxsize=512)
def _pixmap(name: str, ink: str, on_ink: str, size: int, ratio: float) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", ink).replace("on-accent", on_ink)
    drawing = _WIDTH.sub(f'stroke-width="{_STROKE * _GRID / size:.3f}"', drawing)
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, ink: str = "muted", size: int = 18) -> QIcon:
    """For actions and views; what is set with ``set_icon`` follows a change of colours by itself."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, ink, size, ratio))
        made.addPixmap(pixmap(name, "control", size, ratio), QIcon.Mode.Disabled)
    return made


def set_icon(button: QAbstractButton, name: str, ink: str = "muted", size: int = 18) -> None:
    """Give ``button`` an icon that is tinted anew when the colours change."""
    _tinted[button] = name, ink
    button.setIcon(icon(name, ink, size))
    button.setIconSize(QSize(size, size))


def retint() -> None:
    """Draw the icons of all buttons in the colours of now."""
    for button, (name, ink) in list(_tinted.items()):
        if isValid(button):
            button.setIcon(icon(name, ink, button.iconSize().width()))
