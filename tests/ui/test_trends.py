"""The trend of a figure as any page shows it: its points, what happened, and how its limits are known."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.history import Point
from desktop_app.rules.kpis.judge import Figure, Given, judge
from desktop_app.ui.trends import trend_of, trend_table, trend_words
from tests.kpis import built_in_kpi


def _figure(months: int) -> Figure:
    history = tuple(Point(parse_period(f"2025-{month:02d}"), Fraction(month), 1) for month in range(1, months + 1))
    given = Given(parse_period("2026-01"), COMPANY, date(2026, 1, 31), Outcome(Fraction(9), 1), date(2026, 1, 31),
                  "EUR", Fraction(1), history=history)  # fmt: skip
    return judge(built_in_kpi("deals_won"), given)


def test_points_notes_and_table_belong_together() -> None:
    kpi, figure = built_in_kpi("deals_won"), _figure(12)
    happened = [Annotation(date(2025, 3, 5), "Fair"), Annotation(date(2025, 3, 9), "Price")]
    trend = trend_of(kpi, figure, happened)
    assert [point.value for point in trend.points] == [*range(1, 13), 9]
    (note,) = trend.notes
    assert (note.place, note.words) == (2, "Fair; Price")
    assert len(trend_table(kpi, figure).rows) == 13
    table = trend_table(kpi, figure, happened)
    assert (table.columns[-1].key, [row[-1] for row in table.rows][:4]) == (
        "happened",
        [None, None, "Fair; Price", None],
    )


def test_the_words_say_how_firm_the_range_is() -> None:
    kpi = built_in_kpi("deals_won")
    texts = [trend_words(kpi, _figure(months)) for months in (5, 8, 12)]
    assert "needs six" in texts[0]
    assert "provisional" in texts[1]
    assert "stays" in texts[2]
