"""The team table: everybody against the quota, in teams, with pace and landing; never ranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.formats import format_number
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY, Scope
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.team_standing import TeamStanding
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.kpis.judge import Figure
from desktop_app.ui import faces
from desktop_app.ui.widgets import cells
from desktop_app.ui.widgets.bullet import HEIGHT, paint_bullet
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.cells import StatusDelegate
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.face import GaugeFace, Landing, Status, Zone, ZoneKind
from desktop_app.ui.widgets.sparkline import SparkDelegate
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_REACH: Final = 1.3  # the bullets' scale ends at 130 % of the quota
_WATCH: Final = 0.81
_EXTRA: Final = 34
_BULLET: Final = 150
_FIRST_TO_GO: Final = ("band", "quota", "landing")  # measures.md


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a team with its KPI, or one person in it."""

    kpi: Kpi
    scope: Scope
    name: str
    figure: Figure
    quota: Fraction | None
    is_team: bool


def lines_of(standings: Sequence[TeamStanding]) -> list[Line]:
    """Each team with its people under it; people of no team stand without a head."""
    found: list[Line] = []
    for standing in standings:
        if standing.team is not None and standing.figure is not None:
            title = _("{team} · {kpi}").format(team=standing.team.label, kpi=_(standing.kpi.texts.name))
            scope = standing.figure.scope
            found.append(Line(standing.kpi, scope, title, standing.figure, standing.quota, is_team=True))
        for row in standing.members:
            figure = row.figures[0]
            quota = figure.target.value if figure.target else None
            found.append(Line(standing.kpi, figure.scope, row.label, figure, quota, is_team=False))
    return found


def team_table(lines: Sequence[Line], versus: str) -> Table:
    """With quotas: attainment, pace, landing; without any: the figure and how it changed."""
    with_quota = any(line.quota for line in lines)
    head = Column("name", N_("Person"))
    if not with_quota:
        plain = (head, Column("actual", N_("Actual"), Unit.COUNT), Column("change", versus, Unit.COUNT),
                 Column("spark", N_("Last 12 periods")), Column("records", N_("Records"), Unit.COUNT))  # fmt: skip
        rows = tuple(
            (line.name, _rough(line.figure.value), faces.change_words(line.figure), "", line.figure.n) for line in lines
        )
        return Table(plain, rows)
    columns = (
        head,
        Column("bullet", N_("0 to 130 % of the quota")),
        Column("attainment", N_("Attainment"), Unit.PERCENT),
        Column("ahead", N_("vs pace, pt"), Unit.COUNT),
        Column("actual", N_("Actual"), Unit.COUNT),
        Column("quota", N_("Quota"), Unit.COUNT),
        Column("landing", N_("Landing"), Unit.COUNT),
        Column("band", N_("80 % band")),
        Column("status", N_("Status")),
    )
    return Table(columns, tuple(_row(line) for line in lines))


def _row(line: Line) -> tuple[Cell, ...]:
    figure = line.figure
    value = figure.value
    attained = Quantity(value.value / line.quota, Unit.PERCENT) if value is not None and line.quota else None
    return (
        line.name,
        "",
        attained,
        _ahead(line),
        _rough(value),
        _rough(_like(figure, line.quota)) if line.quota is not None else _("none"),
        _rough(figure.landing.value) if figure.landing else None,
        faces.band_words(figure),
        (_status(line) or (Status.NONE, ""))[1],
    )


def _like(figure: Figure, value: Fraction | None) -> Quantity | None:
    if value is None or figure.value is None:
        return None
    return Quantity(value, figure.value.unit, figure.value.currency)


def _rough(value: Quantity | None) -> Quantity | None:
    """Whole units from a thousand on, as on gauges."""
    if value is None or value.unit is not Unit.MONEY or abs(value.value) < 1000:
        return value
    return Quantity(Fraction(round(value.value)), value.unit, value.currency)


def _ahead(line: Line) -> str | None:
    """Points of the quota ahead of what is usual by today."""
    figure = line.figure
    if figure.pace is None or figure.value is None or not line.quota:
        return None
    points = (figure.value.value / line.quota - figure.pace.share) * 100
    sign = "+" if points > 0 else ""
    return sign + format_number(points, 1)


def team_face(line: Line) -> GaugeFace | None:
    """A bullet of the attainment on the common scale; None without a quota."""
    figure = line.figure
    if not line.quota or line.quota < 0 or figure.value is None:
        return None
    unit = float(line.quota) * _REACH
    landing = None
    if figure.landing is not None:
        low, middle, high = (
            float(part.value) / unit for part in (figure.landing.low, figure.landing.value, figure.landing.high)
        )
        landing = Landing(low, middle, high)
    met, watch = 1 / _REACH, _WATCH / _REACH
    return GaugeFace(
        line.name,
        "",
        faces.gauge_face(line.kpi, figure, "").sentence,
        faces.face_status(figure),
        share=float(figure.value.value) / unit,
        target=met,
        pace=float(figure.pace.share) / _REACH if figure.pace else None,
        landing=landing,
        zones=(Zone(0, watch, ZoneKind.ACT), Zone(watch, met, ZoneKind.WATCH), Zone(met, 1, ZoneKind.MET)),
    )


def _status(line: Line) -> tuple[Status, str] | None:
    """None for a team without a target of its own: the sum of its people's quotas is not judged."""
    if line.figure.target is None and line.quota:
        return None
    return faces.face_status(line.figure), faces.status_word(line.figure)


class _Bullet(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = cells.paint_ground(painter, option, index)
        face = index.data(cells.FACE)
        if isinstance(face, GaugeFace):
            paint_bullet(painter, rect.adjusted(0, 0, -8, 0), face)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_BULLET + 2 * cells.PAD, HEIGHT)


class TeamCard(Card):
    """``opened`` carries (key of the KPI, scope) of a row."""

    opened = Signal(object)
    targets_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Team"), " ", flush=True)
        self._set = self.add_link(_("Set targets"), self.targets_asked.emit, "targets")
        self._lines: list[Line] = []
        self._view = TableView(TableModel(Table((), ())), _("Team"), dense=True, sortable=False)
        self.body.addWidget(self._view)

    def show_standings(self, standings: Sequence[TeamStanding], period: str, versus: str) -> None:
        self._lines = lines_of(standings)
        with_quota = any(line.quota for line in self._lines)
        self._set.setVisible(not with_quota)
        remark = _("Attainment of the quota · {period}") if with_quota else _("Nobody has a quota · {period}")
        self.show_title(_("Team"), remark.format(period=period))
        table = team_table(self._lines, versus)
        model = TableModel(table, self._faces(), partial(self._look, [column.key for column in table.columns]))
        delegates: dict[str, QStyledItemDelegate] = {"spark": SparkDelegate()}
        if with_quota:
            delegates = {"bullet": _Bullet(), "status": StatusDelegate()}
        stretch = "bullet" if with_quota else "name"
        view = TableView(model, _("Team"), dense=True, sortable=False, stretch=stretch, delegates=delegates,
                         gives_way=_FIRST_TO_GO)  # fmt: skip
        view.row_activated.connect(self._open)
        view.grid.clicked.connect(lambda index: self._open(index.row()))
        view.grid.setCursor(Qt.CursorShape.PointingHandCursor)
        view.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        exchange(self.body, self._view, view)
        self._view = view
        view.setFixedHeight(len(self._lines) * DENSE + _EXTRA)

    def _faces(self) -> dict[str, list[object]]:
        return {
            "bullet": [team_face(line) for line in self._lines],
            "status": [_status(line) for line in self._lines],
            "spark": [faces.spark(line.figure) for line in self._lines],
        }

    def _look(self, keys: Sequence[str], row: int, column: int) -> Look:
        line, ground = self._lines[row], "sunk" if self._lines[row].is_team else ""
        key = keys[column]
        strong = line.is_team and key in {"name", "actual", "landing"}
        muted = key in {"quota", "band", "ahead", "change", "records"}
        weight = 600 if strong or key == "attainment" else 400
        return Look(weight, "muted" if muted else "text", ground)

    def _open(self, row: int) -> None:
        line = self._lines[row]
        self.opened.emit((line.kpi.key, line.scope or COMPANY))
