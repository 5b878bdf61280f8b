"""The tab of records: listed, filtered, sorted, opened."""

from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.company import KpiValue
from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.entries import save_entry
from desktop_app.operations.kpis.catalogue import load_catalogue
from desktop_app.store import kpi_values
from desktop_app.store.record_pages import Asked
from desktop_app.ui.forms.value_dialog import ValueDialog
from desktop_app.ui.pages.data import DataPage
from tests.ui.pages.data.hands import (
    GOOD,
    HEAD,
    bring,
)


def test_records_are_listed_filtered_sorted_and_opened(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD + "x,Zoe,Bold,GTX Pro,Lost,2026-02-01,2026-03-09,5\n", "deals.csv")
    page.tabs.show_value(1)
    page._show_mode()
    view = page.records
    assert view.table is not None
    assert view.table.model.rowCount() == 21
    assert view.table.model.row_values(0)[0] == "x"  # the newest day first
    view.filter.setText("zoe")
    qtbot.keyClick(view.filter, Qt.Key.Key_Return)
    assert view.table.model.rowCount() == 1
    view.filter.setText("")
    view._ask()
    view._sort(view.table.column("amount"))
    assert view.table.model.row_values(0)[0] == "119"
    view._sort(view.table.column("amount"))
    assert view.table.model.row_values(0)[0] == "x"
    chosen = tuple(view._ids[place] for place in (0, 4))
    page.show_argument(Asked(Kind.OPPORTUNITY, only=chosen))
    assert view.table.model.rowCount() == 2
    assert view.count.text() == "2 records behind the figure"
    view._sort(view.table.column("person"))
    assert view.table.model.rowCount() == 2
    view.all.click()
    assert (view.table.model.rowCount(), view.all.isHidden()) == (21, True)
    view._sort(view.table.column("amount"))
    view.table.row_activated.emit(0)
    assert view.detail.isVisible()
    assert page.back()
    assert not view.detail.isVisible()


def test_a_typed_value_is_listed_by_name_corrected_and_removed(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD, "deals.csv")
    before = KpiValue("deals_won", parse_period("2026-03"), COMPANY, Fraction(40), "typed", 12)
    page.records._jobs.run(save_entry, before, label="Saving")
    page.tabs.show_value(1)
    page._show_mode()
    view = page.records
    view._read()
    view._choose(Kind.KPI_VALUE)
    assert view.table is not None
    name = next(kpi.texts.name for kpi in load_catalogue(page.store) if kpi.key == "deals_won")
    assert view.table.model.row_values(0)[0] == name
    assert (view.add.isHidden(), view.remove.isHidden()) == (False, True)
    view.table.row_activated.emit(0)
    assert view._value == before
    dialog = ValueDialog(view, load_catalogue(page.store), (), 1, before)
    qtbot.addWidget(dialog)
    dialog.value.setText("much")
    dialog._accept()
    assert dialog.taken is None
    dialog.value.setText("45")
    dialog._accept()
    assert dialog.taken == KpiValue("deals_won", before.period, COMPANY, Fraction(45), "typed", 12)
    view.remove_value()
    assert kpi_values.load(page.store) == []


def test_records_that_another_page_asks_for(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD + "x,Zoe,Bold,GTX Pro,Lost,2026-02-01,2026-03-09,5\n", "deals.csv")
    page.show_argument(Asked(Kind.OPPORTUNITY, text="Zoe"))
    view = page.records
    assert (view.kind, view.filter.text()) == (Kind.OPPORTUNITY, "Zoe")
    assert view.isVisibleTo(page)
    assert view.table is not None
    assert view.table.model.rowCount() == 1
