"""When a training is done and when it is late."""

from datetime import date

from desktop_app.domain.training import Attendance

DAY = date(2026, 6, 1)


def test_done_and_late() -> None:
    taken = Attendance(1, "Ana", "Offers", date(2026, 5, 1), date(2026, 5, 31))
    failed = Attendance(1, "Ana", "Offers", date(2026, 5, 1), date(2026, 5, 31), failed=True)
    ahead = Attendance(1, "Ana", "Offers", date(2026, 7, 1), date(2026, 7, 31))
    assert [(one.is_done(DAY), one.is_late(DAY)) for one in (taken, failed, ahead)] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip
