"""The step "Problems": what an import of every row would bring, what is wrong with them, and mending it at once."""

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.progress import Report
from desktop_app.files.chosen_types import TEXT
from desktop_app.files.mending import Fix
from desktop_app.i18n import _
from desktop_app.ui.pages.data.fixes_card import FixesCard
from desktop_app.ui.pages.data.intake import Entry, Intake, Under
from desktop_app.ui.pages.data.mend_card import Columns, MendCard
from desktop_app.ui.pages.data.running_card import RunningCard
from desktop_app.ui.pages.data.sum_card import SumCard
from desktop_app.ui.widgets.card import SectionHead
from desktop_app.ui.widgets.labels import label
from desktop_app.ui.widgets.scrolled import Scrolled

_NO_LINES: Mapping[str, int] = {}


class CheckView(QWidget):
    """Shows ``intake.checked``; every fix has the file read and tried again."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self._entry: Entry | None = None
        self.running = RunningCard()
        self.sum = SumCard()
        self.head = SectionHead(_("Problems"), _("a fix acts on all rows with that text and is remembered"))
        self.mend = MendCard()
        self.fixes = FixesCard()
        self._none = label("", 13, kind="muted", wrap=True)
        self.mend.mended.connect(self._mend)
        self.mend.as_text.connect(self._as_text)
        self.mend.left_out.connect(self._leave_out)
        self.mend.reshaped.connect(self._reshape)
        self.mend.unshaped.connect(self._unshape)
        self.fixes.removed.connect(self._unmend)
        self.running.cancelled.connect(intake.cancel)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.sum, self.head, self._none, self.mend, self.fixes):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(self.running)
        whole.addWidget(Scrolled(inside, self), 1)

    def show_checked(self) -> None:
        """The present file as it was tried last; while it is tried again, what was found before stays."""
        if self._entry is not self._intake.entry:
            self._entry = self._intake.entry
            self.mend.begin()
        view, checked = self._intake.view, self._intake.checked
        busy = self._intake.under in (Under.CHECKING, Under.READING)
        self.running.setVisible(busy)
        known = view is not None and checked is not None
        for part in (self.sum, self.head, self.mend, self.fixes, self._none):
            part.setVisible(known)
        if view is None or checked is None:
            return
        self.setEnabled(True)
        self.mend.setEnabled(not busy)
        self.sum.show_tried(checked.batch)
        self.mend.show_groups(checked.groups, Columns(view))
        self.mend.setVisible(bool(checked.groups))
        self._none.setVisible(not checked.groups)
        self._none.setText(_("Every row can be taken as it is."))
        self.fixes.show_fixes(view.understood.choices.fixes or ())

    def begin(self, name: str) -> None:
        """Every row is being tried."""
        self.running.begin(name)

    def show_report(self, report: Report) -> None:
        self.running.show_report(report)

    def _mend(self, fixes: Iterable[Fix]) -> None:
        assert self._intake.view is not None
        self._intake.answers.mend(self._intake.view, fixes)
        self._intake.read()

    def _unmend(self, fix: Fix) -> None:
        assert self._intake.view is not None
        self._intake.answers.unmend(self._intake.view, fix)
        self._intake.read()

    def _as_text(self, title: str) -> None:
        self._intake.answers.read_column_as(title, TEXT)
        self._intake.read()

    def _reshape(self, places: Mapping[int, int]) -> None:
        self._intake.answers.reshaped |= places
        self._intake.read()

    def _unshape(self, lines: Iterable[int]) -> None:
        for line in lines:
            self._intake.answers.reshaped.pop(line, None)
        self._intake.read()

    def _leave_out(self, lines: Iterable[int]) -> None:
        self._intake.answers.skipped |= frozenset(lines)
        self._intake.read()
