"""What happens around a sheet: preparing it in the worker, keeping what was typed, planning, closing, printing."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.i18n import N_, _
from desktop_app.operations.meetings import one_on_one_entries as entries
from desktop_app.operations.meetings.export_one_on_one import export_one_on_one
from desktop_app.operations.meetings.one_on_one import Occasion, prepare_sheet
from desktop_app.operations.moments import today
from desktop_app.paths import documents_folder
from desktop_app.rules.coaching.sheet import Sheet
from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.pages.people.meeting_dialog import MeetingDialog
from desktop_app.ui.pages.people.sheet_view import SheetView
from desktop_app.ui.playbook import PlaybookDialog


class SheetDesk(QObject):
    """``shown`` carries a Sheet once it is on the screen; ``person`` 0: none is open."""

    shown = Signal(object)
    printed = Signal(object)

    def __init__(self, page: QWidget, store: Store, jobs: Jobs) -> None:
        super().__init__(page)
        self._page, self._store, self._jobs = page, store, jobs
        self.person = 0
        self.view = SheetView(page)
        self.view.keep_asked.connect(self._keep)
        self.view.settle_asked.connect(self._settle)
        self.view.remove_asked.connect(self._remove)
        self.view.plan_asked.connect(self.ask_plan)
        self.view.close_asked.connect(self.close_meeting)
        self.view.reopen_asked.connect(self.reopen_meeting)
        self.view.talk.playbook_asked.connect(lambda: PlaybookDialog(page, store, jobs).exec())

    def open(self, person: int) -> None:
        """Fill the sheet of ``person`` anew; the one shown stays until it is there."""
        self.person = person
        self._jobs.run(
            prepare_sheet, person, on_done=lambda sheet: self._show(person, sheet), quiet=self.view.sheet is not None,
            label=N_("Preparing the one-on-one"),
        )  # fmt: skip

    def leave(self) -> None:
        self.person = 0
        self.view.sheet = None  # the next one begins at its top

    def scope(self) -> Scope:
        sheet = self.view.sheet
        return sheet.about.person if sheet else Scope(ScopeKind.PERSON, self.person)

    def _show(self, person: int, sheet: Sheet) -> None:
        if person != self.person:
            return  # somebody else was chosen meanwhile
        self.view.show_sheet(sheet, today(), pulse=settings.load(self._store).pulse)
        self.shown.emit(sheet)

    def _keep(self, one: Any) -> None:
        self._jobs.run(entries.write_down, one, label=N_("Saving"))

    def _settle(self, one: Any, outcome: Any) -> None:
        self._jobs.run(entries.settle, type(one), one.id, outcome, label=N_("Saving"))

    def _remove(self, one: Any) -> None:
        self._jobs.run(entries.remove_written, type(one), one.id, label=N_("Removing"))

    def ask_plan(self) -> None:
        sheet = self.view.sheet
        if sheet is None:
            return
        due: date = sheet.about.due or today()
        dialog = MeetingDialog(self._page, due, sheet.about.weeks, sheet.about.last)
        agreed = dialog.exec()
        if dialog.not_held:
            self.reopen_meeting()
        elif agreed:
            if dialog.weeks() != sheet.about.weeks:
                self._jobs.run(entries.set_rhythm, self.person, dialog.weeks(), label=N_("Saving"))
            self._jobs.run(entries.plan_meeting, self.person, dialog.day(), label=N_("Saving"))

    def close_meeting(self) -> None:
        """Both sat down today; what is open is carried over to the next."""
        self._jobs.run(entries.close_meeting, self.person, label=N_("Saving"))

    def reopen_meeting(self) -> None:
        """The newest one was not held after all."""
        self._jobs.run(entries.reopen_meeting, self.person, label=N_("Saving"))

    def print_sheet(self) -> None:
        """One page in the person's language, without anything private."""
        name = f"one-on-one-{today().isoformat()}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, _("Print the sheet"), str(documents_folder() / name), _("PDF (*.pdf)")
        )
        if chosen:
            self._jobs.run(export_one_on_one, self.person, Path(chosen), Occasion(private=False),
                           on_done=self.printed.emit, label=N_("Writing the sheet"))  # fmt: skip
