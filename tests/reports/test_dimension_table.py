"""The six dimensions in a table: a row each, the KPIs that speak for it below, and the same in words."""

from fractions import Fraction

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.reports.dimension_table import dimension_table, facts_words, row_subjects
from desktop_app.rules.review.dimensions import Dimension
from desktop_app.rules.review.result import KpiResult, Rating

MET = KpiResult(
    "win_rate", Quantity(Fraction(1, 2), Unit.PERCENT), Quantity(Fraction(2, 5), Unit.PERCENT), None, 9, True
)
BARE = KpiResult("stage_conversion", Quantity(Fraction(3, 4), Unit.PERCENT), None, None, 9, None)
FOUND = (Dimension("process", (MET, BARE), Rating(0, "", "process", 4, "x")), Dimension("people", (), None))


def test_a_dimension_stands_above_its_kpis_with_value_target_and_verdict() -> None:
    rows = dimension_table(FOUND).rows
    assert rows == (
        ("Process", "", "", "", 4),
        ("Win rate", MET.value, MET.target, "Met", ""),
        ("Stage conversion", BARE.value, None, "no target", ""),
        ("People and abilities", "", "", "", None),
        ("No figure speaks for it in this period.", "", "", "", ""),
    )
    assert [(one.key, kpi) for one, kpi in row_subjects(FOUND)] == [
        ("process", None), ("process", MET), ("process", BARE), ("people", None), ("people", None),
    ]  # fmt: skip


def test_the_facts_beside_a_rating_are_the_same() -> None:
    assert facts_words(FOUND[0]) == "Win rate: 50.0\xa0% of 40.0\xa0%, Met\nStage conversion: 75.0\xa0%, no target"
    assert facts_words(FOUND[1]) == "No figure speaks for it in this period."
