from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.reports.analysis_tables import (
    chance,
    judgement,
    peers_table,
    reach_table,
    rough,
    segment_table,
    stretch_table,
    track_record,
)
from desktop_app.rules.statistics.outlook import SegmentOutlook, Stretch
from desktop_app.rules.statistics.peers import compare
from desktop_app.rules.statistics.reach import Month, needs


def euros(amount: str) -> Quantity:
    return Quantity(Fraction(amount), Unit.MONEY, "EUR")


def stretch(target: str = "", method: str = "trend") -> Stretch:
    wanted = euros(target) if target else None
    return Stretch(
        parse_period("2026-03"), euros("100.5"), euros("90"), euros("110"), 8, 10, method, euros("70"), wanted
    )


@pytest.mark.parametrize(("p", "words"), [(0.2661, "p 0.27"), (0.0005, "p < 0.001"), (0.0046, "p 0.005")])
def test_a_small_p_is_never_written_as_nothing(p: float, words: str) -> None:
    assert chance(p) == words


@pytest.mark.parametrize(
    ("target", "words"), [("", ""), ("111", "Unlikely"), ("100", "Within the band"), ("90", "Likely")]
)
def test_a_target_is_held_against_the_band(target: str, words: str) -> None:
    assert judgement(stretch(target)) == words


def test_a_band_says_how_often_it_was_right_and_a_past_period_that_it_is_over() -> None:
    assert track_record(stretch()) == "8 of 10"
    assert track_record(stretch(method="")) == "over"
    assert stretch_table([stretch()]).rows[0][0] == parse_period("2026-03")


def test_estimates_of_a_thousand_and_more_claim_no_cents() -> None:
    assert rough(euros("1234.56")) == euros("1235")
    assert rough(euros("12.34")) == euros("12.34")
    assert rough(None) is None


def test_a_segment_without_a_name_is_said_to_have_none() -> None:
    table = segment_table([SegmentOutlook(0, "", (stretch(), stretch(), stretch()))], "Region")
    assert table.rows[0][:2] == ("(none)", euros("100.5"))


def test_a_table_of_people_has_their_limits_or_room_for_a_bar() -> None:
    peers = compare({1: (5, 10), 2: (5, 10)})
    plain, barred = (peers_table(peers, {1: "Ana", 2: "Ion"}, bar=bar) for bar in (False, True))
    assert plain.rows[0][4] == Quantity(Fraction(19, 100), Unit.PERCENT)  # 0.5 - 1.96 * sqrt(0.025) = 0.190
    assert [len(plain.columns), len(barred.columns)] == [7, 6]
    assert peers_table(None, {}).rows == ()


def test_a_win_rate_above_all_deals_is_said_to_be_impossible() -> None:
    rows = reach_table(needs(Fraction(50_000), Fraction(1), [Month(4, 10, Fraction(4_000))] * 12), "EUR").rows
    assert [row[-1] for row in rows] == ["Never in 12 months", "Cannot be: it is more than all deals",
                                         "Never in 12 months"]  # fmt: skip
