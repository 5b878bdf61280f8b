"""What measures a promise: typed in the KPI's unit, a wrong value told where it stands."""

from fractions import Fraction

from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.people.measure_line import MeasureLine
from tests.kpis import built_in_kpi


def test_a_value_is_read_in_the_unit_of_its_kpi(qtbot: QtBot) -> None:
    line = MeasureLine()
    qtbot.addWidget(line)
    line.show_kpis([], "EUR")
    assert (line.isHidden(), line.read()) == (True, ("", None))
    line.show_kpis([built_in_kpi("win_rate"), built_in_kpi("revenue")], "EUR")
    assert [word for _key, word in line.kpi.choices()] == ["nothing", "Revenue", "Win rate"]
    line.kpi.choose("win_rate")
    assert (line.wanted.isHidden(), line.wanted.placeholderText()) == (False, "wanted, in %")
    assert line.read() == ("win_rate", None)
    line.wanted.setText("52.5 %")
    assert line.read() == ("win_rate", Fraction(21, 40))
    line.wanted.setText("much")
    assert line.read() is None
    line.show_kpis([built_in_kpi("win_rate")], "EUR")
    assert (line.key(), line.wanted.text()) == ("win_rate", "much")  # new data leave what is chosen and typed
    line.clear()
    assert line.read() == ("", None)
