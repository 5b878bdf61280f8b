"""A strip above the page that says what went wrong and what to do, or what was done; it never stops the person."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from desktop_app.domain.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.widgets.labels import label


class Banner(QFrame):
    """Hidden until it has something to say; the newest message replaces the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._headline = label("", 13, 600, wrap=True)
        self._advice = label("", 13, wrap=True)
        for said in (self._headline, self._advice):
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        theme.set_icon(self._close, "close", "muted", 16)
        self._close.setAccessibleName(_("Close this message"))
        self._close.setToolTip(_("Close this message"))
        self._close.clicked.connect(self.hide)
        self._ground = "watch_soft"
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._headline)
        words.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 10, 20, 10)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))

    def show_error(self, error: UserError) -> None:
        self._show(error.headline(), error.advice(), "watch_soft")

    def show_message(self, headline: str, advice: str = "") -> None:
        self._show(headline, advice, "accent_soft")

    def _show(self, headline: str, advice: str, ground: str) -> None:
        self._headline.setText(headline)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._ground = ground
        self.setAccessibleName(f"{headline} {advice}".strip())
        self.show()
        self.update()

    def texts(self) -> tuple[str, str]:
        return self._headline.text(), self._advice.text()
