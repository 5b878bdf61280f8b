"""Every painted text passes here: it is measured, put on one baseline, and cut with an ellipsis if it must be.

Qt clips in silence. What did not fit is kept in ``clipped``, which a test reads after painting a page.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

LEFT: Final = Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignRight
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
LINE: Final = 1.4  # line height over font size
_TOLERANCE: Final = 0.6  # px: side bearings of the last letter

clipped: list[str] = []
"""Texts cut since the list was last cleared."""


def width(text: str, font: QFont) -> float:
    """Px from the start of ``text`` to where the next letter would begin."""
    return QFontMetricsF(font).horizontalAdvance(text)


def shortened(text: str, font: QFont, room: float) -> str:
    """``text`` with an ellipsis where it is wider than ``room`` px: for what stands in full elsewhere."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


def baseline(rect: QRectF, font: QFont) -> float:
    """Where letters stand so that capitals are centred in ``rect``; fonts with other line gaps stand there too."""
    return round(rect.center().y() + QFontMetricsF(font).capHeight() / 2)


def draw(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    ink: QColor,
    *,
    align: Qt.AlignmentFlag = LEFT,
    base: float | None = None,
    may_elide: bool = False,
) -> float:
    """Paint ``text`` on one line in ``rect``; the width it took.

    ``base``: where the letters stand, for texts of different sizes in one line; else they are centred.
    ``may_elide``: names typed by people may be any length; the whole name is in the tooltip, so cutting it is no
    fault.
    """
    metrics = QFontMetricsF(font)
    taken = metrics.horizontalAdvance(text)
    if taken > rect.width() + _TOLERANCE:
        if not may_elide:
            clipped.append(text)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        taken = metrics.horizontalAdvance(text)
    left = rect.left()
    if align == RIGHT:
        left = rect.right() - taken
    elif align == CENTRE:
        left = rect.center().x() - taken / 2
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QPointF(left, baseline(rect, font) if base is None else base), text)
    return taken


def lines(text: str, font: QFont, room: float) -> list[str]:
    """``text`` broken to ``room`` px; Chinese breaks between any two characters."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        found.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return found


def draw_lines(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    ink: QColor,
    *,
    align: Qt.AlignmentFlag = LEFT,
    most: int = 2,
) -> float:
    """Paint ``text`` on up to ``most`` lines from the top of ``rect``; the height taken. More lines are cut."""
    found = lines(text, font, rect.width())
    if len(found) > most:
        found = [*found[: most - 1], " ".join(found[most - 1 :])]
    step = round(font.pixelSize() * LINE)
    for place, line in enumerate(found):
        draw(painter, QRectF(rect.left(), rect.top() + place * step, rect.width(), step), line, font, ink, align=align)
    return step * len(found)
