"""What a target needs, by hand."""

from fractions import Fraction

from desktop_app.rules.statistics.reach import Lever, Month, needs

# Ten deals decided a month, four won, 1,000 each; one month with six won at 1,500.
USUAL = Month(4, 10, Fraction(4_000))
BEST = Month(6, 10, Fraction(9_000))


def test_each_lever_alone_closes_the_gap() -> None:
    """Over 12 months 50 of 120 won for 53,000: size 1,060, rate 5/12. In one month ten more are decided."""
    found = {need.lever: need for need in needs(Fraction(5_300), Fraction(1), [USUAL] * 11 + [BEST])}
    assert found[Lever.DEALS].needed == 5
    assert found[Lever.WIN_RATE].needed == Fraction(5_300, 10 * 1_060)
    assert found[Lever.SIZE].needed == Fraction(5_300) / (10 * Fraction(5, 12))
    assert (found[Lever.DEALS].reached, found[Lever.DEALS].months, found[Lever.DEALS].best) == (1, 12, 6)
    assert found[Lever.WIN_RATE].usual == Fraction(5, 12)


def test_half_a_month_left_is_compared_with_half_months() -> None:
    found = needs(Fraction(3_000), Fraction(1, 2), [USUAL] * 12)
    assert (found[0].needed, found[0].usual, found[0].best, found[0].reached) == (3, 2, 2, 0)


def test_only_the_last_twelve_months_count() -> None:
    found = needs(Fraction(1_000), Fraction(1), [BEST] * 20 + [USUAL] * 12)
    assert found[2].best == 1_000


def test_nothing_can_be_said_without_a_gap_time_or_deals() -> None:
    assert needs(Fraction(0), Fraction(1), [USUAL]) == ()
    assert needs(Fraction(10), Fraction(0), [USUAL]) == ()
    assert needs(Fraction(10), Fraction(1), []) == ()
    assert needs(Fraction(10), Fraction(1), [Month(0, 5, Fraction(0))]) == ()
