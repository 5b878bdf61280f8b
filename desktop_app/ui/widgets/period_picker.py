"""The period of a page, ‹ September 2026 ›, and the day as of which it is seen; both chosen from one menu."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_period, format_short_day
from desktop_app.domain.period import Length, Period, containing, custom, shifted
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.widgets.labels import label

LENGTHS = (
    (Length.WEEK, N_("Week")),
    (Length.MONTH, N_("Month")),
    (Length.QUARTER, N_("Quarter")),
    (Length.HALF, N_("Half-year")),
    (Length.YEAR, N_("Year")),
)
FISCAL_LENGTHS = ((Length.QUARTER, N_("Fiscal quarter")), (Length.YEAR, N_("Fiscal year")))


class PeriodPicker(QFrame):
    """``newest`` is the as-of day that holds unless another is chosen: the earlier of today and the newest data."""

    changed = Signal(object)
    """The new Period."""
    as_of_changed = Signal(object)
    """The new date, or None when the newest holds again."""

    def __init__(self, period: Period, newest: date, fiscal_start: int = 1) -> None:
        super().__init__()
        self.period, self.newest, self.as_of = period, newest, newest
        self._fiscal_start = fiscal_start
        self.setProperty("kind", "picker")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._earlier = self._step_button("chevron-left", _("Earlier period"), -1)
        self._later = self._step_button("chevron-right", _("Later period"), 1)
        self._name = QPushButton()
        self._name.setProperty("kind", "picked")
        self._name.setFont(theme.figure_font(13, 500))
        self._name.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self._earlier, self._name, self._later):
            row.addWidget(part)
        self._show()

    def _step_button(self, icon: str, name: str, steps: int) -> QPushButton:
        made = QPushButton()
        made.setProperty("kind", "step")
        made.setAccessibleName(name)
        made.setToolTip(name)
        theme.set_icon(made, icon, "text", 14)
        made.clicked.connect(lambda: self.choose(shifted(self.period, steps, self._fiscal_start)))
        return made

    def _show(self) -> None:
        shown = format_period(self.period)
        if self.as_of != self.newest:
            day = format_short_day(self.as_of)
            shown = _("{period} · as of {day}").format(period=shown, day=day)
        self._name.setText(shown)
        self._name.setAccessibleName(_("Period: {period}").format(period=shown))

    def choose(self, period: Period) -> None:
        """As if the person had chosen ``period``."""
        if period != self.period:
            self.period = period
            self._show()
            self.changed.emit(period)

    def choose_as_of(self, day: date | None) -> None:
        """See the period as it was known at the end of ``day``; None: as it is known now."""
        self.as_of = day or self.newest
        self._show()
        self.as_of_changed.emit(day)

    def show_newest(self, newest: date) -> None:
        """Newer data came in: an as-of day that nobody chose moves with it."""
        if self.as_of == self.newest:
            self.as_of = newest
        self.newest = newest
        self._show()

    def menu(self) -> QMenu:
        """The menu under the period's name."""
        made = QMenu(self)
        group = QActionGroup(made)
        for length, name in LENGTHS:
            self._add_length(made, group, length, _(name), fiscal=False)
        if self._fiscal_start > 1:
            made.addSeparator()
            for length, name in FISCAL_LENGTHS:
                self._add_length(made, group, length, _(name), fiscal=True)
        made.addSeparator()
        made.addAction(_("From … to …"), self._ask_days)
        made.addAction(_("As known on another day…"), self._ask_as_of)
        if self.as_of != self.newest:
            made.addAction(_("As known now"), lambda: self.choose_as_of(None))
        return made

    def _add_length(self, menu: QMenu, group: QActionGroup, length: Length, name: str, *, fiscal: bool) -> QAction:
        anchor = self.as_of if self.as_of in self.period else self.period.start
        period = containing(anchor, length, self._fiscal_start, fiscal=fiscal)
        action = menu.addAction(_("{length}: {period}").format(length=name, period=format_period(period)))
        action.setCheckable(True)
        action.setChecked(period.length == self.period.length and fiscal == self.period.fiscal)
        action.triggered.connect(lambda: self.choose(period))
        group.addAction(action)
        return action

    def _open(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _ask_days(self) -> None:
        asked = DaysDialog(self, [(_("From"), self.period.start), (_("To"), self.period.last)])
        if asked.exec():
            first, last = asked.days()
            self.choose(custom(first, last))

    def _ask_as_of(self) -> None:
        asked = DaysDialog(self, [(_("As known on"), self.as_of)], latest=self.newest)
        if asked.exec():
            (day,) = asked.days()
            self.choose_as_of(None if day == self.newest else day)


class DaysDialog(QDialog):
    """Asks for one day, or for a first and a last one; days in the wrong order are refused where they stand."""

    def __init__(self, parent: QWidget, fields: list[tuple[str, date]], latest: date | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Choose days"))
        form = QFormLayout()
        self._edits = [_day_edit(day, latest) for _name, day in fields]
        for (name, _day), edit in zip(fields, self._edits, strict=True):
            form.addRow(name, edit)
            edit.setAccessibleName(name)
            edit.dateChanged.connect(self._check)
        self._problem = label("", 12, kind="act", wrap=True)
        self._problem.hide()
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        if latest is not None:
            whole.addWidget(QLabel(_("Data goes to {day}.").format(day=format_day(latest))))
        whole.addWidget(self._problem)
        whole.addWidget(self._buttons)

    def days(self) -> list[date]:
        found = [edit.date() for edit in self._edits]
        return [date(day.year(), day.month(), day.day()) for day in found]

    def _check(self) -> None:
        days = self.days()
        problem = ""
        if len(days) > 1:
            try:
                custom(days[0], days[-1])
            except UserError as error:
                problem = str(error)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)


def _day_edit(day: date, latest: date | None) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setDisplayFormat("yyyy-MM-dd")  # the one order that is read the same way everywhere
    made.setCalendarPopup(True)
    if latest is not None:
        made.setMaximumDate(QDate(latest.year, latest.month, latest.day))
    return made
