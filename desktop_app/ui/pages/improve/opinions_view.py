"""The inbox of the Improve page: what customers said, and marking how far one is with it."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.opinion import Care, Opinion
from desktop_app.i18n import N_, _
from desktop_app.operations.improving.opinions import inbox, mark_opinion
from desktop_app.reports.opinion_words import CARE, opinions_table
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_LEAST: Final = 320  # px


class OpinionDialog(QDialog):
    """What the customer said, and how far one is with it."""

    def __init__(self, parent: QWidget, one: Opinion) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What a customer said"))
        self.setMinimumWidth(440)
        self.care = QComboBox()
        for care, word in CARE.items():
            self.care.addItem(_(word), care)
        self.care.setCurrentIndex(self.care.findData(one.care))
        self.tags, self.note = QLineEdit(", ".join(one.tags)), QLineEdit(one.note)
        self.tags.setPlaceholderText(_("what it is about, with commas between"))
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(24, 20, 24, 20)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        said = " · ".join(filter(None, (one.customer, one.reason, one.comment)))
        form.addRow(label(said, 13, wrap=True))
        rows = ((_("State"), self.care), (_("Tags"), self.tags), (_("What is done"), self.note))
        for title, widget in rows:
            widget.setAccessibleName(title)
            form.addRow(title, widget)
        form.addRow(self.buttons)


class OpinionsView(QWidget):
    """Enter or a double click marks an opinion; the chip narrows the list to a state."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self._store, self._jobs = store, jobs
        self.found: tuple[Opinion, ...] = ()
        self.state = ScopeChip(_("State"), [(None, _("all")), *((care, _(word)) for care, word in CARE.items())])
        self.state.chosen.connect(lambda _care: self.reload())
        self.table = TableView(TableModel(opinions_table(())), _("What customers said"), stretch="comment")
        self.table.row_activated.connect(self._mark)
        self.table.grid.setColumnHidden(self.table.column("number"), True)  # for the command line
        self.table.setMinimumHeight(_LEAST)
        card = Card(_("What customers said"), _("Enter marks how far you are with it"), flush=True)
        card.add_to_head(self.state)
        card.body.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 1)

    def reload(self) -> None:
        care = self.state.value()
        self.found = inbox(self._store, care if isinstance(care, Care) else None)
        model = self.table.model
        assert isinstance(model, TableModel)
        model.show_table(opinions_table(self.found))
        self.table.fit_columns()

    def _mark(self, row: int) -> None:
        model = self.table.model
        assert isinstance(model, TableModel)
        one = self.found[model.source_row(row)]
        dialog = OpinionDialog(self, one)
        if dialog.exec():
            self._jobs.run(mark_opinion, one.number, dialog.care.currentData(), tags=dialog.tags.text().split(","),
                           note=dialog.note.text(), label=N_("Saving"))  # fmt: skip
