"""The parts of the page by themselves: tally, strip, the choice of a noun, the order of large gauges."""

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.kpis.figures import Wanted, figures
from desktop_app.rules.statistics.xmr import Limits, Rule, Signal
from desktop_app.store import groupings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.gauges import GaugesPage
from desktop_app.ui.pages.gauges.board import Heroes, needed_width
from desktop_app.ui.pages.gauges.detail import KpiDetail
from desktop_app.ui.pages.gauges.dimension import Dimension, dimensions, has_months
from desktop_app.ui.pages.gauges.records_card import RecordsCard
from desktop_app.ui.pages.gauges.strip import Strip
from desktop_app.ui.pages.gauges.strip import _cells as strip_cells
from desktop_app.ui.pages.gauges.tally import Tally
from desktop_app.ui.viewpoint import Viewpoint
from desktop_app.ui.widgets.face import GaugeFace, Row
from desktop_app.ui.widgets.gauge import HeroGauge
from tests.kpis import built_in_kpi
from tests.ui.pages.deal_years import LAST

SEPTEMBER = parse_period("2026-09")


def test_a_tally_leaves_out_what_is_not_there(qtbot: QtBot, store: Store) -> None:
    tally = Tally()
    qtbot.addWidget(tally)
    tally.show_figures(figures(store, Wanted(("revenue", "deals_won"), SEPTEMBER, LAST)))
    assert tally.accessibleName() == "2 not judged"


def test_the_nouns_to_take_a_figure_apart_by_are_those_not_fixed_already(store: Store) -> None:
    whole = ["product", "customer", "buyer", "region", "team", "person", "weekday"]
    assert dimensions(store, COMPANY, []) == whole
    assert dimensions(store, COMPANY, ["product"]) == whole[1:]
    ana = Scope(ScopeKind.PERSON, groupings.group_id(store, "person", "Ana Pop"), "Ana Pop")
    assert dimensions(store, ana, []) == ["product", "customer", "buyer", "weekday"]
    assert has_months(parse_period("2026-Q1"))
    assert not has_months(SEPTEMBER)


def test_a_chosen_noun_stays_while_it_is_possible(qtbot: QtBot) -> None:
    chooser = Dimension()
    qtbot.addWidget(chooser)
    chooser.show_nouns(["product", "team", "person"], "team")
    chooser.show_nouns(["team", "person"])
    assert chooser.value() == "team"
    chooser.show_nouns(["person"])
    assert chooser.value() == "person"
    chooser.show_nouns([])
    assert chooser.value() == ""


def test_the_value_of_an_opened_kpi_asks_why_by_key(qtbot: QtBot, store: Store) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    strip.show_figure(built_in_kpi("revenue"), figures(store, Wanted(("revenue",), SEPTEMBER, LAST))[0], "vs 17 Aug")
    with qtbot.waitSignal(strip.explain_asked):
        qtbot.keyClick(strip._value, Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("count", "width", "columns"), [(4, 1176, 4), (5, 1176, 3), (4, 1016, 4), (4, 800, 2), (3, 400, 1)]
)
def test_large_gauges_stand_in_rows_of_equal_length(qtbot: QtBot, count: int, width: int, columns: int) -> None:
    heroes = Heroes()
    qtbot.addWidget(heroes)
    heroes.show_gauges([HeroGauge(GaugeFace("Revenue", "1", "Revenue: 1.")) for _place in range(count)])
    assert heroes.columns_for(width) == columns


def test_a_gauge_with_long_words_asks_for_more_room() -> None:
    short = GaugeFace("Revenue", "1", "", rows=(Row("Landing", "€1", "1–2"),))
    long = GaugeFace("Revenue", "1", "", rows=(Row("Estimat la final", "€1,404,000", "1,381–1,427k"),))
    assert needed_width(long) > needed_width(short) + 100


def test_records_are_read_newest_first_and_by_measure(qtbot: QtBot, store: Store) -> None:
    card = RecordsCard(store)
    qtbot.addWidget(card)
    wanted = Wanted(("win_rate",), SEPTEMBER, LAST)
    card.show_wanted(built_in_kpi("win_rate"), wanted)
    model = card._table.model
    days = [model.row_values(row)[0] for row in range(model.rowCount())]
    assert days == sorted(days, reverse=True)
    card.show_wanted(built_in_kpi("win_rate"), wanted, "deals_lost")
    lost = card._table.model
    results = [column.key for column in lost.columns].index("result")
    assert {lost.row_values(row)[results] for row in range(lost.rowCount())} == {"lost"}


def test_a_part_is_narrowed_down_beside_the_scope_it_is_in(qtbot: QtBot, store: Store) -> None:
    view = Viewpoint(store)
    detail = KpiDetail(store, JobsInPlace(store), view)
    for widget in (view.picker, view.who, detail):
        qtbot.addWidget(widget)
    field = Scope(ScopeKind.TEAM, groupings.group_id(store, "team", "Field"), "Field")
    view.who.choose(field)
    detail.show_kpi(built_in_kpi("revenue"), {}, pinned=False)
    ana = groupings.group_id(store, "person", "Ana Pop")
    narrowed = detail._narrowed("person", ana, "Ana Pop")
    assert narrowed.where == {"team": field.id}
    assert narrowed.scope.id == ana
    alone = figures(store, Wanted(("revenue",), SEPTEMBER, LAST, Scope(ScopeKind.PERSON, ana, "Ana Pop")))[0]
    assert figures(store, narrowed)[0].value == alone.value
    assert alone.value is not None
    assert alone.value.value > Fraction(0)


def test_the_remark_on_the_usual_range_speaks_of_the_figure_itself(store: Store) -> None:
    """A month below the range followed by one above it: the newest is above."""
    kpi = built_in_kpi("win_rate")
    figure = figures(store, Wanted(("win_rate",), SEPTEMBER, LAST))[0]
    past = len(figure.history)
    outside = (Signal(past - 1, Rule.OUTSIDE, upward=False), Signal(past, Rule.OUTSIDE, upward=True))
    range_ = Limits(0.2, 0.5, 0.8, 0.1, 12)
    shown = replace(figure, limits=range_, signals=outside, pace=None)
    cell = next(found for found in strip_cells(kpi, shown, "vs 17 Aug") if found[0] == "Usual range")
    assert cell[2:] == ("above", "act")


def test_what_people_alone_have_is_parted_by_them(page: GaugesPage) -> None:
    """A full-time month belongs to no channel and no product."""
    page.open_kpi("revenue_per_rep")
    assert page.detail.drivers.shows_parts
    assert any(row.figures[0].value is not None for row in page.detail._rows)
    strip = page.detail.strip
    strip.resize(420, 66)
    assert strip._shown[0].isVisibleTo(strip)
    assert not strip._shown[-1].isVisibleTo(strip)
