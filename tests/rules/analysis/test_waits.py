from fractions import Fraction

from desktop_app.rules.analysis import waits
from desktop_app.rules.analysis.waits import BANDS, Wait
from desktop_app.rules.statistics.intervals import wilson

DAY = 1440
FOUND = [
    Wait(1, "a", 30, 0), Wait(2, "a", DAY, 0), Wait(3, "a", DAY + 1, 0), Wait(4, "b", None, 2 * DAY),
    Wait(5, "b", None, 60), Wait(6, "b", 0, 0),
]  # fmt: skip


def test_who_has_not_waited_long_enough_is_not_due() -> None:
    row = waits.row("", FOUND, DAY)
    assert (row.received, row.times.n, row.in_time, row.due) == (6, 4, 3, 5)
    assert row.share == Fraction(3, 5)
    assert row.interval == wilson(3, 5)
    assert row.times.median == Fraction(30 + DAY, 2)


def test_groups_by_number_of_requests() -> None:
    assert [(row.group, row.received) for row in waits.rows([*FOUND, Wait(7, "b", 5, 0)], DAY)] == [("b", 4), ("a", 3)]


def test_bands_hold_everybody() -> None:
    found = dict(zip(BANDS, waits.banded([*FOUND, Wait(8, "", 60, 0), Wait(9, "", 61, 0)]), strict=True))
    assert found == {
        "up to 1 h": 3, "1 to 4 h": 1, "4 to 8 h": 0, "8 to 24 h": 1, "1 to 2 days": 1, "2 to 7 days": 0,
        "over 7 days": 0, "no answer yet": 2,
    }  # fmt: skip


def test_no_share_without_anybody() -> None:
    row = waits.row("", [Wait(1, "", None, 5)], DAY)
    assert (row.share, row.interval, row.times.median) == (None, None, None)
