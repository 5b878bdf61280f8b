"""Actions come back as they were kept; the newest row of a number holds."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.action import Action, Before, Obstacle, Sort, State
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.store import actions
from desktop_app.store.database import Store

FULL = Action(
    "win_rate", "Train", date(2026, 2, 1), date(2026, 6, 1), COMPANY, higher=True, sort=Sort.TRAINING,
    size=Fraction(1, 20), owner="Ana", among=COMPANY, worst=True, trigger=parse_period("2026-01"),
    baseline=(Before(parse_period("2025-12"), Fraction(1, 3), 9),), state=State.RUNNING, lesson="",
    obstacles=(Obstacle.TOOL, Obstacle.DATA),
)  # fmt: skip


def test_everything_comes_back(store: Store) -> None:
    with store.transaction():
        number = actions.save(store, FULL, recorded_at="2026-01-31T10:00:00")
    assert actions.load(store) == [replace(FULL, id=number)]


def test_the_newest_row_of_a_number_holds(store: Store) -> None:
    with store.transaction():
        number = actions.save(store, FULL, recorded_at="1")
        other = actions.save(store, replace(FULL, text="Else"), recorded_at="2")
        actions.save(store, replace(FULL, id=number, state=State.KEPT), recorded_at="3")
        assert actions.due(store, date(2026, 6, 1)) == 1
        actions.mark_removed(store, other, removed=True, recorded_at="4")
    assert [(one.id, one.state) for one in actions.load(store)] == [(number, State.KEPT)]
    assert actions.due(store, date(2026, 7, 1)) == 0
