"""The people of an opened KPI side by side: a share within chance limits, other figures as bars; never ranked."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from desktop_app.domain.formats import format_number
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.kpis.figures import Row
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.rules.statistics.intervals import Z95, Z998, differ, funnel
from desktop_app.ui.widgets.bars import BarDelegate, Fill, FunnelRow
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_BAR: Final = 64
_ROW: Final = 22


class PeopleCard(Card):
    """``asked`` carries the id of a person whose figure was opened."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("By person"), flush=True)
        self._sentence = label("", 13, 500, wrap=True)
        self._sentence.setContentsMargins(16, 8, 16, 6)
        self._rows: list[Row] = []
        self._table = TableView(TableModel(Table((), ())), _("By person"), dense=True)
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 8)  # the table's corners stay inside the card's round ones
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._table, 1)

    def show_people(self, kpi: Kpi, rows: Sequence[Row]) -> None:
        """``rows`` in team order; those without a figure are left out."""
        self._rows = [row for row in rows if row.group and row.figures[0].value is not None]
        words, remark = chance_words(self._rows) if kpi.share else ("", "")
        self.show_title(_("By person"), remark)
        self._sentence.setText(words)
        self._sentence.setVisible(bool(words))
        table = people_table(kpi, self._rows)
        view = TableView(
            TableModel(table, {"bar": funnels(self._rows) if kpi.share else fills(self._rows)}, partial(_look, table)),
            _("By person"), dense=True, stretch="bar", delegates={"bar": BarDelegate(_BAR)},
            gives_way=["records"],  # the explanation says how many they are, too
        )  # fmt: skip
        view.grid.verticalHeader().setDefaultSectionSize(_ROW)
        view.row_activated.connect(self._open)
        exchange(self.body, self._table, view)
        self._table = view

    def needed_height(self) -> int:
        """0 while the card is hidden, as for one person alone."""
        if self.isHidden():
            return 0
        words = 36 if self._sentence.isVisibleTo(self) else 0
        return 46 + words + DENSE + _ROW * self._table.model.rowCount() + 12

    def _open(self, row: int) -> None:
        model = self._table.model
        assert isinstance(model, TableModel)
        self.asked.emit(self._rows[model.source_row(row)].group)


def _look(table: Table, _row: int, column: int) -> Look:
    key = table.columns[column].key
    return Look(600) if key == "value" else Look(ink="muted") if key == "records" else Look()


def people_table(kpi: Kpi, rows: Sequence[Row]) -> Table:
    columns = (
        Column("person", N_("Person")),
        Column("records", N_("n"), Unit.COUNT),
        Column("bar", N_("0 to 100 %") if kpi.share else ""),
        Column("value", N_("Value"), Unit.COUNT),
    )
    found: list[tuple[Cell, ...]] = [(row.label, row.figures[0].n, "", row.figures[0].value) for row in rows]
    return Table(columns, tuple(found))


def _counts(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """(hits, n) of each person; a share's sides are whole numbers of records."""
    found = []
    for row in rows:
        figure = row.figures[0]
        assert figure.numerator is not None
        assert figure.denominator is not None
        found.append((int(figure.numerator), int(figure.denominator)))
    return found


def funnels(rows: Sequence[Row]) -> list[object]:
    """Where chance would put each person if all had the share of all together."""
    counts = _counts(rows)
    whole = sum(n for _hits, n in counts)
    if not whole:
        return [None] * len(rows)
    share = sum(hits for hits, _n in counts) / whole
    found: list[object] = []
    for hits, n in counts:
        near, far = funnel(share, n, Z95), funnel(share, n, Z998)
        found.append(FunnelRow(hits / n, (near.low, near.high), (far.low, far.high), share))
    return found


def fills(rows: Sequence[Row]) -> list[object]:
    values = [row.figures[0].value for row in rows]
    largest = max((value.value for value in values if value is not None), default=Fraction(0))
    return [Fill(float(value.value / largest) if value is not None and largest > 0 else 0.0) for value in values]


def chance_words(rows: Sequence[Row]) -> tuple[str, str]:
    """The sentence that stands first, and how sure it is; empty where nothing can be compared."""
    difference = differ(_counts(rows))
    if difference is None:
        return "", ""
    count = len(rows)
    if difference.beyond_chance:
        words = ngettext("This {n} person differs beyond chance", "These {n} people differ beyond chance", count)
    else:
        words = ngettext(
            "This {n} person does not differ beyond chance", "These {n} people do not differ beyond chance", count
        )
    p = max(difference.p, 0.001)
    bound = _("p {value}") if difference.p >= p else _("p < {value}")
    places = 3 if p < 0.01 else 2
    value = format_number(Fraction(round(p * 1000), 1000), places)
    outside = sum(not _within(row) for row in funnels(rows))
    remark = _("{p} · grey: 95 and 99.8 % limits").format(p=bound.format(value=value))
    if outside:
        beyond = ngettext("{n} outside", "{n} outside", outside).format(n=format_number(outside))
        remark = _("{p} · {outside} 99.8 %").format(p=bound.format(value=value), outside=beyond)
    return words.format(n=format_number(count)), remark


def _within(row: object) -> bool:
    return not isinstance(row, FunnelRow) or row.outer[0] <= row.value <= row.outer[1]
