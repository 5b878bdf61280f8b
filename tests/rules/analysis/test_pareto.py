from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.analysis.pareto import ranked


def test_by_hand() -> None:
    found = ranked([("a", 5), ("b", 60), ("c", 25), ("d", 10), ("e", -3)], lambda one: one[1])
    assert [one.item[0] for one in found] == ["b", "c", "d", "a", "e"]
    assert [one.letter for one in found] == ["A", "A", "B", "C", "C"]
    assert [one.cumulative for one in found] == [Fraction(60, 100), Fraction(85, 100), Fraction(95, 100), 1, 1]
    assert found[-1].share == Fraction(-3, 100)


def test_nothing_has_no_shares() -> None:
    assert [(one.share, one.letter) for one in ranked([0, 0], lambda one: one)] == [(None, ""), (None, "")]


@given(st.lists(st.integers(0, 1000), max_size=30))
def test_shares_make_the_whole(sizes: list[int]) -> None:
    found = ranked(sizes, lambda one: one)
    if any(sizes):
        assert sum(one.share or 0 for one in found) == 1
        assert found[-1].cumulative == 1
    assert [one.size for one in found] == sorted(sizes, reverse=True)
