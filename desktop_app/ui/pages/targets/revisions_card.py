"""Every revision of the chosen target, newest first: when, from what to what, and why."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.formats import DASH, format_day
from desktop_app.domain.money import from_stored
from desktop_app.i18n import _
from desktop_app.operations.targets.target_grid import TargetGrid, smallest
from desktop_app.store.targets import Target
from desktop_app.ui import theme
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.labels import label

_DOT = 8


class RevisionsCard(Card):
    """``taken_again`` carries the amount of an older revision, in the grid's smallest unit, to be put in the draft."""

    taken_again = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Revisions"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setAccessibleName(_("Revisions"))
        self.body.addWidget(self._area, 1)

    def show_revisions(self, grid: TargetGrid, kept: Sequence[Target], where: str) -> None:
        self.show_title(_("Revisions"), where)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        if not kept:
            column.addWidget(label(_("Nothing was recorded here yet."), 12, kind="muted", wrap=True))
        for place, target in enumerate(kept):
            before = kept[place + 1] if place + 1 < len(kept) else None
            column.addWidget(self._row(grid, target, before, newest=place == 0))
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # the card's surface shows through; setWidget turns the filling on

    def _row(self, grid: TargetGrid, target: Target, before: Target | None, *, newest: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_Dot(strong=newest), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_day_words(target.recorded_at), 12, kind="muted"))
        head.addStretch(1)
        head.addWidget(label(_change_words(grid, target, before), 13, 500))
        words.addLayout(head)
        reason = label(target.reason or _("no reason given"), 12, kind="muted", wrap=True)
        below = QHBoxLayout()
        below.addWidget(reason, 1)
        if not newest and target.amount is not None:
            amount = _amount(grid, target)
            again = button(_("Use again"), lambda: self.taken_again.emit(amount), kind="link")
            below.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(below)
        row.addLayout(words, 1)
        return made


class _Dot(QWidget):
    def __init__(self, *, strong: bool) -> None:
        super().__init__()
        self._strong = strong
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notice.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_DOT + 2, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if self._strong else "muted"))
        painter.drawEllipse(QPointF(QRectF(self.rect()).center()), _DOT / 2, _DOT / 2)
        painter.end()


def _day_words(recorded_at: str) -> str:
    """The day on the wall of this computer."""
    return format_day(datetime.fromisoformat(recorded_at).astimezone().date())


def _amount(grid: TargetGrid, target: Target) -> int | None:
    return None if target.amount is None else smallest(from_stored(target.amount), grid.unit, grid.currency)


def _change_words(grid: TargetGrid, target: Target, before: Target | None) -> str:
    now = _words(grid, target)
    if before is None:
        return now
    if before.amount == target.amount:
        return _("{amount}, locked").format(amount=now) if target.locked else _("{amount}, unlocked").format(amount=now)
    return _("{before} → {after}").format(before=_words(grid, before), after=now)


def _words(grid: TargetGrid, target: Target) -> str:
    amount = _amount(grid, target)
    if amount is None:
        return DASH
    return wording.amount_words(grid, amount, wording.decimals(grid, [amount]))
