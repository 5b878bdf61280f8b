"""Where the person stands in the view for two: one large dial, and in words each mark on it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QSizePolicy

from desktop_app.domain.formats import format_quantity, format_rough
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import _
from desktop_app.operations.meetings.view_for_two import ForTwo
from desktop_app.rules.kpis.judge import Figure
from desktop_app.ui import theme
from desktop_app.ui.faces import gauge_face
from desktop_app.ui.pages.people.for_two.frame import LargeCard
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.dial import Dial, paint_dial
from desktop_app.ui.widgets.face import SCALE_END, GaugeFace, per_mille
from desktop_app.ui.widgets.labels import label, rule
from desktop_app.ui.widgets.status import paint_glyph

_SIZE: Final = QSize(440, 238)
_RADIUS: Final = 178
_RING: Final = 28


class LargeDial(QProgressBar):
    """The dial of a gauge at twice its size; a progress bar for screen readers, as the hero gauge is."""

    def __init__(self, face: GaugeFace, share: str) -> None:
        super().__init__()
        self._face, self._share = replace(face, zones=()), share
        self.setProperty("kind", "hero")
        self.setRange(0, SCALE_END)
        self.setValue(per_mille(face.share) or 0)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(face.title)
        self.setAccessibleDescription(face.sentence)
        theme.notice.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return _SIZE

    def minimumSizeHint(self) -> QSize:
        return _SIZE

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(round(self.width() / 2), 206)
        paint_dial(painter, Dial(centre, _RADIUS, _RING, 1.6), self._face)
        face, ink, muted = self._face, theme.color("text"), theme.color("muted")
        middle = QRectF(centre.x() - 145, centre.y() - 104, 290, 48)
        shown = face.spoken()
        font = theme.figure_font(40, 600)
        if text.width(shown, font) > middle.width():
            font = theme.figure_font(28, 600)
        text.draw(painter, middle, shown, font, ink, align=text.CENTRE)
        text.draw(painter, middle.translated(0, 44), self._share, theme.font(15), muted, align=text.CENTRE)
        word = theme.font(15, 600)
        left = centre.x() - text.width(face.word, word) / 2 + 9
        paint_glyph(painter, QPointF(left - 14, centre.y() - 4), face.status, 12)
        row = QRectF(left, centre.y() - 16, 280, 24)
        text.draw(painter, row, face.word, word, theme.color(face.status.value))
        ends = QRectF(centre.x() - _RADIUS, centre.y() + 8, 2 * _RADIUS, 18)
        text.draw(painter, ends, face.low_end, theme.figure_font(13), muted)
        text.draw(painter, ends, face.high_end, theme.figure_font(13), muted, align=text.RIGHT)
        painter.end()


class StandCard(LargeCard):
    """The figure of the period, its quota, what is expected by now and where it will land."""

    def __init__(self, about: ForTwo, span: str) -> None:
        super().__init__(_("Where you stand"), span)
        kpi, figure = about.kpi, about.figure
        if kpi is None or figure is None:
            self.body.addWidget(label(_("There are no figures of this period yet."), 15, kind="muted", wrap=True))
            self.body.addStretch(1)
            return
        self.body.addWidget(LargeDial(gauge_face(kpi, figure, ""), _share(figure)))
        self.body.addWidget(rule())
        marks = QGridLayout()
        marks.setHorizontalSpacing(24)
        for place, (words, shown) in enumerate(_marks(figure)):
            marks.addWidget(label(words, 13, kind="muted", wrap=True), 0, place)
            marks.addWidget(label(shown, 17, 600), 1, place)
        self.body.addLayout(marks)
        self.body.addStretch(1)


def _share(figure: Figure) -> str:
    if figure.target is None:
        return _("no quota in this period")
    if figure.attainment is None:
        return _("of {quota}").format(quota=format_rough(figure.target))
    return _("{share} of your quota").format(
        share=format_quantity(Quantity(figure.attainment.value, Unit.PERCENT))
    )  # fmt: skip


def _marks(figure: Figure) -> list[tuple[str, str]]:
    found = []
    if figure.target is not None:
        found.append((_("Your quota"), format_rough(figure.target)))
    if figure.expected is not None:
        found.append((_("Expected by today"), format_rough(figure.expected)))
    if figure.landing is not None:
        band = _("{low} to {high}").format(
            low=format_rough(figure.landing.low), high=format_rough(figure.landing.high)
        )  # fmt: skip
        found.append((_("Will land, 8 times of 10"), band))
    return found
