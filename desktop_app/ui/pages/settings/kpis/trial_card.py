"""What a formula gives on the data at hand, while it is typed: the value of this month and the twelve months."""

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_number, format_period, format_quantity
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import _, ngettext
from desktop_app.operations.kpis.try_kpi import Trial
from desktop_app.reports.kpi_gaps import gap_text
from desktop_app.reports.wording import formula_in_words, sentence
from desktop_app.rules.kpis.notation import format_formula
from desktop_app.ui import faces
from desktop_app.ui.widgets.card import PAD, Card
from desktop_app.ui.widgets.labels import Figure, label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_HEIGHT = 13 * 28 + 6


class TrialCard(Card):
    """A trial, or the one sentence why there is none."""

    def __init__(self) -> None:
        super().__init__(_("On your data"), flush=True)
        self.words = label("", 12, kind="muted", wrap=True)
        self.figure = Figure("", px=28)
        self.note = label("", 12, kind="muted", wrap=True)
        self.gaps = label("", 12, kind="watch", wrap=True)
        self._model = TableModel(Table((Column("period", ""),), ()))
        self.table = TableView(self._model, _("Last 12 months"), dense=True, stretch="period", sortable=False)
        self.table.setMinimumHeight(_HEIGHT)
        inside = QVBoxLayout()
        inside.setContentsMargins(PAD, 10, PAD, 10)
        inside.setSpacing(6)
        for widget in (self.words, self.figure, self.note, self.gaps):
            inside.addWidget(widget)
        self.body.addLayout(inside)
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        self.show_nothing()

    def show_nothing(self, error: UserError | None = None) -> None:
        """Before a formula is typed, and while it has a mistake, which is said beside it."""
        self.show_title(_("On your data"))
        wrong, empty = _("The value appears when the mistake is corrected."), _("The value appears while you type.")
        self.words.setText(empty if error is None else wrong)
        for widget in (self.figure, self.note, self.gaps, self.table):
            widget.hide()

    def show_trial(self, trial: Trial) -> None:
        figure = trial.figure
        self.show_title(_("On your data"), format_period(figure.period))
        self.words.setText(formula_in_words(format_formula(trial.kpi.formula)))
        self.figure.setVisible(figure.value is not None)
        if figure.value is not None:
            value, unit, first = faces.split_unit(format_quantity(figure.value))
            self.figure.show_value(value, unit, unit_first=first)
        records = ngettext("{n} record", "{n} records", figure.n).format(n=format_number(figure.n))
        self.note.setText(sentence(figure.missing) if figure.missing and not trial.gaps else records)
        self.note.setVisible(not trial.gaps)
        self.gaps.setText("\n".join(map(gap_text, trial.gaps)))
        self.gaps.setVisible(bool(trial.gaps))
        self._model.show_table(trial.months)
        self.table.fit_columns()
        self.table.setVisible(not trial.gaps)
