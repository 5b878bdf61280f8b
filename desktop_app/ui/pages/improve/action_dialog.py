"""What is asked when an action is recorded or changed; nothing is kept here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.action import Action
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_number
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.i18n import _
from desktop_app.operations.improving.action_templates import templates_for
from desktop_app.reports.action_words import SORTS
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.ui import theme
from desktop_app.ui.forms.figures import read_number
from desktop_app.ui.viewpoint import scope_words
from desktop_app.ui.widgets.labels import label

_PLACES: Final = 6


class ActionDialog(QDialog):
    """``taken`` is the action as typed once the dialog was accepted; ``before``: what is changed or offered."""

    def __init__(self, parent: QWidget, kpis: Sequence[Kpi], scopes: Sequence[Scope], before: Action) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change the action") if before.id else _("New action"))
        self.setMinimumWidth(520)
        self.taken: Action | None = None
        self._before, self._kpis = before, {kpi.key: kpi for kpi in kpis}
        self.text, self.kpi, self.scope = QComboBox(), QComboBox(), QComboBox()
        self.text.setEditable(True)
        self.sort, self.higher, self.among = QComboBox(), QComboBox(), QComboBox()
        self.start, self.review = _day_edit(before.start), _day_edit(before.review)
        self.by, self.owner = QLineEdit(), QLineEdit(before.owner)
        self.worst = QCheckBox(_("Chosen because they were among the worst: the worst come back by themselves"))
        self.worst.setChecked(before.worst)
        self._problem = label("", 12, kind="act", wrap=True)
        self._fill(scopes)
        self.kpi.currentIndexChanged.connect(self._offer)
        self.sort_of_texts()
        self._lay_out()

    def _fill(self, scopes: Sequence[Scope]) -> None:
        before = self._before
        for key, kpi in self._kpis.items():
            self.kpi.addItem(_(kpi.texts.name), key)
        self.kpi.setCurrentIndex(max(0, self.kpi.findData(before.kpi)))
        self.among.addItem(_("nobody"), None)
        for one in dict.fromkeys((COMPANY, *scopes)):
            self.scope.addItem(scope_words(one), one)
            if one.kind is not ScopeKind.PERSON:
                self.among.addItem(scope_words(one), one)
        self.scope.setCurrentIndex(max(0, self.scope.findData(before.scope)))
        self.among.setCurrentIndex(max(0, self.among.findData(before.among)))
        for sort, word in SORTS.items():
            self.sort.addItem(_(word), sort)
        self.sort.setCurrentIndex(self.sort.findData(before.sort))
        for higher, word in ((True, _("should rise")), (False, _("should fall"))):
            self.higher.addItem(word, higher)
        self.higher.setCurrentIndex(self.higher.findData(before.higher))
        if before.size is not None:
            self.by.setText(self._size_text(before.size))

    def sort_of_texts(self) -> None:
        """What is often tried for the KPI, below what was typed."""
        typed = self.text.currentText() or self._before.text
        self.text.clear()
        for one in templates_for(str(self.kpi.currentData())):
            self.text.addItem(_(one.text), one.sort)
        self.text.setCurrentIndex(-1)
        self.text.setEditText(typed)
        line = self.text.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("One sentence: what is done from now on"))
        self.by.setPlaceholderText(_("in points of a percentage") if self._percent() else _("optional"))

    def _offer(self) -> None:
        kpi = self._kpis[str(self.kpi.currentData())]
        self.higher.setCurrentIndex(self.higher.findData(kpi.direction is not Direction.LOWER))
        self.sort_of_texts()

    def _take_sort(self, place: int) -> None:
        self.sort.setCurrentIndex(self.sort.findData(self.text.itemData(place)))

    def _lay_out(self) -> None:
        self.text.activated.connect(self._take_sort)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        rows = (
            (_("What is done"), self.text), (_("KPI"), self.kpi), (_("It"), self.higher), (_("By how much"), self.by),
            (_("For whom"), self.scope), (_("Compared with"), self.among), (_("Kind"), self.sort),
            (_("Start"), self.start), (_("Review"), self.review), (_("Who sees to it"), self.owner),
        )  # fmt: skip
        for title, widget in rows:
            widget.setAccessibleName(title)
            form.addRow(title, widget)
        form.addRow(self.worst)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        save = self.buttons.button(kinds.Ok)
        save.setText(_("Save"))
        save.setProperty("kind", "primary")
        save.setFont(theme.font(13, 600))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._problem.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        frozen = _("The whole months before the start are kept as they are known now; later imports don't change them.")
        whole.addWidget(label(frozen, 12, kind="muted", wrap=True))
        whole.addWidget(self._problem)
        whole.addWidget(self.buttons)
        whole.insertLayout(0, form)

    def _accept(self) -> None:
        try:
            self.taken = self._typed()
        except UserError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self.accept()

    def _typed(self) -> Action:
        typed = self.by.text().strip()
        size = read_number(typed) if typed else None
        return replace(
            self._before, kpi=str(self.kpi.currentData()), text=self.text.currentText().strip(),
            start=_day(self.start), review=_day(self.review), scope=self.scope.currentData(),
            higher=bool(self.higher.currentData()), sort=self.sort.currentData(), owner=self.owner.text().strip(),
            size=size / 100 if size is not None and self._percent() else size, among=self.among.currentData(),
            worst=self.worst.isChecked(),
        )  # fmt: skip

    def _percent(self) -> bool:
        kpi = self._kpis.get(str(self.kpi.currentData()))
        return kpi is not None and kpi.unit is Unit.PERCENT

    def _size_text(self, size: Fraction) -> str:
        shown = size * 100 if self._percent() else size
        places = next((n for n in range(_PLACES) if (shown * 10**n).denominator == 1), _PLACES)
        return format_number(shown, places)


def _day_edit(day: date) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setDisplayFormat("yyyy-MM-dd")  # the one order that is read the same way everywhere
    made.setCalendarPopup(True)
    return made


def _day(edit: QDateEdit) -> date:
    return date.fromisoformat(edit.date().toString("yyyy-MM-dd"))
