"""A backtest on the page: cost by month, the new line of pay against the old one, who gains, what is seen."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_number, format_period, format_quantity, format_value
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.pay.backtest import Backtest
from desktop_app.operations.pay.plans import in_currency
from desktop_app.reports.backtest_tables import behaviour_lines, month_table, people_table
from desktop_app.rules.incentives.plan import Plan, PlanVersion, version_on
from desktop_app.ui.pages.pay.payout import Payout, payout
from desktop_app.ui.pages.pay.payout_curve import PayoutCurve
from desktop_app.ui.pages.pay.words import measure_title
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.row_bars import RowBar, RowBars
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_MOST_ROWS = 14
_FRAME = 34 + 39 + 8  # head and totals of the table
_ROW = 34
_NOTHING = Table((), ())


class BacktestCards(QWidget):
    """``export_asked`` carries whether the costs by month are wanted, else the people."""

    export_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.found: Backtest | None = None
        self.bars, self.curve = RowBars(), PayoutCurve()
        self.months = ChartCard(_("Cost by month"), self.bars, _NOTHING, "", " ")
        self.line = ChartCard(_("The new line of pay against the old one"), self.curve, _NOTHING, "", " ")
        self.people = Card(" ", " ", flush=True)
        self._seen = Card(_("When deals close, and where results lie"), _("what is seen, not why"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.months, self.line, self.people, self._seen):
            column.addWidget(card)
        self.months.add_link(_("Export…"), lambda: self.export_asked.emit(True))
        self.people.add_link(_("Copy"), self._copy)
        self.people.add_link(_("Export…"), lambda: self.export_asked.emit(False))
        self.forget()

    def forget(self) -> None:
        self.found = None
        self.hide()

    def show_backtest(self, found: Backtest, quota: Fraction) -> None:
        """``quota``: that of one person, for which the lines of pay are drawn."""
        self.found = found
        self.show()
        self._show_months(found)
        self._show_line(found, quota)
        table = people_table(found.people, found.currency)
        show_table(self.people, table, "reason")
        gain = ngettext("{n} gains", "{n} gain", found.gainers()).format(n=format_number(found.gainers()))
        lose = ngettext("{n} loses", "{n} lose", found.losers()).format(n=format_number(found.losers()))
        self.people.show_title(_("Who gains, who loses"), f"{gain} · {lose}")
        clear(self._seen.body)
        lines = list(behaviour_lines(found.behaviour.timing, found.behaviour.bunching))
        self._seen.setVisible(bool(lines))
        for line in lines:
            self._seen.body.addWidget(label(line, 13, wrap=True))

    def _show_months(self, found: Backtest) -> None:
        rows = found.by_month()
        money = amounts(found.currency)
        self.bars.show_rows([
            RowBar(format_period(month), float(after), f"{money(before)} → {money(after)}", soft=float(before))
            for month, before, after in rows
        ])  # fmt: skip
        words = _("{share} volume: {cost}")
        costs = [words.format(share=format_value(Quantity(volume, Unit.PERCENT)), cost=money(cost))
                 for volume, cost in found.costs]  # fmt: skip
        before, after = found.total()
        sentence = _("The plans that held cost {before} in {span}, “{plan}” would cost {after}.").format(
            before=money(before), after=money(after), plan=_(found.plan), span=span_words(found.months)
        )
        self.months.setAccessibleName(_("Cost by month under “{plan}”").format(plan=_(found.plan)))
        self.months.show_data(month_table(rows, found.currency), sentence, " · ".join(costs))

    def _show_line(self, found: Backtest, quota: Fraction) -> None:
        new = drawn(found.tried, found, quota)
        old = None if found.held is None else drawn(found.held, found, quota, new.end if new else Fraction(0))
        self.line.setVisible(new is not None)
        if new is None:
            return
        if old is not None and old.measure != new.measure:
            old = None
        if old is not None and old.end > new.end:
            new = drawn(found.tried, found, quota, old.end) or new
        self.curve.show_payout(new, old)
        held = found.held.name if found.held is not None and old is not None else ""
        remark = _("dashed: “{plan}”, which held").format(plan=_(held)) if held else _("no line of before to compare")
        sentence = _("Pay of one period by result; up to {result} it goes to {pay}.").format(
            result=format_quantity(new.shown(new.end)),
            pay=format_quantity(Quantity(new.most, Unit.MONEY, new.currency), 2),
        )
        self.line.show_data(_line_table(new, old), sentence, remark)

    def _copy(self) -> None:
        if (shown := self.people.findChild(TableView)) is not None:
            shown.copy()


def drawn(plan: Plan, found: Backtest, quota: Fraction, reach: Fraction = Fraction(0)) -> Payout | None:
    version = in_currency(_version(plan, found.months[-1]), found.currency)
    return payout(version, quota, reach)


def _version(plan: Plan, month: Period) -> PlanVersion:
    try:
        return version_on(plan, month.last)
    except UserError:
        return plan.versions[0]  # it begins later and is tried on what was before


def _line_table(new: Payout, old: Payout | None) -> Table:
    """At each bound of either line, and at the end: pay then and now."""
    unit = new.shown(Fraction(0)).unit
    money = Unit.MONEY
    columns = (
        Column("result", measure_title(new.measure), unit, new.currency if unit is money else ""),
        Column("before", N_("Plans that held"), money, new.currency),
        Column("after", N_("Plan tried"), money, new.currency),
    )
    bounds = sorted({*new.bounds, *(old.bounds if old else ()), new.end})
    rows: list[tuple[Cell, ...]] = [
        (new.shown(at), None if old is None else _at(old, at), _at(new, at)) for at in bounds if at <= new.end
    ]
    return Table(columns, tuple(rows))


def _at(line: Payout, result: Fraction) -> Quantity:
    """Pay at ``result``: that of the stretch which begins there, if one does."""
    stretch = next((one for one in reversed(line.stretches) if one.points[0][0] <= result), line.stretches[0])
    pay = next((pay for x, pay in stretch.points if x >= result), stretch.points[-1][1])
    return Quantity(pay, Unit.MONEY, line.currency)


def span_words(months: tuple[Period, ...]) -> str:
    return f"{format_period(months[0])} – {format_period(months[-1])}"


def amounts(currency: str) -> Callable[[int], str]:
    """Minor units as a person reads them."""
    return lambda minor: format_value(Quantity(from_minor(minor, currency), Unit.MONEY, currency))


def show_table(card: Card, table: Table, stretch: str) -> TableView:
    clear(card.body)
    made = TableView(TableModel(table), table.title, stretch=stretch)
    made.setFixedHeight(min(len(table.rows), _MOST_ROWS) * _ROW + _FRAME)
    card.body.addWidget(made)
    card.show()
    return made
