"""The window: the welcome or an open workspace, the worker behind it, languages, colours, keys, dropped files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from desktop_app import i18n, paths
from desktop_app.domain import formats
from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.operations import back_up, moments
from desktop_app.operations.new_workspace import create_workspace
from desktop_app.operations.sample.workspace import end_for, make_sample
from desktop_app.store import settings
from desktop_app.store.database import SUFFIX
from desktop_app.ui import remembered, theme
from desktop_app.ui.errors import show_fault
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Page
from desktop_app.ui.shell.care import Care
from desktop_app.ui.shell.desk import Desk
from desktop_app.ui.shell.entries import Entry, entries
from desktop_app.ui.shell.finder import Finder
from desktop_app.ui.shell.keys import Binding, Keys
from desktop_app.ui.shell.new_workspace import Beginning
from desktop_app.ui.shell.opened import Opened, open_workspace
from desktop_app.ui.shell.questions import ask_files, ask_workspace, may_stop
from desktop_app.ui.shell.stage import Stage
from desktop_app.ui.shell.welcome import Welcome
from desktop_app.ui.widgets.progress_strip import ProgressStrip

IMPORT_PAGE: Final = "data"
_FIRST_PAGE: Final = "overview"
_SMALLEST: Final = (1024, 680)
_FIRST_SIZE: Final = (1440, 900)


class MainWindow(QMainWindow):
    """One window, at most one workspace. ``pages``: the page classes, in the order of the side bar."""

    def __init__(self, app: QApplication, jobs: Jobs, pages: Sequence[type[Page]]) -> None:
        super().__init__()
        self._app = app
        self._page_classes = tuple(pages)
        self.jobs = jobs
        self.opened: Opened | None = None
        self.desk: Desk | None = None
        self.welcome: Welcome | None = None
        self.finder: Finder | None = None
        self._dropped: list[Path] = []
        self.care: Care | None = None
        self._keys = Keys(self)
        self.scheme = theme.Scheme(remembered.load("scheme", theme.Scheme.SYSTEM.value))
        self.strip = ProgressStrip()
        self._stage = Stage()
        self._lay_out()
        self._connect()
        self._show_welcome()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stage, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(middle)
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        geometry = remembered.load_geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*_FIRST_SIZE)

    def _connect(self) -> None:
        self.jobs.started.connect(lambda job: self.strip.begin(job.label))
        self.jobs.progressed.connect(self.strip.show_report)
        self.jobs.ended.connect(self.strip.finish)
        self.jobs.refused.connect(self.refuse)
        self.jobs.broken.connect(self.show_fault)
        self.jobs.data_changed.connect(self._follow_settings)
        self.strip.cancelled.connect(self._cancel)

    # What the window shows.

    def _show_welcome(self) -> None:
        door = self.welcome.door if self.welcome else "commission"
        self.welcome = Welcome(self.scheme, door)
        self.welcome.created.connect(self.begin)
        self.welcome.sample_asked.connect(self.open_sample)
        self.welcome.open_asked.connect(self._open_asked)
        self.welcome.language_chosen.connect(self.speak)
        self.welcome.scheme_chosen.connect(self.dress)
        if self._dropped:
            self.welcome.show_dropped(self._dropped)
        self._stage.put(self.welcome)
        self._name_window("")
        self._keys.bind(self._bindings())

    def _show_desk(self, opened: Opened) -> Desk:
        desk = Desk(opened.reader, self.jobs, self._page_classes)
        desk.language_chosen.connect(self.speak)
        desk.scheme_chosen.connect(self.dress)
        desk.alone_asked.connect(self.show_alone)
        desk.restore_asked.connect(self.restore)
        desk.files_asked.connect(self._choose_files)
        desk.find_asked.connect(self.open_finder)
        self.desk, self.welcome = desk, None
        self._stage.put(desk)
        self._name_window(desk.company)
        self._show_saved()
        return desk

    def show_alone(self, widget: object) -> None:
        """The view for two: ``widget`` is all there is, until None gives the window back."""
        if self.desk is None:
            return
        self._stage.put_alone(widget if isinstance(widget, QWidget) else None)
        alone = self._stage.is_alone
        self._name_window("" if alone else self.desk.company)
        self.setAcceptDrops(not alone)
        self._keys.silence(silent=alone)

    def _name_window(self, company: str) -> None:
        self.setWindowTitle(_("{company} · Quotadesk").format(company=company) if company else "Quotadesk")

    def refuse(self, error: UserError) -> None:
        """Say what happened and what to do, above whatever is shown."""
        place = self.desk or self.welcome
        if place is not None:
            place.banner.show_error(error)

    def show_fault(self, trace: str) -> None:
        show_fault(trace, self)

    # Workspaces.

    def begin(self, beginning: Beginning) -> None:
        """Make a workspace and open it where data come in."""
        self.jobs.run(
            create_workspace,
            beginning.path,
            beginning.country,
            beginning.changes,
            on_done=self._begin_with_import,
            label=N_("Creating the workspace"),
        )

    def _begin_with_import(self, path: Path) -> None:
        if self.open(path) and self.desk:
            self.desk.show_page(IMPORT_PAGE)
            self._import_dropped()

    def open_sample(self) -> None:
        """Open the sample of this computer; the first time it has to be made."""
        path = paths.documents_folder() / f"{_('Sample')}{SUFFIX}"
        if path.exists():
            self.open(path)
            return
        end = end_for(moments.today())
        self.jobs.run(make_sample, path, end, on_done=self._open_made, label=N_("Making the sample"))

    def _open_made(self, path: Path) -> None:
        self.open(path)

    def open(self, path: Path) -> bool:
        """Open ``path``; whether it could be. What was open stays open if it could not."""
        try:
            opened = open_workspace(path, already=self.opened)
        except UserError as error:
            self.refuse(error)
            return False
        if opened is self.opened:
            return True
        self._leave_workspace()
        self.opened = opened
        formats.set_number_format(settings.load(opened.reader).number_format)
        remembered.add_recent(opened.path)
        self.jobs.use_workspace(opened.path)
        desk = self._show_desk(opened)
        last = remembered.load("page", _FIRST_PAGE)
        first = [key for key in (last, _FIRST_PAGE, *desk.classes) if key in desk.classes]
        if first:
            desk.show_page(first[0])
        self._keys.bind(self._bindings())
        self.care = Care(self, self.jobs, opened)
        self.care.faults_found.connect(self._tell_faults)
        self.care.backed_up.connect(self._show_saved)
        return True

    def close_workspace(self) -> None:
        """Back to the welcome."""
        if self.opened:
            self._leave_workspace()
            self._show_welcome()

    def _leave_workspace(self) -> None:
        self.show_alone(None)
        if self.care:
            self.care.stop()
        if self.desk:
            self.desk.remember()
        if self.opened:
            self.jobs.use_workspace(None)
            self.opened.close()
        self.desk, self.opened, self.care = None, None, None

    def restore(self, copy: object) -> None:
        """Put a backup in the place of the open workspace, which has to be closed for it."""
        if not self.opened or not isinstance(copy, Path):
            return
        path = self.opened.path
        self.close_workspace()

        def done(aside: Path) -> None:
            if self.open(path) and self.desk:
                self.desk.banner.show_message(
                    _("The backup is in place."), _("What was there before is kept as {file}.").format(file=aside.name)
                )

        def failed(error: UserError) -> None:
            self.open(path)
            self.refuse(error)

        label = N_("Putting the backup in place")
        self.jobs.run(back_up.restore, path, copy, on_done=done, on_failed=failed, label=label)

    def _tell_faults(self, faults: object) -> None:
        if self.desk and isinstance(faults, list):
            self.desk.banner.show_message(
                " ".join(_(fault) for fault in faults), _("Restore a backup on the Settings page.")
            )

    def _follow_settings(self) -> None:
        if self.opened:
            formats.set_number_format(settings.load(self.opened.reader).number_format)

    def _show_saved(self) -> None:
        if self.desk and self.opened:
            self.desk.side_bar.show_saved(self.opened.saved_sentence(), self.opened.path)

    # Languages and colours.

    def speak(self, code: str) -> None:
        """Switch the language; the pages are built again and show what they showed."""
        i18n.set_language(code)
        remembered.save("language", code)
        self.jobs.speak(code)
        theme.apply(self._app, self.scheme)
        if self.desk and self.opened:
            self.desk.remember()
            place = self.desk.place()
            self._show_desk(self.opened).take_over(place)
            self._keys.bind(self._bindings())
        else:
            self._show_welcome()

    def dress(self, scheme: object) -> None:
        """Switch the colours."""
        if isinstance(scheme, theme.Scheme):
            self.scheme = scheme
            remembered.save("scheme", scheme.value)
            theme.apply(self._app, scheme)

    # Keys and the palette.

    def _bindings(self) -> Iterator[Binding]:
        yield "Ctrl+O", lambda: self._open_asked(None)
        yield "Ctrl+Q", self.close
        desk = self.desk
        if desk is None:
            return
        yield "Ctrl+K", self.open_finder
        yield "Ctrl+W", self.close_workspace
        yield from desk.bindings()

    def open_finder(self) -> None:
        """Open the palette over the window."""
        if self.desk is None or self._stage.is_alone or (self.finder and self.finder.isVisible()):
            return
        if self.finder is not None:
            self.finder.deleteLater()
        self.finder = Finder(self)
        self.finder.chosen.connect(self._take)
        self.finder.open(entries(self.desk.store, self._page_classes, self.desk.side_bar.shown()))

    def _take(self, entry: Entry) -> None:
        if self.desk:
            self.desk.show_page(entry.page, entry.argument)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc comes here only when no field, menu or dialog has used it."""
        if event.key() == Qt.Key.Key_Escape and self.desk and not self._stage.is_alone:
            self.desk.back()
        else:
            super().keyPressEvent(event)

    # Files and jobs.

    def _open_asked(self, path: object) -> None:
        chosen = path if isinstance(path, Path) else ask_workspace(self)
        if chosen is not None:
            self.open(chosen)

    def _choose_files(self) -> None:
        chosen = ask_files(self)
        if chosen and self.desk:
            self.desk.open_files(IMPORT_PAGE, chosen)

    def take_files(self, files: Sequence[Path]) -> None:
        """Files dropped on the window: a workspace is opened, anything else imported."""
        workspace = next((path for path in files if path.suffix == SUFFIX), None)
        if workspace is not None:
            self.open(workspace)
            return
        self._dropped = list(files)
        if self.desk:
            self._import_dropped()
        elif self.welcome:
            self.welcome.show_dropped(self._dropped)

    def _import_dropped(self) -> None:
        files, self._dropped = self._dropped, []
        if files and self.desk and IMPORT_PAGE in self.desk.classes:
            self.desk.open_files(IMPORT_PAGE, files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _cancel(self) -> None:
        if self.jobs.current:
            self.jobs.current.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not may_stop(self, self.jobs.current):
            event.ignore()
            return
        remembered.save_geometry(self.saveGeometry())
        self.close_workspace()
        self.jobs.close()
        super().closeEvent(event)
