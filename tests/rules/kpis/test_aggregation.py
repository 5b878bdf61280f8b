"""What formulas make of totals: exact, sums first, and never 0 where there is no data."""

from collections.abc import Mapping
from fractions import Fraction
from statistics import median as known_median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.kpis.aggregation import (
    Measure,
    MeasureTotal,
    Outcome,
    Spread,
    evaluate,
    mean,
    median,
    percentile,
    pool,
)
from desktop_app.rules.kpis.formula import FormulaError, Input
from desktop_app.rules.kpis.notation import parse_formula

VALUES = st.lists(st.integers(-50, 400), min_size=1, max_size=40)


def total(value: int | None, n: int = 0) -> MeasureTotal:
    return MeasureTotal(None if value is None else Fraction(value), n)


def spread(values: list[int]) -> Spread:
    return Spread(tuple((value, values.count(value)) for value in sorted(set(values), reverse=True)))


def worth(text: str, totals: Mapping[str, Measure] | None = None, **more: Measure) -> Outcome:
    known = {Input(name): measure for name, measure in {**(totals or {}), **more}.items()}
    return evaluate(parse_formula(text), known.get)


def test_a_ratio_is_taken_of_the_sums_with_the_records_of_its_base() -> None:
    outcome = worth("deals_won / (deals_won + deals_lost)", deals_won=total(98, 98), deals_lost=total(114, 114))
    assert outcome == Outcome(Fraction(98, 212), 212, None, Fraction(98), Fraction(212))


def test_an_attainment_stands_on_its_sales_and_not_on_its_targets() -> None:
    outcome = worth("revenue / quota", revenue=total(65_800, 10), quota=total(60_000, 1))
    assert outcome.value == Fraction(658, 600)
    assert outcome.n == 10


def test_a_measure_used_twice_counts_its_records_once() -> None:
    assert worth("a + a - b", a=total(5, 3), b=total(1, 2)).n == 5


def test_no_data_is_a_reason_and_not_zero() -> None:
    for outcome in (worth("revenue"), worth("revenue + cost", revenue=total(5, 1), cost=total(None))):
        assert outcome.value is None
        assert outcome.missing is not None
        assert outcome.missing.step == "kpi.no_data"
    assert [part.step for part in outcome.missing.parts] == ["kpi.input.cost"]


def test_a_recorded_zero_is_a_value() -> None:
    assert worth("revenue", revenue=total(0)) == Outcome(Fraction(0), 0)


def test_division_by_zero_is_a_reason_that_names_the_divisor() -> None:
    outcome = worth("a / (a + b)", a=total(0), b=total(0))
    assert outcome.value is None
    assert outcome.missing is not None
    assert outcome.missing.step == "kpi.zero_divisor"
    assert {part.step for part in outcome.missing.parts} == {"kpi.input.a", "kpi.input.b"}


def test_an_empty_list_of_values_has_no_median() -> None:
    outcome = worth("median(cycle_days)", cycle_days=Spread(()))
    assert outcome.value is None
    assert outcome.missing is not None


def test_views_are_asked_for_by_name() -> None:
    totals = {Input("revenue"): total(110, 4), Input("revenue", ("prior",)): total(100, 3)}
    assert evaluate(parse_formula("revenue / prior(revenue) - 1"), totals.get).value == Fraction(1, 10)
    missing = evaluate(parse_formula("revenue / whole(revenue)"), totals.get).missing
    assert missing is not None
    assert (missing.parts[0].step, missing.parts[0].parts[0].step) == ("formula.whole", "kpi.input.revenue")


def test_functions_are_worth_what_they_say() -> None:
    totals = {"a": total(-7, 1), "b": total(4, 2), "days": spread([3, 3, 10, 20])}
    assert worth("max(a, b, 1)", totals).value == 4
    assert worth("min(a, b, 1)", totals).value == -7
    assert worth("abs(a)", totals).value == 7
    assert worth("mean(days)", totals).value == 9
    assert worth("median(days)", totals).value == Fraction(13, 2)
    assert worth("distinct(days)", totals) == Outcome(Fraction(3), 4)
    assert worth("percentile(days, 90)", totals).value == 17  # rank 2.7 between 10 and 20


def test_totals_and_single_values_are_not_mixed_up() -> None:
    with pytest.raises(FormulaError, match="median"):
        worth("days + 1", days=spread([1]))
    with pytest.raises(FormulaError, match="single values"):
        worth("mean(a)", a=total(1))


@given(VALUES)
def test_the_median_and_mean_of_a_histogram_are_those_of_its_values(values: list[int]) -> None:
    assert median(spread(values)) == known_median(map(Fraction, values))
    assert mean(spread(values)) == Fraction(sum(values), len(values))


@given(VALUES, st.integers(0, 100))
def test_percentiles_follow_the_spreadsheet(values: list[int], percent: int) -> None:
    ordered = sorted(values)
    rank = Fraction((len(values) - 1) * percent, 100)
    low = int(rank)
    expected = ordered[low] + (rank - low) * (ordered[min(low + 1, len(values) - 1)] - ordered[low])
    assert percentile(spread(values), Fraction(percent)) == expected


@given(VALUES, VALUES)
def test_pooled_values_are_the_values_together(left: list[int], right: list[int]) -> None:
    assert median(pool((spread(left), spread(right)))) == known_median(map(Fraction, left + right))


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99)), min_size=1), st.integers(1, 5))
def test_order_and_grouping_of_records_never_matter(parts: list[tuple[int, int]], groups: int) -> None:
    sums = [sum(part[side] for part in parts) for side in (0, 1)]
    again = [sum(sum(part[side] for part in parts[g::groups]) for g in range(groups)) for side in (1, 0)][::-1]
    assert worth("a / b", a=total(sums[0]), b=total(sums[1])) == worth("a / b", a=total(again[0]), b=total(again[1]))
