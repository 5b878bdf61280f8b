"""The newest row of a number holds; the newest day comes first."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.observation import Observation, Side
from desktop_app.store import observations
from desktop_app.store.database import Store

ONE = Observation(Side.THREAT, "A new shop opens", date(2026, 2, 1), source="Paper", kpi="revenue", action=3)


def test_the_newest_row_holds_and_the_newest_day_comes_first(store: Store) -> None:
    with store.transaction():
        first = observations.save(store, ONE, recorded_at="1")
        second = observations.save(store, replace(ONE, day=date(2026, 3, 1)), recorded_at="2")
        observations.save(store, replace(ONE, id=first, side=Side.WEAKNESS), recorded_at="3")
        assert [(one.id, one.side) for one in observations.load(store)] == [
            (second, Side.THREAT), (first, Side.WEAKNESS),
        ]  # fmt: skip
        observations.save(store, replace(ONE, id=second), recorded_at="4", removed=True)
    assert observations.load(store) == [replace(ONE, id=first, side=Side.WEAKNESS)]
