"""A page or card without content: what belongs here, and the first step to get it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.widgets.card import button
from desktop_app.ui.widgets.labels import label

_ICON = 32
_TEXT_WIDTH = 420


class EmptyState(QWidget):
    """``step`` and ``slot`` offer the first step; without them the sentence alone must help."""

    def __init__(
        self, icon: str, title: str, sentence: str, step: str = "", slot: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(self)
        whole.setSpacing(8)
        whole.addStretch(2)
        whole.addWidget(self._picture)
        for made in (label(title, 15, 600, wrap=True), label(sentence, 13, kind="muted", wrap=True)):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            made.setFixedWidth(_TEXT_WIDTH)
            made.setMinimumHeight(made.heightForWidth(_TEXT_WIDTH))  # an aligned item gets no height for its width
            whole.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        if slot is not None:
            whole.addSpacing(8)
            whole.addWidget(button(step, slot, kind="soft"), 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)
        theme.notice.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        self._picture.setPixmap(theme.pixmap(self._icon, "muted", _ICON, self.devicePixelRatioF()))
