"""The passphrase on the settings page by which the lead leaves the view for two: set, changed or removed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop_app.i18n import _
from desktop_app.ui.widgets.card import Card, button
from desktop_app.ui.widgets.labels import label


class LeavingCard(Card):
    """``set_asked`` carries the new passphrase ("" removes it) and the one so far."""

    set_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("View for two"), _("the passphrase of the lead"))
        self._told = label("", 12, kind="muted", wrap=True)
        self.body.addWidget(self._told)
        self.before, self.typed = QLineEdit(), QLineEdit()
        for field, words in ((self.before, _("Passphrase so far")), (self.typed, _("New passphrase"))):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            self.body.addWidget(field)
        self.typed.textChanged.connect(lambda _text: self._follow())
        self.before.textChanged.connect(lambda _text: self._follow())
        self.keep = button(_("Set passphrase"), self._ask)
        self.remove = button(_("Remove"), lambda: self.set_asked.emit("", self.before.text()), kind="danger")
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.body.addLayout(row)
        self.show_state(is_set=False)

    def show_state(self, *, is_set: bool) -> None:
        """What is typed is forgotten."""
        self.before.clear()
        self.typed.clear()
        self.before.setVisible(is_set)
        self.remove.setVisible(is_set)
        asked = _("Whoever leaves the view for two types it. It guards the window, not the file.")
        free = _("Without one, anybody can leave the view for two. It would guard the window, not the file.")
        self._told.setText(asked if is_set else free)
        self._follow()

    def _follow(self) -> None:
        known = self.before.isHidden() or bool(self.before.text())
        self.keep.setEnabled(known and bool(self.typed.text()))
        self.remove.setEnabled(bool(self.before.text()))

    def _ask(self) -> None:
        self.set_asked.emit(self.typed.text(), self.before.text())
