"""The shapes that read other figures, facts of a record, or other people: matrix, scorecard, grade, days, months, …"""

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.domain.quantity import Unit
from desktop_app.rules.incentives.points import Point
from desktop_app.rules.incentives.rating import Base, Bounds, Shared
from desktop_app.rules.incentives.reading import Outcome, Reading
from desktop_app.rules.incentives.shapes.contest import Contest
from desktop_app.rules.incentives.shapes.grade import Grade, Grades
from desktop_app.rules.incentives.shapes.matrix import Matrix, Row
from desktop_app.rules.incentives.shapes.payment_days import DaysRate, PaymentDays
from desktop_app.rules.incentives.shapes.pool import Pool
from desktop_app.rules.incentives.shapes.residual import MonthRate, Residual
from desktop_app.rules.incentives.shapes.reward import Reward
from desktop_app.rules.incentives.shapes.scorecard import Line, Scorecard
from tests.rules.incentives.shapes.results import sold

MARGIN = Reading("margin percent")
TABLE = Matrix(
    (
        Row(Fraction(100), (Fraction(1, 100), Fraction(2, 100))),
        Row(Fraction(200), (Fraction(3, 100), Fraction(4, 100)), accelerator=True),
    ),
    (Fraction(1, 10), Fraction(2, 10)),
    MARGIN,
)
CSAT, NPS = Line("csat", weight=Fraction(3, 4)), Line("nps", weight=Fraction(1, 4))
CARD = Scorecard((CSAT, NPS), Fraction(1000))


@pytest.mark.parametrize(
    ("result", "margin", "rate"),
    [(99, "0.3", 0), (100, "0.1", "0.01"), (199, "0.2", "0.02"), (200, "0.19", "0.03"), (900, "0.9", "0.04"),
     (900, "0.09", 0)],
)  # fmt: skip
def test_the_cell_is_that_of_the_bounds_reached(result: int, margin: str, rate: str) -> None:
    paid = TABLE.pay(replace(sold(result), figures={MARGIN: Fraction(margin)}))
    assert (paid.rate, paid.pay) == (Fraction(rate), result * Fraction(rate))


def test_a_closed_accelerator_keeps_the_row_below() -> None:
    given = replace(sold(900), figures={MARGIN: Fraction(1, 5)}, accelerated=False)
    assert TABLE.pay(given).rate == Fraction(2, 100)
    of_quota = Matrix((Row(Fraction(0), (Fraction(1),)), Row(Fraction(1), (Fraction(2),))), (Fraction(0),), MARGIN,
                      Base.TARGET_PAY, Bounds.QUOTA)  # fmt: skip
    there = replace(sold(900, quota=900, target_pay=10), figures={MARGIN: Fraction(0)})
    assert [of_quota.pay(replace(there, accelerated=on)).pay for on in (True, False)] == [20, 10]


def test_a_score_is_the_weighted_sum_of_payouts() -> None:
    figures: dict[Reading, Fraction] = {CSAT: Fraction(4, 5), NPS: Fraction(6, 5)}
    paid = CARD.pay(replace(sold(0), figures=figures))
    assert (paid.rate, paid.pay) == (Fraction(9, 10), 900)


def test_a_closed_line_counts_0_and_keeps_its_weight_and_the_lead_may_give_it_away() -> None:
    given = replace(sold(0), figures={CSAT: Fraction(1), NPS: Fraction(1)})
    assert CARD.pay(replace(given, closed=frozenset({"nps"}))).rate == Fraction(3, 4)
    without = replace(sold(0), figures={CSAT: Fraction(1, 2)})
    decided = {outcome: CARD.pay(replace(without, decided={"nps": outcome})).rate for outcome in Outcome}
    assert decided == {
        Outcome.MET: Fraction(5, 8), Outcome.FAILED: Fraction(3, 8), Outcome.REWEIGHT: Fraction(1, 2)
    }  # fmt: skip


def test_a_line_has_its_own_threshold_cap_and_steps() -> None:
    most, half = Fraction(3, 2), Fraction(1, 2)
    line = Line("csat", threshold=Fraction(4, 5), cap=most)
    assert [line.payout(Fraction(value, 10)) for value in (7, 8, 15, 20)] == [0, Fraction(4, 5), most, most]
    points = (Point(Fraction(1), half), Point(Fraction(3), most))
    assert [Line("x", points=points).payout(Fraction(value)) for value in (0, 1, 2, 9)] == [0, half, 1, most]
    stepped = Line("x", points=points, stepped=True)
    assert [stepped.payout(Fraction(value)) for value in (0, 2, 3)] == [0, half, most]
    assert Line("x").payout(Fraction(-1)) == 0


def test_a_grade_multiplies_the_bonus_and_the_attendance() -> None:
    present = Reading("attendance")
    grades = (Grade(Fraction(60), "B", Fraction(1)), Grade(Fraction(90), "A", Fraction(6, 5)))
    shape = Grades(grades, attendance=present)
    given = replace(sold(90, target_pay=1000, unit=Unit.SCORE), figures={present: Fraction(1, 2)})
    assert (shape.pay(given).pay, shape.pay(given).tier) == (600, 2)
    assert shape.pay(given.at(Fraction(59))).pay == 0
    assert shape.needs_target_pay
    assert not Grades(grades, Fraction(5)).needs_target_pay


def test_days_count_with_the_last_day_and_early_is_the_first_step() -> None:
    shape = PaymentDays((DaysRate(Fraction(0), Fraction(5, 100)), DaysRate(Fraction(30), Fraction(3, 100))))
    rates = [shape.pay(replace(sold(100), selector=Fraction(days))).pay for days in (-4, 0, 1, 30, 31)]
    assert rates == [5, 5, 3, 3, 0]
    assert shape.fact == "days_since_invoice"


def test_a_residual_declines_by_month_and_ends() -> None:
    shape = Residual((MonthRate(Fraction(1), Fraction(10, 100)), MonthRate(Fraction(13), Fraction(5, 100))), 24)
    pays = [shape.pay(replace(sold(100), selector=Fraction(month))).pay for month in (1, 12, 13, 24, 25)]
    assert pays == [10, 10, 5, 5, 0]
    assert Residual(shape.steps).pay(replace(sold(100), selector=Fraction(99))).pay == 5


def test_a_reward_is_no_money() -> None:
    shape = Reward("Training", Fraction(100))
    assert [(shape.pay(sold(result)).pay, shape.pay(sold(result)).reward) for result in (99, 100)] == [
        (0, ""), (0, "Training")
    ]  # fmt: skip


def test_what_is_shared_is_what_was_found_for_the_person() -> None:
    shared = Shared(Fraction(25), Fraction(100), 4, 2, Fraction(7))
    given = replace(sold(0), shared=shared)
    assert Pool(amount=Fraction(100)).pay(given).pay == 25
    assert Contest((Fraction(30),)).pay(given).pay == 25
    assert Contest((Fraction(30),)).pay(replace(given, shared=replace(shared, rank=None))).pay == 0
    assert [shape.pay(sold(0)).pay for shape in (Pool(), Contest(()))] == [0, 0]
