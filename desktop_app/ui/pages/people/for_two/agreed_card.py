"""What both promised, in the view for two: who, what, by when; another one is added here and kept at once."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day, format_short_day
from desktop_app.domain.one_on_one import Outcome, Promise, Side
from desktop_app.domain.sign_off import Signer
from desktop_app.i18n import _
from desktop_app.operations.meetings.view_for_two import Agreed, ForTwo
from desktop_app.reports.promise_words import OUTCOMES, aim_words, moved_words, promise_line
from desktop_app.ui.pages.people.for_two.frame import LargeCard
from desktop_app.ui.pages.people.measure_line import MeasureLine
from desktop_app.ui.widgets.card import Chip, button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.labels import label, rule

_ROW: Final = 58
_SHOWN: Final = 3
_USUAL: Final = timedelta(days=14)


class AgreedCard(LargeCard):
    """``written`` carries a new promise, to be kept by the view."""

    written = Signal(object)

    def __init__(self, about: ForTwo) -> None:
        coming = about.due if about.due and about.due > about.day else None
        due = _("Next one {day}").format(day=format_day(coming)) if coming else ""
        super().__init__(_("Agreed"), due)
        self._about = about
        self._agreed: tuple[Agreed, ...] = ()
        self._rows = QScrollArea()
        self._rows.setWidgetResizable(True)
        self._rows.setFrameShape(QFrame.Shape.NoFrame)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows.viewport().setAutoFillBackground(False)
        self.body.addWidget(self._rows, 1)
        self.side = Segments([(Side.PERSON, about.name), (Side.LEAD, about.lead or _("The lead"))], Side.PERSON)
        self.side.setAccessibleName(_("Who promises"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("What is agreed"))
        self.text.setAccessibleName(_("What is agreed"))
        self.text.returnPressed.connect(self._write)
        self.due = QDateEdit(_day(about.day + _USUAL))
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat("yyyy-MM-dd")
        self.due.setAccessibleName(_("By when"))
        self.measure = MeasureLine()
        self._form = QWidget()
        self._lay_out_form()
        self.measure.show_kpis(about.measures, about.currency)
        self.add = button(_("Add an agreement"), self.open_form, kind="link", icon="plus")
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._form.hide()
        self.show_agreed(about.agreed)

    def _lay_out_form(self) -> None:
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.side, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.due)
        row.addWidget(button(_("Add"), self._write))
        column.addLayout(row)
        column.addWidget(self.measure)
        self.body.addWidget(self._form)

    def open_form(self) -> None:
        self._form.show()
        self.add.hide()
        self.text.setFocus()

    def _write(self) -> None:
        words = self.text.text().strip()
        measured = self.measure.read() if words else None
        if measured is not None:
            key, aim = measured
            due = self.due.date()
            day = date(due.year(), due.month(), due.day())
            side = self.side.value()
            assert isinstance(side, Side)
            self.text.clear()
            self.measure.clear()
            self.written.emit(Promise(self._about.person, side, words, self._about.day, day, key, aim=aim))

    def show_agreed(self, agreed: Sequence[Agreed]) -> None:
        self._agreed = tuple(agreed)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        if not agreed:
            words = _("Nothing is agreed yet. What is added here is carried on until it is settled.")
            column.addWidget(label(words, 15, kind="muted", wrap=True))
        for one in agreed:
            column.addWidget(self._row(one))
            column.addWidget(rule())
        column.addStretch(1)
        self._rows.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._rows.setMinimumHeight(min(max(len(agreed), 1), _SHOWN) * (_ROW + 1))

    def _row(self, one: Agreed) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        theirs = one.promise.side is Side.PERSON
        row.addWidget(Chip(_first(self._who(one.promise)), "accent" if theirs else "muted"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(one.promise.text, 15, 500, wrap=True))
        aim = aim_words(one.promise, one.kpi, self._about.currency)
        for said in filter(None, (aim, moved_words(one.promise, one.newest))):
            words.addWidget(label(said, 13, kind="muted", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(self._end(one.promise))
        return made

    def _end(self, one: Promise) -> QWidget:
        if one.outcome is not Outcome.OPEN:
            return label(_(OUTCOMES[one.outcome]), 15, kind="muted")
        late = one.is_late(self._about.day)
        words = format_short_day(one.due) if one.due else ""
        said = _("{day}, overdue").format(day=words) if late else words
        return label(said, 15, 500, kind="watch" if late else "")

    def _who(self, one: Promise) -> str:
        return self._about.name if one.side is Side.PERSON else self._about.lead or _("The lead")

    def lines(self) -> tuple[str, ...]:
        """Everything that is agreed, a line each, as it is signed."""
        return tuple(
            promise_line(one.promise, self._who(one.promise), aim_words(one.promise, one.kpi, self._about.currency))
            for one in self._agreed
        )

    def close_for(self, signer: Signer | None) -> None:
        """Once somebody has signed, nothing is added to what they signed."""
        if signer is not Signer.PERSON:
            self._form.hide()
            self.add.hide()


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name else ""


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
