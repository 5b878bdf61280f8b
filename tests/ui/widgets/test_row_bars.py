from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.widgets import text
from desktop_app.ui.widgets.row_bars import ROW, RowBar, RowBars

ROWS = [RowBar("First", 10, "10 €", soft=3, low=8, high=12, strong=True), RowBar("Second", 5, "5 €", share=1.0),
        RowBar("Nothing", 0, "0 €")]  # fmt: skip


def inked(bars: RowBars, token: str, row: int) -> int:
    picture = bars.grab().toImage()
    wanted, ratio = theme.color(token).rgb(), picture.devicePixelRatio()
    return sum(picture.pixel(x, round((row + 0.4) * ROW * ratio)) == wanted for x in range(picture.width()))


def test_bars_are_as_long_as_their_values(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)
    bars = RowBars()
    qtbot.addWidget(bars)
    bars.resize(500, 100)
    text.clipped.clear()
    bars.show_rows([RowBar("First", 10, "10"), RowBar("Second", 5, "5"), RowBar("Third", 0, "0")])
    long, half, none = (inked(bars, "accent", row) for row in range(3))
    assert abs(long - 2 * half) < 6
    assert none == 0
    bars.show_rows(ROWS)
    bars.grab()
    assert (bars.height(), text.clipped) == (3 * ROW + 4, [])
    bars.show_rows([])
    bars.grab()
