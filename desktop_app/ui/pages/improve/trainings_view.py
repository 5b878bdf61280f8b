"""The trainings of the Improve page: who still has to take which, and whether the chosen one moved a KPI."""

from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_change
from desktop_app.domain.training import Training
from desktop_app.i18n import _
from desktop_app.operations.improving.trainings import Learned, trainable, training_effect, training_list
from desktop_app.reports.action_story import figure_text
from desktop_app.reports.action_words import VERDICTS
from desktop_app.reports.training_words import trainings_table
from desktop_app.reports.wording import sentence
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.improve.effect_card import FACES
from desktop_app.ui.reading import Reading
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.cells import TextDelegate
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.status import StatusPill
from desktop_app.ui.widgets.table import ROW, TableView
from desktop_app.ui.widgets.table_model import TableModel

_MOST_ROWS: Final = 8
_NAMES: Final = 220  # px at least; all names are in the tooltip


class _NamesDelegate(TextDelegate):
    """As many names as there is room for, instead of a table that scrolls sideways."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index).boundedTo(QSize(_NAMES, ROW))


class TrainingsView(QWidget):
    """The list at the top, the effect of the chosen one on the chosen KPI below; nothing is kept."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self._store = store
        self._reading = Reading(store, jobs)
        self._day: date | None = None
        self.found: tuple[Training, ...] = ()
        self.chosen = ""
        self.table = TableView(TableModel(trainings_table(())), _("Trainings"), stretch="late")
        self.table.set_delegate("late", _NamesDelegate(self.table.model.shown, self.table))
        self.table.row_selected.connect(self._choose)
        self.kpi = ScopeChip(_("KPI"), [])
        self.kpi.chosen.connect(lambda _key: self._judge())
        self.pill = StatusPill(Status.NONE, "")
        self.effect = Card(_("Did it help?"))
        self.effect.add_to_head(self.kpi)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        self._words = label("", 13, 500, wrap=True)
        head.addWidget(self.pill)
        head.addWidget(self._words, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.effect.body.addLayout(head)
        self.effect.body.addLayout(self._lines)
        card = Card(_("Trainings"), _("as imported; those who still have to are named"), flush=True)
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(card)
        column.addWidget(self.effect)
        column.addStretch(1)

    def reload(self, day: date) -> None:
        self._day = day
        self.found = training_list(self._store, day)
        model = self.table.model
        assert isinstance(model, TableModel)
        model.show_table(trainings_table(self.found))
        self.table.fit_columns()
        self.table.setFixedHeight(ROW * (min(len(self.found), _MOST_ROWS) + 1) + 8)
        known = [(kpi.key, _(kpi.texts.name)) for kpi in trainable(self._store)]
        self.kpi.show_choices(known, self.kpi.value() if self.kpi.count() else None)
        titles = [one.title for one in self.found]
        if self.chosen not in titles:
            self.chosen = next((one.title for one in self.found if one.done), "")
        if self.chosen:
            places = [model.source_row(row) for row in range(model.rowCount())]
            self.table.grid.selectRow(places.index(titles.index(self.chosen)))
        self._judge()

    def _choose(self, row: int) -> None:
        model = self.table.model
        assert isinstance(model, TableModel)
        if 0 <= row < len(self.found):
            self.chosen = self.found[model.source_row(row)].title
            self._judge()

    def _judge(self) -> None:
        """What can be said of the chosen training; it is read when somebody looks at it."""
        taken = any(one.title == self.chosen and one.done for one in self.found)
        self.effect.setVisible(taken and self.kpi.count() > 0)
        if taken and self.kpi.count() and self.isVisible():
            asked = (self.chosen, str(self.kpi.value()), self._day)
            self._reading.read(training_effect, *asked, take=self._show, later=lambda: None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._judge()

    def _show(self, learned: Learned) -> None:
        told, verdict = learned.explanation, learned.found.effect.verdict
        self.effect.show_title(_("Did it help?"), learned.title)
        self.pill.show_status(FACES[verdict], _(VERDICTS[verdict]))
        change = told.result
        words = sentence(told)
        self._words.setText(words if change is None else _("{words}: {figure}").format(
            words=words, figure=format_change(change)))  # fmt: skip
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in told.parts:
            self._lines.addWidget(_line(sentence(part), figure_text(part)))


def _line(words: str, figure: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(label(words, 12, kind="muted", wrap=True), 1)
    row.addWidget(label(figure, 12, 500))
    return made
