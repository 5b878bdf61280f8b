from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.flow import Flow


def test_what_does_not_fit_goes_on_in_the_next_line_and_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    flow = Flow()
    qtbot.addWidget(flow)
    buttons = [QPushButton(f"button {place}") for place in range(4)]
    for one in buttons:
        flow.add(one)
    flow.resize(4000, 30)
    flow.show()
    flow.arrange()
    assert len({one.y() for one in buttons}) == 1
    flow.resize(buttons[0].sizeHint().width() * 2 + 20, 30)
    flow.arrange()
    assert [one.y() > 0 for one in buttons] == [False, False, True, True]
    buttons[0].hide()
    flow.arrange()
    assert buttons[1].x() == 0
    assert buttons[3].y() == buttons[1].height() + 8
