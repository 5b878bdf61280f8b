"""A person's own list beside the pay: pasted or opened; what is equal, what differs and why, down to the record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.explanation import explain
from desktop_app.domain.formats import format_number
from desktop_app.domain.money import exponent
from desktop_app.domain.records import Record
from desktop_app.domain.table import Table
from desktop_app.i18n import _, ngettext
from desktop_app.reports import reconciliation
from desktop_app.rules.incentives.comparison import Compared, OwnRecords, Reconciled, RecordLine
from desktop_app.ui.pages.pay.parts import StatusMark
from desktop_app.ui.pages.pay.words import signed_amount
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.face import Status
from desktop_app.ui.widgets.labels import label, rule
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import TableModel

Found = Reconciled | OwnRecords
_PAUSE: Final = 350  # ms after a paste or the last letter
_BOX: Final = 118
_MOST_ROWS: Final = 16
_FRAME: Final = 34 + 39 + 8  # head and totals of the table
_ROW: Final = 34


class ListView(QWidget):
    """``list_given`` carries the pasted text; ``record_asked`` an Explanation whose record is wanted."""

    list_given = Signal(str)
    file_asked = Signal()
    record_asked = Signal(object)
    statement_asked = Signal(int)
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None
        self.table: TableView | None = None
        self.box = QPlainTextEdit()
        self.box.setFixedHeight(_BOX)
        self.box.setTabChangesFocus(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.give)
        self.box.textChanged.connect(self._timer.start)
        self._hint = label("", 12, kind="muted", wrap=True)
        self.reasons = Card(" ", " ")
        self._whole = Card(_("All lines"), " ", flush=True)
        self._whole.add_link(_("Copy"), self._copy)
        self._whole.add_link(_("Save or print…"), self.save_asked.emit, "print")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self._list_card(), self.reasons, self._whole):
            column.addWidget(card)
        column.addStretch(1)

    def _list_card(self) -> Card:
        card = Card(_("Your list"), " ")
        card.add_link(_("Open a file…"), self.file_asked.emit, "folder")
        card.body.addWidget(self.box)
        card.body.addWidget(self._hint)
        return card

    def begin(self, name: str, hint: str, example: str) -> None:
        """Empty for another period or person; ``name`` is what the box is called."""
        self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(False)
        self.box.setAccessibleName(name)
        self.box.setPlaceholderText(example)
        self._hint.setText(hint)
        self.show_problem("")
        self.box.setFocus()

    def give(self) -> None:
        """Compare what stands in the box now."""
        self._timer.stop()
        if text := self.box.toPlainText().strip():
            self.list_given.emit(text)

    def show_problem(self, sentence: str) -> None:
        """Why nothing could be compared; "" while there is no list."""
        self.found = None
        self._whole.hide()
        self.reasons.setVisible(bool(sentence))
        clear(self.reasons.body)
        if sentence:
            self.reasons.show_title(_("Not compared yet"), "")
            self.reasons.body.addWidget(label(sentence, 13, kind="watch", wrap=True))

    def show_found(self, found: Found, people: Mapping[int, str]) -> None:
        self.found = found
        self._show_reasons(found, people)
        if isinstance(found, Reconciled):
            self._show_table(reconciliation.pay_table(found, people))
        else:
            self._show_table(reconciliation.record_table(found, people))

    def _show_reasons(self, found: Found, people: Mapping[int, str]) -> None:
        """First how many are equal, then a line for each that is not, with the way to its record."""
        clear(self.reasons.body)
        states = [one.state for one in found.lines]
        skipped = len(found.skipped)
        words = ngettext("{n} line was no row", "{n} lines were no rows", skipped).format(n=format_number(skipped))
        column = _("compared with the column “{column}”").format(column=found.column)
        self.reasons.show_title(reconciliation.summary(states), " · ".join([column, words] if skipped else [column]))
        self.reasons.setVisible(True)
        lines = list(_lines(found, people))
        for place, line in enumerate(lines):
            if place:
                self.reasons.body.addWidget(rule())
            self.reasons.body.addWidget(_row(self, line))
        if not lines:
            self.reasons.body.addWidget(label(_("Every amount is the same on both sides."), 13, kind="muted"))

    def _show_table(self, table: Table) -> None:
        if self.table is not None:
            clear(self._whole.body)
        self.table = TableView(TableModel(table), table.title, stretch="reason")
        self.table.row_activated.connect(self._open_row)
        self.table.setFixedHeight(min(len(table.rows), _MOST_ROWS) * _ROW + _FRAME)
        self._whole.body.addWidget(self.table)
        count = len(table.rows)
        self._whole.show_title(_("All lines"), ngettext("{n} line", "{n} lines", count).format(n=format_number(count)))
        self._whole.show()

    def _open_row(self, row: int) -> None:
        assert self.table is not None
        assert isinstance(self.table.model, TableModel)
        line = self.found.lines[self.table.model.source_row(row)] if self.found else None
        if isinstance(line, Compared) and line.person:
            self.statement_asked.emit(line.person)
        elif isinstance(line, RecordLine) and line.record:
            self.ask_record(line.record)

    def ask_record(self, record: Record) -> None:
        step = explain("measure.revenue", records=(record.version,), number=1, total=record.document)
        self.record_asked.emit(step)

    def _copy(self) -> None:
        if self.table is not None:
            self.table.copy()


@dataclass(frozen=True, slots=True)
class _Line:
    """Who or what differs, by how much, why. ``person``: whose statement shows it, 0 for none."""

    name: str
    gap: str
    reason: str
    state: str
    records: tuple[Record, ...]
    person: int = 0


def _lines(found: Found, people: Mapping[int, str]) -> Iterator[_Line]:
    """Those that are not equal."""
    if isinstance(found, Reconciled):
        yield from (_pay_line(one, people) for one in found.lines if one.state != "equal")
    else:
        currency = found.statement.currency
        yield from (_record_line(one, currency, people) for one in found.lines if one.state != "equal")


def _pay_line(one: Compared, people: Mapping[int, str]) -> _Line:
    gap = "" if one.difference is None else signed_amount(one.difference, one.currency)
    records = tuple(cause.record for cause in one.found.causes if cause.record)
    person = one.person if one.ours is not None else 0
    return _Line(one.name or one.written, gap, reconciliation.reason_text(one, people), one.state, records, person)


def _record_line(one: RecordLine, currency: str, people: Mapping[int, str]) -> _Line:
    places = exponent(currency)
    gap = ("+" if one.difference > 0 else "") + format_number(one.difference, places)
    records = (one.record,) if one.record else ()
    return _Line(one.document, gap, reconciliation.line_text(one, people), one.state, records)


def _row(view: ListView, line: _Line) -> QWidget:
    """The words, then the links to what they are about."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(10)
    row.addWidget(StatusMark(Status.NONE if line.state == "explained" else Status.WATCH))
    row.addWidget(label(line.name, 13, 600))
    row.addWidget(label(line.gap, 13, 600))
    row.addWidget(label(line.reason, 13, wrap=True), 1)
    for record in line.records:
        words = _("Record {document}").format(document=record.document)
        row.addWidget(button(words, partial(view.ask_record, record), kind="link"))
    if line.person:
        row.addWidget(button(_("Statement"), partial(view.statement_asked.emit, line.person), kind="link"))
    return made
