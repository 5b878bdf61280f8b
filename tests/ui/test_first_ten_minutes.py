"""The first ten minutes in the window on a real file: to the record behind a difference of pay, to a printed sheet.

Every drop, press, paste and line typed is counted: at most twelve. The owner's spreadsheet is worked out here, from
the file itself, by other means than the program's.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import make_window
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.data import DataPage
from desktop_app.ui.pages.pay import PayPage
from desktop_app.ui.pages.people import PeoplePage
from tests.real_data import DATA
from tests.ui.shell.driving import desk_of

PIPELINE = DATA / "maven_crm_sales_pipeline.csv"
pytestmark = pytest.mark.skipif(not PIPELINE.is_file(), reason="the files of others are not here")
MOST = 12
MOST_FIGURES = 6
RATE = Decimal("0.04")


class Hands:
    """Works the window and counts every input."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot, self.window = qtbot, window
        self.inputs = 0

    def drop(self, *paths: Path) -> None:
        self.inputs += 1
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.window.dropEvent(QDropEvent(QPointF(10, 10), action, mime, button, key))
        self._rest()

    def press(self, words: str, inside: QWidget | None = None) -> None:
        """The one button that is seen with these words."""
        self.inputs += 1
        buttons = (inside or self.window).findChildren(QAbstractButton)
        found = [one for one in buttons if one.isVisible() and words in (one.text(), one.accessibleName())]
        assert len(found) == 1, (words, [one.text() for one in found])
        assert found[0].isEnabled(), words
        found[0].click()
        self._rest()

    def choose(self, action: QAction) -> None:
        """Out of the menu that is open."""
        self.inputs += 1
        menu = QApplication.activePopupWidget()
        assert menu is not None
        assert action in menu.actions()
        assert action.isVisible()
        menu.close()
        action.trigger()
        self._rest()

    def type(self, field: QLineEdit, text: str) -> None:
        self.inputs += 1
        field.selectAll()
        self._qtbot.keyClicks(field, text)
        self._rest()

    def paste(self, into: QWidget, text: str) -> None:
        self.inputs += 1
        QGuiApplication.clipboard().setText(text)
        self._qtbot.keyClick(into, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _rest(self) -> None:
        """What the event loop would have done before a person's next step."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication) -> Iterator[Hands]:
    window = make_window(qapp, JobsInPlace())
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    QApplication.processEvents()
    yield Hands(qtbot, window)
    window.close_workspace()


def spreadsheet() -> tuple[dict[str, Decimal], tuple[str, str, Decimal]]:
    """Each seller's 4 % of December's won deals; then whose largest deal is left out, its number and its value."""
    deals: dict[str, list[tuple[Decimal, str]]] = defaultdict(list)
    with PIPELINE.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["deal_stage"] == "Won" and row["close_date"].startswith("2017-12"):
                deals[row["sales_agent"]].append((Decimal(row["close_value"]), row["opportunity_id"]))
    wrong = max(deals, key=lambda seller: max(deals[seller]))
    value, number = max(deals[wrong])
    bases = {seller: sum(amount for amount, _number in own) for seller, own in deals.items()}
    bases[wrong] -= value
    cent = Decimal("0.01")
    return {one: (base * RATE).quantize(cent, ROUND_HALF_UP) for one, base in bases.items()}, (wrong, number, value)


def test_from_a_crm_export_to_the_deal_behind_a_difference(hands: Hands, qtbot: QtBot) -> None:
    amounts, (seller, number, value) = spreadsheet()
    window = hands.window
    hands.drop(PIPELINE)
    assert window.welcome is not None
    assert window.welcome.door == "commission"
    hands.press("Create")
    desk = desk_of(window)
    data = desk.page("data")
    assert isinstance(data, DataPage)
    hands.press(data.start.text(), data)
    hands.press("Pay")
    pay = desk.page("pay")
    assert isinstance(pay, PayPage)
    hands.type(pay.new_view.shape.findChildren(QLineEdit)[0], "4")
    assert "4\N{NO-BREAK SPACE}%" in pay.new_view.sentence.text()
    hands.press("Use this plan")
    assert pay.period.name == "2017-12"
    hands.press("More", pay)
    hands.choose(pay.header.actions["compare_list"])
    view = pay.list_desk.view
    hands.paste(view.box, "\n".join(f"{name}\t{amount}" for name, amount in amounts.items()))
    qtbot.waitUntil(lambda: view.found is not None, timeout=20_000)
    QApplication.processEvents()

    assert view.found is not None
    assert view.reasons.accessibleName() == f"{len(amounts) - 1} of {len(amounts)} are equal."
    (one,) = [line for line in view.found.lines if line.state != "equal"]
    assert (one.name, one.state, one.difference) == (seller, "explained", int(value * RATE * 100))
    reasons = " ".join(shown.text() for shown in view.reasons.findChildren(QLabel))
    assert f"{number} of" in reasons
    assert "is missing in your list" in reasons
    hands.press("Copy", view)
    assert f"{seller}\t" in QGuiApplication.clipboard().text()
    hands.press(f"Record {number}", view)
    assert desk.key == "data"
    assert hands.inputs <= MOST, hands.inputs


def test_from_a_crm_export_to_the_printed_sheet_of_a_one_on_one(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, target = hands.window, tmp_path / "sheet.pdf"
    hands.press("Prepare a one-on-one")
    hands.drop(PIPELINE)
    hands.press("Create")
    desk = desk_of(window)
    data = desk.page("data")
    assert isinstance(data, DataPage)
    hands.press(data.start.text(), data)
    hands.press("People")
    team = desk.page("people")
    assert isinstance(team, PeoplePage)
    hands.press("One-on-one", team)
    sheet = team.desk.view.sheet
    assert sheet is not None
    assert len(sheet.figures) == MOST_FIGURES
    assert sheet.topics or sheet.strengths
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    hands.press("Print…", team)
    hands.inputs += 1  # the name of the file is confirmed
    assert target.read_bytes().startswith(b"%PDF")
    assert hands.inputs <= MOST, hands.inputs
