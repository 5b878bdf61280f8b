"""A run on the page: its figures, what to look at before approving, and the table of people."""

from datetime import date
from functools import partial
from math import ceil

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.formats import NBSP, format_amount, format_day, format_number, format_period, format_quantity
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Period
from desktop_app.i18n import _, ngettext
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.pay.evaluate import Evaluated
from desktop_app.rules.statistics.intervals import wilson
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.pages.pay.parts import StatusMark, figure_cell, upright
from desktop_app.ui.pages.pay.run_cells import PersonDelegate, ShareDelegate
from desktop_app.ui.pages.pay.run_facts import Note, RunFacts
from desktop_app.ui.pages.pay.run_table import RunModel
from desktop_app.ui.pages.pay.words import money_figure, signed_amount
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.cells import PAD
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import Figure, OneLine, label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import format_cell

_SPARE = ("change", "quota")
_CLOSER = 8  # px that columns of figures may come closer to each other before the table scrolls sideways
_EDGE = 34  # px: the insets of table and card, and a scroll bar
_FIRST_WARNINGS = 6


class RunView(QWidget):
    """``statement_asked`` carries a person's id, ``explain_asked`` an Explanation, ``page_asked`` a page's key.

    ``menu_asked``: ids of the people whose rows are selected, and where on the screen the menu is wanted.
    """

    statement_asked = Signal(int)
    explain_asked = Signal(object)
    page_asked = Signal(str)
    menu_asked = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.facts: RunFacts | None = None
        self.model: RunModel | None = None
        self.table: TableView | None = None
        self._widths: dict[int, int] = {}
        self._least = 0
        self._figures = Card()
        self._figures_row = QHBoxLayout()
        self._figures_row.setSpacing(0)
        self._figures.body.addLayout(self._figures_row)
        self.warnings = _WarningsCard()
        self.warnings.statement_asked.connect(self.statement_asked)
        self.warnings.page_asked.connect(self.page_asked)
        self._people = Card(flush=True)
        self._people.setAccessibleName(_("Pay by person"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._figures)
        whole.addWidget(self.warnings)
        whole.addWidget(self._people, 1)

    def show_run(self, facts: RunFacts) -> None:
        self.facts = facts
        self._show_figures(facts)
        self.warnings.show_warnings(facts.notes)
        if self.table is not None:
            clear(self._people.body)
        self.model = RunModel(facts)
        drawn: dict[str, QAbstractItemDelegate] = {"person": PersonDelegate(), "attainment": ShareDelegate()}
        self.table = TableView(self.model, _("Pay by person"), stretch="person", delegates=drawn)
        for row in self.model.heads():
            self.table.grid.setSpan(row, 0, 1, self.table.column("pay"))
        self.table.row_activated.connect(self._open_row)
        self.table.grid.clicked.connect(self._open_cell)
        self.table.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.grid.customContextMenuRequested.connect(self._ask_menu)
        self._people.body.addWidget(self.table)
        self._widths = self._figure_widths()
        self._least = self.table.grid.sizeHintForColumn(self.table.column("person"))
        self._fit()

    def _show_figures(self, facts: RunFacts) -> None:
        clear(self._figures_row)
        cells = [self._pay(facts), self._cost(facts), self._reached(facts), self._open(facts)]
        for place, cell in enumerate(cells):
            if place:
                self._figures_row.addWidget(upright())
            self._figures_row.addWidget(cell, 1)

    def _pay(self, facts: RunFacts) -> QWidget:
        total = facts.evaluated.total()
        note = _("no run in the period before")
        if facts.previous is not None:
            change = total - sum(pay or 0 for pay in facts.previous.values())
            note = _("{change} against the period before").format(change=signed_amount(change, facts.currency))
        figure = money_figure(format_amount(total, facts.currency), facts.currency, 26)
        return figure_cell(_("Pay"), figure, note)

    def _cost(self, facts: RunFacts) -> QWidget:
        revenue = facts.revenue
        if revenue is None or revenue.value <= 0:
            return figure_cell(_("Cost of pay"), Figure("—", px=26), _("no revenue in the period"))
        share = from_minor(facts.evaluated.total(), facts.currency) / revenue.value
        note = _("of {revenue} revenue").format(revenue=format_quantity(revenue))
        return figure_cell(_("Cost of pay"), Figure(format_number(share * 100, 1), "%", px=26), note)

    def _reached(self, facts: RunFacts) -> QWidget:
        shares = facts.judged()
        if not shares:
            return figure_cell(_("At or above quota"), Figure("—", px=26), _("nobody has a quota in this period"))
        met = sum(share >= 1 for share in shares)
        span = wilson(met, len(shares))
        note = _("{share}, by chance {low} to {high}").format(
            share=f"{format_number(round(100 * met / len(shares)))}{NBSP}%",
            low=format_number(round(span.low * 100)),
            high=f"{format_number(round(span.high * 100))}{NBSP}%",
        )
        figure = Figure(_("{n} of {total}").format(n=format_number(met), total=format_number(len(shares))), px=26)
        made = figure_cell(_("At or above quota"), figure, note)
        made.setToolTip(_("95 % Wilson interval: how far the true share may lie from the one seen."))
        return made

    def _open(self, facts: RunFacts) -> QWidget:
        people = facts.evaluated.statements
        open_ = sum(statement.pay is None for statement in people)
        note = _("everybody could be evaluated")
        if open_:
            note = _("{n} open; the others can be paid").format(n=format_number(open_))
        figure = Figure(format_number(len(people) - open_), "" if not open_ else f"+ {format_number(open_)}", px=26)
        return figure_cell(ngettext("Person evaluated", "People evaluated", len(people)), figure, note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for all, what the statement says too gives way: the change first, then the quota."""
        if self.table is None:
            return
        grid = self.table.grid
        room = self.width() - _EDGE
        known = {column.key: place for place, column in enumerate(self.table.model.columns)}
        spare = [known[key] for key in _SPARE if key in known]
        for place in spare:
            grid.setColumnHidden(place, False)
        widths, least = self._widths, self._least
        for place in spare:
            shown = [width for at, width in widths.items() if not grid.isColumnHidden(at)]
            if least + sum(shown) > room:
                grid.setColumnHidden(place, True)
        left = [at for at in widths if not grid.isColumnHidden(at)]
        over = max(0, least + sum(widths[at] for at in left) - room)
        closer = min(_CLOSER, ceil(over / len(left)))
        for place, width in widths.items():
            grid.setColumnWidth(place, width - closer)
        rest = sum(widths[at] - closer for at in left)
        grid.setColumnWidth(known["person"], max(least, room - rest))

    def _figure_widths(self) -> dict[int, int]:
        """By column: as wide as title, figures and total, without the room the header keeps for a sort arrow."""
        assert self.model is not None
        assert self.table is not None
        found: dict[int, int] = {}
        for place, column in enumerate(self.model.columns):
            if column.key == "person":
                continue
            if column.unit is None:
                found[place] = self.table.grid.sizeHintForColumn(place)
                continue
            cells = [self.model.shown(row, place).words for row in range(self.model.rowCount())]
            total = self.model.table.totals[place]
            cells.append("" if total is None else format_cell(total, column))
            widest = max(text.width(words, theme.figure_font(13, 600)) for words in cells)
            title = text.width(_(column.title), theme.font(12, 500))
            found[place] = ceil(max(widest, title + 4)) + 2 * PAD + 8
        return found

    def _open_row(self, row: int) -> None:
        statement = self.model.statement(row) if self.model else None
        if statement is not None:
            self.statement_asked.emit(statement.person)

    def _ask_menu(self, place: QPoint) -> None:
        """On the row under the pointer or, from the keyboard, on the selected ones."""
        if self.table is None or self.model is None:
            return
        rows = sorted({index.row() for index in self.table.grid.selectionModel().selectedRows()})
        found = [self.model.statement(row) for row in rows]
        people = tuple(dict.fromkeys(one.person for one in found if one is not None))
        if people:
            self.menu_asked.emit(people, self.table.grid.viewport().mapToGlobal(place))

    def _open_cell(self, index: QModelIndex) -> None:
        """A name opens the statement, a figure its explanation."""
        statement = self.model.statement(index.row()) if self.model else None
        if self.model is None or statement is None:
            return
        key, component = self.model.columns[index.column()].key, self.model.component(index.column())
        lines = [line for line in statement.lines if not component or line.name == component]
        if key == "person":
            self.statement_asked.emit(statement.person)
        elif lines:
            self.explain_asked.emit(lines[0].steps if component else statement.explanation())


class _WarningsCard(Card):
    """Two columns of lines: what or who it is about, what is to be said of it, and how much it is about."""

    statement_asked = Signal(int)
    page_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("To look at before approving"), " ")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(36)
        self._grid.setVerticalSpacing(4)
        self.body.addLayout(self._grid)
        self._all = self.add_link(_("Show all"), self._show_all)
        self._warnings: tuple[Note, ...] = ()
        self._most = _FIRST_WARNINGS

    def show_warnings(self, warnings: tuple[Note, ...]) -> None:
        self._warnings = warnings
        self.setVisible(bool(warnings))
        count = len(warnings)
        words = ngettext("{n} thing to look at", "{n} things to look at", count).format(n=format_number(count))
        self.show_title(_("To look at before approving"), words)
        self._all.setVisible(count > _FIRST_WARNINGS)
        self._most = _FIRST_WARNINGS
        self._fill(self._most)

    def _show_all(self) -> None:
        self._all.hide()
        self._most = len(self._warnings)
        self._fill(self._most)

    def _fill(self, most: int) -> None:
        clear(self._grid)
        shown = self._warnings[:most]
        columns = 2 if all(_line_width(note) < self.width() / 2 - 60 for note in shown) else 1
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))
        for place, note in enumerate(shown):
            self._grid.addWidget(self._line(note), place // columns, place % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fill(self._most)

    def _line(self, warning: Note) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(StatusMark(Status.WATCH))
        row.addWidget(button(warning.subject, partial(self._follow, warning), kind="link"))
        row.addWidget(OneLine(warning.words, 13, ink="text"), 1)
        row.addWidget(label(warning.amount, 13, 600))
        return made

    def _follow(self, warning: Note) -> None:
        if warning.person:
            self.statement_asked.emit(warning.person)
        else:
            self.page_asked.emit(warning.page)


def _line_width(note: Note) -> float:
    """What a line needs to be seen whole."""
    return sum(text.width(words, theme.figure_font(13, 500)) for words in (note.subject, note.words, note.amount))


def run_line(store: Store, evaluated: Evaluated | None, period: Period) -> str:
    """The line under the title: period, people, plans, currency, days."""
    parts = [format_period(period)]
    if evaluated:
        count, several = len(evaluated.statements), len({one.plan for one in evaluated.statements})
        parts.append(ngettext("{n} person", "{n} people", count).format(n=format_number(count)))
        parts.append(ngettext("{n} plan", "{n} plans", several).format(n=format_number(several)))
        parts.append(_("amounts in {currency}").format(currency=settings.load(store).currency))
        if evaluated.run.paid_on:
            parts.append(_("paid on {day}").format(day=format_day(date.fromisoformat(evaluated.run.paid_on))))
    parts.append(_("data to {day}").format(day=format_day(default_as_of(store))))
    return " · ".join(parts)
