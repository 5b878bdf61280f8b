"""The actions of the Improve page: the list, and the chosen one with its trend, its effect and its review."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.action import Action, Obstacle, State
from desktop_app.domain.period import add_months
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _, language
from desktop_app.operations.improving.action_story import export_story, happened
from desktop_app.operations.improving.actions import Judged, decide, judged_actions, remove_action
from desktop_app.paths import documents_folder
from desktop_app.reports.action_words import STATES, VERDICTS
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.improve.effect_card import FACES, EffectCard
from desktop_app.ui.pages.improve.review_card import ReviewCard
from desktop_app.ui.reading import Reading
from desktop_app.ui.trends import trend_of, trend_table, trend_words
from desktop_app.ui.viewpoint import scope_words
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.cells import StatusDelegate
from desktop_app.ui.widgets.charts import ChartCard
from desktop_app.ui.widgets.table import ROW, TableView
from desktop_app.ui.widgets.table_model import TableModel
from desktop_app.ui.widgets.trend_chart import TrendChart

_COLUMNS: Final = (
    Column("action", N_("What is done")),
    Column("kpi", N_("KPI")),
    Column("scope", N_("For whom")),
    Column("start", N_("Start")),
    Column("verdict", N_("Effect")),
    Column("state", N_("State")),
)
_CELL: Final = 52  # letters of an action in the list
_MOST_ROWS: Final = 6
_NEXT_REVIEW: Final = 3  # months


class ActionsView(QWidget):
    """``change_asked`` carries the Action, ``explained`` an Explanation, ``removed`` the number of one taken away.

    ``arrived``: what ``reload`` asked for came later, from the worker.
    """

    arrived = Signal()
    change_asked = Signal(object)
    explained = Signal(object)
    removed = Signal(int)

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self._store, self._jobs = store, jobs
        self._reading = Reading(store, jobs)
        self.found: tuple[Judged, ...] = ()
        self.chosen = 0
        self._day: date | None = None
        self._trend: ChartCard | None = None
        self._chart: TrendChart | None = None
        self.table = TableView(
            TableModel(Table(_COLUMNS, ())), _("Actions"), stretch="action", delegates={}, sortable=False
        )
        self.table.set_delegate("verdict", StatusDelegate(self.table))
        self.table.row_selected.connect(self._choose)
        self.effect, self.review = EffectCard(), ReviewCard()
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.effect.explained.connect(self.explained)
        self.effect.print_asked.connect(self._print)
        self.effect.change_asked.connect(self._ask_change)
        self.effect.remove_asked.connect(self._remove)
        self.review.decided.connect(self._decide)

    def _lay_out(self) -> None:
        card = Card(flush=True)
        card.body.addWidget(self.table)
        self._both = QHBoxLayout()
        self._both.setSpacing(16)
        self._both.addWidget(self.effect, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(card)
        column.addLayout(self._both)
        column.addWidget(self.review)
        column.addStretch(1)

    @property
    def judged(self) -> Judged | None:
        """The one that is shown."""
        return next((one for one in self.found if one.action.id == self.chosen), None)

    def reload(self, day: date) -> None:
        self._day = day
        self._reading.read(judged_actions, day, take=self._show, later=self.arrived.emit)

    def _show(self, judged: Sequence[Judged]) -> None:
        self.found = tuple(sorted(judged, key=_urgency))
        if self.judged is None and self.found:
            self.chosen = self.found[0].action.id
        model = self.table.model
        assert isinstance(model, TableModel)
        faces = [(FACES[one.effect.verdict], _(VERDICTS[one.effect.verdict])) for one in self.found]
        model.show_table(Table(_COLUMNS, tuple(_row(one) for one in self.found)), {"verdict": faces})
        self.table.fit_columns()
        self.table.setFixedHeight(ROW * (min(len(self.found), _MOST_ROWS) + 1) + 6)
        self._show_chosen()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.found) and self.found[row].action.id != self.chosen:
            self.chosen = self.found[row].action.id
            self._show_chosen()

    def choose(self, number: int) -> None:
        """Show the action ``number``, if it is there."""
        self.chosen = number
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self.judged
        for widget in (self.effect, self.review):
            widget.setVisible(one is not None)
        if one is None:
            return
        places = [place for place, each in enumerate(self.found) if each is one]
        self.table.grid.selectRow(places[0])
        self.effect.show_action(one)
        self.review.show_action(one)
        self._show_trend(one)

    def _show_trend(self, one: Judged) -> None:
        told = happened(self._store, one)
        trend = trend_of(one.kpi, one.figure, told)
        table, words = trend_table(one.kpi, one.figure, told), trend_words(one.kpi, one.figure)
        title = _("{kpi} · {scope}").format(kpi=_(one.kpi.texts.name), scope=scope_words(one.action.scope))
        if self._trend is None or self._chart is None:
            self._chart = TrendChart(trend)
            self._trend = ChartCard(title, self._chart, table, words, words)
            self._both.insertWidget(0, self._trend, 6)
            return
        self._chart.show_trend(trend)
        self._trend.show_title(title)
        self._trend.show_data(table, words, words)

    def _ask_change(self) -> None:
        if self.judged is not None:
            self.change_asked.emit(self.judged.action)

    def _remove(self) -> None:
        if self.judged is not None:
            number = self.judged.action.id
            self.removed.emit(number)
            self._jobs.run(remove_action, number, label=N_("Removing"))

    def _decide(self, state: State, lesson: str, obstacles: Sequence[Obstacle]) -> None:
        if self.judged is None or self._day is None:
            return
        review = None
        if state is State.RUNNING:
            review = add_months(max(self._day, self.judged.action.review).replace(day=1), _NEXT_REVIEW)
        self._jobs.run(decide, self.judged.action.id, state, lesson=lesson, obstacles=tuple(obstacles), review=review,
                       label=N_("Saving"))  # fmt: skip

    def _print(self) -> None:
        if self.judged is None:
            return
        name = f"action-{self.judged.action.id}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Print before and after"), str(documents_folder() / name), _("PDF (*.pdf)")
        )
        if chosen:
            self._jobs.run(export_story, self.judged.action.id, Path(chosen), as_of=self._day, language=language(),
                           label=N_("Writing the file"))  # fmt: skip


def _urgency(one: Judged) -> tuple[bool, bool, date]:
    """What waits for a decision first, then what still runs, by the next review."""
    return not (one.due or one.stuck), one.action.state is not State.RUNNING, one.action.review


def _row(one: Judged) -> tuple[str | date, ...]:
    action: Action = one.action
    state = _("To be reviewed") if one.due or one.stuck else _(STATES[action.state])
    return (_short(action.text, _CELL), _(one.kpi.texts.name), scope_words(action.scope), action.start,
            _(VERDICTS[one.effect.verdict]), state)  # fmt: skip


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
