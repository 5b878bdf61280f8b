"""The Data page as a whole: which of its views is shown, its header, and the jobs it starts."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import format_day, format_number
from desktop_app.domain.progress import Report
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.file_view import FileView, view_file
from desktop_app.operations.import_file import Imported, Request, import_file
from desktop_app.operations.moments import today
from desktop_app.operations.refused_rows import refused_bytes, refused_name, save_refused
from desktop_app.operations.take_back import TakenBack, take_back
from desktop_app.store import batches, records
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.page import Offer, Page
from desktop_app.ui.pages.data.flow_view import FlowView
from desktop_app.ui.pages.data.imports_view import ImportsView
from desktop_app.ui.pages.data.reading import Reading
from desktop_app.ui.pages.data.records_view import RecordsView
from desktop_app.ui.pages.data.words import kind_title, rows_words, size_words
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.stepper import Stepper

_IMPORTS, _RECORDS, _READING, _FLOW = range(4)
_TITLE_ROOM: Final = 420  # px of a file's name in the header
_IMPORT, _PASTE = "import", "paste"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that waits to be looked at, or pasted bytes with a name."""

    source: Path | bytes
    name: str


class Under(Enum):
    """What goes on with the present file."""

    NOTHING = "nothing"
    READING = "reading"
    ASKING = "asking"
    IMPORTING = "importing"


class DataPage(Page):
    key = "data"
    title = N_("Data")
    question = N_("What came in, when, from where, and what is wrong with it?")
    icon = "data"
    help = N_(
        "Drop files on the window or choose them: one page says what was understood before anything is stored. Every "
        "row is new, changed, unchanged or refused with its reason, and every import can be taken back."
    )
    offers = (
        Offer(N_("Import files…"), _IMPORT, "Ctrl+I"),
        Offer(N_("Paste a table"), _PASTE, "Ctrl+Shift+V"),
    )

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self._waiting: deque[Entry] = deque()
        self._entry: Entry | None = None
        self._job: Job | None = None
        self.under = Under.NOTHING
        self.tabs = Segments([(_IMPORTS, _("Imports")), (_RECORDS, _("Records"))], _IMPORTS)
        self.tabs.chosen.connect(lambda _tab: self._show_mode())
        self.paste_button = button(_("Paste a table"), self.paste, icon="copy")
        self.stepper = Stepper((_("File"), _("What we understood"), _("Problems and result")), 1)
        self.leave_button = button("", self.leave_file)
        self.imports = ImportsView(store)
        self.records = RecordsView(store, jobs)
        self.reading = Reading()
        self.flow = FlowView(store)
        self._stack = QStackedWidget()
        for view in (self.imports, self.records, self.reading, self.flow):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack)
        for control in (self.tabs, self.stepper, self.paste_button, self.leave_button):
            self.add_control(control)
        self._start: QPushButton | None = None
        self._connect()
        self._show_mode()

    def _connect(self) -> None:
        self.imports.choose_asked.connect(self.files_asked)
        self.imports.running.cancelled.connect(self._cancel)
        self.reading.cancelled.connect(self._cancel)
        detail = self.imports.detail
        detail.take_back_asked.connect(self.take_back)
        detail.save_asked.connect(self._save_refused)
        detail.again_asked.connect(self.import_again)
        self.flow.reread_asked.connect(self._read)
        self.flow.settled.connect(self._settle)
        self.jobs.progressed.connect(self._follow)
        self.jobs.stopped.connect(self._stopped)

    @classmethod
    def attention(cls, store: Store) -> int:
        """Imports in force with refused rows, unless the file or its refused rows came in again later."""
        again: set[str] = set()
        count = 0
        for batch in batches.load(store):
            if not batch.in_force:
                continue
            settled = batch.source in again or refused_name(batch.source) in again
            count += bool(batch.refused) and not settled
            again.add(batch.source)
        return count

    # What is shown.

    def reload(self) -> None:
        self._reload()

    def _reload(self, wanted: int = 0) -> None:
        self.imports.show_batches(batches.load(self.store), today(), wanted)
        self.records.reload()
        self._show_mode()

    def _show_mode(self) -> None:
        flowing = self.under in (Under.READING, Under.ASKING)
        self.tabs.setVisible(not flowing)
        self.paste_button.setVisible(not flowing)
        self.stepper.setVisible(flowing)
        self.leave_button.setVisible(flowing)
        if not flowing:
            self._stack.setCurrentIndex(int(str(self.tabs.value())))
            self._show_browsing()
            return
        # A file that is read again stays in view: nothing jumps.
        self._stack.setCurrentIndex(_FLOW if self.flow.view is not None else _READING)
        self.stepper.show_step(1 if self.flow.view is not None else 0)
        self._show_file()

    def _show_browsing(self) -> None:
        every = batches.load(self.store)
        said = []
        if every:
            said.append(ngettext("{n} import", "{n} imports", len(every)).format(n=format_number(len(every))))
            number = sum(records.count(self.store).values())
            said.append(ngettext("{n} record in force", "{n} records in force", number).format(n=format_number(number)))
            day = records.data_day(self.store)
            if day:
                said.append(_("data to {day}").format(day=format_day(today().fromordinal(day))))
        self.set_header(_("Data"), " · ".join(said))
        self._start = self.set_primary(_("Import…"), self.files_asked.emit)
        theme.set_icon(self._start, "import", "on_accent", 16)
        self._start.setEnabled(self.under is Under.NOTHING)

    def _show_file(self) -> None:
        assert self._entry is not None
        name = QFontMetrics(theme.font(24, 600)).elidedText(self._entry.name, Qt.TextElideMode.ElideMiddle, _TITLE_ROOM)
        self.set_header(name, self._file_words())
        self.leave_button.setText(_("Skip this file") if self._waiting else _("Leave"))
        self._start = self.set_primary(self._import_words(), self.start_import)
        self._settle(self._is_settled())

    def _file_words(self) -> str:
        view = self.flow.view
        if view is None:
            return _("Reading…")
        source, table = view.understood.source, view.understood.table
        said = [
            _("Import as {kind}").format(kind=kind_title(view.understood.mapping.kind.value)),
            size_words(source.size),
        ]
        if table.count.complete:
            lines = table.count.total
            said.append(ngettext("{n} line", "{n} lines", lines).format(n=format_number(lines)))
        said.append(_("nothing is stored yet"))
        if self._waiting:
            more = len(self._waiting)
            said.append(ngettext("{n} more file waits", "{n} more files wait", more).format(n=more))
        return " · ".join(said)

    def _import_words(self) -> str:
        view = self.flow.view
        if view is None or not view.understood.table.count.complete:
            return _("Import all rows")
        count = view.understood.table.count
        return _("Import {rows}").format(rows=rows_words(count.rows + count.refused))

    def _is_settled(self) -> bool:
        return self.flow.view is not None and not self.flow.open_questions() and not self._missing()

    def _missing(self) -> bool:
        return self.flow.view is not None and bool(self.flow.view.understood.mapping.missing)

    def _settle(self, may: bool) -> None:
        if self._start is not None and self.under in (Under.READING, Under.ASKING):
            self._start.setEnabled(may and self.under is Under.ASKING)
            self._start.setToolTip("" if may else _("Answer what is still open first."))

    # Files come in.

    def open_files(self, paths: Sequence[Path]) -> None:
        self._take(Entry(path, path.name) for path in paths)

    def paste(self) -> None:
        """Look at the table on the clipboard."""
        words = QGuiApplication.clipboard().text()
        if not words.strip():
            self.jobs.refused.emit(
                UserError(N_("There is no text on the clipboard."), N_("Copy the cells of a table first."))
            )
            return
        self._take([Entry(words.encode(), _("Pasted table"))])

    def import_again(self, batch: int) -> None:
        """The refused rows of an import as a file of their own: names may be known by now, or are settled here."""
        try:
            rows = refused_bytes(self.store, batch)
        except UserError as error:
            self.jobs.refused.emit(error)
            return
        self._take([Entry(rows, refused_name(batches.find(self.store, batch).source))])

    def _take(self, entries: Iterable[Entry]) -> None:
        self._waiting.extend(entries)
        if self.under is Under.NOTHING:
            self._next()
        else:
            self._show_mode()

    def _next(self) -> None:
        """Look at the file that waits longest, or go back to the list."""
        self.under = Under.NOTHING
        self._entry = None
        self.flow.begin()
        if self._waiting:
            self._entry = self._waiting.popleft()
            self._read()
        else:
            self._show_mode()

    def _read(self) -> None:
        """Have the present file understood under the present answers; nothing is stored."""
        assert self._entry is not None
        self.under = Under.READING
        self.reading.begin(self._entry.name)
        self._show_mode()
        self._job = None
        job = self.jobs.run(
            view_file,
            self._entry.source,
            self._entry.name,
            self.flow.answers.choices(),
            on_done=self._understood,
            on_failed=self._not_understood,
            label=N_("Reading the file"),
        )
        if self.under is Under.READING:
            self._job = job

    def _understood(self, view: FileView) -> None:
        self.under, self._job = Under.ASKING, None
        self.flow.show_view(view)
        self._show_mode()

    def _not_understood(self, error: UserError) -> None:
        self._job = None
        self.jobs.refused.emit(error)
        if self.flow.view is None:
            self._next()
        else:
            self.under = Under.ASKING  # a choice that does not fit the file: what was understood before still holds
            self.flow.show_view(self.flow.view)
            self._show_mode()

    def leave_file(self) -> None:
        """Nothing of the present file is stored; the next one comes."""
        if self.under is Under.READING and self._job is not None:
            self._job.cancel()
        self._next()

    # Jobs that store something.

    def start_import(self) -> None:
        if self.under is not Under.ASKING or not self._is_settled() or self._entry is None:
            return
        answers = self.flow.answers
        request = Request(self._entry.source, self._entry.name, answers.choices(), remember=answers.remember)
        self.under = Under.IMPORTING
        self.tabs.show_value(_IMPORTS)
        self.imports.begin(self._entry.name)
        self._show_mode()
        job = self.jobs.run(
            import_file, request, on_done=self._imported, on_failed=self._not_imported, label=N_("Importing")
        )
        if self.under is Under.IMPORTING:
            self._job = job

    def _imported(self, imported: Imported) -> None:
        self.imports.running.hide()
        self._job = None
        self._next()
        self._reload(imported.batch.id)

    def _not_imported(self, error: UserError) -> None:
        self.jobs.refused.emit(error)
        self._back_to_asking()

    def _back_to_asking(self) -> None:
        self.imports.running.hide()
        self.under, self._job = Under.ASKING, None
        self._show_mode()

    def _follow(self, report: Report) -> None:
        if self.under is Under.IMPORTING:
            self.imports.running.show_report(report)
        elif self.under is Under.READING:
            self.reading.show_report(report)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _stopped(self, job: object) -> None:
        """The person cancelled: an import leaves its questions open, a file that was being read is left."""
        if job is not self._job:
            return
        self._job = None
        if self.under is Under.IMPORTING:
            self._back_to_asking()
        elif self.under is Under.READING:
            self._next()

    def take_back(self, batch: int) -> None:
        """Withdraw an import; the person has agreed."""

        def done(result: TakenBack) -> None:
            self._reload(batch)
            if result.kept:
                said = _("Still known, because targets or plans use them: {names}.")
                self.imports.detail.show_note(said.format(names=", ".join(result.kept)))

        self.jobs.run(take_back, batch, on_done=done, label=N_("Taking back"))

    def _save_refused(self, batch: int) -> None:
        name = refused_name(batches.find(self.store, batch).source)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save refused rows"), name, _("Tables (*.csv)"))
        if chosen:
            self.save_refused_to(batch, Path(chosen))

    def save_refused_to(self, batch: int, path: Path) -> None:
        def done(saved: Path) -> None:
            said = _("Saved as {file}. Mend the rows there and drop it here.")
            self.imports.detail.show_note(said.format(file=saved.name))

        self.jobs.run(save_refused, batch, path, on_done=done, label=N_("Saving the refused rows"))

    # Keys, arguments, memory.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.under is Under.NOTHING:
            self.paste()
        else:
            super().keyPressEvent(event)

    def show_argument(self, argument: object) -> None:
        """An import's id, or what the palette offers."""
        if argument == _IMPORT:
            self.files_asked.emit()
        elif argument == _PASTE:
            self.paste()
        elif isinstance(argument, int):
            self.tabs.show_value(_IMPORTS)
            self._reload(argument)

    def back(self) -> bool:
        if self.under in (Under.READING, Under.ASKING):
            self.leave_file()
            return True
        if self.tabs.value() == _RECORDS:
            return self.records.back()
        return self.imports.detail.back()

    def state(self) -> Mapping[str, object]:
        return {"tab": self.tabs.value(), "records": dict(self.records.state())}

    def restore(self, state: Mapping[str, object]) -> None:
        if state.get("tab") in (_IMPORTS, _RECORDS):
            self.tabs.show_value(state["tab"])
        known = state.get("records")
        if isinstance(known, Mapping):
            self.records.restore(known)
        self._show_mode()
