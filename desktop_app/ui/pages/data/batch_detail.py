"""One import in detail: what it brought, what was wrong, and the way to take it back, which asks once."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.formats import format_number, join_sentences
from desktop_app.i18n import _, ngettext
from desktop_app.operations.importing.refused_rows import is_open
from desktop_app.operations.importing.take_back import Foreseen
from desktop_app.store import batches
from desktop_app.store.batches import Batch
from desktop_app.store.database import Store
from desktop_app.ui.pages.data.problem_card import ProblemCard
from desktop_app.ui.pages.data.sum_card import SumCard
from desktop_app.ui.pages.data.words import day_and_clock, kind_title
from desktop_app.ui.widgets.card import SectionHead, button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.labels import OneLine, label


class Confirm(QFrame):
    """Asks once, in place, naming what will be lost; Esc or the second button keeps everything."""

    agreed = Signal()

    def __init__(self, agree: str = "", icon: str = "undo") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._question = label("", 13, 600, wrap=True)
        self._loss = label("", 13, kind="muted", wrap=True)
        self.agree = button(agree or _("Take back"), self._agree, kind="danger", icon=icon)
        self.keep = button(_("Keep it"), self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._question)
        words.addWidget(self._loss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.agree)
        row.addWidget(self.keep)
        self.hide()

    def ask(self, question: str, loss: str) -> None:
        self._question.setText(question)
        self._loss.setText(loss)
        self.setAccessibleName(f"{question} {loss}")
        self.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        return f"{self._question.text()} {self._loss.text()}"

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit()


class BatchDetail(QWidget):
    """All signals carry the id of the import shown. ``count_asked``: what would go has to be counted, then ``ask``."""

    count_asked = Signal(int)
    take_back_asked = Signal(int)
    save_asked = Signal(int)
    again_asked = Signal(int)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.batch: Batch | None = None
        self._title = OneLine("", 20, 600, "text")
        self._muted = OneLine()
        self.take_back = button(
            _("Take back this import"), lambda: self._tell(self.count_asked.emit), kind="danger", icon="undo"
        )
        self.confirm = Confirm()
        self.confirm.agreed.connect(lambda: self._tell(self.take_back_asked.emit))
        self.sum = SumCard()
        self.problems_head = SectionHead(_("Problems"), _("grouped by reason; open one to see its rows"))
        self._filters: Segments | None = None
        self.problems = ProblemCard()
        self.problems.again_asked.connect(lambda: self._tell(self.again_asked.emit))
        self.problems.save_asked.connect(lambda: self._tell(self.save_asked.emit))
        self._none = label("", 13, kind="muted", wrap=True)
        self._note = label("", 13, kind="good", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._muted)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignTop)
        self._problems_row = QHBoxLayout()
        self._problems_row.addWidget(self.problems_head, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self.confirm)
        column.addWidget(self._note)
        column.addWidget(self.sum)
        column.addLayout(self._problems_row)
        column.addWidget(self._none)
        column.addWidget(self.problems)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        inside.setObjectName("steps")  # transparent, by the style sheet
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_batch(self, batch: Batch, today: date) -> None:
        self.batch = batch
        self.confirm.hide()
        self._note.hide()
        self._title.show_words(batch.source)
        self._muted.show_words(_moment_words(batch, today))
        lines: Mapping[str, int] = batches.description(self._store, batch.id).get("lines", {})
        self.sum.show_batch(batch, lines)
        found = batches.load_problems(self._store, batch.id)
        refused = batch.in_force and any(is_open(one) for one in found)
        self.take_back.setVisible(batch.in_force)
        self.problems.show_problems(found, kept=refused)
        self.problems.setVisible(bool(found))
        self.problems_head.setVisible(bool(found))
        self._none.setVisible(not found)
        self._none.setText(_("No row was refused and none needs a look."))
        self._show_filters()

    def _show_filters(self) -> None:
        if self._filters is not None:
            self._filters.hide()
            self._filters.deleteLater()
        self._filters = self.problems.filters()
        if self._filters is not None:
            self._problems_row.addWidget(self._filters)

    def show_note(self, words: str) -> None:
        """Say what became of something that was just done with this import."""
        self._note.setText(words)
        self._note.show()

    def back(self) -> bool:
        """Esc keeps an import that was about to be taken back."""
        if self.confirm.isHidden():
            return False
        self.confirm.hide()
        self.take_back.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def ask(self, foreseen: Foreseen) -> None:
        """Ask whether the import shown is to be taken back, if it is still the one that was counted."""
        if self.batch is not None and self.batch.id == foreseen.batch:
            question = _("Take back “{name}”?").format(name=self.batch.source)
            self.confirm.ask(question, loss_sentence(foreseen))

    def _tell(self, emit: Callable[[int], object]) -> None:
        if self.batch is not None:
            emit(self.batch.id)


def loss_sentence(foreseen: Foreseen) -> str:
    """What goes and what comes back when an import is taken back."""
    removed, restored, orphans = foreseen.removed, foreseen.restored, foreseen.names
    parts = [
        ngettext("{n} record is removed.", "{n} records are removed.", removed).format(n=format_number(removed)),
    ]
    if restored:
        back = ngettext(
            "{n} record gets its earlier content back.", "{n} records get their earlier content back.", restored
        )
        parts.append(back.format(n=format_number(restored)))
    if orphans:
        gone = ngettext(
            "{n} name that only this import speaks of goes too.",
            "{n} names that only this import speaks of go too.",
            orphans,
        )
        parts.append(gone.format(n=format_number(orphans)))
    return join_sentences(parts)


def _moment_words(batch: Batch, today: date) -> str:
    when = day_and_clock(batch.recorded_at, today)
    if batch.taken_back_at is not None:
        back = day_and_clock(batch.taken_back_at, today)
        said = _("{kind} · stored {when} · taken back {back}; nothing of it counts any more · batch {n}")
        return said.format(kind=kind_title(batch.kind), when=when, back=back, n=batch.id)
    return _("{kind} · stored {when} · batch {n}").format(kind=kind_title(batch.kind), when=when, n=batch.id)
