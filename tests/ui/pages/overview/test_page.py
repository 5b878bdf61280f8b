from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.agenda import DueRun, MissingTargets
from desktop_app.operations.kpis.kpi_board import Board, save_board
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.overview import OverviewPage
from desktop_app.ui.pages.overview.needs import NeedsCard, matter_place, matter_words
from desktop_app.ui.widgets import text
from tests.kpis import built_in_kpi
from tests.ui.pages.deal_years import TEAM, open_copy

SEPTEMBER = parse_period("2026-09")


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_copy(workspace) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> OverviewPage:
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = OverviewPage(store, JobsInPlace(store))
    qtbot.addWidget(made)
    made.resize(1232, 872)
    made.show()
    made.reload()
    return made


def give_quotas(store: Store) -> None:
    for name, _team, _region in TEAM:
        scope = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", name), name)
        set_target(store, "revenue", scope, SEPTEMBER, Fraction(8_000), reason="plan")


def test_the_count_in_the_side_bar_is_the_length_of_the_list(page: OverviewPage, store: Store) -> None:
    assert OverviewPage.attention(store) == len(page.needs._matters) > 0


def test_three_of_the_large_gauges_are_here_too(page: OverviewPage, store: Store) -> None:
    assert [gauge.face.title for gauge in page.gauges] == ["Revenue", "Win rate", "Sales cycle length"]
    save_board(store, Board(large=("deals_won",)))
    page.reload()
    assert [gauge.face.title for gauge in page.gauges] == ["Deals won"]


def test_the_pack_of_a_meeting_is_written_where_it_is_asked_for(
    page: OverviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "meeting.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    page.pack.click()
    assert target.read_bytes().startswith(b"%PDF")


def test_a_gauge_leads_to_its_kpi(page: OverviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go) as heard:
        qtbot.keyClick(page.gauges[1], Qt.Key.Key_Return)
    assert heard.args == ["gauges", ("win_rate", COMPANY)]


def test_without_quotas_the_team_shows_figures_and_offers_to_set_targets(page: OverviewPage, qtbot: QtBot) -> None:
    keys = [column.key for column in page.team._view.model.columns]
    assert keys == ["name", "actual", "change", "spark", "records"]
    with qtbot.waitSignal(page.go) as heard:
        page.team._set.click()
    assert heard.args == ["targets", None]


def test_with_quotas_everybody_is_held_against_their_own(page: OverviewPage, store: Store) -> None:
    give_quotas(store)
    page.reload()
    model = page.team._view.model
    place = {column.key: number for number, column in enumerate(model.columns)}
    names = [model.row_values(row)[place["name"]] for row in range(model.rowCount())]
    assert names == ["Field · Revenue", "Ana Pop", "Ion Rusu", "Inside · Revenue", "Mara Ene", "Wei Li"]
    for line in page.team._lines:
        assert line.figure.value is not None
        row = model.row_values(names.index(line.name))
        assert line.quota == (16_000 if line.is_team else 8_000)
        assert row[place["attainment"]].value == line.figure.value.value / line.quota


def test_a_person_leads_to_the_figure_of_that_person(page: OverviewPage, store: Store, qtbot: QtBot) -> None:
    give_quotas(store)
    page.reload()
    with qtbot.waitSignal(page.go) as heard:
        page.team._view.row_activated.emit(1)
    key, (kpi, scope) = heard.args or ["", ("", COMPANY)]
    assert (key, kpi, scope.name) == ("gauges", "revenue", "Ana Pop")


def test_every_matter_says_what_to_do_and_where(qtbot: QtBot, page: OverviewPage) -> None:
    for matter in (*page.needs._matters, DueRun(SEPTEMBER, 0), DueRun(SEPTEMBER, 4)):
        title, known, action = matter_words(matter)
        assert all((title, known, action))
        assert matter_place(matter)[0] in {"gauges", "pay", "data", "targets"}


def test_more_than_five_matters_wait_behind_one_link(qtbot: QtBot, qapp: QApplication) -> None:
    went: list[tuple[str, object]] = []
    card = NeedsCard(lambda key, argument: went.append((key, argument)))
    qtbot.addWidget(card)
    card.show_matters([MissingTargets((built_in_kpi("revenue"),), parse_period(f"2026-{m:02d}")) for m in range(1, 8)])
    card.show()
    buttons = [one for one in card.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in buttons] == ["Set targets"] * 5 + ["2 more"]
    buttons[-1].click()
    qapp.processEvents()
    shown = [one for one in card.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in shown] == ["Set targets"] * 7
    shown[6].click()
    assert went == [("targets", "revenue")]


def test_an_empty_workspace_offers_the_first_step(qtbot: QtBot, tmp_path: Path) -> None:
    with new_workspace(tmp_path / "e.quotadesk", preset_settings("IE", date(2026, 1, 1), company="E")) as store:
        page = OverviewPage(store, JobsInPlace(store))
        qtbot.addWidget(page)
        page.show()
        page.reload()
        assert page._empty.isVisible()
        with qtbot.waitSignal(page.files_asked):
            next(one for one in page._empty.findChildren(QPushButton)).click()


def test_the_model_of_the_team_is_sound(page: OverviewPage, store: Store, qtmodeltester: ModelTester) -> None:
    give_quotas(store)
    page.reload()
    qtmodeltester.check(page.team._view.model)


@pytest.mark.parametrize("width", [1016, 1176, 1600])
def test_no_text_is_cut_at_the_usual_widths(page: OverviewPage, store: Store, width: int) -> None:
    give_quotas(store)
    page.resize(width + 56, 872)
    page.reload()
    QApplication.processEvents()
    text.clipped.clear()
    page.grab()
    assert text.clipped == []
