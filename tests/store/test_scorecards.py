from datetime import date
from pathlib import Path

from desktop_app.store import scorecards
from desktop_app.store.database import create_store
from desktop_app.store.scorecards import Revision


def test_each_day_has_the_revision_that_held_then(tmp_path: Path) -> None:
    spring = date(2026, 4, 1).toordinal()
    with create_store(tmp_path / "w.quotadesk") as store:
        for start, text in ((spring, "later"), (0, "first"), (0, "corrected")):
            scorecards.save(store, Revision("field", start, text, "m", "why"))
        assert scorecards.load(store, date(2026, 3, 31))["field"].text == "corrected"
        assert scorecards.load(store, date(2026, 4, 1))["field"].text == "later"
        assert [one.text for one in scorecards.history(store, "field")] == ["corrected", "first", "later"]
