"""The six dimensions: each has its KPIs, all of them known, and a rating of the business alone."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.review.dimensions import DIMENSIONS, EVIDENCE, dimensions
from desktop_app.rules.review.result import KpiResult, Rating, Result
from tests.kpis import built_in_kpi

SHARE = Quantity(Fraction(1, 2), Unit.PERCENT)


def test_every_kpi_that_speaks_for_a_dimension_exists_and_speaks_for_one_alone() -> None:
    assert list(EVIDENCE) == list(DIMENSIONS)
    keys = [key for found in EVIDENCE.values() for key in found]
    assert len(keys) == len(set(keys))
    assert all(built_in_kpi(key).key == key for key in keys)


def test_figures_and_ratings_of_the_business_stand_under_their_dimension() -> None:
    kpis = tuple(
        KpiResult(key, value, None, None, 9, None)
        for key, value in (("win_rate", SHARE), ("stage_conversion", SHARE), ("nps", None), ("deals_won", SHARE))
    )
    ratings = (Rating(0, "", "process", 4, "No deal waited"), Rating(7, "Ana", "customer", 2, "x"))
    result = Result(parse_period("2026-Q1"), date(2026, 4, 1), kpis, "", (), None, (), None, ratings)
    found = {one.key: one for one in dimensions(result)}
    assert list(found) == list(DIMENSIONS)
    assert [one.kpi for one in found["process"].kpis] == ["stage_conversion", "win_rate"]
    assert found["process"].rating == ratings[0]
    assert (found["customer"].kpis, found["customer"].rating) == ((), None)
