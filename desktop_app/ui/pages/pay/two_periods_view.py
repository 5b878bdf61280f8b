"""A statement beside the one of the period before, line by line: what was reached, what was paid, what changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_period
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import shifted
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.pay.evaluate import statement_of
from desktop_app.rules.incentives.statement import Statement
from desktop_app.rules.incentives.two_periods import Pair, Side, side_by_side
from desktop_app.store import settings
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import LAST_PERIOD
from desktop_app.ui.pages.pay.words import measured, signed_amount
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel


class TwoPeriodsView(QWidget):
    """The table, with the whole pay as its total."""

    def __init__(self) -> None:
        super().__init__()
        self._card = Card(flush=True)
        self.table: TableView | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)

    def show_pair(self, before: Statement, now: Statement) -> None:
        clear(self._card.body)
        self.table = TableView(TableModel(two_periods_table(before, now)), _("Line by line"), stretch="line")
        self._card.body.addWidget(self.table)


def two_periods_table(before: Statement, now: Statement) -> Table:
    money = now.currency
    old, new = format_period(before.period), format_period(now.period)
    columns = (
        Column("line", N_("Line")),
        Column("reached_before", _("Reached, {period}").format(period=old), Unit.MONEY),
        Column("reached", _("Reached, {period}").format(period=new), Unit.MONEY),
        Column("before", _("Pay, {period}").format(period=old), Unit.MONEY, money),
        Column("now", _("Pay, {period}").format(period=new), Unit.MONEY, money),
        Column("change", N_("Difference"), Unit.MONEY, money),
    )
    rows = tuple(_row(one, money) for one in side_by_side(before, now))
    change = None if before.pay is None or now.pay is None else now.pay - before.pay
    totals = (_("Pay"), None, None, *(_money(minor, money) for minor in (before.pay, now.pay, change)))
    return Table(columns, rows, totals=totals)


def _row(one: Pair, currency: str) -> tuple[Cell, ...]:
    name = _(one.name) if one.name else _("Holds, corrections and balance")
    pays = (one.before.pay if one.before else None, one.now.pay if one.now else None, one.change)
    reached = (_reached(one, side, currency) for side in (one.before, one.now))
    return name, *reached, *(_money(minor, currency) for minor in pays)


def _reached(one: Pair, side: Side | None, currency: str) -> Cell:
    return None if side is None or side.measure is None else measured(one.measure_key, side.measure, currency)


def _money(minor: int | None, currency: str) -> Quantity | None:
    return None if minor is None else Quantity(from_minor(minor, currency), Unit.MONEY, currency)


class TwoPeriodsDesk(QObject):
    """``statement`` gives the one that is looked at."""

    def __init__(self, page: PayFrame, statement: Callable[[], Statement | None]) -> None:
        super().__init__(page)
        self._page, self._statement = page, statement
        self.view = TwoPeriodsView()
        page.add_view(LAST_PERIOD, self.view, whole=True)
        page.add_choices({}, {"last_period": (_("Beside the period before"), lambda: page.open_view(LAST_PERIOD))})

    def show_pair(self) -> None:
        page, now = self._page, self._statement()
        if now is None:
            return
        page.set_header(_("Statement · {name}").format(name=now.name), format_period(now.period))
        earlier = shifted(now.period, -1, settings.load(page.store).fiscal_year_start)
        try:
            before = statement_of(page.store, now.person, earlier)
        except UserError as none:
            words: Sequence[str] = (str(none), _("There is nothing to compare with."))
            page.put_empty(EmptyState("pay", words[1], words[0]), offers=("back",))
            return
        change = None if before.pay is None or now.pay is None else now.pay - before.pay
        told = _("open") if change is None else signed_amount(change, now.currency)
        words = (format_period(now.period), format_period(earlier), told)
        page.set_header(_("Statement · {name}").format(name=now.name), " · ".join(words))
        self.view.show_pair(before, now)
        page.put(offers=("back",))
