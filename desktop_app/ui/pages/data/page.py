"""The Data page as a whole: which of its views is shown, its header, and the jobs it starts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import Report
from desktop_app.files.mending import SETTLED
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.refused_rows import refused_bytes, refused_name, save_refused
from desktop_app.operations.importing.take_back import TakenBack, foresee_take_back, take_back
from desktop_app.operations.moments import today
from desktop_app.store import batches
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store
from desktop_app.store.record_pages import Asked
from desktop_app.ui import theme
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Offer, Page
from desktop_app.ui.pages.data.check_view import CheckView
from desktop_app.ui.pages.data.flow_view import FlowView
from desktop_app.ui.pages.data.header_words import browsing_words, file_words, import_words, several_words
from desktop_app.ui.pages.data.imports_view import ImportsView
from desktop_app.ui.pages.data.intake import Entry, Intake, Under
from desktop_app.ui.pages.data.names_view import NamesView
from desktop_app.ui.pages.data.reading import Reading
from desktop_app.ui.pages.data.records_view import RecordsView
from desktop_app.ui.pages.data.shapes_view import ShapesView
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.stepper import Stepper

_IMPORTS, _RECORDS, _NAMES, _SHAPES, _READING, _FLOW, _CHECK = range(7)
_TITLE_ROOM: Final = 270  # px of a file's name in the header
_IMPORT, _PASTE = "import", "paste"


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
        self.intake = Intake(jobs, self)
        self._words = ""
        tabs = (_("Imports"), _("Records"), _("Names"), _("Known files"))
        self.tabs = Segments(list(enumerate(tabs)), _IMPORTS)
        self.tabs.chosen.connect(lambda _tab: self._show_mode())
        self.paste_button = button(_("Paste a table"), self.paste, icon="copy")
        self.stepper = Stepper((_("File"), _("What we understood"), _("Problems")), 1)
        self.leave_button = button("", self.intake.leave)
        self.check_button = button("", self._to_and_from_problems)
        self.imports = ImportsView(store, jobs)
        self.records = RecordsView(store, jobs)
        self.names = NamesView(store, jobs)
        self.shapes = ShapesView(store, jobs)
        self.reading = Reading()
        self.flow = FlowView(store, self.intake)
        self.check = CheckView(self.intake)
        self._stack = QStackedWidget()
        for view in (self.imports, self.records, self.names, self.shapes, self.reading, self.flow, self.check):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack)
        for control in (self.tabs, self.stepper, self.paste_button, self.leave_button, self.check_button):
            self.add_control(control)
        self.start = self.set_primary(_("Import…"), self._go_on)
        self._connect()
        self._show_mode()

    def _connect(self) -> None:
        self.imports.choose_asked.connect(self.files_asked)
        self.imports.watch.file_asked.connect(lambda path: self.open_files([path]))
        self.imports.running.cancelled.connect(self.intake.cancel)
        self.reading.cancelled.connect(self.intake.cancel)
        detail = self.imports.detail
        detail.count_asked.connect(
            lambda batch: self.jobs.run(
                foresee_take_back, batch, on_done=detail.ask, label=N_("Counting what would go")
            )
        )
        detail.take_back_asked.connect(self.take_back)
        detail.save_asked.connect(self._save_refused)
        detail.again_asked.connect(self.import_again)
        self.flow.settled.connect(self._settle)
        self.intake.changed.connect(self._follow_intake)
        self.intake.imported.connect(self._show_imported)
        self.jobs.progressed.connect(self._follow)

    @classmethod
    def attention(cls, store: Store) -> int:
        """Imports in force with refused rows, unless the file or its refused rows came in again later."""
        again: set[str] = set()
        count = 0
        open_ones = batches.with_refused(store, SETTLED)
        for batch in batches.load(store):
            if not batch.in_force:
                continue
            settled = batch.source in again or refused_name(batch.source) in again
            count += batch.id in open_ones and not settled
            again.add(batch.source)
        return count

    # What is shown.

    def reload(self) -> None:
        self._reload()

    def _reload(self, wanted: int = 0) -> None:
        self._words = browsing_words(self.store)
        self.imports.show_batches(batches.load(self.store), today(), wanted)
        self.records.reload()
        self.names.reload()
        self.shapes.reload()
        self._show_mode()

    def _show_mode(self) -> None:
        flowing = self.intake.looking
        self.tabs.setVisible(not flowing)
        self.paste_button.setVisible(not flowing)
        self.stepper.setVisible(flowing)
        self.leave_button.setVisible(flowing)
        self.check_button.setVisible(flowing and self.intake.view is not None)
        if not flowing:
            self._stack.setCurrentIndex(int(str(self.tabs.value())))
            self._show_browsing()
            return
        # A file that is read again stays in view: nothing jumps.
        known = self.intake.view is not None
        self._stack.setCurrentIndex(_READING if not known else _CHECK if self.intake.at_problems else _FLOW)
        self.stepper.show_step(0 if not known else 2 if self.intake.at_problems else 1)
        self._show_file()

    def _show_browsing(self) -> None:
        self.set_header(_("Data"), self._words)
        self._show_primary(_("Import…"), "import")
        self.start.setEnabled(self.intake.under is Under.NOTHING)
        self.start.setToolTip("")

    def _show_primary(self, words: str, icon: str = "") -> None:
        """The one primary button: choose files, or import the file that is shown."""
        self.start.setText(words)
        self.start.setProperty("icon_name", icon)
        self.start.setIcon(QIcon())
        if icon:
            theme.set_icon(self.start, icon, "on_accent", 16)

    def _go_on(self) -> None:
        if self.intake.under is Under.NOTHING:
            self.files_asked.emit()
        elif self.intake.under is Under.ASKING and self.flow.is_settled():
            self.intake.start_import()

    def _show_file(self) -> None:
        assert self.intake.entry is not None
        name = QFontMetrics(theme.font(24, 600)).elidedText(
            self.intake.entry.name, Qt.TextElideMode.ElideMiddle, _TITLE_ROOM
        )
        self.set_header(name, file_words(self.intake.view, self.intake.waiting))
        self.leave_button.setText(_("Skip this file") if self.intake.waiting else _("Leave"))
        checked = self.intake.checked if self.intake.at_problems else None
        self._show_primary(import_words(self.intake.view, checked.batch if checked else None))
        self.check_button.setText(_("Back to the columns") if self.intake.at_problems else _("Check all rows"))
        self._settle(self.flow.is_settled())

    def _settle(self, may: bool) -> None:
        if self.intake.looking:
            none = self.intake.at_problems and self.intake.checked is not None and not _takes(self.intake.checked.batch)
            self.start.setEnabled(may and not none and self.intake.under is Under.ASKING)
            first = _("Answer what is still open first.")
            self.start.setToolTip(first if not may else _("No row can be taken as it is.") if none else "")
            self.check_button.setEnabled(self.intake.at_problems or self.start.isEnabled())

    # Files come in.

    def open_files(self, paths: Sequence[Path]) -> None:
        self.intake.take_files(paths)

    def paste(self) -> None:
        """Look at the table on the clipboard."""
        words = QGuiApplication.clipboard().text()
        if not words.strip():
            self.jobs.refused.emit(
                UserError(N_("There is no text on the clipboard."), N_("Copy the cells of a table first."))
            )
            return
        self.intake.take([Entry(words.encode(), _("Pasted table"))])

    def import_again(self, batch: int) -> None:
        """The refused rows of an import as a file of their own: names may be known by now, or are settled here."""
        try:
            rows = refused_bytes(self.store, batch)
        except UserError as error:
            self.jobs.refused.emit(error)
            return
        self.intake.take([Entry(rows, refused_name(batches.find(self.store, batch).source), mend=True)])

    def _to_and_from_problems(self) -> None:
        if self.intake.at_problems:
            self.intake.leave_problems()
        else:
            self.intake.check()

    def _follow_intake(self) -> None:
        """Another file, or another step of it."""
        under, entry = self.intake.under, self.intake.entry
        self.imports.running.setVisible(under is Under.IMPORTING)
        if entry is not None and under is Under.READING:
            self.reading.begin(entry.name)
        elif entry is not None and under is Under.IMPORTING:
            self.tabs.show_value(_IMPORTS)
            self.imports.begin(entry.name)
        elif under is Under.ASKING:
            self.flow.show_view()
            if self.intake.wants_check:
                self._check_again()
                return
        elif under is Under.CHECKING and entry is not None:
            self.check.begin(entry.name)
        self.check.show_checked()
        self._show_mode()

    def _check_again(self) -> None:
        """After a fix; unless it opened a question, which is then asked."""
        if self.flow.is_settled():
            self.intake.check()
        else:
            self.intake.leave_problems()

    def _show_imported(self, batch: int) -> None:
        self._reload(batch)
        said = several_words(self.intake.done)
        if said and self.intake.under is Under.NOTHING:
            self.imports.detail.show_note(said)

    def _follow(self, report: Report) -> None:
        if self.intake.under is Under.IMPORTING:
            self.imports.running.show_report(report)
        elif self.intake.under is Under.CHECKING:
            self.check.show_report(report)
        elif self.intake.under is Under.READING:
            self.reading.show_report(report)

    # What is done with an import.

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
        if event.matches(QKeySequence.StandardKey.Paste) and not self.intake.looking:
            self.paste()
        else:
            super().keyPressEvent(event)

    def show_argument(self, argument: object) -> None:
        """An import's id, the records to look for, or what the palette offers."""
        if argument == _IMPORT:
            self.files_asked.emit()
        elif argument == _PASTE:
            self.paste()
        elif isinstance(argument, int):
            self.tabs.show_value(_IMPORTS)
            self._reload(argument)
        elif isinstance(argument, Asked):
            self.records.look_for(argument)
            self.tabs.show_value(_RECORDS)
            self._show_mode()

    def back(self) -> bool:
        if self.intake.looking and self.intake.at_problems:
            self.intake.leave_problems()
            return True
        if self.intake.looking:
            self.intake.leave()
            return True
        if self.tabs.value() == _RECORDS:
            return self.records.back()
        if self.tabs.value() == _SHAPES:
            return self.shapes.back()
        return self.imports.detail.back()

    def state(self) -> Mapping[str, object]:
        return {"tab": self.tabs.value(), "records": dict(self.records.state())}

    def restore(self, state: Mapping[str, object]) -> None:
        if state.get("tab") in (_IMPORTS, _RECORDS, _NAMES, _SHAPES):
            self.tabs.show_value(state["tab"])
        known = state.get("records")
        if isinstance(known, Mapping):
            self.records.restore(known)
        self._show_mode()


def _takes(tried: Batch) -> bool:
    """Whether an import would take any row."""
    return tried.rows > tried.refused
