"""The distribution of an opened KPI, what its definition names, and values typed from it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.operations.kpis.catalogue import typed_kpis
from desktop_app.operations.kpis.distribution import distribution
from desktop_app.store.database import Store
from desktop_app.ui.forms.value_dialog import ValueDialog
from desktop_app.ui.pages.gauges import GaugesPage
from desktop_app.ui.pages.gauges.definition_card import import_lines
from desktop_app.ui.pages.gauges.spread_card import spread_table, spread_words
from desktop_app.ui.widgets.histogram import Bar, Histogram, Mark
from tests.kpis import built_in_kpi


def test_a_time_and_an_amount_show_their_spread_and_a_share_does_not(page: GaugesPage, store: Store) -> None:
    for key, shown in (("sales_cycle_days", True), ("revenue", True), ("win_rate", False)):
        page.open_kpi(key)
        assert page.detail.spread.isVisible() is shown
    found = distribution(store, page.viewpoint.wanted(("revenue",)))
    assert found is not None
    table = spread_table(found)
    assert sum(row[2] for row in table.rows if isinstance(row[2], int)) == found.n
    assert str(found.n) in spread_words(found)


def test_the_definition_names_the_imports_newest_first() -> None:
    lines = import_lines([(9, "may.csv", 1), (7, "april.csv", 1200), (3, "a.csv", 5), (2, "b.csv", 5), (1, "c.csv", 5)])
    assert lines == [
        (
            "Imported from",
            "may.csv (#9): 1 record; april.csv (#7): 1,200 records; a.csv (#3): 5 records; 2 more imports",
        )
    ]
    assert import_lines([]) == []


def test_a_typed_part_of_a_kpi_is_offered_and_kept(
    page: GaugesPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [kpi.key for kpi in typed_kpis(store, built_in_kpi("market_share"))] == ["market_size"]
    assert typed_kpis(store, built_in_kpi("revenue")) == []
    page.open_kpi("revenue")
    assert not page.detail.definition.type.isVisible()

    def fill(dialog: ValueDialog) -> int:
        dialog.value.setText("1000000")
        dialog._accept()
        return dialog.result()

    monkeypatch.setattr(ValueDialog, "exec", fill)
    page.detail._kpi = built_in_kpi("market_share")
    page.detail._type_value()
    page.reload()
    assert "market_share" in {kpi.key for kpi in page._kpis} or built_in_kpi("market_share").hidden


def test_a_histogram_paints_with_and_without_bars(qtbot: QtBot) -> None:
    made = Histogram()
    qtbot.addWidget(made)
    made.resize(400, 170)
    empty = made.grab().toImage()
    made.show_bars([Bar("0", 3), Bar("10", 9), Bar("20", 0)], [Mark(1.2, "median 12"), Mark(2.9, "9 of 10 below 29")])
    assert made.grab().toImage() != empty


def test_the_opened_gauge_is_printed(page: GaugesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page.open_kpi("win_rate")
    target = tmp_path / "rate.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.detail.strip.print.click()
    assert target.read_bytes().startswith(b"%PDF")


def test_volume_price_and_mix_are_shown_for_revenue_alone_and_add_up(page: GaugesPage) -> None:
    page.open_kpi("revenue")
    card = page.detail.drivers
    assert card.how.isVisible()
    card.how._group.button(1).click()
    assert card.height() >= card.needed_height()
    assert [column.key for column in card._table.model.columns] == ["part", "volume", "rate", "mix", "change", "bar"]
    page.open_kpi("win_rate")
    assert not card.how.isVisible()
    assert "volume" not in [column.key for column in card._table.model.columns]
