"""The tab of records: those in force by kind, filtered and sorted, a page at a time; one of them whole beside it."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.company import KpiValue
from desktop_app.domain.formats import format_number
from desktop_app.domain.records import Kind
from desktop_app.domain.table import Cell
from desktop_app.i18n import N_, _
from desktop_app.operations.entries import remove_entry, save_entry
from desktop_app.operations.importing.record_order import order_records
from desktop_app.operations.kpis.catalogue import load_catalogue
from desktop_app.reports import kind_records
from desktop_app.store import batches, kpi_values, people, record_pages, records, settings
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked, Found
from desktop_app.ui.forms.value_dialog import ValueDialog
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.pages.data.words import behind_words, kind_title, rows_words
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.chips import ScopeChip
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.labels import OneLine, label
from desktop_app.ui.widgets.table import TableView
from desktop_app.ui.widgets.table_model import PagedModel

DIRECT: Final = 50_000  # records; more are put in order by the worker, so that the window never waits
_PAUSE: Final = 200  # ms after the last letter of a filter
_SIDE: Final = 320
Fetch = Callable[[int, int], Sequence[Sequence[Cell]]]


class RecordsView(QWidget):
    """``kind`` is None while there are no records at all."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self._store, self._jobs = store, jobs
        self.kind: Kind | None = None
        self._asked = Asked(Kind.SALE)
        self._job: Job | None = None
        self._only: tuple[int, ...] = ()
        self._stale = True
        self._currency = ""
        self._value: KpiValue | None = None
        self.chip = ScopeChip(_("Records"), ())
        self.chip.chosen.connect(self._choose)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Number, person, customer, product…"))
        self.filter.setAccessibleName(_("Filter records"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(340)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        self.filter.returnPressed.connect(self._ask)
        self.count = label("", 12, kind="muted")
        self.all = button(_("Show all"), self._show_all, kind="link")
        self.all.hide()
        self.add = button(_("Add a value…"), self.add_value)
        self.correct = button(_("Correct…"), self.correct_value)
        self.remove = button(_("Remove"), self.remove_value)
        self.table: TableView | None = None
        self.detail = RecordCard()
        self._card = Card(flush=True)
        self._empty = EmptyState(
            "table",
            _("No records yet"),
            _("Records come in with imports: sales, invoices, payments, opportunities, tickets, survey answers."),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.chip)
        top.addWidget(self.filter, 1)
        top.addWidget(self.count)
        top.addWidget(self.all)
        top.addStretch(1)
        for one in (self.add, self.correct, self.remove):
            top.addWidget(one)
        self._tools = QWidget()
        self._tools.setLayout(top)
        top.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._card, 1)
        middle.addWidget(self.detail)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._tools)
        whole.addLayout(middle, 1)
        whole.addWidget(self._empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def reload(self) -> None:
        """Other records may be in force now; they are read when the tab is seen."""
        self._stale = True
        if self.isVisible():
            self._read()

    def look_for(self, asked: Asked) -> None:
        """Show the records of a kind that contain a text, as if somebody had chosen and typed both, or those named."""
        self.filter.setText(asked.text)
        self._only = asked.only
        self._show_kind(asked.kind)
        self.reload()

    def _show_all(self) -> None:
        """No longer only those behind a figure."""
        self._only = ()
        self._ask()

    def _read(self) -> None:
        self._stale = False
        self._currency = settings.load(self._store).currency
        counts = records.count(self._store)
        kinds = [kind for kind in kind_records.KINDS if counts.get(kind) or (counts and kind is Kind.KPI_VALUE)]
        for widget in (self._tools, self._card):
            widget.setVisible(bool(kinds))
        self._empty.setVisible(not kinds)
        self.detail.hide()
        if not kinds:
            self.kind = None
            return
        kind = self.kind if self.kind in kinds else kinds[0]
        said = _("{kind} ({n})")
        words = [(one, said.format(kind=kind_title(one.value), n=format_number(counts.get(one, 0)))) for one in kinds]
        self.chip.show_choices(words, kind)
        self._show_kind(kind)

    def _choose(self, kind: object) -> None:
        if isinstance(kind, Kind):
            self._only = ()
            self.detail.hide()
            self._show_kind(kind)

    def _show_kind(self, kind: Kind) -> None:
        if self.table is None or kind is not self.kind:
            self.kind = kind
            self._asked = Asked(kind, text=self.filter.text())
            self._make_table(kind)
        self._value = None
        self._offer_edits()
        self._ask()

    def _offer_edits(self) -> None:
        """Only KPI values are typed here; the one that is open can be corrected or removed."""
        typed = self.kind is Kind.KPI_VALUE
        self.add.setVisible(typed)
        for one in (self.correct, self.remove):
            one.setVisible(typed and self._value is not None)

    def add_value(self) -> None:
        self._type_value(None)

    def correct_value(self) -> None:
        self._type_value(self._value)

    def remove_value(self) -> None:
        if self._value is not None:
            self._jobs.run(remove_entry, self._value, label=N_("Removing"))

    def _type_value(self, before: KpiValue | None) -> None:
        fiscal = settings.load(self._store).fiscal_year_start
        dialog = ValueDialog(self, load_catalogue(self._store), people.scopes(self._store), fiscal, before)
        if dialog.exec() and dialog.taken is not None:
            self._jobs.run(save_entry, dialog.taken, before, label=N_("Saving"))

    def _make_table(self, kind: Kind) -> None:
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        model = PagedModel(kind_records.columns(kind, self._currency), lambda _offset, _limit: [], 0)
        keys = [column.key for column in model.columns]
        stretch = next((key for key in ("customer", "comment", "document") if key in keys), keys[0])
        self.table = TableView(model, _("Records"), dense=True, stretch=stretch, sortable=False)
        header = self.table.grid.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort)
        self.table.row_activated.connect(self._open)
        self._card.body.addWidget(self.table)

    def _sort(self, section: int) -> None:
        """The same column again turns the order round."""
        assert self.table is not None
        key = self.table.model.columns[section].key
        turned = key == self._asked.sort and not self._asked.descending
        first_down = key != self._asked.sort and key in ("day", "amount")
        self._asked = Asked(self._asked.kind, key, turned or first_down, self._asked.text, self._only)
        self._ask()

    def _ask(self) -> None:
        """Have the records put in order: here when that is quick, else by the worker."""
        self._pause.stop()
        if self.kind is None:
            return
        asked = Asked(self.kind, self._asked.sort, self._asked.descending, self.filter.text(), self._only)
        self._asked = asked
        if self._job is not None:
            self._job.cancel()
            self._job = None
        number = record_pages.count(self._store, asked.kind)
        if asked.is_plain:
            self._show(number, lambda at, limit: record_pages.ids_by_day(self._store, asked, at, limit, number))
        elif number <= DIRECT:
            self._show_ids(asked, record_pages.order(self._store, asked))
        else:
            self._job = self._jobs.run(
                order_records, asked, on_done=lambda ids: self._show_ids(asked, ids), label=N_("Sorting records")
            )

    def _show_ids(self, asked: Asked, ids: "array[int]") -> None:
        if asked == self._asked:
            self._show(len(ids), lambda offset, limit: ids[offset : offset + limit])

    def _show(self, number: int, page: Callable[[int, int], Sequence[int]]) -> None:
        assert self.table is not None
        kind = self._asked.kind
        called = {kpi.key: _(kpi.texts.name) for kpi in load_catalogue(self._store)}

        def fetch(offset: int, limit: int) -> Sequence[Sequence[Cell]]:
            ids = list(page(offset, limit))
            self._ids.update(enumerate(ids, offset))
            rows = [kind_records.cells(kind, row, self._currency) for row in record_pages.rows(self._store, ids)]
            return rows if kind is not Kind.KPI_VALUE else [(called.get(str(row[0]), row[0]), *row[1:]) for row in rows]

        self._ids: dict[int, int] = {}
        model = self.table.model
        assert isinstance(model, PagedModel)
        model.show_rows(fetch, number)
        way = Qt.SortOrder.DescendingOrder if self._asked.descending else Qt.SortOrder.AscendingOrder
        self.table.grid.horizontalHeader().setSortIndicator(self.table.column(self._asked.sort), way)
        self.table.fit_columns()
        self.count.setText(behind_words(number) if self._only else rows_words(number))
        self.all.setVisible(bool(self._only))

    def _open(self, row: int) -> None:
        assert self.table is not None
        self.table.model.row_values(row)  # so that the page with the row's id is read
        found = record_pages.find(self._store, self._ids[row]) if row in self._ids else None
        if found is not None:
            batch = batches.find(self._store, found.batch)
            self.detail.show_record(found, batch.source, self._currency)
            self._value = _value_of(self._store, found)
            self._offer_edits()
            self.detail.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Esc closes the record that is open."""
        if self.detail.isHidden():
            return False
        self.detail.hide()
        if self.table is not None:
            self.table.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def state(self) -> Mapping[str, object]:
        return {"kind": self.kind.value if self.kind else "", "text": self.filter.text()}

    def restore(self, state: Mapping[str, Any]) -> None:
        found = [kind for kind in kind_records.KINDS if kind.value == state.get("kind")]
        self.kind = found[0] if found else None
        if isinstance(state.get("text"), str):
            self.filter.setText(state["text"])
            self._pause.stop()


def _value_of(store: Store, found: Found) -> KpiValue | None:
    """The KPI value that the record ``found`` keeps, if it is one."""
    if found.kind is not Kind.KPI_VALUE:
        return None
    told = tuple(found.values[key] or "" for key in ("document", "opened", "day", "stage", "original"))
    return next((one for one in kpi_values.load(store) if _told(one) == told), None)


def _told(one: KpiValue) -> tuple[object, ...]:
    days = one.period.start.toordinal(), one.period.last.toordinal()
    return (one.kpi, *days, one.scope.kind.value, one.scope.name)


class RecordCard(Card):
    """All fields of one record, and where it came from."""

    def __init__(self) -> None:
        super().__init__(_("Record"))
        self.setFixedWidth(_SIDE)
        self.leave = button(_("Close"), self.hide, kind="mini")
        self.add_to_head(self.leave)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, 400)

    def show_record(self, found: Found, source: str, currency: str) -> None:
        kind = kind_title(found.kind.value)
        self.show_title(_("Record"), kind)
        lines = kind_records.fields(found, currency)
        lines.append((_("From line"), format_number(found.line)))
        lines.append((_("Of batch"), str(found.batch)))
        inside = QWidget()
        inside.setObjectName("steps")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for row, (title, words) in enumerate(lines):
            name = label(title, 12, kind="muted", wrap=True)
            name.setFixedWidth(112)
            value = label(words, 13, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        name = label(_("Of the file"), 12, kind="muted")
        grid.addWidget(name, len(lines), 0)
        grid.addWidget(OneLine(source, 13, 400, "text"), len(lines), 1)
        grid.setRowStretch(len(lines) + 1, 1)
        self._scroll.setWidget(inside)
        self.show()
