"""What is asked when a person is added, corrected or changed from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import UserError
from desktop_app.i18n import LANGUAGES, N_, _
from desktop_app.operations.people import Details
from desktop_app.ui import theme
from desktop_app.ui.forms.figures import read_day
from desktop_app.ui.widgets.labels import label

_TITLES: Final = {
    "name": N_("Name"),
    "staff_no": N_("Staff no."),
    "role": N_("Role"),
    "team": N_("Team"),
    "region": N_("Region"),
    "email": N_("E-mail"),
    "joined": N_("Joined on"),
    "left": N_("Left on"),
    "language": N_("Papers in"),
}
_DAYS: Final = ("joined", "left")
ADD: Final = ("name", "staff_no", "role", "team", "region", "joined")
CORRECT: Final = ("staff_no", "role", "team", "region", "email", "language", "joined", "left")
CHANGE: Final = ("role", "team", "region")


@dataclass(frozen=True, slots=True)
class Known:
    """What can be chosen for a place; a new name may be typed."""

    teams: Sequence[str]
    regions: Sequence[str]
    roles: Sequence[str]

    def of(self, field: str) -> Sequence[str] | None:
        return {"team": self.teams, "region": self.regions, "role": self.roles}.get(field)


class PersonDialog(QDialog):
    """``fields`` as typed are in ``values``; with ``first`` a day is asked from which they hold."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        fields: Sequence[str],
        known: Known,
        now: Details,
        *,
        first: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(400)
        self.first = None if first is None else _day_edit(first)
        self._edits = {field: _field(field, known, getattr(now, field, "")) for field in fields}
        self._problem = label("", 12, kind="act", wrap=True)
        self._problem.hide()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        ok = self.buttons.button(kinds.Ok)
        ok.setText(title)
        ok.setProperty("kind", "primary")
        ok.setFont(theme.font(13, 600))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        if self.first is not None:
            form.addRow(_("From"), self.first)
        for field, edit in self._edits.items():
            edit.setAccessibleName(_(_TITLES[field]))
            form.addRow(_(_TITLES[field]), edit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addLayout(form)
        whole.addWidget(self._problem)
        whole.addWidget(self.buttons)

    def edit(self, field: str) -> QLineEdit | QComboBox:
        return self._edits[field]

    def values(self) -> dict[str, str]:
        return {field: _text(edit).strip() for field, edit in self._edits.items()}

    def day(self) -> date | None:
        if self.first is None:
            return None
        day = self.first.date()
        return date(day.year(), day.month(), day.day())

    def _accept(self) -> None:
        problem = self._find_problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if not problem:
            self.accept()

    def _find_problem(self) -> str:
        values = self.values()
        if "name" in values and not values["name"]:
            self._edits["name"].setFocus()
            return _("A person needs a name.")
        for field in _DAYS:
            if values.get(field):
                try:
                    read_day(values[field])
                except UserError as error:
                    self._edits[field].setFocus()
                    return str(error)
        return ""


def _field(field: str, known: Known, value: str) -> QLineEdit | QComboBox:
    return _languages(value) if field == "language" else _edit(known.of(field), value)


def _languages(value: str) -> QComboBox:
    """Codes as data under the languages' own names; the first leaves the choice to the window."""
    made = QComboBox()
    made.addItem(_("the window's language"), "")
    for code, name in LANGUAGES.items():
        made.addItem(name, code)
    made.setCurrentIndex(max(0, made.findData(value)))
    return made


def _edit(choices: Sequence[str] | None, value: str) -> QLineEdit | QComboBox:
    if choices is None:
        return QLineEdit(value)
    made = QComboBox()
    made.setEditable(True)
    made.addItems(["", *choices])
    made.setCurrentText(value)
    return made


def _text(edit: QLineEdit | QComboBox) -> str:
    if not isinstance(edit, QComboBox):
        return edit.text()
    return edit.currentText() if edit.isEditable() else str(edit.currentData())


def _day_edit(day: date) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setDisplayFormat("yyyy-MM-dd")  # the one order that is read the same way everywhere
    made.setCalendarPopup(True)
    made.setAccessibleName(_("From"))
    return made
