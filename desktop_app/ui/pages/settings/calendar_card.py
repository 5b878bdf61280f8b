"""The working calendar on the settings page: which days differ from the week; a day set here is kept at once.

The country's days are part of the settings; imported and typed ones lie over them and are entries, each a batch.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QDate, QModelIndex, QObject, QPersistentModelIndex, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.company import CalendarDay
from desktop_app.domain.formats import format_number, format_short_day
from desktop_app.domain.table import Column, Table
from desktop_app.files.presets import holiday_names
from desktop_app.i18n import N_, _, language
from desktop_app.store.calendar_days import overlaid
from desktop_app.store.settings import WorkspaceSettings
from desktop_app.ui import theme
from desktop_app.ui.pages.settings.choices import WEEKDAYS
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.cells import PAD, paint_ground
from desktop_app.ui.widgets.labels import OneLine
from desktop_app.ui.widgets.table import DENSE, TableView
from desktop_app.ui.widgets.table_model import TableModel

_COLUMNS: Final = (
    Column("day", N_("Day")),  # hidden: the next one says it, with its weekday
    Column("weekday", N_("Day")),
    Column("worked", N_("Worked")),
    Column("name", N_("Holiday")),
)
_SHARES: Final = (
    (Fraction(0), N_("not worked")),
    (Fraction(1, 2), N_("half a day")),
    (Fraction(1), N_("worked")),
)
_HEIGHT: Final = 300
_LEAST_NAME: Final = 150  # px; a longer name goes on in the next line
_MOST_LINES: Final = 3


class _NameDelegate(QStyledItemDelegate):
    """Two holidays on one day make a long name, which must be read without scrolling sideways."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._font = theme.font(13)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, words = paint_ground(painter, option, index), str(index.data())
        high = self.lines(words, rect.width() + 2 * PAD) * round(13 * text.LINE)
        rect.adjust(0, (rect.height() - high) / 2, 0, 0)
        text.draw_lines(painter, rect, words, self._font, theme.color("text"), most=_MOST_LINES)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_LEAST_NAME, DENSE)

    def lines(self, words: str, width: float) -> int:
        """How many a cell of ``width`` px needs."""
        return min(_MOST_LINES, max(1, len(text.lines(words, self._font, width - 2 * PAD))))


class CalendarCard(Card):
    """``days`` gives the country's as settings keep them; ``set_asked`` and ``remove_asked`` carry a CalendarDay."""

    set_asked = Signal(object)
    remove_asked = Signal(object)
    paste_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Working calendar"), _("days that differ from the week"))
        self._days: dict[date, Fraction] = {}
        self._own: dict[date, CalendarDay] = {}
        self._country = ""
        self._calendar = WorkingCalendar()
        self._year = QComboBox()
        self._year.setAccessibleName(_("Year"))
        self._year.currentIndexChanged.connect(self._show_year)
        self._sum = OneLine()
        self._model = TableModel(Table(_COLUMNS, ()))
        self.table = TableView(self._model, _("Days that differ from the week"), dense=True, stretch="name")
        self.table.setMinimumHeight(_HEIGHT)
        self.table.grid.setColumnHidden(0, True)
        self._names = _NameDelegate()
        self.table.set_delegate("name", self._names)
        self.table.grid.horizontalHeader().sectionResized.connect(self._fit_rows)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(_("Day"))
        self.share = QComboBox()
        self.share.setAccessibleName(_("Worked"))
        for share, words in _SHARES:
            self.share.addItem(_(words), share)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Holiday"))
        self.name.setAccessibleName(_("What the day is called"))
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._year)
        top.addWidget(self._sum, 1)
        paste = button(_("Paste a notice"), self.paste_asked.emit, kind="mini", icon="copy")
        paste.setToolTip(_("Takes the holidays and make-up days of an announcement from the clipboard."))
        top.addWidget(paste)
        bottom = QHBoxLayout()
        bottom.addWidget(self.day)
        bottom.addWidget(self.share)
        bottom.addWidget(self.name, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(button(_("Set the day"), self.set_day))
        buttons.addWidget(button(_("As in the week"), self.clear_day))
        buttons.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(bottom)
        self.body.addLayout(buttons)

    def show_settings(self, settings: WorkspaceSettings, year: int, own: Sequence[CalendarDay] = ()) -> None:
        """``own``: the days that were imported or typed."""
        self._calendar = settings.working_calendar
        self._days = dict(self._calendar.days)
        self._own = {one.day: one for one in own}
        self._country = settings.country
        years = sorted({day.year for day in (*self._days, *self._own)} | {year})
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
            (day, _said(day), _(words.get(share, N_("part of the day"))), self._named(day, names))
            for day, share in sorted(self._whole().days.items())
            if day.year == year
        )
        self._model.show_table(Table(_COLUMNS, rows))
        self.table.fit_columns()
        self._fit_rows()
        self._sum.show_words(self._sentence(year))

    def _fit_rows(self) -> None:
        place = self.table.column("name")
        width = self.table.grid.columnWidth(place)
        for number in range(self._model.rowCount()):
            lines = self._names.lines(str(self._model.row_values(number)[place]), width)
            self.table.grid.setRowHeight(number, DENSE + (lines - 1) * round(13 * text.LINE))

    def _named(self, day: date, names: Mapping[date, str]) -> str:
        own = self._own.get(day)
        return names.get(day, "") if own is None else own.name or _("set here")

    def _whole(self) -> WorkingCalendar:
        base = WorkingCalendar(self._calendar.weekend, self._days, self._calendar.provisional)
        return overlaid(base, self._own.values())

    def _sentence(self, year: int) -> str:
        calendar = self._whole()
        days = format_number(calendar.working_days(date(year, 1, 1), date(year + 1, 1, 1)))
        if year in calendar.provisional:
            return _("{n} working days; provisional: moved days are not announced yet").format(n=days)
        return _("{n} working days").format(n=days)

    def set_day(self) -> None:
        """Say how much of the chosen day is worked; the same day again corrects it."""
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        self._set(CalendarDay(day, self.share.currentData(), self.name.text().strip()))
        self.name.clear()

    def clear_day(self) -> None:
        """The day selected in the table is like any other of its weekday again."""
        row = self.table.grid.currentIndex().row()
        if row < 0:
            return
        day = self._model.row_values(row)[0]
        assert isinstance(day, date)
        own = self._own.pop(day, None)
        if day in self._days:
            self._set(CalendarDay(day, Fraction(day.weekday() not in self._calendar.weekend), _("as in the week")))
        elif own is not None:
            self._show_year()
            self.remove_asked.emit(own)

    def _set(self, day: CalendarDay) -> None:
        self._own[day.day] = day
        self._show_year()
        self.set_asked.emit(day)

    def days(self) -> Mapping[str, str]:
        return {day.isoformat(): str(share) for day, share in sorted(self._days.items())}


def _said(day: date) -> str:
    return _("{weekday}, {day}").format(weekday=_(WEEKDAYS[day.weekday()]), day=format_short_day(day))
