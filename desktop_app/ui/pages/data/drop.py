"""The combo box of the import pages: it does not turn under a mouse wheel that was meant for scrolling."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from desktop_app.ui import theme


class Drop(QComboBox):
    """``choices`` are (value, words); ``chosen`` is called with the value a person picks."""

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[object, str]],
        value: object,
        chosen: Callable[[object], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "cell")
        self.setFont(theme.font(13))
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.values = [known for known, _words in choices]
        for place, (_known, words) in enumerate(choices):
            self.addItem(words)
            self.setItemData(place, words, Qt.ItemDataRole.ToolTipRole)
        if value in self.values:
            self.setCurrentIndex(self.values.index(value))
        self.setToolTip(self.currentText())
        self.activated.connect(lambda place: chosen(self.values[place]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt would cut a long choice without a sign."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = QFontMetrics(self.font()).elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def choose(self, value: object) -> None:
        """As if the person had picked ``value``."""
        place = self.values.index(value)
        self.setCurrentIndex(place)
        self.activated.emit(place)
