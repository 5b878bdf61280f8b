from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.formats import MINUS
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.operations.kpis.drivers import Changed, Part, Split
from desktop_app.operations.kpis.figures import Wanted, breakdown, figures
from desktop_app.reports.kpi_words import definition_lines
from desktop_app.rules.statistics.contributions import Ratio, of_rate, of_sum
from desktop_app.store.database import Store
from desktop_app.ui.pages.gauges.definition_card import DefinitionCard
from desktop_app.ui.pages.gauges.drivers_card import drivers_table
from desktop_app.ui.pages.gauges.parts_card import parts_table
from desktop_app.ui.pages.gauges.people_card import chance_words, funnels
from desktop_app.ui.pages.gauges.rows import rows_table
from desktop_app.ui.trends import trend_of, trend_table
from desktop_app.ui.viewpoint import Viewpoint
from tests.kpis import built_in_kpi


@pytest.fixture
def view(qtbot: QtBot, store: Store) -> Viewpoint:
    made = Viewpoint(store)
    qtbot.addWidget(made.picker)
    qtbot.addWidget(made.who)
    return made


MONEY = st.integers(-(10**9), 10**9).map(lambda cents: Fraction(cents, 100))


def as_number(words: object) -> Fraction:
    return Fraction(str(words).replace(",", "").replace(MINUS, "-").replace("+", "") or "0")


@given(st.dictionaries(st.integers(1, 99), st.tuples(MONEY, MONEY), min_size=1, max_size=30))
def test_the_changes_shown_add_up_to_the_change_shown_of_a_sum(sides: dict[int, tuple[Fraction, Fraction]]) -> None:
    before = {str(key): pair[0] for key, pair in sides.items()}
    after = {str(key): pair[1] for key, pair in sides.items()}
    parts = tuple(Part(one.segment, one.before, one.after, one.change) for one in of_sum(before, after))
    ends = [Quantity(sum(side.values(), Fraction(0)), Unit.MONEY, "EUR") for side in (before, after)]
    table, bars = drivers_table(Changed(Split.SUM, *ends, parts), "product")
    assert sum(as_number(row[3]) for row in table.rows) == as_number(table.totals[3])
    assert len(bars) == len(table.rows)


COUNTS = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: (min(pair), max(pair)))


@given(st.dictionaries(st.integers(1, 99), st.tuples(COUNTS, COUNTS), min_size=1, max_size=30))
def test_mix_and_rate_shown_add_up_column_by_column(sides: dict[int, tuple[tuple[int, int], tuple[int, int]]]) -> None:
    before, after = (
        {str(key): Ratio(Fraction(pair[side][0]), Fraction(pair[side][1])) for key, pair in sides.items()}
        for side in (0, 1)
    )
    parts = tuple(
        Part(one.segment, one.rate_before, one.rate_after, one.change, one.share_before, one.share_after, one.mix,
             one.rate)
        for one in of_rate(before, after)
    )  # fmt: skip
    ends = [
        Quantity(sum(r.numerator for r in side.values()) / sum(r.denominator for r in side.values()), Unit.PERCENT)
        for side in (before, after)
    ]
    table, _bars = drivers_table(Changed(Split.RATE, *ends, parts), "product")
    for column in (3, 4, 5):
        assert sum(as_number(row[column]) for row in table.rows) == as_number(table.totals[column])


def test_people_without_a_difference_beyond_chance_are_said_to_be_alike(store: Store, view: Viewpoint) -> None:
    rows = [row for row in breakdown(store, view.wanted(("win_rate",), by="person", lean=True)) if row.group]
    words, remark = chance_words(rows)
    assert words == "These 4 people do not differ beyond chance"
    assert remark.startswith("p ")
    assert len(funnels(rows)) == 4


def test_the_trend_ends_with_the_landing_of_a_sum_that_still_grows(store: Store, view: Viewpoint) -> None:
    figure = figures(store, view.wanted(("revenue",)))[0]
    trend = trend_of(built_in_kpi("revenue"), figure)
    assert figure.landing is not None
    assert trend.running
    assert trend.points[-1].value == float(figure.landing.value.value)
    assert len(trend.points) == len(figure.history) + 1
    assert len(trend_table(built_in_kpi("revenue"), figure).rows) == len(figure.history)


def test_a_breakdown_has_a_total_only_where_parts_sum(store: Store, view: Viewpoint) -> None:
    for key, summed in (("revenue", True), ("win_rate", False), ("sales_cycle_days", False)):
        rows = breakdown(store, view.wanted((key,), by="product", lean=True))
        assert bool(parts_table(built_in_kpi(key), rows, "product").totals) is summed, key


def test_a_row_without_a_target_says_so(store: Store, view: Viewpoint) -> None:
    wanted = Wanted(("deals_won",), view.period, view.as_of)
    table = rows_table([(built_in_kpi("deals_won"), figures(store, wanted)[0])], "vs 1 Aug")
    assert table.rows[0][4] == "none"


def test_the_definition_card_offers_the_other_size(qtbot: QtBot) -> None:
    card = DefinitionCard()
    qtbot.addWidget(card)
    card.show_kpi(built_in_kpi("win_rate"), pinned=True)
    link = next(one for one in card.findChildren(QPushButton) if one.text() == "Show as a row")
    with qtbot.waitSignal(card.pin_asked):
        link.click()


def test_a_definition_says_formula_counted_and_left_out_in_words() -> None:
    lines = dict(definition_lines(built_in_kpi("win_rate")))
    assert lines["Formula"] == "Deals won ÷ (Deals won + Deals lost)"
    assert lines["Left out"] == "Open deals"
    assert lines["Judged"] == "from 20 records on"
