from datetime import date
from fractions import Fraction

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Quantity
from desktop_app.rules.review.comparison import beside
from desktop_app.rules.review.decisions import Asked, Decision, Matter, Outcome, asked_by, undecided
from desktop_app.rules.review.frozen import from_plain, to_plain
from desktop_app.rules.review.health import Member, judge_quota
from desktop_app.rules.review.misses import Cause, GapPart
from desktop_app.rules.review.result import Gap, KpiResult, PersonScore, Rating, Result
from desktop_app.rules.review.scorecard import LineScore, Score

F = Fraction


def result(reached: int = 1, value: int = 90) -> Result:
    members = tuple(
        Member(
            place, f"P{place}", F(100), F(120 if place < reached else 80), (F(1, 3), None), F(7), (("team", "A"),), 5
        )
        for place in range(6)
    )
    scored = Score(F(1, 3), F(1, 2), (LineScore("revenue", F(1), F(2, 3), F(2, 3)), LineScore("nps", F(1), None, None)))
    return Result(
        parse_period("2026-03"), date(2026, 4, 2),
        (
            KpiResult("revenue", Quantity(F(value)), Quantity(F(100)), F(value, 100), 3, value >= 100),
            KpiResult("nps", None, None, None, 0, None),
        ),
        "revenue", members, judge_quota(members, 3),
        (PersonScore(1, "P1", "Sales", "field", "Field", scored),),
        Gap("revenue", Quantity(F(100)), Quantity(F(value)), 3, (GapPart(Cause.MIX, F(value - 100), F(1, 3), None),)),
        (Rating(1, "P1", "selling", 4, "seen"),),
    )  # fmt: skip


def test_a_missed_target_and_a_doubtful_quota_ask_for_a_decision() -> None:
    assert asked_by(result()) == (
        Asked(Matter.TARGET, "revenue"), Asked(Matter.QUOTA), Asked(Matter.KPI), Asked(Matter.ACTION),
    )  # fmt: skip
    assert asked_by(result(reached=4, value=120)) == (Asked(Matter.KPI), Asked(Matter.ACTION))
    taken = (Decision(Matter.TARGET, "revenue", Outcome.KEEP), Decision(Matter.KPI, "", Outcome.KEEP))
    assert undecided(result(), taken) == (Asked(Matter.QUOTA), Asked(Matter.ACTION))


def test_a_result_comes_back_whole_from_plain_values() -> None:
    one = result()
    assert from_plain(Result, to_plain(one)) == one


def test_two_results_stand_side_by_side() -> None:
    found = beside(result(), result(reached=4, value=120))
    assert [(one.kpi, one.change) for one in found.kpis] == [("revenue", Quantity(F(30))), ("nps", None)]
    assert found.people[1].attained == (F(8, 10), F(12, 10))
    assert found.people[1].score == (F(1, 3), F(1, 3))
    assert [share.reached for share in found.shares if share] == [1, 4]
