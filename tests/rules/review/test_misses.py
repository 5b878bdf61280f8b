from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.rules.review.misses import Cause, Flow, gap_of_deals, gap_of_sales, largest_loss
from desktop_app.rules.statistics.contributions import Ratio

F = Fraction
counts = st.integers(0, 40).map(Fraction)
ratios = st.builds(Ratio, st.integers(1, 10**6).map(lambda cents: F(cents, 100)), st.integers(1, 30).map(Fraction))
sides = st.dictionaries(st.sampled_from(["pen", "ink", "pad"]), ratios, min_size=1)
flows = st.builds(Flow, counts, counts, counts, sides)


@settings(max_examples=40)
@given(st.integers(0, 10**7).map(Fraction), flows, flows)
def test_the_parts_make_the_gap_exactly(target: Fraction, usual: Flow, actual: Flow) -> None:
    parts = gap_of_deals(target, usual, actual)
    assert parts is not None
    assert sum(part.amount for part in parts) == actual.amount - target


@settings(max_examples=40)
@given(st.integers(0, 10**7).map(Fraction), sides, sides)
def test_the_parts_of_sales_do_too(target: Fraction, usual: dict[str, Ratio], actual: dict[str, Ratio]) -> None:
    parts = gap_of_sales(target, usual, actual)
    assert parts is not None
    assert sum(part.amount for part in parts) == sum(part.numerator for part in actual.values()) - target


def test_one_change_shows_in_its_own_part_alone() -> None:
    """10 carried in, 10 opened, 10 left open, half of the decided won at 100 each; then only 4 of 10 are won."""
    usual = Flow(F(10), F(10), F(5), {"pen": Ratio(F(500), F(5))})
    actual = Flow(F(10), F(10), F(6), {"pen": Ratio(F(400), F(4))})
    parts = gap_of_deals(F(600), usual, actual)
    assert parts is not None
    told = {part.cause: part.amount for part in parts}
    assert told == {
        Cause.TARGET: -100, Cause.COVERAGE: 0, Cause.OPENED: 0, Cause.SPEED: 0, Cause.WIN_RATE: -100, Cause.MIX: 0,
        Cause.SIZE: 0,
    }  # fmt: skip
    worst = largest_loss(parts)
    assert worst is not None
    assert worst.cause is Cause.TARGET


def test_fewer_decided_of_those_in_hand_is_speed() -> None:
    usual = Flow(F(0), F(10), F(5), {"pen": Ratio(F(500), F(5))})  # 20 in hand, 10 decided
    actual = Flow(F(0), F(16), F(2), {"pen": Ratio(F(200), F(2))})  # 20 in hand, 4 decided
    parts = gap_of_deals(F(500), usual, actual)
    assert parts is not None
    assert {part.cause: part.amount for part in parts if part.amount} == {Cause.SPEED: -300}


def test_without_won_deals_nothing_is_taken_apart() -> None:
    nothing = Flow(F(1), F(1), F(0))
    assert gap_of_deals(F(1), nothing, nothing) is None
    assert gap_of_sales(F(1), {}, {"pen": Ratio(F(1), F(1))}) is None
    assert largest_loss(()) is None
