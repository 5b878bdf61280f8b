"""The cap of a plan over the lines of a run."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.incentives.settling.cuts import cap_run
from desktop_app.rules.incentives.settling.earned import Line, SoFar
from desktop_app.rules.incentives.terms import Excess
from tests.rules.incentives.settling.people import plan

YEAR = date(2026, 1, 1)
lines = st.lists(st.integers(-5000, 5000), min_size=1, max_size=6)


def cap(found: list[int], so_far: SoFar, excess: Excess = Excess.LOST, amount: int = 10) -> list[int]:
    (version,) = plan(cap=Fraction(amount), excess=excess).versions
    given_ = [Line(str(number), number, minor) for number, minor in enumerate(found)]
    cut, _ = cap_run(version, given_, Fraction(1), so_far, YEAR)
    return [line.minor for line in cut]


@given(lines)
def test_a_cut_sums_to_the_cap_and_takes_from_positive_lines_only(found: list[int]) -> None:
    cut = cap(found, SoFar())
    assert sum(cut) == min(sum(found), 10_00)
    for before, after in zip(found, cut, strict=True):
        assert after == before if before <= 0 else 0 <= after <= before


@given(st.lists(lines, min_size=1, max_size=5))
def test_carried_excess_is_paid_once_and_never_above_the_cap(runs: list[list[int]]) -> None:
    so_far, paid = SoFar(), 0
    for found in runs:
        now = sum(cap(found, so_far, Excess.CARRIED))
        assert now <= 10_00
        paid += now
    assert paid + so_far.excess[YEAR] == sum(sum(found) for found in runs)


def test_what_the_cap_cuts_is_lost_by_component() -> None:
    so_far = SoFar()
    assert cap([2000, -500, 1000], so_far) == [2000 - 1000, -500, 1000 - 500]  # 15.00 of 30.00
    assert [so_far.lost[YEAR, name] for name in ("0", "1", "2")] == [1000, 0, 500]
