"""A card with a chart that can be read as a table instead: every chart has the switch."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.table import Table
from desktop_app.i18n import _
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel


class ChartCard(Card):
    """``sentence`` says in words what the chart shows: its accessible description."""

    switched = Signal(bool)
    """True: the table is shown now."""
    opened = Signal(int)
    """The place of a row in the table that was given: it was opened there."""

    def __init__(self, title: str, chart: QWidget, table: Table, sentence: str, remark: str = "") -> None:
        super().__init__(title, remark)
        self._chart, self._table = chart, table
        self._view: TableView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)
        self.body.addWidget(self._stack)
        chart.setAccessibleName(title)
        chart.setAccessibleDescription(sentence)
        chart.setToolTip(sentence)
        self._switch = self.add_link(_("Show as table"), self.switch, icon="table")

    def show_data(self, table: Table, sentence: str, remark: str = "") -> None:
        """New figures; the chart itself has been given them by its own method."""
        self._table = table
        self._chart.setAccessibleDescription(sentence)
        self._chart.setToolTip(sentence)
        self.head.show_words(self.accessibleName(), remark)
        if self._view is not None and isinstance(self._view.model, TableModel):
            self._view.model.show_table(table)

    def switch(self) -> None:
        """From chart to table or back."""
        if self._view is None:
            self._view = TableView(TableModel(self._table), self.accessibleName(), dense=True)
            self._view.row_activated.connect(self._open)
            self._stack.addWidget(self._view)
        to_table = self._stack.currentWidget() is self._chart
        self._stack.setCurrentWidget(self._view if to_table else self._chart)
        self._switch.setText(_("Show as chart") if to_table else _("Show as table"))
        self.switched.emit(to_table)

    def _open(self, row: int) -> None:
        assert self._view is not None
        assert isinstance(self._view.model, TableModel)
        self.opened.emit(self._view.model.source_row(row))
