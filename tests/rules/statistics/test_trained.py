"""A training's effect by hand: each person's own month is the cut, and a group is the same in all its months."""

import pytest

from desktop_app.rules.statistics.effect import Measured, Verdict
from desktop_app.rules.statistics.trained import Months, trained_effect


def series(before: float, after: float, *, taken: int | None, first: int = 0, last: int = 24) -> Months:
    """Months ``first`` to ``last`` about ``before``, from month 12 on about ``after``; they step by 1 up and down."""
    cut = taken or 12
    return Months(
        {month: Measured((before if month <= cut else after) + month % 2) for month in range(first, last)}, taken
    )


def test_the_change_of_the_others_is_taken_off() -> None:
    """Trained: 100 to 130. Three others: 90 to 100. 30 less 10 are shown, in ten and eight months of both."""
    trained = [series(100, 130, taken=12), series(100, 130, taken=14)]
    others = [series(90, 100, taken=None) for _one in range(3)]
    found = trained_effect([*trained, *others], higher=True)
    assert (found.trained, found.told) == (2, 2)
    seen = found.effect
    assert (seen.points, seen.periods) == (12, 9)  # the second one's months end at 23
    assert seen.others is not None
    assert (seen.others.n, round(seen.others.change)) == (3, 10)
    assert seen.change == pytest.approx(20, abs=0.5)
    assert seen.verdict is Verdict.SHOWN
    assert trained_effect([*trained, *others], higher=False).effect.verdict is Verdict.WORSE


def test_who_took_it_just_now_or_came_just_before_counts_in_neither_group() -> None:
    old, fresh, new = series(100, 130, taken=12), series(10, 10, taken=22), series(500, 10, taken=14, first=11)
    alone = trained_effect([old], higher=True)
    found = trained_effect([old, fresh, new], higher=True)
    assert (found.trained, found.told) == (3, 1)
    assert found.effect == alone.effect


def test_too_few_months_say_so_instead_of_a_verdict() -> None:
    found = trained_effect([series(100, 130, taken=12, first=9)], higher=True)
    assert found.effect.verdict is Verdict.TOO_EARLY
    assert found.effect.change is None
    assert trained_effect([], higher=True).effect.points == 0


def test_a_share_is_pooled_over_the_records_of_each_month() -> None:
    """One has 10 records and half of them, the other 30 and all: together 35 of 40."""
    few = Months({month: Measured(0.5, 10) for month in range(24)}, 12)
    many = Months({month: Measured(1.0, 30) for month in range(24)}, 12)
    found = trained_effect([few, many], higher=True, share=True)
    assert found.effect.before == found.effect.after == pytest.approx(35 / 40)
