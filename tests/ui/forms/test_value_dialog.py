from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.ui.forms.value_dialog import ValueDialog
from tests.kpis import built_in_kpi

ANA = Scope(ScopeKind.PERSON, 4, "Ana")


def test_what_is_offered_is_taken_with_the_value_typed(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ValueDialog(parent, [built_in_kpi("revenue"), built_in_kpi("market_size")], [ANA], 1)
    dialog.offer(built_in_kpi("market_size"), ANA, parse_period("2026-Q1"))
    dialog._accept()
    assert dialog._problem.text()
    dialog.value.setText("1000000")
    dialog._accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.taken is not None
    taken = dialog.taken
    assert (taken.kpi, taken.scope, taken.period.name, taken.value) == ("market_size", ANA, "2026-Q1", 1_000_000)
