from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.reports.analysis_tables import (
    judgement,
    load_table,
    pairs_table,
    peers_table,
    reach_table,
    rough,
    segment_table,
    stretch_table,
    track_record,
)
from desktop_app.rules.statistics.load import Load
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


@pytest.mark.parametrize(
    ("target", "words"), [("", ""), ("111", "Unlikely"), ("100", "Within the band"), ("90", "Likely")]
)
def test_a_target_is_held_against_the_band(target: str, words: str) -> None:
    assert judgement(stretch(target)) == words


@pytest.mark.parametrize(("target", "words"), [("111", "Missed"), ("110", "Reached"), ("90", "Reached")])
def test_of_a_period_that_is_over_nothing_is_likely(target: str, words: str) -> None:
    booked = stretch(target).high
    assert judgement(replace(stretch(target), low=booked, high=booked, method="")) == words


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


def test_a_table_of_people_has_their_own_limits() -> None:
    table = peers_table(compare({1: (5, 10), 2: (5, 10)}), {1: "Ana", 2: "Ion"})
    assert table.rows[0][4] == Quantity(Fraction(19, 100), Unit.PERCENT)  # 0.5 - 1.96 * sqrt(0.025) = 0.190
    assert peers_table(None, {}).rows == ()


def test_one_more_changes_a_team_and_says_nothing_of_a_person() -> None:
    team = ("Field", 2, Load(Fraction(30), Fraction(2)))
    person = ("Ana", None, Load(Fraction(10), Fraction(1, 2)))
    rows = load_table([team, person], "Team").rows
    assert rows[0][4:] == (Quantity(Fraction(15)), Quantity(Fraction(10)))
    assert rows[1][4:] == (Quantity(Fraction(20)), None)


def test_a_win_rate_above_all_deals_is_said_to_be_impossible() -> None:
    rows = reach_table(needs(Fraction(50_000), Fraction(1), [Month(4, 10, Fraction(4_000))] * 12), "EUR").rows
    assert [row[-1] for row in rows] == ["Never in 12 months", "Cannot be: it is more than all deals",
                                         "Never in 12 months"]  # fmt: skip


def test_pairs_carry_the_names_of_both_figures() -> None:
    table = pairs_table([("Ana", euros("1"), 3, euros("2"), 4)], "Person", "Size", "Worth")
    assert [column.title for column in table.columns] == ["Person", "Size", "n", "Worth", "n"]
