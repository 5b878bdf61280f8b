"""The records credited on a statement: each with the running total it met, and how one across a bound is split."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop_app.domain.explanation import explain
from desktop_app.domain.formats import format_number, format_value
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.rules.incentives.credit import unit_of
from desktop_app.rules.incentives.statement import CreditedRecord, Statement, StatementLine
from desktop_app.ui import theme
from desktop_app.ui.pages.pay.ledger import minor_amount, tiers_of
from desktop_app.ui.pages.pay.words import bound_words
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.cells import PAD, TextDelegate
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import PLAIN, Look, TableModel

_MOST_SHOWN: Final = 14  # rows before the table scrolls by itself
_NAME: Final = 92
_FRAME: Final = 28 + 39 + 4
_CROSSING: Final = Look(ground="accent_soft")
_NOTE: Final = Look(500, "accent", "accent_soft")


@dataclass(frozen=True, slots=True)
class Row:
    """A record, or the note under one: ``note`` is its text."""

    record: CreditedRecord
    note: str = ""
    noted: bool = False


class RecordsCard(Card):
    """``records_asked`` carries an Explanation whose record is wanted."""

    records_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Credited records"), " ", flush=True)
        self.table: TableView | None = None
        self._statement: Statement | None = None
        self._rows: list[Row] = []
        self.chooser = ScopeChip("", [])
        self.chooser.chosen.connect(self._choose)
        self.add_to_head(self.chooser)

    def show_statement(self, statement: Statement) -> None:
        self._statement = statement
        lines = _with_records(statement)
        self.setVisible(bool(lines))
        self.chooser.setVisible(len(lines) > 1)
        if lines:
            self.chooser.show_choices([(place, line.name) for place, line in enumerate(lines)], 0)
            self._show_line(lines[0])

    def _choose(self, place: object) -> None:
        if self._statement is not None and isinstance(place, int):
            self._show_line(_with_records(self._statement)[place])

    def _show_line(self, line: StatementLine) -> None:
        assert self._statement is not None
        count = len(line.records)
        words = ngettext("{n} record", "{n} records", count).format(n=format_number(count))
        self.show_title(_("Credited records"), words)
        self._rows = list(_rows(line))
        model = TableModel(_table(line, self._statement.currency, self._rows), look=self._look)
        if self.table is not None:
            clear(self.body)
        self.table = TableView(model, _("Credited records"), dense=True, stretch="customer", sortable=False)
        for place, row in enumerate(self._rows):
            if row.note:
                self.table.grid.setSpan(place, 1, 1, len(model.columns) - 1)
        self.table.set_delegate("customer", _Shortened(model.shown, self.table))
        self.table.grid.setColumnWidth(1, _document_width(line))
        self.table.row_activated.connect(self._open)
        self.table.setFixedHeight(min(len(self._rows), _MOST_SHOWN) * DENSE + _FRAME)
        self.body.addWidget(self.table)

    def _look(self, row: int, column: int) -> Look:
        shown = self._rows[row]
        if shown.note:
            return _NOTE
        if shown.noted:
            return _CROSSING
        return Look(ink="muted") if column in (0, 4) else PLAIN

    def _open(self, row: int) -> None:
        record = self._rows[row].record
        self.records_asked.emit(explain("measure.revenue", records=(record.version,), number=1, total=record.document))


class _Shortened(TextDelegate):
    """Long names give way to the figures beside them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        whole = super().sizeHint(option, index)
        return QSize(min(_NAME, whole.width()), whole.height())


def _document_width(line: StatementLine) -> int:
    """Of the documents alone: notes run across the columns and must not widen the first of them."""
    font = theme.figure_font(13)
    words = [_("Document"), *(record.document for record in line.records)]
    return round(max(text.width(one, font) for one in words)) + 2 * PAD + 6


def _with_records(statement: Statement) -> list[StatementLine]:
    return [line for line in statement.lines if line.records]


def _table(line: StatementLine, currency: str, rows: Sequence[Row]) -> Table:
    unit = unit_of(line.measure_key)
    sign = currency if unit is Unit.MONEY else ""
    columns = (
        Column("day", N_("Date")),
        Column("document", N_("Document")),
        Column("customer", N_("Customer")),
        Column("credited", N_("Credited"), unit, sign),
        Column("running", N_("Running total"), unit, sign),
        Column("pay", _("Pay, {currency}").format(currency=currency), Unit.MONEY, currency),
    )
    credited = sum((record.credited for record in line.records), Fraction(0))
    pay = minor_amount(sum(record.pay for record in line.records), currency)
    totals: tuple[Cell, ...] = (_("Sum"), None, None, Quantity(credited, unit, sign), None, pay)
    return Table(columns, tuple(_cells(row, unit, sign, currency) for row in rows), totals=totals)


def _cells(row: Row, unit: Unit, sign: str, currency: str) -> tuple[Cell, ...]:
    if row.note:
        return ("", row.note, "", "", "", "")
    record = row.record
    return (
        record.day,
        record.document,
        record.customer or record.product,
        Quantity(record.credited, unit, sign),
        Quantity(record.running, unit, sign),
        minor_amount(record.pay, currency),
    )


def _rows(line: StatementLine) -> Iterator[Row]:
    before = Fraction(0)
    for record in line.records:
        notes = list(_notes(line, record, before))
        yield Row(record, noted=bool(notes))
        yield from (Row(record, note) for note in notes)
        before = record.running


def _notes(line: StatementLine, record: CreditedRecord, before: Fraction) -> Iterator[str]:
    if record.crosses:
        tiers = tiers_of(line.rule)
        bound = record.slices[-1].lower
        shown = next(
            (tier.lower for tier in tiers if tier.lower.value == bound), Quantity(bound, unit_of(line.measure_key))
        )
        parts = _("; ").join(_part(line, part.amount, part.rate) for part in record.slices)
        yield _("crosses {bound}: {parts}").format(bound=bound_words(shown), parts=parts)
    if line.quota and before < line.quota <= record.running:
        quota = Quantity(line.quota, unit_of(line.measure_key))
        yield _("reaches the quota of {quota}").format(quota=format_number(quota.value))


def _part(line: StatementLine, amount: Fraction, rate: Fraction) -> str:
    found = next((tier.rate for tier in tiers_of(line.rule) if tier.rate.value == rate), None)
    shown = format_value(Quantity(rate, Unit.PERCENT) if found is None else found)
    return _("{amount} at {rate}").format(amount=format_number(amount, 2), rate=shown)
