"""An opened KPI group by group as a table that can be sorted; a row explains its figure."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.kpis.figures import Row
from desktop_app.rules.kpis.catalogue import Kpi
from desktop_app.ui.pages.gauges.dimension import Dimension, dimension_word
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import exchange
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import Look, TableModel

_WITH_TARGETS: Final = frozenset({"person", "team", "region", "month"})


def parts_table(kpi: Kpi, rows: Sequence[Row], noun: str) -> Table:
    """Value, share of the whole where parts add up, target and attainment where there are any, records."""
    wanted = noun in _WITH_TARGETS and any(row.figures[0].target for row in rows)
    whole = sum((row.figures[0].value.value for row in rows if row.figures[0].value), Fraction(0))
    shares = kpi.additive and whole > 0 and not wanted
    columns = [Column("group", dimension_word(noun)), Column("value", N_("Value"), Unit.COUNT)]
    if shares:
        columns.append(Column("share", N_("Share"), Unit.PERCENT))
    if wanted:
        columns += [Column("target", N_("Target"), Unit.COUNT), Column("attainment", N_("Attainment"), Unit.PERCENT)]
    columns.append(Column("records", N_("Records"), Unit.COUNT))
    return Table(
        tuple(columns),
        tuple(_row(row, whole if shares else Fraction(0), wanted=wanted) for row in rows),
        totals=_totals(kpi, rows, columns, whole),
    )


def _row(row: Row, whole: Fraction, *, wanted: bool) -> tuple[Cell, ...]:
    figure = row.figures[0]
    cells: list[Cell] = [row.label or _("None"), figure.value]
    if whole:
        cells.append(Quantity(figure.value.value / whole, Unit.PERCENT) if figure.value else None)
    if wanted:
        cells += [_rounded(figure.target), figure.attainment]
    return (*cells, figure.n)


def _rounded(target: Quantity | None) -> Quantity | None:
    """A target split over people has cents; beside a value they only cost room."""
    if target is None or target.unit is not Unit.MONEY or abs(target.value) < 1000:
        return target
    return Quantity(Fraction(round(target.value)), target.unit, target.currency)


def _totals(kpi: Kpi, rows: Sequence[Row], columns: Sequence[Column], whole: Fraction) -> tuple[Cell, ...]:
    """Only where values sum; a rate's total is no sum of rates."""
    known = [row.figures[0].value for row in rows if row.figures[0].value]
    if not kpi.additive or not known:
        return ()
    filled: dict[str, Cell] = {
        "group": _("Together"),
        "value": Quantity(whole, kpi.unit, known[0].currency),
        "records": sum(row.figures[0].n for row in rows),
    }
    if whole > 0:
        filled["share"] = Quantity(Fraction(1), Unit.PERCENT)
    return tuple(filled.get(column.key) for column in columns)


class PartsCard(Card):
    """``asked`` carries the place of a row in what ``show_rows`` was given."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Breakdown"), _("Enter explains a figure"), flush=True)
        self.dimension = Dimension()
        self.add_to_head(self.dimension)
        self._table = TableView(TableModel(Table((), ())), _("Breakdown"), dense=True)
        self.body.setContentsMargins(0, 0, 0, 8)  # the table's corners stay inside the card's round ones
        self.body.addWidget(self._table, 1)

    def needed_height(self) -> int:
        totals = 40 if self._table.total_cells() else 0
        return 56 + DENSE * (self._table.model.rowCount() + 1) + totals + 12

    def show_rows(self, kpi: Kpi, rows: Sequence[Row], noun: str) -> None:
        table = parts_table(kpi, rows, noun)
        model = TableModel(table, look=partial(_look, table))
        view = TableView(model, _("Breakdown"), dense=True, stretch="group")
        view.row_activated.connect(lambda row: self.asked.emit(model.source_row(row)))
        exchange(self.body, self._table, view)
        self._table = view


def _look(table: Table, _row: int, column: int) -> Look:
    key = table.columns[column].key
    return Look(600) if key == "value" else Look(ink="muted") if key in {"records", "target", "share"} else Look()
