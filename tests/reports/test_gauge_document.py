"""The opened gauge as blocks, and its trend as shapes."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.annotation import Annotation
from desktop_app.domain.document import Box, Drawing, Grid, Heading, Ink, Line, Words
from desktop_app.domain.period import parse_period, shifted
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.scope import COMPANY
from desktop_app.reports.figures_document import Scene
from desktop_app.reports.gauge_document import Driver, Opened, build
from desktop_app.reports.trend_drawing import trend
from desktop_app.rules.kpis.aggregation import Outcome
from desktop_app.rules.kpis.history import Point
from desktop_app.rules.kpis.judge import Figure, Given, judge
from tests.kpis import built_in_kpi

DECEMBER = parse_period("2026-12")
END = date(2026, 12, 31)
REVENUE = built_in_kpi("revenue")
FAIR = Annotation(date(2026, 11, 9), "Spring fair")


@pytest.fixture
def figure() -> Figure:
    values = [100, 104, 98, 101, 99, 103, 97, 100, 102, 99, 300]
    history = tuple(Point(shifted(DECEMBER, place - 11), Fraction(value), 4) for place, value in enumerate(values))
    given = Given(DECEMBER, COMPANY, END, Outcome(Fraction(120), 4), END, "EUR", target=Fraction(150), history=history)
    return judge(REVENUE, given)


def test_the_trend_has_a_point_a_month_and_marks_what_is_beyond_chance(figure: Figure) -> None:
    drawn = trend(REVENUE, figure, [FAIR], 480)
    dots = [one for one in drawn.shapes if isinstance(one, Box) and one.width < 4]
    assert len(dots) == 11
    assert [one.fill for one in dots].count(Ink.ACT) == len({one.index for one in figure.signals if one.index < 11})
    assert dots[-1].fill is Ink.ACT
    assert [one.text for one in drawn.shapes if isinstance(one, Words)].count("1") == 1
    inside = [point for one in drawn.shapes if isinstance(one, Line) for point in one.points]
    assert all(0 <= x <= 480 and 0 <= y <= drawn.height for x, y in inside)


def test_without_a_history_there_is_no_trend(figure: Figure) -> None:
    assert trend(REVENUE, replace(figure, history=()), [], 480) == Drawing(480, 0, ())


def test_the_drivers_end_with_the_whole_and_what_is_not_known_is_left_out(figure: Figure) -> None:
    def euros(value: int) -> Quantity:
        return Quantity(Fraction(value), Unit.MONEY, "EUR")

    drivers = (Driver("Ana", euros(1), euros(3), euros(2)), Driver("Together", euros(1), euros(3), euros(2)))
    scene = Scene("Acme", "Everybody", DECEMBER, END, END)
    full = build(Opened(figure, REVENUE, (FAIR,), drivers, "Person", "since November 2026", (), ("a.csv (#1)",)), scene)
    heads = [block.text for block in full.blocks if isinstance(block, Heading)]
    assert heads == ["Trend", "What happened", "What changed", "Definition"]
    grids = [block for block in full.blocks if isinstance(block, Grid)]
    assert [row.cells[0] for row in grids[1].rows] == ["Ana", "Together"]
    assert grids[-1].rows[-1].cells == ("Imported from", "a.csv (#1)")
    bare = build(Opened(replace(figure, history=()), REVENUE), scene)
    assert [block.text for block in bare.blocks if isinstance(block, Heading)] == ["Definition"]
