"""Funnels by hand, and laws that hold for any way of deals through stages."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.analysis import stages
from desktop_app.rules.analysis.stages import LOST, OPEN, WON, Deal, Journey, journey


def deal(number: int, created: int, closed: int | None, state: str, group: int = 0) -> Deal:
    return Deal(number, f"D{number}", created, closed, state, "", amount=Fraction(100), group=group)


def way(number: int, entries: str, state: str, closed: int | None = 30) -> Journey:
    """Entries like ``A0 B4``: stage and day."""
    steps = [(one[0], int(one[1:])) for one in entries.split()]
    return journey(deal(number, 0, None if state == "open" else closed, state), steps)


WAYS = [
    way(1, "A0 B4 C10", WON, 20),
    way(2, "A0 C6", WON, 16),  # B was skipped, and so passed
    way(3, "A0 B2", LOST, 12),
    way(4, "A0", LOST, 8),
    way(5, "A0 B5", "open"),
]


def test_stages_stand_in_the_order_in_which_deals_enter_them() -> None:
    assert stages.ordered(WAYS) == ["A", "B", "C"]
    assert stages.ordered([*WAYS, way(6, "B0 A3", LOST)]) == ["A", "B", "C"]  # one deal that went back


def test_each_stage_counts_who_went_on_who_was_lost_and_who_is_there() -> None:
    rows = stages.stage_rows(WAYS, ["A", "B", "C"])
    assert [(row.stage, row.reached, row.went_on, row.lost, row.still) for row in rows] == [
        ("A", 5, 4, 1, 0), ("B", 4, 2, 1, 1), ("C", 2, 2, 0, 0),
    ]  # fmt: skip
    assert [row.conversion for row in rows] == [Fraction(4, 5), Fraction(2, 3), 1]
    assert rows[0].stay.values == (2, 4, 5, 6, 8)
    assert rows[1].stay.values == (6, 10)  # the open deal's stay has not ended
    assert rows[0].stay.median == 5
    assert rows[0].stay.slow == Fraction(36, 5)  # PERCENTILE.INC: 6 + 0.6 × 2


def test_a_stage_entered_twice_in_a_row_is_one_stay() -> None:
    assert [(visit.entered, visit.left) for visit in way(1, "A0 A3 B7", WON, 9).visits] == [(0, 7), (7, 9)]


def test_deals_without_stages_have_one() -> None:
    found = [journey(deal(1, 5, 25, WON), ()), journey(deal(2, 5, None, "open"), ())]
    assert stages.ordered(found) == [OPEN]
    row = stages.stage_rows(found, [OPEN])[0]
    assert (row.reached, row.went_on, row.still, row.stay.values) == (2, 1, 1, (20,))


steps = st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(0, 50)), max_size=6)
states = st.sampled_from([WON, LOST, "open"])
journeys = st.lists(st.tuples(steps, states), min_size=1, max_size=30).map(
    lambda made: [
        journey(deal(number, 0, None if state == "open" else 60, state), sorted(one, key=lambda step: step[1]))
        for number, (one, state) in enumerate(made)
    ]
)


@given(journeys)
def test_nobody_is_lost_on_the_way(made: list[Journey]) -> None:
    rows = stages.stage_rows(made, stages.ordered(made))
    assert rows[0].reached == len(made)
    for row in rows:
        assert row.reached == row.went_on + row.lost + row.still
    for before, after in pairwise(rows):
        assert after.reached == before.went_on
    assert rows[-1].went_on == sum(one.deal.state == WON for one in made)


@given(journeys)
def test_order_of_the_deals_does_not_matter(made: list[Journey]) -> None:
    assert stages.ordered(made) == stages.ordered(made[::-1])


def crowd(stage_counts: dict[str, tuple[int, int]]) -> list[Journey]:
    """By stage: how many are lost there after how many days of it; everybody else wins."""
    found, names = [], list(stage_counts)
    for place, (lost, days) in enumerate(stage_counts.values()):
        entries = [(name, 10 * number) for number, name in enumerate(names[: place + 1])]
        found += [journey(deal(place * 1000 + n, 0, entries[-1][1] + days, LOST), entries) for n in range(lost)]
    entries = [(name, 10 * number) for number, name in enumerate(names)]
    return found + [journey(deal(9000 + n, 0, entries[-1][1] + 10, WON), entries) for n in range(100)]


def test_a_bottleneck_is_named_only_beyond_chance() -> None:
    made = crowd({"A": (10, 10), "B": (120, 10), "C": (10, 10)})
    narrow = stages.narrowest(stages.stage_rows(made, ["A", "B", "C"]))
    assert narrow is not None
    assert narrow.stage == "B"
    even = crowd({"A": (12, 10), "B": (15, 10), "C": (10, 10)})
    assert stages.narrowest(stages.stage_rows(even, ["A", "B", "C"])) is None
    assert stages.narrowest(stages.stage_rows(WAYS, ["A", "B", "C"])) is None


def test_the_slowest_stage_is_named_only_beyond_chance() -> None:
    slow = [way(number, "A0 B3 C40", WON, 45) for number in range(40)]
    found = stages.slowest(stages.stage_rows(slow, ["A", "B", "C"]))
    assert found is not None
    assert (found.stage, found.stay.median) == ("B", 37)
    same = [way(number, f"A0 B{10 + number % 3} C{20 + number % 5}", WON, 31) for number in range(40)]
    assert stages.slowest(stages.stage_rows(same, ["A", "B", "C"])) is None


def test_cohorts_are_young_while_deals_may_still_be_won() -> None:
    made = [journey(deal(1, 5, 12, WON), ()), journey(deal(2, 35, None, "open"), ()),
            journey(deal(3, 36, 40, LOST), ())]  # fmt: skip
    old, new = stages.cohorts(made, [(1, 31), (31, 61), (61, 91)], [OPEN], as_of=80, usual=30)
    assert (old.created, old.won, old.win_rate, old.young) == (1, 1, 1, False)
    assert (new.created, new.still, new.win_rate, new.young) == (2, 1, 0, True)
    assert not stages.cohorts(made, [(31, 61)], [OPEN], as_of=95, usual=30)[0].young


def test_open_deals_are_overdue_by_age() -> None:
    made = [way(1, "A0 B5", "open"), journey(deal(2, 60, None, "open"), ()), way(3, "A0", WON)]
    found = stages.open_deals(made, 70)
    assert [(one.deal.id, one.age, one.here) for one in found] == [(1, 70, 65), (2, 10, None)]
    assert [one.deal.id for one in stages.stale(found, 30)] == [1]
    assert stages.stale(found, None) == ()


def test_groups_keep_every_deal() -> None:
    made = [journey(deal(1, 0, 9, WON, 7), ()), journey(deal(2, 0, 9, LOST, 7), ()),
            journey(deal(3, 0, None, "open", 8), ())]  # fmt: skip
    seven, eight = stages.groups(made)
    assert (seven.key, seven.created, seven.won, seven.win_rate) == (7, 2, 1, Fraction(1, 2))
    assert (eight.win_rate, eight.interval, eight.amount_won) == (None, None, 0)
