from datetime import date
from pathlib import Path

from desktop_app.domain.period import parse_period
from desktop_app.store import names, told_targets
from desktop_app.store.database import create_store
from desktop_app.store.told_targets import Told

MOMENT = "2026-04-01T10:00:00.000+00:00"
MAY, YEAR = parse_period("2026-05"), parse_period("2026")


def test_what_was_told_is_found_by_days_and_person_until_it_is_withdrawn(tmp_path: Path) -> None:
    with create_store(tmp_path / "w.quotadesk") as store:
        ana, ion = names.keep(store, "person", "Ana"), names.keep(store, "person", "Ion")
        entries = [Told(ana, "revenue", MAY, 5, date(2026, 4, 2)), Told(ion, "revenue", YEAR, 7, date(2026, 4, 1))]
        told_targets.save(store, entries, recorded_at=MOMENT)
        days = YEAR.start.toordinal(), YEAR.end.toordinal()
        found = told_targets.load(store, "revenue", *days)
        assert [(one.person, one.period, one.amount, one.day) for one in found] == [
            (ion, YEAR, 7, date(2026, 4, 1)), (ana, MAY, 5, date(2026, 4, 2)),
        ]  # fmt: skip
        assert [one.person for one in told_targets.load(store, "revenue", *days, person=ana)] == [ana]
        told_targets.withdraw(store, found[0].id, moment=MOMENT)
        assert [one.person for one in told_targets.load(store, "revenue", *days)] == [ana]
        assert told_targets.load(store, "deals_won", *days) == []
