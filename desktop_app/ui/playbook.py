"""The playbook in a window of its own: the stages at the left, what to ask and say at the right; opened from pages."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_day
from desktop_app.i18n import N_, _
from desktop_app.operations.playbook import Chapter, load_playbook, write_chapter
from desktop_app.store import playbook
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label

_STAGES = 200  # px
_MARK = "•"


class PlaybookDialog(QDialog):
    """Going to another stage or closing keeps what was typed; the version before can be brought back."""

    def __init__(self, parent: QWidget, store: Store, jobs: Jobs) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Playbook"))
        self.resize(720, 460)
        self._store, self._jobs = store, jobs
        self._chapters: tuple[Chapter, ...] = ()
        self._shown = ""
        self.stages = QListWidget()
        self.stages.setFixedWidth(_STAGES)
        self.stages.setAccessibleName(_("Stages of a deal"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            _("Which questions open the talk? Which words work? What must be known before the next stage?")
        )
        self._words = label("", 12, kind="muted", wrap=True)
        self.undo = button(_("Bring the version before back"), self.bring_back, kind="link", icon="undo")
        self._lay_out()
        self.reload()
        self.stages.setCurrentRow(0)
        self.stages.currentRowChanged.connect(self._go)
        self._show(0)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._words, 1)
        below.addWidget(self.undo)
        right = QVBoxLayout()
        right.addWidget(self.text, 1)
        right.addLayout(below)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.stages)
        both.addLayout(right, 1)
        kinds = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        kinds.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 18)
        whole.setSpacing(12)
        whole.addWidget(label(_("What is said and asked at each stage, for everybody to read."), 12, kind="muted"))
        whole.addLayout(both, 1)
        whole.addWidget(kinds)

    def reload(self) -> None:
        """Read it anew; the stage stays chosen."""
        row = max(0, self.stages.currentRow())
        self._chapters = load_playbook(self._store)
        blocked = self.stages.blockSignals(True)
        self.stages.clear()
        self.stages.addItems([f"{one.title} {_MARK}" if one.text else one.title for one in self._chapters])
        self.stages.setCurrentRow(min(row, len(self._chapters) - 1))
        self.stages.blockSignals(blocked)

    def _go(self, row: int) -> None:
        self.keep()
        self._show(row)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._chapters):
            return
        one = self._chapters[row]
        self._shown = one.stage
        self.text.setPlainText(one.text)
        self.text.setAccessibleName(one.title)
        said = _("written on {day}").format(day=format_day(one.written)) if one.written else _("nothing written yet")
        self._words.setText(said)
        self.undo.setVisible(playbook.before(self._store, one.stage) is not None)

    def keep(self) -> None:
        """What was typed for the stage that is shown, if it differs."""
        one = next(chapter for chapter in self._chapters if chapter.stage == self._shown)
        if self.text.toPlainText().strip() != one.text:
            self._jobs.run(write_chapter, one.stage, self.text.toPlainText(), on_done=lambda _none: self.reload(),
                           label=N_("Saving"))  # fmt: skip

    def bring_back(self) -> None:
        """As it was before the last change; pressed again, it is as it is now."""
        earlier = playbook.before(self._store, self._shown)
        if earlier is not None:
            self.text.setPlainText(earlier)
            self.keep()
            self._show(self.stages.currentRow())

    def done(self, result: int) -> None:
        self.keep()
        super().done(result)
