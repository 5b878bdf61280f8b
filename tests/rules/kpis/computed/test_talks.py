"""What leads and people do together, counted from a few things written down by hand; days are small numbers."""

from fractions import Fraction

import pytest

from desktop_app.rules.kpis.computed import talks
from desktop_app.rules.kpis.computed.talks import Checked, Due, Rated, Rhythm, Talks

FOREVER = 10_000


@pytest.mark.parametrize(
    ("rhythm", "due", "met"),
    [
        (Rhythm(0, FOREVER, 28, [72]), True, True),  # 28 days before day 100
        (Rhythm(0, FOREVER, 28, [71]), True, False),
        (Rhythm(0, FOREVER, 28, [101]), True, False),  # not yet held
        (Rhythm(80, FOREVER, 28, []), False, False),  # the first is not due before day 108
        (Rhythm(80, FOREVER, 28, [90]), True, True),
        (Rhythm(0, 99, 28, [90]), False, True),  # gone
        (Rhythm(0, FOREVER, 0, []), False, False),  # none are wished
    ],
)
def test_who_should_have_met_and_who_has(rhythm: Rhythm, due: bool, met: bool) -> None:
    assert (rhythm.is_due(100), rhythm.is_met(100)) == (due, met)
    fed = Talks(rhythms=[rhythm])
    assert talks.people_to_meet(fed, 0, 101).value == due
    assert talks.people_met(fed, 0, 101).value == (due and met)


def test_only_what_lies_in_the_span_is_counted() -> None:
    fed = Talks(
        promises=[Due(9, True), Due(10, True), Due(19, False), Due(20, True)],
        praised=[10, 10, 20],
        ratings=[Rated(9, 5), Rated(10, 2), Rated(19, 4)],
        actions=[Checked(10, shown=True), Checked(12, shown=False), Checked(20, shown=True)],
    )
    found = {
        one.__name__: one(fed, 10, 20).value
        for one in (talks.promises_due, talks.promises_kept, talks.praise_given, talks.ratings_given,
                    talks.rating_points, talks.actions_checked, talks.actions_shown)
    }  # fmt: skip
    assert found == {
        "promises_due": 2, "promises_kept": 1, "praise_given": 2, "ratings_given": 2, "rating_points": 6,
        "actions_checked": 2, "actions_shown": 1,
    }  # fmt: skip
    assert talks.praise_given(Talks(), 10, 20).value == Fraction(0)
