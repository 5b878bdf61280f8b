"""Single deals that close or slip and single quotas, chosen in two tables for a "what if"; nothing of it is kept."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.pay.movable import Movable, OwnQuota
from desktop_app.ui.forms import read_number, write_number
from desktop_app.ui.pages.pay.dialogs import Ask, AskDay, AskForm
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import PLAIN, Look, TableModel

_MOST_ROWS = 8
_FRAME, _ROW = 34 + 8, 34
_CHOSEN = Look(600)


class _Choices(Card):
    """A table of things that can be supposed otherwise; what is chosen stands in its last column, in bold."""

    changed = Signal()

    def __init__(self, title: str, remark: str) -> None:
        super().__init__(title, remark, flush=True)
        self.table: TableView | None = None
        self.asked: Ask | None = None

    def _show(self, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]], stretch: str) -> None:
        """The same rows again keep the row that was chosen."""
        kept = self.chosen_row()
        clear(self.body)
        last = len(columns) - 1

        def look(row: int, at: int) -> Look:
            return _CHOSEN if at == last and rows[row][last] not in (None, "") else PLAIN

        self.table = TableView(
            TableModel(Table(columns, tuple(rows)), look=look), self.accessibleName(), stretch=stretch
        )
        self.table.setFixedHeight(min(max(1, len(rows)), _MOST_ROWS) * _ROW + _FRAME)
        self.table.row_activated.connect(lambda _row: self.act())
        self.body.addWidget(self.table)
        if kept is not None and kept < len(rows):
            self.table.grid.selectRow(kept)

    def chosen_row(self) -> int | None:
        if self.table is None or not isinstance(self.table.model, TableModel):
            return None
        index = self.table.grid.currentIndex()
        return self.table.model.source_row(index.row()) if index.isValid() else None

    def act(self) -> None:
        """What Enter or a double-click on a row does."""
        raise NotImplementedError


class DealChoices(_Choices):
    """``closing``: numbers of open deals with their day; ``slipping``: those that do not count."""

    def __init__(self) -> None:
        super().__init__(_("Single deals"), _("choose a row, then what becomes of it"))
        self.closing: dict[str, date] = {}
        self.slipping: set[str] = set()
        self._deals: Sequence[Movable] = ()
        self._currency, self._day = "", date.max
        self.close_link = self.add_link(_("Closes on…"), self.act)
        self.slip_link = self.add_link(_("Slips"), self.slip)
        self.reset_link = self.add_link(_("As it is"), self.reset)

    def offer(self, deals: Sequence[Movable], currency: str, day: date) -> None:
        """``day``: the last one of the period, on which a deal without an expected day may close."""
        self._deals, self._currency, self._day = deals, currency, day
        known = {one.document for one in deals}
        self.closing = {number: when for number, when in self.closing.items() if number in known}
        self.slipping &= known
        self._refresh()

    def _refresh(self) -> None:
        columns = (
            Column("document", N_("Document")),
            Column("person", N_("Person")),
            Column("customer", N_("Customer")),
            Column("amount", N_("Amount"), Unit.MONEY, self._currency),
            Column("day", N_("Expected or counted")),
            Column("state", N_("State")),
            Column("then", N_("What if")),
        )
        rows: list[tuple[Cell, ...]] = [
            (one.document, one.owner, one.customer, one.amount, one.day,
             _("open") if one.is_open else _("counted"), self._then(one.document))
            for one in self._deals
        ]  # fmt: skip
        self._show(columns, rows, "customer")

    def _then(self, document: str) -> Cell:
        return _("slips") if document in self.slipping else self.closing.get(document)

    def _chosen(self) -> Movable | None:
        row = self.chosen_row()
        return None if row is None else self._deals[row]

    def act(self) -> None:
        """Asks for the day on which an open deal closes; one that counts already can only slip."""
        one = self._chosen()
        if one is None or not one.is_open:
            return
        begin = self.closing.get(one.document) or min(one.day or self._day, self._day)
        words = _("It is taken as won on that day; nothing of it is kept.")
        title = _("Deal {number} closes on").format(number=one.document)
        self.asked = AskDay(self, title, words, _("Suppose"), self.close_on, field=_("Day"), day=begin)
        self.asked.open()

    def close_on(self, day: date) -> None:
        self._put(closes=day)

    def slip(self) -> None:
        self._put(slips=True)

    def reset(self) -> None:
        self._put()

    def _put(self, *, closes: date | None = None, slips: bool = False) -> None:
        one = self._chosen()
        if one is None:
            return
        self.closing.pop(one.document, None)
        self.slipping.discard(one.document)
        if closes is not None:
            self.closing[one.document] = closes
        elif slips:
            self.slipping.add(one.document)
        self._refresh()
        self.changed.emit()


class QuotaChoices(_Choices):
    """``quotas``: what stands instead of a person's quota of the period."""

    def __init__(self) -> None:
        super().__init__(_("Single quotas"), _("choose a row, then the quota to suppose"))
        self.quotas: dict[int, Fraction] = {}
        self._known: Sequence[OwnQuota] = ()
        self._title, self._line = "", QLineEdit()
        self.change_link = self.add_link(_("Another quota…"), self.act)
        self.reset_link = self.add_link(_("As it is"), self.reset)

    def offer(self, known: Sequence[OwnQuota], title: str) -> None:
        """``title``: what the quotas count."""
        self._known, self._title = known, title
        people = {one.person for one in known}
        self.quotas = {person: amount for person, amount in self.quotas.items() if person in people}
        self._refresh()

    def _refresh(self) -> None:
        columns = (
            Column("person", N_("Person")),
            Column("now", N_("Quota"), Unit.COUNT),
            Column("then", N_("What if"), Unit.COUNT),
        )
        rows: list[tuple[Cell, ...]] = [(one.name, one.amount, self.quotas.get(one.person)) for one in self._known]
        self.show_title(_("Single quotas"), self._title)
        self._show(columns, rows, "person")

    def _chosen(self) -> OwnQuota | None:
        row = self.chosen_row()
        return None if row is None else self._known[row]

    def act(self) -> None:
        one = self._chosen()
        if one is None:
            return
        self._line = QLineEdit(write_number(self.quotas.get(one.person, one.amount)))
        words = _("It stands instead of the quota of this period; nothing of it is kept.")
        self.asked = AskForm(
            self, one.name, words, _("Suppose"), self.take, fields=((_("Quota"), self._line),), needed=(self._line,)
        )
        self.asked.open()

    def take(self) -> None:
        """What was typed; nothing is changed by what is no amount above 0."""
        try:
            amount = read_number(self._line.text())
        except UserError:
            return
        one = self._chosen()
        if one is not None and amount > 0:
            self.quotas[one.person] = amount
            self._refresh()
            self.changed.emit()

    def reset(self) -> None:
        one = self._chosen()
        if one is not None and self.quotas.pop(one.person, None) is not None:
            self._refresh()
            self.changed.emit()
