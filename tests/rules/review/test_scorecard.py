from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.rules.review.scorecard import (
    Card,
    Line,
    attainment_of,
    best_told,
    card_for,
    card_text,
    check,
    explain_score,
    parse_cards,
    score,
)

F = Fraction
CARD = Card("field", "Field", (
    Line("revenue", F(6, 10), F(1, 2), F(3, 2)),
    Line("win_rate", F(3, 10), F(0), F(6, 5), ((F(8, 10), F(1, 2)), (F(1), F(1)))),
    Line("csat_mean", F(1, 10)),
), ("field", "sales"))  # fmt: skip


def test_a_score_is_the_weighted_sum_with_threshold_curve_and_cap() -> None:
    found = score(CARD, {"revenue": F(2), "win_rate": F(9, 10), "csat_mean": F(1)})
    # 150 % at most x 0.6, half way from 50 to 100 % x 0.3, 100 % x 0.1
    assert [line.score for line in found.lines] == [F(3, 2), F(3, 4), F(1)]
    assert (found.value, found.counted) == (F(9, 10) + F(225, 1000) + F(1, 10), F(1))
    assert score(CARD, {"revenue": F(49, 100), "win_rate": F(7, 10), "csat_mean": F(-1)}).value == 0


def test_a_line_that_cannot_be_told_is_left_out_and_said_so() -> None:
    found = score(CARD, {"revenue": F(1), "csat_mean": None})
    assert (found.value, found.counted) == (F(1), F(6, 10))
    steps = explain_score(found)
    assert steps.step == "review.score.part"
    assert [part.step for part in steps.parts] == ["review.line", "review.line.missing", "review.line.missing"]
    assert score(CARD, {}).value is None
    assert explain_score(score(CARD, {})).step == "review.score.none"


@settings(max_examples=40)
@given(st.lists(st.fractions(F(-1), F(3), max_denominator=50), min_size=3, max_size=3))
def test_a_score_lies_between_nothing_and_the_caps_and_never_falls(values: list[Fraction]) -> None:
    keys = [line.kpi for line in CARD.lines]
    found = score(CARD, dict(zip(keys, values, strict=True))).value
    more = score(CARD, dict(zip(keys, [value + F(1, 10) for value in values], strict=True))).value
    assert found is not None
    assert more is not None
    assert 0 <= found <= more <= sum(line.weight * line.cap for line in CARD.lines)


def test_where_lower_is_better_half_the_goal_is_half_more() -> None:
    assert attainment_of(F(2), F(4), lower_is_better=True) == F(3, 2)
    assert attainment_of(F(8), F(4), lower_is_better=True) == 0
    assert attainment_of(F(3), F(4)) == F(3, 4)
    assert attainment_of(None, F(4)) is None
    assert attainment_of(F(3), F(0)) is None


def test_the_longest_role_chooses_the_card_and_else_what_can_be_told() -> None:
    support = Card("support", "Support", (Line("csat_mean", F(1)),), ("support",))
    assert card_for("Sales support", (CARD, support)) is support
    assert card_for("Sales", (CARD, support)) is CARD
    assert card_for("", (CARD, support)) is None
    assert best_told((CARD, support), {"csat_mean": F(1)})[0] is support
    assert best_told((CARD, support), {"csat_mean": F(1), "revenue": F(1)})[0] is CARD


def test_a_card_comes_back_from_its_text() -> None:
    assert parse_cards(card_text(CARD)) == (CARD,)


@pytest.mark.parametrize("lines", [
    (Line("revenue", F(6, 10)), Line("win_rate", F(3, 10))),
    (Line("revenue", F(1, 2)), Line("revenue", F(1, 2))),
    (Line("revenue", F(1), F(2), F(1)),),
    (Line("revenue", F(1), points=((F(1), F(1)), (F(1), F(2)))),),
])  # fmt: skip
def test_a_card_that_contradicts_itself_is_refused(lines: tuple[Line, ...]) -> None:
    with pytest.raises(UserError):
        check(Card("a", "A", lines))


@pytest.mark.parametrize(
    "text", ["= broken", "[a]\nname = 'A'", "[a]\nname = 'A'\nlines = [{kpi = 'x', weight = 'y'}]"]
)
def test_text_that_is_no_card_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_cards(text)
