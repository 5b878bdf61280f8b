"""The middle of the window: one widget at a time, or the view for two in front of it, alone."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class Stage(QStackedWidget):
    """Owns what it shows: what is replaced is deleted."""

    def __init__(self) -> None:
        super().__init__()
        self._alone: QWidget | None = None

    @property
    def is_alone(self) -> bool:
        return self._alone is not None

    def put(self, widget: QWidget) -> None:
        """Make ``widget`` the only one."""
        self._alone = None
        while old := self.widget(0):
            self._drop(old)
        self.addWidget(widget)

    def put_alone(self, widget: QWidget | None) -> None:
        """Show ``widget`` in front of what is there, which can't be reached meanwhile; None takes it away."""
        if self._alone is not None:
            self._drop(self._alone)
        self._alone = widget
        if widget is not None:
            self.setCurrentIndex(self.addWidget(widget))

    def _drop(self, widget: QWidget) -> None:
        self.removeWidget(widget)
        widget.deleteLater()
