import time
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.kpis.catalogue import kpis_with_data
from desktop_app.operations.kpis.comparison import Against
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.operations.kpis.kpi_board import Board, save_board
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.targets.targets import set_target
from desktop_app.reports.wording import sentence
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.ui import faces, reading
from desktop_app.ui.jobs import Job, JobsInPlace
from desktop_app.ui.pages.gauges import GaugesPage
from desktop_app.ui.widgets import text
from tests.kpis import built_in_kpi
from tests.ui.pages.deal_years import LAST

SEPTEMBER = parse_period("2026-09")


def row_keys(page: GaugesPage) -> list[str]:
    return [kpi.key for kpi, _figure in page.board._pairs]


def test_every_kpi_with_data_is_a_large_gauge_or_a_row_and_no_other(page: GaugesPage, store: Store) -> None:
    large = [gauge.face.title for gauge in page.board.heroes.gauges]
    assert large == ["Revenue", "Win rate", "Sales cycle length", "New customers"]
    pinned = faces.pinned(store, kpis_with_data(store))
    assert sorted([*pinned, *row_keys(page)]) == sorted(kpi.key for kpi in kpis_with_data(store))
    assert "nps" not in row_keys(page)


def test_the_value_of_a_gauge_is_the_figure_of_the_store(page: GaugesPage, store: Store) -> None:
    figure = figures(store, Wanted(("revenue",), SEPTEMBER, LAST))[0]
    assert figure.value is not None
    shown = page.board.heroes.gauges[0]
    assert shown.face.value.replace(",", "") == str(figure.value.value)
    assert shown.face.caption == "no target"
    assert shown.toolTip() == shown.accessibleDescription() == shown.face.sentence


def test_a_target_changes_what_a_gauge_is_held_against(page: GaugesPage, store: Store) -> None:
    set_target(store, "revenue", COMPANY, SEPTEMBER, Fraction(40_000), reason="plan")
    page.reload()
    assert page.board.heroes.gauges[0].face.caption == "of €40,000 target"


def test_a_gauge_opens_with_enter_and_escape_goes_back(page: GaugesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.board.heroes.gauges[1], Qt.Key.Key_Return)
    assert page.detail.key == "win_rate"
    assert page.detail.isVisible()
    assert not page.board.isVisible()
    assert page.back()
    assert page.board.isVisible()
    assert not page.back()


def test_a_row_opens_with_enter(page: GaugesPage, qtbot: QtBot) -> None:
    grid = page.board.table.grid
    grid.setCurrentIndex(grid.model().index(1, 1))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert page.detail.key == row_keys(page)[1]


def test_a_row_becomes_a_large_gauge_and_that_is_remembered(page: GaugesPage, store: Store) -> None:
    key = row_keys(page)[0]
    page.board.toggler(key)()
    assert key in faces.pinned(store, kpis_with_data(store))
    assert key not in row_keys(page)
    page.board.toggler(key)()
    assert key in row_keys(page)


def test_the_legend_goes_for_good_once_it_is_understood(page: GaugesPage, store: Store, qtbot: QtBot) -> None:
    assert page.board.legend.isVisible()
    page.board.legend.dismissed.emit()
    page.reload()
    assert not page.board.legend.isVisible()
    again = GaugesPage(store, JobsInPlace(store))
    qtbot.addWidget(again)
    again.restore(page.state())
    again.show()
    again.reload()
    assert not again.board.legend.isVisible()


def test_a_filter_by_product_counts_only_its_records(page: GaugesPage, store: Store) -> None:
    pen = groupings.group_id(store, "product", "Pen")
    page.filters._chips["product"].choose(pen)
    wanted = figures(store, Wanted(("revenue",), SEPTEMBER, LAST, where={"product": pen}))[0]
    assert wanted.value is not None
    assert page.board.heroes.gauges[0].face.value.replace(",", "") == str(wanted.value.value)
    assert page.state()["where"] == {"product": pen}


def test_the_people_chosen_are_those_of_the_figures(page: GaugesPage, store: Store) -> None:
    ana = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Ana Pop"), "Ana Pop")
    page.viewpoint.who.choose(ana)
    wanted = figures(store, Wanted(("revenue",), SEPTEMBER, LAST, ana))[0]
    assert wanted.value is not None
    assert page.board.heroes.gauges[0].face.value.replace(",", "") == str(wanted.value.value)


def test_the_tally_counts_every_figure_once(page: GaugesPage, store: Store) -> None:
    counts = [int(words.split()[0]) for _status, words in page.tally._found]
    assert sum(counts) == len(kpis_with_data(store))


def test_the_why_panel_gets_the_steps_of_the_opened_figure(page: GaugesPage, qtbot: QtBot) -> None:
    page.open_kpi("win_rate")
    with qtbot.waitSignal(page.explain_asked) as heard:
        page._primary_button.click()
    found = heard.args[0] if heard.args else None
    assert isinstance(found, Explanation)
    assert "Deals won ÷ (Deals won + Deals lost)" in sentence(found)


def test_the_records_of_a_step_are_shown_by_its_measure(page: GaugesPage, store: Store) -> None:
    page.open_kpi("win_rate")
    page.detail.explain()
    page.show_records(explain("kpi.input.deals_won"))
    assert page.detail.records.measure == "deals_won"
    figure = figures(store, Wanted(("deals_won",), SEPTEMBER, LAST))[0]
    assert page.detail.records._table.model.rowCount() == figure.n


def test_a_person_of_the_opened_kpi_is_explained_alone(page: GaugesPage, store: Store, qtbot: QtBot) -> None:
    page.open_kpi("revenue")
    ana = groupings.group_id(store, "person", "Ana Pop")
    with qtbot.waitSignal(page.explain_asked) as heard:
        page.detail.people.asked.emit(ana)
    found = heard.args[0] if heard.args else None
    assert isinstance(found, Explanation)
    assert found.value("scope") == "Ana Pop"
    wanted = figures(store, Wanted(("revenue",), SEPTEMBER, LAST, Scope(ScopeKind.PERSON, ana, "Ana Pop")))[0]
    assert found.result == wanted.value


@pytest.mark.parametrize("key", ["revenue", "win_rate", "sales_cycle_days", "open_deals", "new_customers"])
@pytest.mark.parametrize("period", ["2026-09", "2026-Q2", "2026", "2024-01", "2026-08-03..2026-08-20"])
def test_every_kind_of_kpi_opens_in_every_kind_of_period(page: GaugesPage, key: str, period: str) -> None:
    page.viewpoint.picker.choose(parse_period(period))
    page.open_kpi(key)
    QApplication.processEvents()
    assert page.detail.key == key


def test_the_models_of_board_and_detail_are_sound(page: GaugesPage, qtmodeltester: ModelTester) -> None:
    page.open_kpi("revenue")
    for view in (page.board.table, page.detail.parts._table, page.detail.people._table, page.detail.records._table):
        qtmodeltester.check(view.model)
    assert page.detail.records._table.model.rowCount(QModelIndex()) > 0


def test_the_records_are_exported_as_they_are_counted(
    page: GaugesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open_kpi("deals_won")
    target = tmp_path / "won.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.detail.records.export_asked.emit()
    lines = target.read_text("utf-8-sig").splitlines()
    assert len(lines) - 1 == page.detail.records._table.model.rowCount()
    assert lines[0].startswith("day,document,customer,person")


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv"])
def test_the_board_is_printed_to_a_file(
    page: GaugesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    target = tmp_path / f"gauges.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page._primary_button.click()
    assert target.stat().st_size > 300


def test_an_empty_workspace_says_what_belongs_here(qtbot: QtBot, tmp_path: Path) -> None:
    with new_workspace(tmp_path / "e.quotadesk", preset_settings("IE", date(2026, 1, 1), company="E")) as store:
        page = GaugesPage(store, JobsInPlace(store))
        qtbot.addWidget(page)
        page.show()
        page.reload()
        assert page._empty.isVisible()
        assert not GaugesPage.has_something_to_say(store)


@pytest.mark.thorough
@pytest.mark.parametrize("width", [1016, 1176, 1600])
def test_no_text_is_cut_at_the_usual_widths(page: GaugesPage, width: int) -> None:
    text.clipped.clear()
    page.resize(width + 56, 872)
    QApplication.processEvents()
    page.grab()
    for key in ("win_rate", "revenue"):
        page.open_kpi(key)
        QApplication.processEvents()
        page.grab()
    assert text.clipped == []


def test_the_board_is_read_in_less_than_a_blink(page: GaugesPage, store: Store) -> None:
    keys = tuple(kpi.key for kpi in kpis_with_data(store))
    taken = []
    for _round in range(5):
        start = time.process_time()
        figures(store, page.viewpoint.wanted(keys))
        taken.append(time.process_time() - start)
    assert min(taken) < 0.15


def test_filters_behind_the_menu_combine_with_those_at_hand(page: GaugesPage, store: Store) -> None:
    pen = groupings.group_id(store, "product", "Pen")
    page.filters._chips["product"].choose(pen)
    assert "weekday" in page.filters._waiting()
    page.filters.ask("weekday")
    page.filters._chips["weekday"].choose(2)
    wanted = figures(store, Wanted(("revenue",), SEPTEMBER, LAST, where={"weekday": 2, "product": pen}))[0]
    shown = page.board.heroes.gauges[0].face.value.replace(",", "")
    assert shown == (str(wanted.value.value) if wanted.value else "—")
    page.filters.clear.click()
    assert page.filters.where() == {}


def test_the_change_is_held_against_what_was_chosen(page: GaugesPage, store: Store) -> None:
    page.against.choose(Against.LAST_YEAR)
    assert page.versus() == "vs Sep 2025"
    assert [value for value, _word in page.against.choices()] == [Against.BEFORE, Against.LAST_YEAR, Against.OWN]
    ana = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Ana Pop"), "Ana Pop")
    page.viewpoint.who.choose(ana)
    page.against.choose(Against.TEAM)
    assert page.board.heroes.gauges[0].face.rows[-1].label == "vs the team"


def test_the_board_of_the_workspace_orders_hides_and_enlarges(page: GaugesPage, store: Store) -> None:
    rows = row_keys(page)
    last = rows[-1]
    board = Board((last, *rows), ("win_rate",), {rows[0]: False})
    save_board(store, board)
    page.reload()
    now = row_keys(page)
    assert rows[0] not in now
    assert [gauge.face.title for gauge in page.board.heroes.gauges] == ["Win rate"]
    group = [key for key in now if built_in_kpi(key).group is built_in_kpi(last).group]
    assert group[0] == last


def test_choosing_kpis_is_a_step_away(page: GaugesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go) as heard:
        page._choose.click()
    assert heard.args == ["settings", "kpis"]


class Held(JobsInPlace):
    """Jobs that run when the test says so."""

    held: Job | None = None

    def _perform(self, job: Job) -> None:
        self.held = job

    def go_on(self) -> None:
        assert self.held is not None
        super()._perform(self.held)


def test_many_records_are_read_by_the_worker_while_the_page_shows_what_it_has(
    qtbot: QtBot, page: GaugesPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "DIRECT", -1)
    jobs = Held(store)
    monkeypatch.setattr(page._reading, "_jobs", jobs)
    changed: list[None] = []
    jobs.data_changed.connect(lambda: changed.append(None))
    before = page.board.heroes.gauges[0].face.value
    page.viewpoint.picker.choose(parse_period("2026-08"))
    assert page.board.heroes.gauges[0].face.value == before
    assert page._scrolled._veil.isVisible()
    assert "Reading" in page._muted.text()
    jobs.go_on()
    assert page.board.heroes.gauges[0].face.value != before
    assert not page._scrolled._veil.isVisible()
    assert "Reading" not in page._muted.text()
    assert changed == []
    page.reload()
    page.open_kpi("revenue")
    jobs.go_on()
    assert page.board.isHidden()
    assert page._title.text() == "Revenue"
