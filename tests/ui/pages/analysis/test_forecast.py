from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.analyses.outlook import outlook
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.targets.targets import set_target
from desktop_app.store.database import Store
from desktop_app.ui.pages.analysis import AnalysisPage
from desktop_app.ui.pages.analysis.forecast import ForecastView
from desktop_app.ui.pages.analysis.outlook_chart import chart_table, months_ahead, trend_of
from tests.ui.pages.deal_years import LAST


def view(page: AnalysisPage) -> ForecastView:
    page.show_view("forecast")
    assert isinstance(page.view, ForecastView)
    return page.view


def test_running_periods_come_first_and_a_row_opens_how_it_is_known(page: AnalysisPage) -> None:
    card = view(page).outlook
    assert [str(row[0].name) for row in card._table.model.table.rows][:3] == ["2026-09", "2026-Q3", "2026"]
    told: list[object] = []
    page.explain_asked.connect(told.append)
    card._table.row_activated.emit(4)
    assert getattr(told[0], "step", "") == "outlook.coming"


def test_an_unlikely_target_opens_what_would_have_to_be_true(page: AnalysisPage, store: Store) -> None:
    assert not view(page).reach.isVisibleTo(page)
    set_target(store, "revenue", COMPANY, parse_period("2026-Q3"), Fraction(900_000), reason="plan")
    page.reload()
    reach = view(page).reach
    assert reach.isVisibleTo(page)
    assert "is unlikely" in reach._sentence.text()
    asked: list[str] = []
    page.go.connect(lambda key, _argument: asked.append(key))
    reach.targets_asked.emit()
    assert asked == ["targets"]


def test_another_kpi_and_another_segment_are_kept(page: AnalysisPage) -> None:
    shown = view(page)
    shown.outlook._chip.choose("deals_won")
    shown.segments._chip.choose("product")
    assert shown.state() == {"kpi": "deals_won", "by": "product"}
    assert not shown.reach.isVisibleTo(page)


def test_the_trend_is_hollow_from_the_running_month_on(store: Store) -> None:
    found = outlook(store, Wanted(("revenue",), parse_period("2026-09"), LAST))
    ahead = months_ahead(found)
    trend = trend_of(found, ahead)
    assert (len(trend.points), trend.expected_from) == (14 + 7, 14)
    assert all(point.lower is None for point in trend.points[:14])
    assert all(point.lower is not None for point in trend.points[14:])
    assert len(chart_table(found, ahead).rows) == len(trend.points)
