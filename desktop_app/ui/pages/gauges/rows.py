"""The rows of the Gauges page: a bullet, a sparkline and a status each, grouped; read by the page, shown here."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.formats import format_rough
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.reports.kpi_words import GROUP_WORDS
from desktop_app.rules.kpis.catalogue import Direction, Group, Kpi, Reference
from desktop_app.rules.kpis.judge import Figure
from desktop_app.ui import faces, theme
from desktop_app.ui.widgets import cells, text
from desktop_app.ui.widgets.bullet import HEIGHT, paint_bullet
from desktop_app.ui.widgets.face import GaugeFace
from desktop_app.ui.widgets.sparkline import SparkDelegate
from desktop_app.ui.widgets.status import paint_diamond
from desktop_app.ui.widgets.table_model import Look

_BULLET: Final = 120
_SPARK: Final = 104


def columns(versus: str) -> tuple[Column, ...]:
    """``versus`` is the head of the change, made by the page: it names a day."""
    return (
        Column("group", ""),
        Column("kpi", N_("KPI")),
        Column("value", N_("Value"), Unit.COUNT),
        Column("bullet", N_("Against the target")),
        Column("target", N_("Target"), Unit.COUNT),
        Column("status", N_("Status")),
        Column("spark", N_("Last 12 periods")),
        Column("change", versus, Unit.COUNT),
        Column("records", N_("Records"), Unit.COUNT),
    )


def by_group(kpis: Sequence[Kpi], figures: Sequence[Figure]) -> list[tuple[Kpi, Figure]]:
    """In the order of the groups; within one in that of the catalogue."""
    pairs = list(zip(kpis, figures, strict=True))
    return [pair for group in Group for pair in pairs if pair[0].group is group]


def rows_table(pairs: Sequence[tuple[Kpi, Figure]], versus: str) -> Table:
    seen: set[Group] = set()
    rows: list[tuple[Cell, ...]] = []
    for kpi, figure in pairs:
        group = "" if kpi.group in seen else _(GROUP_WORDS[kpi.group])
        seen.add(kpi.group)
        rows.append(
            (
                group,
                _(kpi.texts.name),
                None if figure.value is None else format_rough(figure.value),
                "",
                target_words(kpi, figure),
                faces.status_word(figure),
                "",
                faces.change_words(figure),
                figure.n,
            )
        )
    return Table(columns(versus), tuple(rows))


def target_words(kpi: Kpi, figure: Figure) -> str:
    """The target, as a bound where lower is better; else what stands in for it, or that there is none."""
    if figure.target is None:
        waits = kpi.thresholds.reference is Reference.TARGET
        return faces.reference_words(kpi, figure) or (_("none") if waits else faces.target_in_words(kpi))
    sign = {Direction.LOWER: "≤ ", Direction.BAND: "≈ "}.get(kpi.direction, "")
    return f"{sign}{format_rough(figure.target)}"


def rows_faces(pairs: Sequence[tuple[Kpi, Figure]], versus: str) -> dict[str, list[object]]:
    shown = [faces.gauge_face(kpi, figure, versus) for kpi, figure in pairs]
    lasts = [place + 1 == len(pairs) or pairs[place + 1][0].group is not pairs[place][0].group
             for place in range(len(pairs))]  # fmt: skip
    return {
        "group": list(lasts),
        "bullet": list(shown),
        "status": [(face.status, face.word) for face in shown],
        "spark": [face.spark for face in shown],
        "change": [bool(figure.change and figure.change.beyond) for _kpi, figure in pairs],
    }


def row_look(pairs: Sequence[tuple[Kpi, Figure]], row: int, column: int) -> Look:
    key = columns("")[column].key
    kpi, figure = pairs[row]
    if key in {"group", "value"}:
        return Look(600)
    if key == "change":
        return Look(600) if figure.change and figure.change.beyond else Look(ink="muted")
    if key == "target":
        return Look(ink="text" if figure.target is not None else "muted")
    if key == "records":
        return Look(ink="muted")
    return Look(500) if key == "kpi" and kpi.pinned else Look()


class GroupDelegate(QStyledItemDelegate):
    """The name of a group before its first row; a hairline only below its last."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if index.data(cells.FACE):
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        room = rect.adjusted(cells.PAD, 0, -cells.PAD, -1)
        text.draw(painter, room, str(index.data()), theme.font(13, 600), theme.color("text"), may_elide=True)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(ceil(text.width(str(index.data()), theme.font(13, 600))) + 2 * cells.PAD + 8, HEIGHT)


class RowBullet(QStyledItemDelegate):
    """A bullet, or in its place why there is no figure."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = cells.paint_ground(painter, option, index)
        face = index.data(cells.FACE)
        if not isinstance(face, GaugeFace):
            return
        if face.share is None:
            text.draw(painter, rect, face.caption, theme.font(12), theme.color("muted"), may_elide=True)
        else:
            paint_bullet(painter, rect.adjusted(0, 0, -8, 0), face)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_BULLET + 2 * cells.PAD, HEIGHT)


class RowSpark(SparkDelegate):
    """A sparkline that may be narrower than usual: the bullet beside it needs the room."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_SPARK + 2 * cells.PAD, HEIGHT)


class ChangeDelegate(QStyledItemDelegate):
    """A change inside the usual range is grey; one beyond chance is strong and has the diamond of a signal."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = cells.paint_ground(painter, option, index)
        signal = bool(index.data(cells.FACE))
        font = theme.figure_font(13, 600 if signal else 400)
        ink = theme.color("text" if signal else "muted")
        words = str(index.data())
        taken = text.draw(painter, rect, words, font, ink, align=text.RIGHT, may_elide=True)
        if signal:
            paint_diamond(painter, QPointF(rect.right() - taken - 11, rect.center().y()))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = text.width(str(index.data()), theme.figure_font(13, 600)) + 16
        return QSize(round(width) + 2 * cells.PAD, super().sizeHint(option, index).height())
