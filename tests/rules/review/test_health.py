from fractions import Fraction

import pytest

from desktop_app.rules.review.health import Advice, Member, Reading, Share, judge_quota

F = Fraction


def team(*attained: int, past: tuple[int, ...] = ()) -> list[Member]:
    """People with a quota of 100 who reached these percentages; everybody the same before."""
    before = tuple(F(value, 100) for value in past)
    return [Member(place, f"P{place}", F(100), F(value), before) for place, value in enumerate(attained)]


def test_six_of_eight_is_75_percent_with_its_interval() -> None:
    share = Share(6, 8)
    assert share.interval is not None
    assert share.value == F(3, 4)
    assert (round(share.interval.low, 2), round(share.interval.high, 2)) == (0.41, 0.93)


@pytest.mark.parametrize(("attained", "reading", "sure"), [
    ((90, 90, 90, 120), Reading.FEW, False),
    ((90, 90, 90, 120, 120), Reading.TOO_HIGH, False),
    ((*[90] * 9, 120), Reading.TOO_HIGH, True),
    ((*[120] * 6, *[90] * 4), Reading.HEALTHY, False),
    ((*[120] * 65, *[90] * 35), Reading.HEALTHY, True),
    ((*[120] * 9, 90), Reading.TOO_LOW, False),
    ((*[120] * 30,), Reading.TOO_LOW, True),
])  # fmt: skip
def test_the_share_is_read_with_its_uncertainty(attained: tuple[int, ...], reading: Reading, sure: bool) -> None:
    found = judge_quota(team(*attained), 3)
    assert (found.reading, found.sure) == (reading, sure)


def test_where_most_miss_the_plan_is_questioned_before_people() -> None:
    missing = judge_quota(team(*[50] * 6, 120, past=(50, 50)), 3)
    assert missing.advice is Advice.PLAN
    assert len(missing.repeated) == 6
    one = [*team(*[120] * 5, past=(120, 120)), Member(9, "Ion", F(100), F(60), (F(7, 10), F(6, 10)))]
    found = judge_quota(one, 3)
    assert found.advice is Advice.PLAN  # 5 of 6 are above: the quota may be too low
    found = judge_quota([*one, *team(95, 95, past=(120, 120))], 3)
    assert found.advice is Advice.COACH
    assert [member.name for member in found.repeated] == ["Ion"]
    assert judge_quota(team(120, 120, 120, 95, 95, past=(120, 120)), 3).advice is Advice.NOTHING


def test_a_row_of_misses_ends_where_there_was_no_quota() -> None:
    assert Member(1, "A", F(100), F(50), (F(1, 2), None, F(1, 2))).misses_in_a_row == 2
    assert Member(1, "A", F(100), F(100), (F(1, 2),)).misses_in_a_row == 0


def test_a_quota_above_the_best_so_far_and_newcomers_are_named() -> None:
    members = [
        Member(1, "Ana", F(100), F(90), best=F(95), groups=(("tenure", "new"),)),
        Member(2, "Ion", F(100), F(120), best=F(100), groups=(("tenure", "old"),)),
    ]
    found = judge_quota(members, 3, "new")
    assert [one.name for one in found.beyond_best] == ["Ana"]
    assert found.newcomers == 1


def test_groups_that_differ_beyond_chance_are_marked() -> None:
    def of(region: str, attained: int, n: int) -> list[Member]:
        return [Member(place, region, F(100), F(attained), groups=(("region", region),)) for place in range(n)]

    apart = judge_quota([*of("East", 120, 20), *of("West", 80, 20)], 3)
    assert [(one.name, one.share.reached, one.differs) for one in apart.groups] == [
        ("East", 20, True),
        ("West", 0, True),
    ]
    alike = judge_quota([*of("East", 120, 3), *of("West", 80, 1), *of("West", 120, 2)], 3)
    assert not any(one.differs for one in alike.groups)


def test_classes_hold_everybody_and_bounds_belong_above() -> None:
    found = judge_quota(team(10, 49, 50, 99, 100, 149, 150, 300), 3).classes
    assert found == (2, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 2)


def test_pay_is_held_against_attainment_by_places() -> None:
    members = [Member(place, "", F(100), F(100 + place), pay=10 - place) for place in range(12)]
    found = judge_quota(members, 3).paid
    assert found.correlation is not None
    assert found.correlation.rho == pytest.approx(-1)
    assert dict(found.places)[0] == 11
    assert judge_quota(team(90, 120), 3).paid.correlation is None
