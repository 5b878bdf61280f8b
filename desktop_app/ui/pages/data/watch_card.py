"""The watched folder below the list of imports: which one it is, and the files in it that wait for a decision."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.importing.watch_folder import leave_out, watch_folder
from desktop_app.store import settings, watched
from desktop_app.store.database import Store
from desktop_app.store.watched import Waiting
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.contents import clear
from desktop_app.ui.widgets.labels import OneLine, label, rule

_MOST = 3  # files that wait; the others are counted


class WatchCard(Card):
    """``file_asked`` carries the path of a waiting file that is to be looked at."""

    file_asked = Signal(object)

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(_("Watched folder"))
        self._store, self._jobs = store, jobs
        self.choose_button = self.add_link(_("Choose…"), self._choose)
        self.stop_button = self.add_link(_("Stop"), lambda: self.watch(""))
        self._folder = OneLine()
        self._hint = label(
            _("Files that appear there are imported as the ones before them."), 12, kind="muted", wrap=True
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self._folder)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._rows)

    def reload(self) -> None:
        """Read the folder and what waits in it anew."""
        folder = settings.load(self._store).watched_folder
        waiting = [one for one in watched.load(self._store) if not one.left_out] if folder else []
        self._folder.show_words(folder)
        self._folder.setVisible(bool(folder))
        self._hint.setVisible(not waiting)
        self.stop_button.setVisible(bool(folder))
        self._show_waiting(waiting)

    def _show_waiting(self, waiting: Sequence[Waiting]) -> None:
        clear(self._rows)
        for one in waiting[:_MOST]:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(one))
        more = len(waiting) - _MOST
        if more > 0:
            words = ngettext("{n} more file waits", "{n} more files wait", more).format(n=more)
            self._rows.addWidget(label(words, 12, kind="muted"))

    def _row(self, waiting: Waiting) -> QWidget:
        name = Path(waiting.path).name
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(OneLine(name, 13, 500, "text"))
        column.addWidget(label(waiting.error().headline(), 12, kind="muted", wrap=True))
        line = QHBoxLayout()
        line.addStretch(1)
        asked = (
            (_("Leave out"), _("Leave {file} out"), lambda: self._leave_out(waiting.path)),
            (_("Look at it"), _("Look at {file}"), lambda: self.file_asked.emit(Path(waiting.path))),
        )
        for words, spoken, slot in asked:
            made = button(words, slot, kind="mini")
            made.setAccessibleName(spoken.format(file=name))
            line.addWidget(made)
        column.addLayout(line)
        return whole

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder to watch"))
        if chosen:
            self.watch(chosen)

    def watch(self, folder: str) -> None:
        """Watch ``folder`` from now on; "" for none."""
        self._jobs.run(watch_folder, folder, label=N_("Choosing the folder"))

    def _leave_out(self, path: str) -> None:
        self._jobs.run(leave_out, path, label=N_("Leaving the file out"))
