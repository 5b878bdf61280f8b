"""The question before the view for two is left: the lead's passphrase if there is one, else whether to leave."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.widgets.labels import label


class LeaveDialog(QDialog):
    """``opens``: whether a typed passphrase is the right one; None where none is asked for."""

    def __init__(self, parent: QWidget, opens: Callable[[str], bool] | None) -> None:
        super().__init__(parent)
        self._opens = opens
        self.setWindowTitle(_("Leave the view for two"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        asked = _("Then everything in the workspace can be seen again. The lead types the passphrase.")
        plain = _("Then everything in the workspace can be seen again.")
        column.addWidget(label(asked if opens else plain, 13, wrap=True))
        self.typed = QLineEdit()
        self.typed.setEchoMode(QLineEdit.EchoMode.Password)
        self.typed.setAccessibleName(_("Passphrase of the lead"))
        self.typed.setVisible(opens is not None)
        column.addWidget(self.typed)
        self.wrong = label("", 13, kind="act", wrap=True)
        self.wrong.hide()
        column.addWidget(self.wrong)
        buttons = QDialogButtonBox()
        self.leave = buttons.addButton(_("Leave"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Stay"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(420)

    def _try(self) -> None:
        if self._opens is None or self._opens(self.typed.text()):
            self.accept()
            return
        self.typed.clear()
        self.wrong.setText(_("This is not the passphrase of the lead."))
        self.wrong.show()
        self.typed.setFocus()
