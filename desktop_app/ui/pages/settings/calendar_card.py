"""The working calendar on the settings page: which days differ from the week, and changing them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.formats import format_number
from desktop_app.domain.table import Column, Table
from desktop_app.files.presets import holiday_names
from desktop_app.i18n import N_, _, language
from desktop_app.store.settings import WorkspaceSettings
from desktop_app.ui.pages.settings.choices import WEEKDAYS
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.labels import OneLine
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

_COLUMNS: Final = (
    Column("day", N_("Day")),
    Column("weekday", N_("Weekday")),
    Column("worked", N_("Worked")),
    Column("name", N_("Holiday")),
)
_SHARES: Final = (
    (Fraction(0), N_("not worked")),
    (Fraction(1, 2), N_("half a day")),
    (Fraction(1), N_("worked")),
)
_HEIGHT: Final = 300


class CalendarCard(Card):
    """A draft of the days that differ; ``changed`` after each edit, ``days`` gives them as settings keep them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Working calendar"), _("days that differ from the week"))
        self._days: dict[date, Fraction] = {}
        self._country = ""
        self._calendar = WorkingCalendar()
        self._year = QComboBox()
        self._year.setAccessibleName(_("Year"))
        self._year.currentIndexChanged.connect(self._show_year)
        self._sum = OneLine()
        self._model = TableModel(Table(_COLUMNS, ()))
        self.table = TableView(self._model, _("Days that differ from the week"), dense=True, stretch="name")
        self.table.setMinimumHeight(_HEIGHT)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(_("Day"))
        self.share = QComboBox()
        self.share.setAccessibleName(_("Worked"))
        for share, words in _SHARES:
            self.share.addItem(_(words), share)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._year)
        top.addWidget(self._sum, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.day)
        bottom.addWidget(self.share)
        bottom.addWidget(button(_("Set the day"), self.set_day))
        bottom.addStretch(1)
        bottom.addWidget(button(_("As in the week"), self.clear_day))
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(bottom)

    def show_settings(self, settings: WorkspaceSettings, year: int) -> None:
        self._calendar = settings.working_calendar()
        self._days = dict(self._calendar.days)
        self._country = settings.country
        years = sorted({day.year for day in self._days} | {year})
        self._year.blockSignals(True)  # filling a list is not choosing from it
        self._year.clear()
        for known in years:
            self._year.addItem(str(known), known)
        self._year.setCurrentIndex(years.index(year))
        self._year.blockSignals(False)
        self.day.setDate(QDate(year, 1, 1))
        self._show_year()

    def year(self) -> int:
        return int(self._year.currentData() or 0)

    def _show_year(self) -> None:
        year = self.year()
        self.day.setDate(QDate(year, self.day.date().month(), self.day.date().day()))
        names = holiday_names(self._country, frozenset({year}), language()) if self._country else {}
        words = dict(_SHARES)
        rows = tuple(
            (day, _(WEEKDAYS[day.weekday()]), _(words.get(share, N_("part of the day"))), names.get(day, ""))
            for day, share in sorted(self._days.items())
            if day.year == year
        )
        self._model.show_table(Table(_COLUMNS, rows))
        self.table.fit_columns()
        self._sum.show_words(self._sentence(year))

    def _sentence(self, year: int) -> str:
        calendar = WorkingCalendar(self._calendar.weekend, self._days, self._calendar.provisional)
        days = format_number(calendar.working_days(date(year, 1, 1), date(year + 1, 1, 1)))
        if year in self._calendar.provisional:
            return _("{n} working days; provisional: moved days are not announced yet").format(n=days)
        return _("{n} working days").format(n=days)

    def set_day(self) -> None:
        """Say how much of the chosen day is worked."""
        chosen = self.day.date()
        self._days[date(chosen.year(), chosen.month(), chosen.day())] = self.share.currentData()
        self._edited()

    def clear_day(self) -> None:
        """The day selected in the table is like any other of its weekday again."""
        row = self.table.grid.currentIndex().row()
        if row >= 0:
            day = self._model.row_values(row)[0]
            assert isinstance(day, date)
            del self._days[day]
            self._edited()

    def _edited(self) -> None:
        self._show_year()
        self.changed.emit()

    def days(self) -> Mapping[str, str]:
        return {day.isoformat(): str(share) for day, share in sorted(self._days.items())}
