"""A workspace while it is open in the window: its file, the desk that shows it, the palette, the care for it.

Loading this module loads store, rules and pages' parts, so the window does it after its first paint.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app import paths
from desktop_app.domain import formats
from desktop_app.domain.errors import UserError
from desktop_app.domain.formats import join_sentences
from desktop_app.i18n import N_, _
from desktop_app.operations import back_up, moments
from desktop_app.operations.importing.watch_folder import Looked
from desktop_app.operations.kpis.catalogue import load_catalogue
from desktop_app.operations.new_workspace import create_workspace
from desktop_app.operations.sample.workspace import end_for, make_sample
from desktop_app.reports import own_kpis
from desktop_app.store import settings
from desktop_app.ui import remembered
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Page
from desktop_app.ui.shell.care import Care
from desktop_app.ui.shell.desk import Desk
from desktop_app.ui.shell.entries import Entry, entries
from desktop_app.ui.shell.finder import Finder
from desktop_app.ui.shell.folder_watch import FolderWatch
from desktop_app.ui.shell.keys import Binding
from desktop_app.ui.shell.new_workspace import Beginning
from desktop_app.ui.shell.opened import Opened, open_workspace

IMPORT_PAGE: Final = "data"
_FIRST_PAGE: Final = "overview"
OnMade = Callable[[Path], object]


class Session(QObject):
    """``desk`` is what the window shows; another takes its place when the language changes (``rebuild``)."""

    language_chosen = Signal(str)
    scheme_chosen = Signal(object)
    alone_asked = Signal(object)
    restore_asked = Signal(object)
    files_asked = Signal()

    def __init__(self, window: QWidget, jobs: Jobs, pages: Sequence[type[Page]], opened: Opened) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._pages = tuple(pages)
        self.opened = opened
        self.finder: Finder | None = None
        self._follow_settings()
        jobs.use_workspace(opened.path)
        jobs.data_changed.connect(self._follow_settings)
        self.desk = self._make_desk()
        self.care = Care(self, jobs, opened)
        self.care.faults_found.connect(self._tell_faults)
        self.care.backed_up.connect(self._show_saved)
        self.watch = FolderWatch(self, jobs, opened)
        self.watch.looked.connect(self._tell_imported)
        remembered.add_recent(opened.path)

    def _make_desk(self) -> Desk:
        desk = Desk(self.opened.reader, self._jobs, self._pages)
        desk.language_chosen.connect(self.language_chosen)
        desk.scheme_chosen.connect(self.scheme_chosen)
        desk.alone_asked.connect(self.alone_asked)
        desk.restore_asked.connect(self.restore_asked)
        desk.files_asked.connect(self.files_asked)
        desk.find_asked.connect(self.find)
        self.desk = desk
        self._show_saved()
        return desk

    def rebuild(self) -> None:
        """A new desk in another language, at the same place with the same filters."""
        self.desk.remember()
        place = self.desk.place()
        self._make_desk().take_over(place)

    def show_first_page(self) -> None:
        """The page that was open last, if it is there."""
        keys = (remembered.load("page", _FIRST_PAGE), _FIRST_PAGE, *self.desk.classes)
        known = [key for key in keys if key in self.desk.classes]
        if known:
            self.desk.show_page(known[0])

    def bindings(self) -> Iterator[Binding]:
        yield "Ctrl+K", self.find
        yield from self.desk.bindings()

    def find(self) -> None:
        """Open the palette over the window."""
        if self.finder is not None and self.finder.isVisible():
            return
        self.forget_search()
        self.finder = Finder(self._window)
        self.finder.chosen.connect(self._take)
        self.finder.open(entries(self.desk.store, self._pages, self.desk.side_bar.shown()))

    def forget_search(self) -> None:
        """The palette lists everybody; nothing of it stays in the window."""
        if self.finder is not None:
            self.finder.setParent(None)
            self.finder.deleteLater()
            self.finder = None

    def _take(self, entry: Entry) -> None:
        self.desk.show_page(entry.page, entry.argument)

    def import_files(self, files: Sequence[Path]) -> None:
        """Show where data come in, with ``files`` in it."""
        self.desk.show_page(IMPORT_PAGE)
        if files and IMPORT_PAGE in self.desk.classes:
            self.desk.open_files(IMPORT_PAGE, files)

    def close(self) -> None:
        """Remember what was chosen, give the file free."""
        self.care.stop()
        self.watch.stop()
        self.desk.remember()
        self._jobs.data_changed.disconnect(self._follow_settings)
        self._jobs.use_workspace(None)
        self.opened.close()
        self.forget_search()
        self.deleteLater()

    def _follow_settings(self) -> None:
        formats.set_number_format(settings.load(self.opened.reader).number_format)
        own_kpis.learn(load_catalogue(self.opened.reader))

    def _show_saved(self) -> None:
        self.desk.side_bar.show_saved(self.opened.saved_sentence(), self.opened.path)

    def _tell_imported(self, looked: object) -> None:
        if isinstance(looked, Looked):
            files = "; ".join(one.batch.source for one in looked.imported)
            self.desk.banner.show_message(
                _("Imported from the watched folder: {files}.").format(files=files),
                _("Every import can be taken back on the Data page."),
            )

    def _tell_faults(self, faults: object) -> None:
        if isinstance(faults, list):
            self.desk.banner.show_message(
                join_sentences(_(fault) for fault in faults), _("Restore a backup on the Settings page.")
            )


def find_workspace(path: Path, now: Session | None) -> Opened | None:
    """Open the file ``path``, unless it is the one that is open now (then None); UserError if it can't be."""
    already = None if now is None else now.opened
    opened = open_workspace(path, already)
    return None if opened is already else opened


def make_workspace(jobs: Jobs, beginning: Beginning, on_made: OnMade) -> None:
    jobs.run(
        create_workspace,
        beginning.path,
        beginning.country,
        beginning.changes,
        on_done=on_made,
        label=N_("Creating the workspace"),
    )


def sample_path() -> Path:
    return paths.documents_folder() / f"{_('Sample')}{paths.WORKSPACE_SUFFIX}"


def fill_sample(jobs: Jobs, on_made: OnMade) -> None:
    jobs.run(
        make_sample,
        sample_path(),
        end_for(moments.today()),
        on_done=on_made,
        label=N_("Making the sample"),
    )


def put_back(jobs: Jobs, path: Path, copy: Path, on_done: OnMade, on_failed: Callable[[UserError], object]) -> None:
    """Put the backup ``copy`` in the place of ``path``, which must be closed; ``on_done`` gets what was set aside."""
    jobs.run(
        back_up.restore,
        path,
        copy,
        on_done=on_done,
        on_failed=on_failed,
        label=N_("Putting the backup in place"),
    )
