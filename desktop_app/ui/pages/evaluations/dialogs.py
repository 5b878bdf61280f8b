"""The dialogs of a review: other weights of a scorecard, a rating with its evidence; whoever opens one saves it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import UserError
from desktop_app.i18n import _
from desktop_app.reports.wording import kpi_title
from desktop_app.rules.review.result import Rating
from desktop_app.rules.review.scorecard import Card, check
from desktop_app.ui import theme
from desktop_app.ui.widgets.labels import label


class _Asking(QDialog):
    """A form, what is wrong with it, and two buttons; ``problem`` says what keeps it from being accepted."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(10)
        self._problem = label("", 12, kind="act", wrap=True)
        self._problem.hide()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.button(kinds.Ok).setProperty("kind", "primary")
        self.buttons.button(kinds.Ok).setFont(theme.font(13, 600))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addLayout(self.form)
        whole.addWidget(self._problem)
        whole.addWidget(self.buttons)

    def add_row(self, title: str, widget: QWidget) -> None:
        widget.setAccessibleName(title)
        self.form.addRow(title, widget)

    def problem(self) -> str:
        return ""

    def _accept(self) -> None:
        said = self.problem()
        self._problem.setText(said)
        self._problem.setVisible(bool(said))
        if not said:
            self.accept()


class WeightsDialog(_Asking):
    """The weights of one card in percent; they must make 100."""

    def __init__(self, parent: QWidget, cards: Sequence[Card], first: date) -> None:
        super().__init__(parent, _("Weights of a scorecard"))
        self._cards = cards
        self._weights: dict[str, QDoubleSpinBox] = {}
        self.which = QComboBox()
        for card in cards:
            self.which.addItem(_(card.name))
        self.day = QDateEdit(QDate(first.year, first.month, first.day))
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self._reason = QLineEdit()
        self.add_row(_("Scorecard"), self.which)
        self.add_row(_("Holds from"), self.day)
        self.add_row(_("Why"), self._reason)
        self.which.currentIndexChanged.connect(self._show_card)
        self._show_card(0)

    def _show_card(self, place: int) -> None:
        for edit in self._weights.values():
            self.form.removeRow(edit)
        self._weights = {}
        for line in self._cards[place].lines:
            edit = QDoubleSpinBox()
            edit.setDecimals(1)
            edit.setRange(0, 100)
            edit.setSuffix(" %")
            edit.setValue(float(line.weight * 100))
            edit.setAccessibleName(kpi_title(line.kpi))
            self.form.insertRow(self.form.rowCount() - 2, kpi_title(line.kpi), edit)
            self._weights[line.kpi] = edit

    def card(self) -> Card:
        """With the weights typed; a KPI with 0 goes."""
        chosen = self._cards[self.which.currentIndex()]
        shares = {key: Fraction(round(edit.value() * 10), 1000) for key, edit in self._weights.items()}
        lines = tuple(replace(line, weight=shares[line.kpi]) for line in chosen.lines if shares[line.kpi])
        return replace(chosen, lines=lines)

    def first(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def reason(self) -> str:
        return self._reason.text().strip()

    def problem(self) -> str:
        try:
            check(self.card())
        except UserError as wrong:
            return str(wrong)
        return ""


class RatingDialog(_Asking):
    """Of a person or of the business, what, from 1 to 5, and what was seen; ``facts``: figures by dimension."""

    def __init__(
        self,
        parent: QWidget,
        people: Sequence[tuple[int, str]],
        own: Mapping[str, str],
        business: Mapping[str, str],
        facts: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent, _("Rating"))
        self._own, self._business, self._facts = own, business, facts
        self.whom, self.what = QComboBox(), QComboBox()
        for number, name in [*([(0, _("The business"))] if business else []), *people]:
            self.whom.addItem(name, number)
        self.score = QSpinBox()
        self.score.setRange(1, 5)
        self.score.setValue(3)
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText(_("What was seen that it rests on"))
        for title, widget in ((_("Of"), self.whom), (_("What"), self.what), (_("1 to 5"), self.score),
                              (_("Evidence"), self.evidence)):  # fmt: skip
            self.add_row(title, widget)
        self.facts = label("", 12, kind="muted", wrap=True)
        self.form.addRow("", self.facts)
        self.whom.currentIndexChanged.connect(self._show_subjects)
        self.what.currentIndexChanged.connect(self._show_facts)
        self._show_subjects()

    def choose(self, subject: str) -> None:
        """A dimension of the business, with the figures that speak for it."""
        self.whom.setCurrentIndex(max(0, self.whom.findData(0)))
        self.what.setCurrentIndex(max(0, self.what.findData(subject)))

    def _show_facts(self) -> None:
        self.facts.setText("" if self.whom.currentData() else self._facts.get(self.what.currentData() or "", ""))

    def _show_subjects(self) -> None:
        self.what.clear()
        for key, title in (self._own if self.whom.currentData() else self._business).items():
            self.what.addItem(_(title), key)

    def rating(self) -> Rating:
        person = self.whom.currentData() or 0
        return Rating(
            person, self.whom.currentText() if person else "", self.what.currentData() or "", self.score.value(),
            self.evidence.text().strip(),
        )  # fmt: skip

    def problem(self) -> str:
        return "" if self.evidence.text().strip() else _("Write what was seen that it rests on.")
