"""How long newcomers take to make most of a full quota; who still ramps counts as waiting."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.period import add_months
from desktop_app.rules.kpis.computed.ramp import Month, Newcomer, ramp_months

JANUARY = date(2026, 1, 1)
AFTER = date(2027, 1, 1).toordinal()
NOBODY_LEFT = 4_000_000


def newcomer(*revenues: int, joined: date = JANUARY, left: int = NOBODY_LEFT) -> Newcomer:
    months = tuple(
        Month(add_months(joined.replace(day=1), place).toordinal(), Fraction(revenue), Fraction(100))
        for place, revenue in enumerate(revenues)
    )
    return Newcomer(joined.toordinal(), left, months)


def test_three_months_together_reach_eighty_per_cent() -> None:
    assert newcomer(0, 60, 80, 100).arrived(AFTER) == 4
    assert newcomer(300, 0, 0).arrived(AFTER) == 3
    assert newcomer(0, 60, 80, 100).arrived(date(2026, 5, 1).toordinal()) == 4
    assert newcomer(0, 60, 80, 100).arrived(date(2026, 4, 30).toordinal()) is None


def test_the_median_waits_for_those_who_still_ramp() -> None:
    quick, slow, never = newcomer(100, 100, 100), newcomer(0, 0, 100, 100, 100), newcomer(*[0] * 12)
    assert ramp_months([quick, slow, never], 0, AFTER).value == 5
    assert ramp_months([quick, never, never], 0, AFTER).value is None
    assert ramp_months([], 0, AFTER).value is None


def test_who_left_before_is_counted_up_to_then() -> None:
    """Kaplan and Meier: at month 5 two are left of whom one arrives, 2/3 × 1/2 still wait."""
    gone = newcomer(0, 0, left=date(2026, 3, 15).toordinal())
    quick, slow, never = newcomer(100, 100, 100), newcomer(0, 0, 100, 100, 100), newcomer(*[0] * 12)
    found = ramp_months([gone, quick, slow, never], 0, AFTER)
    assert (found.value, found.n) == (5, 4)
