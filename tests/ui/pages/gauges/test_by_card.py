"""The gauges as one table."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.gauges import GaugesPage
from desktop_app.ui.pages.gauges.by_card import ByCard
from tests.kpis import built_in_kpi


def test_the_gauges_as_a_table_by_person_are_exported_as_they_stand(
    page: GaugesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.view_by.choose("person")
    assert page.by.isVisible()
    assert not page.board.isVisible()
    rows = [row[0] for row in page.by.table.rows]
    assert "Ana Pop" in rows
    target = tmp_path / "people.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.by._ask_export()
    assert len(target.read_text("utf-8-sig").splitlines()) >= len(rows) + 1
    few = len(page.by.table.columns)
    page.by.which._group.button(1).click()
    assert len(page.by.table.columns) > few
    again = page.state()
    assert again["by"] == "person"


def test_without_large_gauges_all_kpis_are_columns(qtbot: QtBot) -> None:
    kpis = [built_in_kpi("revenue"), built_in_kpi("win_rate")]
    card = ByCard()
    qtbot.addWidget(card)
    assert card.chosen(kpis, ["win_rate", "gone"]) == kpis[1:]
    assert card.chosen(kpis, []) == kpis
