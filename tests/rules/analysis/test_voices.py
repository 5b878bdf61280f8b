from fractions import Fraction
from math import isclose, sqrt
from statistics import stdev

from desktop_app.rules.analysis.comment_words import OTHER, tags_of
from desktop_app.rules.analysis.voices import CSAT, NPS, Answer, off_scale, reasons, score_row, score_rows
from desktop_app.rules.statistics.intervals import wilson

SCORES = [5, 5, 4, 3, 1, 4, 5, 2, 4, 5]
NPS_SCORES = [10, 9, 9, 8, 7, 6, 3, 0, 10, 10]


def answers(sort: str, scores: list[int], group: int = 0) -> list[Answer]:
    return [Answer(number, sort, score, group) for number, score in enumerate(scores)]


def test_satisfaction_by_hand() -> None:
    row = score_row(0, CSAT, answers(CSAT, SCORES))
    assert row.counts == (1, 1, 1, 3, 4)
    assert row.mean == Fraction(38, 10)
    assert row.top_share == Fraction(7, 10)
    assert row.top_range == wilson(7, 10)
    half = 1.959964 * stdev(SCORES) / sqrt(10)
    assert row.mean_range is not None
    assert isclose(row.mean_range.low, 3.8 - half, rel_tol=1e-6)
    assert row.nps is None


def test_recommendation_by_hand() -> None:
    row = score_row(0, NPS, answers(NPS, NPS_SCORES))
    assert (row.promoters, row.detractors, row.nps) == (5, 3, 20)
    margin = 1.959964 * 100 * sqrt((0.5 + 0.3 - 0.2**2) / 10)
    assert row.nps_range is not None
    assert isclose(row.nps_range.high, 20 + margin, rel_tol=1e-6)
    assert row.top_share is None


def test_groups_and_what_lies_off_the_scale() -> None:
    found = [*answers(CSAT, [5, 4], 1), *answers(CSAT, [1], 2), *answers(NPS, [9], 2), Answer(9, CSAT, 7, 0)]
    assert off_scale(found) == 1
    assert [(row.group, row.n) for row in score_rows(found[:-1], CSAT)] == [(1, 2), (2, 1)]
    empty = score_row(0, CSAT, [])
    assert (empty.n, empty.mean, empty.mean_range, empty.top_share) == (0, None, None, None)


def test_reasons_of_low_answers() -> None:
    found = [Answer(1, CSAT, 1, 0, "Delivery"), Answer(2, CSAT, 2, 0, "Delivery"), Answer(3, CSAT, 5, 0, "Delivery"),
             Answer(4, NPS, 6, 0, "Price"), Answer(5, NPS, 9, 0, "Advice"), Answer(6, CSAT, 1, 0)]  # fmt: skip
    first, second = reasons(found, lambda one: (one.reason,) if one.reason else ())
    assert (first.item.text, first.item.low, first.item.n, first.share) == ("Delivery", 2, 3, Fraction(2, 3))
    assert (second.item.text, second.cumulative) == ("Price", 1)


def test_comments_are_sorted_by_their_words() -> None:
    assert tags_of("I had to WAIT a week for the parcel") == ("Waiting", "Delivery")
    assert tags_of("等了三天") == ("Waiting",)
    assert tags_of("Am așteptat prea mult") in {("Waiting",), (OTHER,)}
    assert tags_of("Nepoliticos la telefon") == ("Unfriendly",)
    assert tags_of("Fine") == (OTHER,)
    assert tags_of("  ") == ()
