"""Bins hold every record once; quantiles are those of a spreadsheet."""

from fractions import Fraction
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.statistics.histogram import bins, quantile


def counted(values: list[int]) -> list[tuple[Fraction, int]]:
    return [(Fraction(value), values.count(value)) for value in sorted(set(values))]


@given(st.lists(st.integers(-1000, 10**6), min_size=1, max_size=60))
def test_every_record_is_in_exactly_one_bin(values: list[int]) -> None:
    found = bins(counted(values))
    assert 1 <= len(found) <= 12
    assert sum(one.n for one in found) == len(values)
    for one in found:
        assert one.n == sum(one.start <= value and (one.end is None or value < one.end) for value in values)
    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]


@given(st.lists(st.integers(0, 500), min_size=2, max_size=40))
def test_quantiles_agree_with_the_inclusive_method(values: list[int]) -> None:
    tenths = quantiles(values, n=10, method="inclusive")
    assert float(quantile(counted(values), Fraction(9, 10))) == pytest.approx(tenths[8])
    assert float(quantile(counted(values), Fraction(1, 2))) == pytest.approx(tenths[4])


def test_one_far_value_does_not_flatten_the_others() -> None:
    found = bins(counted([*range(100), 10**6]))
    assert found[-1].end is None
    assert len([one for one in found if one.n]) > 8


def test_nothing_has_no_bins() -> None:
    assert bins([]) == ()
