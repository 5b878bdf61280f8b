from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.scrolled import Scrolled


def test_the_bar_stands_beside_the_content_and_moves_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(28, 28, 28, 28)
    content = QWidget()
    content.setMinimumHeight(2000)
    area = Scrolled(content, page)
    column.addWidget(area)
    page.resize(600, 400)
    page.show()
    QApplication.processEvents()
    bar = area._bar
    assert bar.isVisible()
    assert bar.x() >= area.geometry().right()
    assert content.width() == area.width() == 600 - 2 * 28
    bar.setValue(500)
    assert area.verticalScrollBar().value() == 500
    area.to_top()
    assert bar.value() == 0
    content.setMinimumHeight(10)
    content.resize(10, 10)
    QApplication.processEvents()
    assert not bar.isVisible()
