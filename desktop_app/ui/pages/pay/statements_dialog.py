"""Everybody's statements in one go: what is asked before, and the passwords, which are told once afterwards."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QWidget

from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.pay_papers import Papers
from desktop_app.operations.statement_files import Form
from desktop_app.ui.pages.pay.dialogs import Ask
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.labels import label

_FORMS: Final = (("pdf", N_("PDF")), ("png", N_("Picture")), ("txt", N_("Message")))
_BOX: Final = 150


class AskStatements(Ask):
    """``agreed`` is called with the form and whether each PDF gets a password of its own."""

    def __init__(self, parent: QWidget, period: str, agreed: Callable[[Form, bool], object]) -> None:
        title = _("Statements of {period} for everybody").format(period=period)
        words = _("One file for each person, in the language of that person, with nobody else on it.")
        super().__init__(parent, title, words, _("Choose the folder…"), lambda: agreed(self.form(), self.protects()))
        self.kind = Segments([(key, _(name)) for key, name in _FORMS], "pdf")
        self.kind.setAccessibleName(_("Written as"))
        self.brief = QCheckBox(_("Without the list of records, to fit a page"))
        self.protect = QCheckBox(_("A password of its own for each PDF"))
        for place, widget in enumerate((self.kind, self.brief, self.protect), 2):
            self.column.insertWidget(place, widget)
        self.kind.chosen.connect(lambda _kind: self._allow())

    def _allow(self) -> None:
        """Only paper has a password, and a message has no list of records."""
        self.protect.setEnabled(self.kind.value() == "pdf")
        self.brief.setEnabled(self.kind.value() != "txt")

    def form(self) -> Form:
        return Form(str(self.kind.value()), self.brief.isEnabled() and self.brief.isChecked())

    def protects(self) -> bool:
        return self.protect.isEnabled() and self.protect.isChecked()


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
