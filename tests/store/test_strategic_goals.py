from pathlib import Path

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.store import aims, strategic_goals
from desktop_app.store.aims import Aim
from desktop_app.store.database import create_store
from desktop_app.store.strategic_goals import StrategicGoal

MOMENT = "2026-04-01T10:00:00.000+00:00"


def test_the_newest_revision_of_a_goal_holds_until_it_ends(tmp_path: Path) -> None:
    with create_store(tmp_path / "w.quotadesk") as store:
        first = strategic_goals.save(store, "Grow", recorded_at=MOMENT)
        second = strategic_goals.save(store, "Keep", first, recorded_at=MOMENT)
        strategic_goals.save(store, "Grow well", goal=first, recorded_at=MOMENT)
        assert strategic_goals.load(store) == [StrategicGoal(1, 0, "Grow well"), StrategicGoal(2, 1, "Keep")]
        for goal in (first, second):
            aims.save(store, "revenue", COMPANY, parse_period("2026"), Aim(goal=goal), recorded_at=MOMENT)
        assert strategic_goals.served(store) == {second: 1}  # the target serves one goal, the newest
        strategic_goals.end(store, StrategicGoal(2, 1, "Keep"), recorded_at=MOMENT)
        assert [one.id for one in strategic_goals.load(store)] == [first]
        assert strategic_goals.save(store, "New", recorded_at=MOMENT) == 3  # no number is given twice
