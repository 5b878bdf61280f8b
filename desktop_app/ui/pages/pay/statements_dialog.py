"""Several statements in one go: of whom, what is asked before, and the passwords, which are told once afterwards."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.pay.pay_papers import Papers
from desktop_app.operations.pay.statement_files import Form
from desktop_app.ui.pages.pay.dialogs import Ask
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.labels import label

_FORMS: Final = (("pdf", N_("PDF")), ("png", N_("Picture")), ("txt", N_("Message")))
_BOX: Final = 150
_MOST_ROWS: Final = 7
_ROW: Final = 26


class AskStatements(Ask):
    """``agreed`` is called with the form, whether each PDF gets a password of its own, and the people's ids.

    ``people``: (id, name) of those who have a statement; ``chosen``: who is ticked at first, empty for all.
    """

    def __init__(
        self,
        parent: QWidget,
        period: str,
        people: Sequence[tuple[int, str]],
        chosen: Sequence[int],
        agreed: Callable[[Form, bool, tuple[int, ...]], object],
    ) -> None:
        title = _("Statements of {period}").format(period=period)
        words = _("One file for each person, in the language of that person, with nobody else on it.")
        agree = lambda: agreed(self.form(), self.protects(), self.people())  # noqa: E731 - one line, used once
        super().__init__(parent, title, words, _("Choose the folder…"), agree)
        self.whom = _Ticks(people, chosen)
        self.everybody = button(_("Everybody"), lambda: self.whom.tick(on=True), kind="link")
        self.nobody = button(_("Nobody"), lambda: self.whom.tick(on=False), kind="link")
        self.kind = Segments([(key, _(name)) for key, name in _FORMS], "pdf")
        self.kind.setAccessibleName(_("Written as"))
        self.brief = QCheckBox(_("Without the list of records, to fit a page"))
        self.protect = QCheckBox(_("A password of its own for each PDF"))
        ticks = QHBoxLayout()
        ticks.addWidget(label(_("For whom"), 12, kind="muted"), 1)
        ticks.addWidget(self.everybody)
        ticks.addWidget(self.nobody)
        self.column.insertLayout(2, ticks)
        for place, widget in enumerate((self.whom, self.kind, self.brief, self.protect), 3):
            self.column.insertWidget(place, widget)
        self.kind.chosen.connect(lambda _kind: self._allow())
        self.whom.itemChanged.connect(lambda _item: self._allow())
        self._allow()

    def _allow(self) -> None:
        """Only paper has a password, and a message has no list of records."""
        self.protect.setEnabled(self.kind.value() == "pdf")
        self.brief.setEnabled(self.kind.value() != "txt")
        self.go_on.setEnabled(bool(self.people()))

    def people(self) -> tuple[int, ...]:
        return self.whom.ticked()

    def form(self) -> Form:
        return Form(str(self.kind.value()), self.brief.isEnabled() and self.brief.isChecked())

    def protects(self) -> bool:
        return self.protect.isEnabled() and self.protect.isChecked()


class _Ticks(QListWidget):
    """People with a tick each; Space ticks the one that is current."""

    def __init__(self, people: Sequence[tuple[int, str]], chosen: Sequence[int]) -> None:
        super().__init__()
        self.setAccessibleName(_("For whom"))
        for person, name in people:
            one = QListWidgetItem(name, self)
            one.setData(Qt.ItemDataRole.UserRole, person)
            one.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = not chosen or person in chosen
            one.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.setFixedHeight(min(_MOST_ROWS, max(1, len(people))) * _ROW + 6)

    def tick(self, *, on: bool) -> None:
        for place in range(self.count()):
            self.item(place).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def ticked(self) -> tuple[int, ...]:
        items = (self.item(place) for place in range(self.count()))
        found = (one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked)
        return tuple(found)


class TellPapers(Ask):
    """What was written, whose pay is open, and the passwords: they are kept nowhere."""

    def __init__(self, parent: QWidget, found: Papers) -> None:
        count = len(found.files)
        words = ngettext("{n} file was written.", "{n} files were written.", count).format(n=count)
        if found.held:
            words += "\n" + _("Their pay is still open: {people}.").format(people=", ".join(found.held))
        super().__init__(parent, _("Statements"), words, _("Close"), lambda: None)
        for one in self.findChildren(QPushButton):  # there is nothing left to be cancelled
            one.setVisible(one is self.go_on)
        if found.passwords:
            self._show("\n".join(f"{name}\t{word}" for name, word in found.passwords))

    def _show(self, passwords: str) -> None:
        box = QPlainTextEdit(passwords)
        box.setReadOnly(True)
        box.setFixedHeight(_BOX)
        box.setAccessibleName(_("Passwords"))
        once = label(_("The passwords are shown this once and kept nowhere."), 12, kind="watch", wrap=True)
        copy = button(_("Copy"), lambda: QGuiApplication.clipboard().setText(passwords), icon="copy")
        for place, widget in enumerate((once, box, copy), 2):
            self.column.insertWidget(place, widget)
