"""The window: the welcome or an open workspace, the worker behind it, languages, colours, keys, dropped files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from desktop_app import i18n
from desktop_app.domain.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import WORKSPACE_SUFFIX
from desktop_app.ui import remembered, theme
from desktop_app.ui.errors import show_fault
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.shell.keys import Binding, Keys
from desktop_app.ui.shell.new_workspace import Beginning
from desktop_app.ui.shell.questions import ask_files, ask_workspace, may_stop
from desktop_app.ui.shell.stage import Stage
from desktop_app.ui.shell.welcome import Welcome
from desktop_app.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from desktop_app.ui.page import Page
    from desktop_app.ui.shell.desk import Desk
    from desktop_app.ui.shell.session import Session

# Everything a workspace needs is loaded with the first one, after the window is painted: hence the imports inside
# functions here.
_SMALLEST: Final = (1024, 680)
_FIRST_SIZE: Final = (1440, 900)


class MainWindow(QMainWindow):
    """One window, at most one workspace. ``pages``: the page classes in the order of the side bar, else PAGES."""

    def __init__(self, app: QApplication, jobs: Jobs, pages: "Sequence[type[Page]] | None" = None) -> None:
        super().__init__()
        self._app = app
        self._pages = pages
        self.jobs = jobs
        self.session: Session | None = None
        self.welcome: Welcome | None = None
        self._dropped: list[Path] = []
        self._keys = Keys(self)
        self.scheme = theme.Scheme(remembered.load("scheme", theme.Scheme.SYSTEM.value))
        self.strip = ProgressStrip()
        self._stage = Stage()
        self._lay_out()
        self._connect()
        self._show_welcome()

    @property
    def desk(self) -> "Desk | None":
        return self.session.desk if self.session else None

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
            self.resize(QSize(*_FIRST_SIZE).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.jobs.started.connect(self._show_job)
        self.jobs.progressed.connect(self.strip.show_report)
        self.jobs.ended.connect(self.strip.finish)
        self.jobs.refused.connect(self.refuse)
        self.jobs.broken.connect(self.show_fault)
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

    def _show_desk(self, desk: "Desk") -> None:
        self.welcome = None
        self._stage.put(desk)
        self._name_window(desk.company)
        self._keys.bind(self._bindings())

    def show_alone(self, widget: object) -> None:
        """The view for two: ``widget`` is all there is, until None gives the window back."""
        if self.desk is None:
            return
        if self.session is not None:
            self.session.forget_search()
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

    def in_words(self, error: BaseException) -> UserError | None:
        """What ``error`` says of the open file: it may be damaged where nobody has read before."""
        from desktop_app.store.faults import of_database  # noqa: PLC0415 - see above

        return of_database(error, self.session.opened.path) if self.session else None

    def show_fault(self, trace: str) -> None:
        show_fault(trace, self)

    # Workspaces.

    def begin(self, beginning: Beginning) -> None:
        """Make a workspace and open it where data come in."""
        from desktop_app.ui.shell import session  # noqa: PLC0415 - see above

        session.make_workspace(self.jobs, beginning, self._begin_with_import)

    def _begin_with_import(self, path: Path) -> None:
        if self.open(path) and self.session:
            self.session.import_files(self._take_dropped())

    def open_sample(self) -> None:
        """Open the sample of this computer; the first time it has to be made."""
        from desktop_app.ui.shell import session  # noqa: PLC0415 - see above

        if session.sample_path().exists():
            self.open(session.sample_path())
        else:
            session.fill_sample(self.jobs, self.open)

    def open(self, path: Path) -> bool:
        """Open ``path``; whether it could be. What was open stays open if it could not."""
        from desktop_app.ui.pages import PAGES  # noqa: PLC0415 - see above
        from desktop_app.ui.shell.session import Session, find_workspace  # noqa: PLC0415 - see above

        try:
            opened = find_workspace(path, self.session)
        except UserError as error:
            self.refuse(error)
            return False
        if opened is None:
            return True
        if not self._may_leave():
            opened.close()
            return False
        self._leave_workspace()
        session = Session(self, self.jobs, PAGES if self._pages is None else self._pages, opened)
        session.language_chosen.connect(self.speak)
        session.scheme_chosen.connect(self.dress)
        session.alone_asked.connect(self.show_alone)
        session.restore_asked.connect(self.restore)
        session.files_asked.connect(self._choose_files)
        self.session = session
        self._show_desk(session.desk)
        session.show_first_page()
        return True

    def come_forward(self, file: object = None) -> None:
        """Where the program was started a second time, with ``file`` if one was named; not over the view for two."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()
        if isinstance(file, Path) and not self._stage.is_alone:
            self.open(file)

    def close_workspace(self) -> None:
        """Back to the welcome."""
        if self.session and self._may_leave():
            self._leave_workspace()
            self._show_welcome()

    def _may_leave(self) -> bool:
        """What is typed and not saved is asked about before it goes."""
        return self.session is None or self.session.desk.may_leave()

    def _leave_workspace(self) -> None:
        if self.session:
            self.show_alone(None)
            self.session.close()
            self.session = None

    def restore(self, copy: object) -> None:
        """Put a backup in the place of the open workspace, which has to be closed for it."""
        from desktop_app.ui.shell import session  # noqa: PLC0415 - see above

        if self.session is None or not isinstance(copy, Path):
            return
        path = self.session.opened.path
        self.close_workspace()

        def done(aside: Path) -> None:
            if self.open(path) and self.desk:
                said = _("What was there before is kept as {file}.").format(file=aside.name)
                self.desk.banner.show_message(_("The backup is in place."), said)

        def failed(error: UserError) -> None:
            self.open(path)
            self.refuse(error)

        session.put_back(self.jobs, path, copy, done, failed)

    # Languages and colours.

    def speak(self, code: str) -> None:
        """Switch the language; the pages are built again and show what they showed."""
        i18n.set_language(code)
        remembered.save("language", code)
        self.jobs.speak(code)
        theme.apply(self._app, self.scheme)
        if self.session:
            self.session.rebuild()
            self._show_desk(self.session.desk)
        else:
            self._show_welcome()

    def dress(self, scheme: object) -> None:
        """Switch the colours."""
        if isinstance(scheme, theme.Scheme):
            self.scheme = scheme
            remembered.save("scheme", scheme.value)
            theme.apply(self._app, scheme)

    # Keys, files and jobs.

    def _bindings(self) -> Iterator[Binding]:
        yield "Ctrl+O", lambda: self._open_asked(None)
        yield "Ctrl+Q", self.close
        if self.session:
            yield "Ctrl+W", self.close_workspace
            yield from self.session.bindings()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc comes here only when no field, menu or dialog has used it."""
        if event.key() == Qt.Key.Key_Escape and self.desk and not self._stage.is_alone:
            self.desk.back()
        else:
            super().keyPressEvent(event)

    def _open_asked(self, path: object) -> None:
        chosen = path if isinstance(path, Path) else ask_workspace(self)
        if chosen is not None:
            self.open(chosen)

    def _choose_files(self) -> None:
        chosen = ask_files(self)
        if chosen and self.session:
            self.session.import_files(chosen)

    def take_files(self, files: Sequence[Path]) -> None:
        """Files dropped on the window: a workspace is opened, anything else imported."""
        workspace = next((path for path in files if path.suffix == WORKSPACE_SUFFIX), None)
        if workspace is not None:
            self.open(workspace)
        elif self.session:
            self.session.import_files(files)
        elif self.welcome:
            self._dropped = list(files)
            self.welcome.show_dropped(files)

    def _take_dropped(self) -> list[Path]:
        files, self._dropped = self._dropped, []
        return files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _show_job(self, job: Job) -> None:
        if not job.quiet:
            self.strip.begin(job.label)

    def _cancel(self) -> None:
        if self.jobs.current:
            self.jobs.current.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._stage.may_close() or not may_stop(self, self.jobs.current) or not self._may_leave():
            event.ignore()
            return
        remembered.save_geometry(self.saveGeometry())
        self._leave_workspace()
        self.jobs.close()
        super().closeEvent(event)
