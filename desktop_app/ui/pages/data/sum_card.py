"""The sum of an import, to be checked at a glance: rows read = new + changed + unchanged + refused."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.i18n import N_, _, ngettext
from desktop_app.store.batches import Batch
from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import OneLine, rule
from desktop_app.ui.widgets.status import StatusPill

_PARTS: Final = (
    ("created", N_("new"), "accent"),
    ("changed", N_("changed"), "bar_soft"),
    ("unchanged", N_("unchanged"), "control"),
    ("refused", N_("refused"), "act"),
)
_OTHERS: Final = (
    ("preamble", N_("{n} above the table")),
    ("header", N_("{n} header")),
    ("footer", N_("{n} total or footer")),
    ("blank", N_("{n} empty")),
    ("junk", N_("{n} no record")),
    ("continued", N_("{n} inside a cell")),
    ("other_tables", N_("{n} other table")),
)
_BAR: Final = 8
_LEAST: Final = 4  # px of a part that is not nothing
_SIZES: Final = (28, 24, 20, 16)


def lines_sentence(batch: Batch, lines: Mapping[str, int]) -> str:
    """Where every line of the file went, as far as it is not a row; empty if there is nothing to add."""
    total = lines.get("total", 0)
    others = [(words, lines.get(key, 0)) for key, words in _OTHERS]
    if not total or total != batch.rows + sum(number for _words, number in others):
        return ""
    listed = ", ".join(_(words).format(n=format_number(number)) for words, number in others if number)
    if not listed:
        return ""
    rest = total - batch.rows
    whole = ngettext(
        "{total} lines = {rows} rows + {others} other: {list}.",
        "{total} lines = {rows} rows + {others} others: {list}.",
        rest,
    )
    return whole.format(
        total=format_number(total),
        rows=format_number(batch.rows),
        others=format_number(rest),
        list=listed,
    )


class _Sum(QWidget):
    """Five figures and a bar of their shares."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._counts: tuple[int, ...] = (0, 0, 0, 0, 0)
        theme.notice.changed.connect(self.update)

    def show_counts(self, counts: tuple[int, ...]) -> None:
        self._counts = counts
        sentence = _("{rows} rows read = {created} new + {changed} changed + {unchanged} unchanged + {refused} refused")
        names = ("rows", *(part[0] for part in _PARTS))
        figures = map(format_number, counts)
        self.setAccessibleName(sentence.format(**dict(zip(names, figures, strict=True))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 84)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = self.width() / 5
        figures = [format_number(number) for number in self._counts]
        size = next(
            (px for px in _SIZES if all(text.width(f, theme.figure_font(px, 600)) <= column - 40 for f in figures)), 14
        )
        words = (_("rows read"), *(_(part[1]) for part in _PARTS))
        inks = ("text", "text", "text", "text", "act" if self._counts[4] else "text")
        for place, figure in enumerate(figures):
            left = place * column
            box = QRectF(left, 0, column - 8, 36)
            text.draw(painter, box, figure, theme.figure_font(size, 600), theme.color(inks[place]))
            self._paint_words(painter, QRectF(left, 40, column - 8, 20), place, words[place])
            if place:
                sign = QRectF(left - 40, 0, 26, 36)
                text.draw(
                    painter, sign, "=" if place == 1 else "+", theme.font(20), theme.color("muted"), align=text.CENTRE
                )
        self._paint_bar(painter, QRectF(0, 72, self.width(), _BAR))
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF, place: int, words: str) -> None:
        if place:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(_PARTS[place - 1][2]))
            painter.drawRoundedRect(QRectF(box.left(), box.center().y() - 4.5, 9, 9), 2, 2)
            box = box.adjusted(16, 0, 0, 0)
        text.draw(painter, box, words, theme.font(13), theme.color("muted"), may_elide=True)

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        parts = [(number, ink) for number, (_key, _word, ink) in zip(self._counts[1:], _PARTS, strict=True) if number]
        painter.setPen(Qt.PenStyle.NoPen)
        if not parts:
            painter.setBrush(theme.color("track"))
            painter.drawRoundedRect(box, 3, 3)
            return
        room = box.width() - 2 * (len(parts) - 1)
        whole = sum(number for number, _ink in parts)
        widths = [max(_LEAST, number / whole * room) for number, _ink in parts]
        largest = widths.index(max(widths))
        widths[largest] -= sum(widths) - room
        left = box.left()
        for width, (_number, ink) in zip(widths, parts, strict=True):
            painter.setBrush(theme.color(ink))
            painter.drawRoundedRect(QRectF(left, box.top(), width, _BAR), 3, 3)
            left += width + 2


class SumCard(Card):
    """The counts of one import and whether they add up."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What became of the rows"))
        self.sum = _Sum()
        self._verdict = StatusPill(Status.GOOD, _("Adds up"))
        self.others = OneLine()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._verdict)
        row.addWidget(self.others, 1)
        self.body.setSpacing(12)
        self.body.addWidget(self.sum)
        self.body.addWidget(rule())
        self.body.addLayout(row)

    def show_batch(self, batch: Batch, lines: Mapping[str, int]) -> None:
        counts = (batch.created, batch.changed, batch.unchanged, batch.refused)
        self.sum.show_counts((batch.rows, *counts))
        if sum(counts) == batch.rows:
            self._verdict.show_status(Status.GOOD, _("Adds up"))
        else:
            self._verdict.show_status(Status.ACT, _("Does not add up"))
        self.others.show_words(lines_sentence(batch, lines))

    def show_tried(self, batch: Batch) -> None:
        """The counts an import would have; nothing of it is stored."""
        self.show_batch(batch, {})
        self.others.show_words(_("Every row was tried and nothing is stored yet."))
