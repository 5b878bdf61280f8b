"""The five letters of a well-set target, each met or not with its reason."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.reports.sentences.targets import STEPS
from desktop_app.rules.targets.attain import reach
from desktop_app.rules.targets.smart import Draft, check_smart, smart_score

WELL_SET = Draft(
    "revenue",
    has_scope=True,
    amount=Fraction(60),
    period=parse_period("2026-09"),
    review=date(2026, 9, 24),
    why="Field carries the growth goal",
    records=412,
    past=24,
    reach=reach(Fraction(60), [Fraction(70)] * 6 + [Fraction(50)] * 18),
)


def met(draft: Draft) -> list[bool | None]:
    checks = check_smart(draft)
    assert all(check.reason.step in STEPS for check in checks)
    return [check.met for check in checks]


def test_a_well_set_target_meets_all_five() -> None:
    assert met(WELL_SET) == [True] * 5
    assert smart_score(check_smart(WELL_SET)) == 5


@pytest.mark.parametrize(
    ("change", "letter"),
    [
        ({"amount": None}, 0),
        ({"kpi": ""}, 0),
        ({"has_scope": False}, 0),
        ({"records": 0}, 1),
        ({"reach": reach(Fraction(60), [Fraction(70)] * 5 + [Fraction(50)] * 19)}, 2),
        ({"why": "  "}, 3),
        ({"review": None}, 4),
        ({"review": date(2026, 10, 1)}, 4),
        ({"review": date(2026, 9, 30)}, 4),
    ],
)
def test_what_is_missing_fails_its_own_letter(change: dict[str, object], letter: int) -> None:
    assert met(replace(WELL_SET, **change))[letter] is not True


def test_too_little_history_is_neither_met_nor_missed() -> None:
    few = replace(WELL_SET, reach=reach(Fraction(60), [Fraction(70)] * 5))
    assert met(few)[2] is None
    assert smart_score(check_smart(few)) == 4


def test_a_number_never_reached_may_be_within_the_forecast() -> None:
    never = replace(WELL_SET, reach=reach(Fraction(60), [Fraction(50)] * 12))
    assert met(never)[2] is False
    assert met(replace(never, forecast_high=Fraction(66)))[2] is True


def test_an_empty_form_meets_nothing() -> None:
    assert smart_score(check_smart(Draft())) == 0
