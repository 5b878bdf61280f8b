"""When the next one-on-one is, and when a promise is late."""

from datetime import date

from desktop_app.domain.one_on_one import Meeting, Outcome, Promise, Side, last_day, next_day

MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 6)


def test_a_planned_one_comes_before_the_rhythm() -> None:
    held = Meeting(1, MAY, held=True)
    assert next_day((held, Meeting(1, JULY)), 4) == JULY
    assert next_day((held,), 4) == JUNE
    assert next_day((held,), 0) is None
    assert next_day((), 4) is None
    assert (last_day((held, Meeting(1, JULY))), last_day(())) == (MAY, None)


def test_a_promise_is_late_while_it_is_open_after_its_day() -> None:
    promise = Promise(1, Side.PERSON, "Call back", MAY, JUNE)
    assert (promise.is_late(JUNE), promise.is_late(JULY)) == (False, True)
    assert not Promise(1, Side.PERSON, "Call back", MAY, JUNE, outcome=Outcome.KEPT).is_late(JULY)
    assert not Promise(1, Side.PERSON, "Call back", MAY).is_late(JULY)
