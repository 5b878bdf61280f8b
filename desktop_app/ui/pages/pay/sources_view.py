"""What pay rests on beside plans, as two lists: who sells to whom from when, and whose target pay is their own."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.pay.pay_sources import TargetPay, day_of, sellers_of, target_pays
from desktop_app.store import names, settings
from desktop_app.store.database import Store
from desktop_app.store.sellers import SellerOf
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

ADD, CHANGE, END, REMOVE = "add", "change", "end", "remove"
NOUNS: Final = {"customer": N_("Customer"), "region": N_("Region"), "product": N_("Product")}
_SELLERS: Final = (
    Column("of", N_("What")),
    Column("name", N_("Name")),
    Column("first", N_("From")),
    Column("seller", N_("Seller")),
)
_TARGETS: Final = (
    Column("person", N_("Person")),
    Column("first", N_("From")),
    Column("amount", N_("Target pay")),
)
_LEAST: Final = 96


class SourceCard(Card):
    """``asked``: one of the words above, and the entry of the row it is about; None for a new one."""

    asked = Signal(str, object)

    def __init__(self, title: str, columns: Sequence[Column], stretch: str, empty: str) -> None:
        super().__init__(title, flush=True)
        self._columns, self._stretch, self._empty = tuple(columns), stretch, empty
        self._entries: Sequence[object] = ()
        self.table: TableView | None = None
        words = {ADD: _("Add…"), CHANGE: _("Change…"), END: _("End…"), REMOVE: _("Remove")}
        self.links = {key: self.add_link(text, partial(self._ask, key)) for key, text in words.items()}

    def show_entries(self, entries: Sequence[object], rows: Sequence[tuple[Cell, ...]]) -> None:
        """``rows``: as shown, one for each of ``entries``."""
        row = self._row()
        self._entries, self.table = entries, None
        clear(self.body)
        for key, link in self.links.items():
            link.setVisible(key == ADD or bool(entries))
        if entries:
            model = TableModel(Table(self._columns, tuple(rows)))
            self.table = TableView(model, self.accessibleName(), stretch=self._stretch)
            self.table.row_activated.connect(lambda _row: self._ask(CHANGE))
            self.table.grid.selectRow(min(max(0, row), len(entries) - 1))
            self.body.addWidget(self.table)
        else:
            told = label(self._empty, 13, kind="muted", wrap=True)
            told.setContentsMargins(16, 12, 16, 12)
            self.body.addWidget(told)
            self.body.addStretch(1)

    def _row(self) -> int:
        return -1 if self.table is None else self.table.grid.currentIndex().row()

    def chosen(self) -> object | None:
        """The entry of the row that is selected, else the first."""
        if self.table is None or not isinstance(self.table.model, TableModel):
            return None
        return self._entries[self.table.model.source_row(max(0, self._row()))]

    def _ask(self, key: str) -> None:
        self.asked.emit(key, None if key == ADD else self.chosen())


class SourcesView(QWidget):
    """Both lists, one over the other."""

    def __init__(self) -> None:
        super().__init__()
        self.sellers = SourceCard(
            _("Who sells here"),
            _SELLERS,
            "name",
            _("A record that names no seller is credited to the customer's, else the region's, else the product's. "
              "Nobody is entered yet."),
        )  # fmt: skip
        self.targets = SourceCard(
            _("Own target pay"),
            _TARGETS,
            "person",
            _("Everybody's target pay is that of their plan. Add who has another one."),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for card in (self.sellers, self.targets):
            card.setMinimumHeight(_LEAST)
            whole.addWidget(card, 1)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def show_store(self, store: Store) -> None:
        texts, currency = names.texts(store), settings.load(store).currency
        found = sellers_of(store)
        self.sellers.show_entries(found, [_seller_row(one, texts.get(one.person, "")) for one in found])
        own = target_pays(store)
        self.targets.show_entries(own, [_target_row(one, currency) for one in own])


def _seller_row(one: SellerOf, seller: str) -> tuple[Cell, ...]:
    first = day_of(one.first)
    return _(NOUNS[one.noun]), one.name, first or _("from the beginning"), seller or _("nobody any more")


def _target_row(one: TargetPay, currency: str) -> tuple[Cell, ...]:
    amount: Cell = _("that of the plan") if one.amount is None else Quantity(one.amount, Unit.MONEY, currency)
    return one.name, one.first or _("from the beginning"), amount
