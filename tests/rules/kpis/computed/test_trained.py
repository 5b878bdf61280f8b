"""What those sold who took a training, against those who did not, by hand."""

from datetime import date
from fractions import Fraction

from desktop_app.rules.kpis.computed.trained import (
    Learning,
    Taken,
    taken_then,
    trained_after,
    trained_before,
    untrained_after,
    untrained_before,
)

ANA, ION, MEI, NEW = 1, 2, 3, 4
MAY = 2026 * 12 + 4
TOLD = date(2026, 9, 1).toordinal()
AUGUST = date(2026, 8, 1).toordinal(), TOLD


def sold(before: int, after: int) -> dict[int, Fraction]:
    own = 1_000_000  # the month of the training itself counts on no side
    steps = {**dict.fromkeys((-3, -2, -1), before), 0: own, **dict.fromkeys((1, 2, 3), after), 4: own}
    return {MAY + step: Fraction(value) for step, value in steps.items()}


def learning(*taken: Taken) -> Learning:
    return Learning(
        taken, {ANA: sold(10, 15), ION: sold(20, 22), MEI: sold(30, 33), NEW: sold(0, 50)}, taken
    )  # fmt: skip


def test_who_took_it_is_held_against_who_did_not_over_the_same_months() -> None:
    fed = learning(Taken("Offers", ANA, MAY, TOLD))
    assert trained_before(fed, *AUGUST).value == 30
    assert trained_after(fed, *AUGUST).value == 45
    assert (untrained_before(fed, *AUGUST).value, untrained_before(fed, *AUGUST).n) == (150, 2)
    assert untrained_after(fed, *AUGUST).value == 165


def test_something_can_be_said_when_the_third_month_is_over_and_once() -> None:
    fed = learning(Taken("Offers", ANA, MAY, TOLD))
    before, after = (date(2026, 7, 1).toordinal(), AUGUST[0]), (TOLD, date(2026, 10, 1).toordinal())
    assert trained_before(fed, *before).value is None
    assert trained_before(fed, *after).value is None
    assert taken_then(*AUGUST) == (date(2026, 4, 1).toordinal(), date(2026, 6, 1).toordinal())


def test_who_took_the_same_near_it_is_in_neither_comparison_and_another_title_does_not_matter() -> None:
    offers, later = Taken("Offers", ANA, MAY, TOLD), Taken("Offers", ION, MAY + 3, TOLD + 92)
    other = Taken("Safety", MEI, MAY, TOLD + 92)
    assert untrained_before(learning(offers, later, other), *AUGUST).value == 90


def test_who_sold_nothing_before_has_nothing_to_rise_from() -> None:
    assert trained_after(learning(Taken("Offers", NEW, MAY, TOLD)), *AUGUST).value is None
