from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.contents import clear, exchange


def test_what_is_taken_out_is_not_seen_any_more_even_before_it_is_deleted(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    column, row = QVBoxLayout(whole), QHBoxLayout()
    first, inner, other = QLabel("first"), QLabel("inner"), QLabel("other")
    column.addWidget(first)
    column.addLayout(row)
    column.addStretch(1)
    row.addWidget(inner)
    whole.show()
    exchange(column, first, other)
    assert first.isHidden()
    assert column.itemAt(0).widget() is other
    clear(column)
    assert column.count() == 0
    assert inner.isHidden()
    assert other.isHidden()
