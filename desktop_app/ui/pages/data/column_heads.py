"""The head of the preview: for each column its title, the field it is taken for, its type with certainty, a sample."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop_app.files.column_types import ColumnKind, ColumnType
from desktop_app.files.kinds import find_kind
from desktop_app.files.source import Certainty
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.file_view import FileView
from desktop_app.ui import theme
from desktop_app.ui.pages.data.answers import Answers
from desktop_app.ui.pages.data.drop import Drop
from desktop_app.ui.pages.data.question_strip import HEIGHT, QuestionStrip
from desktop_app.ui.pages.data.type_drop import ARROW, TypeDrop
from desktop_app.ui.widgets import text

HEAD: Final = 108
_PAD: Final = 8
_DROP_TOP: Final = 29
_DROP_HEIGHT: Final = 28
_TYPE_TOP: Final = 61
_SAMPLE_TOP: Final = 81
_LINE: Final = 20
_WIDEST_SAMPLE: Final = 170
_TYPES: Final = {
    ColumnKind.TEXT: N_("text"),
    ColumnKind.IDENTIFIER: N_("code"),
    ColumnKind.INTEGER: N_("whole number"),
    ColumnKind.AMOUNT: N_("number"),
    ColumnKind.DATE: N_("date"),
    ColumnKind.DATETIME: N_("date and time"),
    ColumnKind.BOOLEAN: N_("yes or no"),
    ColumnKind.EMPTY: N_("empty"),
}
_ORDERS: Final = {
    "dmy": N_("date, day first"),
    "mdy": N_("date, month first"),
    "ymd": N_("date, year first"),
}
_DECIMALS: Final = {".": N_("number, point"), ",": N_("number, comma")}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above one column. ``doubtful``: the certainty asks for a look. ``way``: the type a person chose."""

    title: str
    field: str
    choices: tuple[tuple[str, str], ...]
    type: str
    certainty: str
    doubtful: bool
    sample: str
    way: str = ""


def heads_of(view: FileView, answers: Answers) -> list[Head]:
    table, mapping = view.understood.table, view.understood.mapping
    fields = {place: key for key, place in mapping.columns}
    offered = () if view.understood.asks_kind else find_kind(mapping.kind).fields
    choices = (("", _("Skip")), *((one.key, _(one.title)) for one in offered))
    heads = []
    for place, found in enumerate(view.understood.types):
        certainty, doubtful = _certainty(view, answers, place, fields.get(place, ""))
        sample = " · ".join(view.samples[place])
        title = table.title_of(place)
        way = view.understood.choices.types.get(title, "")
        key = fields.get(place, "")
        heads.append(Head(title, key, choices, _type(found), certainty, doubtful, sample, way))
    return heads


def _type(found: ColumnType) -> str:
    if found.kind is ColumnKind.DATE and found.day and found.decided and found.certain:
        return _(_ORDERS.get(found.day.order, _TYPES[found.kind]))
    if found.kind is ColumnKind.AMOUNT and found.amount and found.certain:
        return _(_DECIMALS.get(found.amount.decimal, _TYPES[found.kind]))
    return _(_TYPES[found.kind])


def _certainty(view: FileView, answers: Answers, place: int, field: str) -> tuple[str, bool]:
    understood = view.understood
    if any(doubt.column == place for doubt in understood.doubts):
        return _("1 question"), True
    typed = understood.table.title_of(place) in understood.choices.types
    if place in answers.readings or typed:
        return (_("your type") if typed else _("your answer")), False
    if not field:
        return "", False
    total, known = view.people
    if field == "owner" and 0 < known < total:
        return _("{n} of {total}").format(n=known, total=total), True
    evidence = {one.property: one for one in understood.mapping.evidence}.get(field)
    if evidence and evidence.reading == str(place):
        asked = evidence.certainty is Certainty.ASKED
        return (_("look"), True) if asked else (_("sure"), False)
    return (_("as before"), False) if understood.remembered else (_("your choice"), False)


class ColumnHeads(QHeaderView):
    """``mapped`` carries a column's place and the key of the field it is to be, "" for none.

    ``typed`` carries a column's title and the way it is to be read, "" for the one found.
    """

    mapped = Signal(int, str)
    typed = Signal(str, str)

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._heads: list[Head] = []
        self.drops: list[Drop] = []
        self.types: list[TypeDrop] = []
        self.strip = QuestionStrip(self)
        self.strip.hide()
        self._pointed = -1
        self.setMinimumSectionSize(60)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(lambda *_sizes: self.place())
        view.horizontalScrollBar().valueChanged.connect(lambda _value: self.place())

    def show_heads(self, heads: Sequence[Head]) -> None:
        before = [*self.drops, *self.types]
        held = next((place for place, drop in enumerate(before) if drop.hasFocus()), -1)
        for drop in before:
            drop.hide()
            drop.deleteLater()
        self._heads = list(heads)
        self.drops = [self._drop(place, head) for place, head in enumerate(heads)]
        self.types = [self._type_drop(head) for head in heads]
        now = [*self.drops, *self.types]
        if len(now) == len(before) and held >= 0:
            now[held].setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()
        self.viewport().update()

    def _drop(self, place: int, head: Head) -> Drop:
        name = _("Field of the column {column}").format(column=head.title)
        drop = Drop(name, head.choices, head.field, lambda key: self.mapped.emit(place, str(key)), self)
        drop.setAccessibleDescription(" · ".join(filter(None, (head.type, head.certainty, head.sample))))
        drop.setFont(theme.font(13, 600 if head.field else 400))
        drop.show()
        return drop

    def _type_drop(self, head: Head) -> TypeDrop:
        name = _("Type of the column {column}").format(column=head.title)
        drop = TypeDrop(name, head.type, head.way, lambda way: self.typed.emit(head.title, way), self)
        drop.show()
        return drop

    def show_strip(self, column: int, *, shown: bool) -> None:
        """Make room for the question that hangs on ``column`` (-1: none), or give it back."""
        self._pointed = column
        self.strip.setVisible(shown)
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.place()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD + (HEIGHT if not self.strip.isHidden() else 0))

    def least_width(self, place: int) -> int:
        """Room for the title, the field and the type with its certainty; samples may be cut."""
        head = self._heads[place]
        words = max(
            (text.width(word, theme.font(13, 600)) for _key, word in head.choices if _key == head.field), default=0
        )
        kind = text.width(head.type, theme.font(12)) + text.width(head.certainty, theme.font(12, 600)) + ARROW + 14
        title = min(text.width(head.title, theme.font(12, 500)), _WIDEST_SAMPLE)
        return round(max(title, words + 38, kind)) + 2 * _PAD + 2

    def place(self) -> None:
        """Put the drops over their columns and the strip under them."""
        for place, drop in enumerate(self.drops):
            left = self.sectionViewportPosition(place + 1)
            width = self.sectionSize(place + 1)
            visible = left >= self.sectionSize(0) // 4 - width and left < self.viewport().width()
            drop.setVisible(visible and width > 0)
            drop.setGeometry(QRect(left + 5, _DROP_TOP, width - 10, _DROP_HEIGHT))
            kind, head = self.types[place], self._heads[place]
            kind.setVisible(visible and width > 0)
            room = width - 2 * _PAD - round(text.width(head.certainty, theme.font(12, 600))) - 4
            kind.setGeometry(QRect(left + _PAD - 3, _TYPE_TOP, min(room, kind.sizeHint().width() + 6), _LINE))
        self.strip.setGeometry(0, HEAD, self.viewport().width(), HEIGHT)
        pointed = self.sectionViewportPosition(self._pointed + 1) + 24 if self._pointed >= 0 else -1
        self.strip.point_at(float(pointed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        box = QRectF(rect.left(), 0, rect.width(), HEAD)
        painter.fillRect(box, theme.color("sunk"))
        painter.fillRect(QRectF(box.left(), HEAD - 1, box.width(), 1), theme.color("line"))
        painter.fillRect(QRectF(box.right() - 1, 0, 1, HEAD), theme.color("line"))
        room = box.adjusted(_PAD, 0, -_PAD, 0)
        if section == 0:
            words = (_("Column"), _("Field"), _("Type"), _("Sample"))
            for word, top in zip(words, (7, _DROP_TOP + 4, _TYPE_TOP, _SAMPLE_TOP), strict=True):
                line = QRectF(room.left(), top, room.width(), _LINE)
                text.draw(painter, line, word, theme.font(12), theme.color("muted"), may_elide=True)
        elif section <= len(self._heads):
            self._paint_head(painter, room, self._heads[section - 1])

    def _paint_head(self, painter: QPainter, room: QRectF, head: Head) -> None:
        def line(top: float) -> QRectF:
            return QRectF(room.left(), top, room.width(), _LINE)

        muted = theme.color("muted")
        text.draw(painter, line(7), head.title, theme.font(12, 500), theme.color("text"), may_elide=True)
        font = theme.font(12, 600 if head.doubtful else 400)
        ink = theme.color("watch") if head.doubtful else muted
        text.draw(painter, line(_TYPE_TOP), head.certainty, font, ink, align=text.RIGHT, may_elide=True)
        sample = head.sample or "–"
        text.draw(painter, line(_SAMPLE_TOP), sample, theme.figure_font(12), theme.color("text"), may_elide=True)
