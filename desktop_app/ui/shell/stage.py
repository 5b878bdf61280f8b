"""The middle of the window: one widget at a time, or the view for two in its place, alone."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class Stage(QStackedWidget):
    """Owns what it shows: what is replaced is deleted."""

    def __init__(self) -> None:
        super().__init__()
        self._alone: QWidget | None = None
        self._behind: QWidget | None = None

    @property
    def is_alone(self) -> bool:
        return self._alone is not None

    def put(self, widget: QWidget) -> None:
        """Make ``widget`` the only one."""
        self._alone = None
        if self._behind is not None:
            self._behind.deleteLater()
            self._behind = None
        while old := self.widget(0):
            self._drop(old)
        self.addWidget(widget)

    def put_alone(self, widget: QWidget | None) -> None:
        """Show ``widget`` instead of what is there, which leaves the window meanwhile; None brings it back.

        Only hidden, it would still be read out: a screen reader walks through all that a window holds.
        """
        if self._alone is not None:
            self._drop(self._alone)
        self._alone = widget
        if widget is not None:
            if self._behind is None and (behind := self.widget(0)) is not None:
                self.removeWidget(behind)
                behind.setParent(None)
                self._behind = behind
            self.setCurrentIndex(self.addWidget(widget))
        elif self._behind is not None:
            self.setCurrentIndex(self.addWidget(self._behind))
            self._behind = None

    def may_close(self) -> bool:
        """Whether the view for two, if there is one, lets the window go."""
        return self._alone is None or self._alone.close()

    def _drop(self, widget: QWidget) -> None:
        self.removeWidget(widget)
        widget.deleteLater()
