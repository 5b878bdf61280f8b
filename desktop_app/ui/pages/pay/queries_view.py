"""Everybody's questions about their pay: the open ones first, each with its answer and what came of it."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.pay import pay_entries
from desktop_app.store.pay_queries import PayQuery
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import QUERIES
from desktop_app.ui.pages.pay.person_steps import PersonSteps
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import PLAIN, Look, TableModel

_COLUMNS = (
    Column("asked", N_("Asked")),
    Column("person", N_("Person")),
    Column("period", N_("Period")),
    Column("line", N_("Line")),
    Column("question", N_("Question")),
    Column("answer", N_("Answer")),
    Column("outcome", N_("Outcome")),
)


class QueriesView(QWidget):
    """``query_chosen`` carries the PayQuery whose row was opened."""

    query_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._card = Card(flush=True)
        self._queries: list[PayQuery] = []
        self.model: TableModel | None = None
        self.table: TableView | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)

    def show_queries(self, queries: list[PayQuery], names: dict[int, str]) -> None:
        self._queries = sorted(queries, key=lambda one: (one.answered_at is not None, -one.id))
        clear(self._card.body)
        rows = tuple(_row(one, names) for one in self._queries)
        self.model = model = TableModel(Table(_COLUMNS, rows), look=self._look)
        self.table = TableView(model, _("Questions"), stretch="question")
        self.table.row_activated.connect(lambda row: self.query_chosen.emit(self._queries[model.source_row(row)]))
        self._card.body.addWidget(self.table)

    def chosen(self) -> PayQuery | None:
        """The query of the row that is selected, else the first."""
        if self.table is None or self.model is None or not self._queries:
            return None
        row = max(0, self.table.grid.currentIndex().row())
        return self._queries[self.model.source_row(row)]

    def _look(self, row: int, _column: int) -> Look:
        return PLAIN if self._queries[row].answered_at is None else Look(ink="muted")


def _row(one: PayQuery, names: dict[int, str]) -> tuple[Cell, ...]:
    asked = datetime.fromisoformat(one.asked_at).astimezone().date()
    line = _(one.line) if one.line else _("The whole statement")
    answer = one.answer if one.answered_at is not None else _("open")
    return asked, names.get(one.person, ""), one.period, line, one.text, answer, one.outcome


class QueriesDesk(QObject):
    """The list of questions on the page, and answering one of them."""

    changed = Signal()

    def __init__(self, page: PayFrame) -> None:
        super().__init__(page)
        self._page = page
        self.view = QueriesView()
        self.steps = PersonSteps(page, page.jobs)
        page.add_view(QUERIES, self.view, whole=True)
        self.view.query_chosen.connect(self._answer)
        self.steps.done.connect(self.changed)

    def offer(self) -> None:
        """The view has its place beside the runs only as long as somebody asked something."""
        self._page.header.views.offer(QUERIES, bool(pay_entries.all_queries(self._page.store)))

    def show_queries(self) -> None:
        page, queries = self._page, pay_entries.all_queries(self._page.store)
        count = sum(one.answered_at is None for one in queries)
        words = ngettext("{n} question is open", "{n} questions are open", count).format(n=format_number(count))
        page.set_header(_("Questions"), words)
        if not queries:
            told = _("What a person asks about a line of their statement is kept there, and listed here.")
            page.put_empty(EmptyState("help", _("Nobody has asked anything"), told))
            return
        self.view.show_queries(queries, pay_entries.names_of(page.store))
        if count:
            page.put(_("Answer…"), self._answer_chosen)
        else:
            page.put()

    def _answer_chosen(self) -> None:
        if (query := self.view.chosen()) is not None:
            self._answer(query)

    def _answer(self, query: PayQuery) -> None:
        if query.answered_at is None:
            self.steps.answer(query, pay_entries.names_of(self._page.store).get(query.person, ""))
