"""Two runs beside each other: which to take, and line by line what differs."""

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day, format_number
from desktop_app.domain.money import from_minor
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.table import Cell, Column, Table
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.pay.pay_review import Difference, compare_runs
from desktop_app.store import evaluations, settings
from desktop_app.store.evaluations import Run
from desktop_app.ui.pages.pay.dialogs import AskForm
from desktop_app.ui.pages.pay.frame import PayFrame
from desktop_app.ui.pages.pay.header import COMPARE
from desktop_app.ui.pages.pay.run_desk import RunDesk
from desktop_app.ui.pages.pay.words import STATES
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import PLAIN, Look, TableModel

_PARTS = {
    "(held)": N_("Held"),
    "(adjusted)": N_("Adjustment"),
    "(top_up)": N_("Draw or guarantee"),
    "(owed)": N_("Draw owed"),
    "(deducted)": N_("Balance deducted"),
    "(balance)": N_("Balance carried on"),
    "(correction)": N_("Correction"),
}


class CompareView(QWidget):
    """The table of differences, people first, the whole pay of each before its lines."""

    def __init__(self) -> None:
        super().__init__()
        self._card = Card(flush=True)
        self.table: TableView | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)

    def show_differences(self, found: list[Difference], titles: tuple[str, str], currency: str) -> None:
        clear(self._card.body)
        columns = (
            Column("person", N_("Person")),
            Column("line", N_("Line")),
            Column("document", N_("Document")),
            Column("before", titles[0], Unit.MONEY, currency),
            Column("after", titles[1], Unit.MONEY, currency),
            Column("change", N_("Difference"), Unit.MONEY, currency),
        )
        rows = tuple(_row(one, currency) for one in found)
        model = TableModel(Table(columns, rows), look=lambda row, _at: PLAIN if found[row].line else Look(600))
        self.table = TableView(model, _("Differences"), stretch="line")
        self._card.body.addWidget(self.table)


def _row(one: Difference, currency: str) -> tuple[Cell, ...]:
    line = _(_PARTS.get(one.line, one.line)) if one.line else _("Pay")
    change = None if one.before is None and one.after is None else (one.after or 0) - (one.before or 0)
    amounts = (
        None if minor is None else Quantity(from_minor(minor, currency), Unit.MONEY, currency)
        for minor in (one.before, one.after, change)
    )
    return one.person, line, one.document, *amounts


class CompareDesk(QObject):
    """``runs`` looks at one of the two; the other is asked for."""

    def __init__(self, page: PayFrame, runs: RunDesk) -> None:
        super().__init__(page)
        self._page, self._runs = page, runs
        self.view = CompareView()
        self.asked: AskForm | None = None
        self.others = QComboBox()
        self._pair: tuple[Run, Run] | None = None
        page.add_view(COMPARE, self.view, whole=True)
        page.add_choices({}, {"compare": (_("Compare with another run…"), self.ask)})

    def ask(self) -> None:
        """With which run; of the same period first, then the newest."""
        here = self._runs.evaluated
        if here is None:
            return
        others = [one for one in evaluations.load(self._page.store) if one.id != here.run.id]
        others.sort(key=lambda one: (one.starts != here.run.starts, -one.starts, -one.id))
        self.others = QComboBox()
        for one in others:
            self.others.addItem(run_words(one), one)
        sentence = _("Every line and record that the two runs show differently is listed.")
        if not others:
            sentence = _("There is no other run yet; a second one can be compared with this.")
        self.asked = AskForm(
            self._page,
            _("Compare {run} with…").format(run=run_words(here.run)),
            sentence,
            _("Compare"),
            self._compare,
            fields=((_("Run"), self.others),),
        )
        self.asked.go_on.setEnabled(bool(others))
        self.asked.open()

    def _compare(self) -> None:
        here, other = self._runs.evaluated, self.others.currentData()
        if here is None or not isinstance(other, Run):
            return
        first, second = sorted((here.run, other), key=lambda one: one.id)
        self._pair = first, second
        self._page.jobs.run(compare_runs, first.id, second.id, on_done=self._show, label=N_("Comparing the runs"))

    def _show(self, found: list[Difference]) -> None:
        assert self._pair is not None
        first, second = self._pair
        currency = settings.load(self._page.store).currency
        titles = (_("Run {number}").format(number=first.id), _("Run {number}").format(number=second.id))
        self.view.show_differences(found, titles, currency)
        self._found = found
        self._page.open_view(COMPARE)

    def show_compare(self) -> None:
        assert self._pair is not None
        first, second = self._pair
        count = len(self._found)
        differing = ngettext("{n} line differs", "{n} lines differ", count).format(n=format_number(count))
        self._page.set_header(_("Two runs"), " · ".join((run_words(first), run_words(second), differing)))
        if count:
            self._page.put(offers=("back",))
        else:
            words = _("Both runs show the same lines and records.")
            self._page.put_empty(EmptyState("check", _("No difference"), words), offers=("back",))


def run_words(one: Run) -> str:
    """A run among all of them: period, number, state and the day of its evaluation."""
    day = datetime.fromisoformat(one.recorded_at).astimezone().date()
    return _("{period}, run {number}, {state}, {day}").format(
        period=one.period, number=one.id, state=_(STATES[one.state]), day=format_day(day)
    )
