"""A small planned team, and what a person does on the Targets page."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.scope import Scope
from desktop_app.ui.pages.targets import TargetsPage

PEOPLE = """name,team
Ana,Field
Ion,Field
Mei,Inside
"""
DEALS = """id,owner,customer,product,stage,opened,closed,amount
1,Ana,Acme,Pen,Won,2026-02-01,2026-03-03,60000
2,Ion,Acme,Pen,Won,2026-03-01,2026-03-31,30000
3,Mei,Dune,Ink,Won,2026-03-15,2026-04-02,10000
4,Mei,Acme,Ink,Lost,2026-02-01,2026-03-09,0
"""
YEAR = parse_period("2026")
Q2, APRIL = parse_period("2026-Q2"), parse_period("2026-04")


Open = Callable[[], TargetsPage]


def scope(page: TargetsPage, name: str) -> Scope:
    return next(line.scope for line in page.draft.grid.lines if line.scope.name == name)


def go(page: TargetsPage, name: str, period: Period) -> None:
    page.cards.grid.view.go_to((scope(page, name), period))
    page.cards.grid.view.setFocus()
    page.show_cell()
    QApplication.processEvents()


def type_into(qtbot: QtBot, page: TargetsPage, words: str, *, leave: Qt.Key = Qt.Key.Key_Return) -> QLineEdit:
    view = page.cards.grid.view
    view.edit(view.currentIndex())
    (editor,) = [one for one in view.viewport().findChildren(QLineEdit) if one.isVisible()]
    editor.setText(words)
    qtbot.keyClick(editor, leave)
    QApplication.processEvents()  # Qt takes what was typed after the key was handled
    return editor


def amount(page: TargetsPage, name: str, period: Period) -> int | None:
    return page.draft.grid.amounts.get((scope(page, name), period))


def press(page: TargetsPage, words: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())
    button.click()


def answer(button: QMessageBox.StandardButton) -> None:
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    question.button(button).click()
