from datetime import date
from pathlib import Path

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.store import signal_marks
from desktop_app.store.database import create_store
from desktop_app.store.signal_marks import ACTED, SNOOZED, Mark

MOMENT = "2026-04-01T10:00:00.000+00:00"


def test_marks_come_back_newest_first_as_they_were_until_they_are_withdrawn(tmp_path: Path) -> None:
    march = parse_period("2026-03")
    rests = Mark("revenue", COMPANY, march, False, SNOOZED, date(2026, 5, 1), "holiday", MOMENT)
    done = Mark("win_rate", COMPANY, march, True, ACTED, None, "coached", MOMENT)
    with create_store(tmp_path / "w.quotadesk") as store:
        numbers = [signal_marks.save(store, one) for one in (rests, done)]
        found = signal_marks.load(store)
        assert [(one.kpi, one.until, one.note, one.state, one.upward, one.period) for one in found] == [
            ("win_rate", None, "coached", ACTED, True, march),
            ("revenue", date(2026, 5, 1), "holiday", SNOOZED, False, march),
        ]
        signal_marks.withdraw(store, numbers[0], moment=MOMENT)
        assert [one.id for one in signal_marks.load(store)] == [numbers[1]]
