"""The board in the window: observations typed, told on trends, turned into actions, removed and brought back."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.observation import Observation, Side
from desktop_app.operations.improving.observations import save_observation
from desktop_app.reports.observation_words import QUESTIONS, SIDES
from desktop_app.store import actions, annotations, observations
from desktop_app.store.database import Store
from desktop_app.ui.pages.improve import ImprovePage
from desktop_app.ui.pages.improve.action_dialog import ActionDialog
from desktop_app.ui.pages.improve.observation_dialog import ObservationDialog

DAY = date(2026, 3, 9)


def _click(page: ImprovePage, side: Side, start: str) -> None:
    found = [one for one in page.board.cards[side].findChildren(QPushButton) if not one.isHidden()]
    next(one for one in found if one.accessibleName().startswith(start)).click()


def test_every_side_has_a_card_and_words(page: ImprovePage) -> None:
    assert set(SIDES) == set(QUESTIONS) == set(Side) == set(page.board.cards)


def test_a_competitor_is_typed_and_told_on_the_trends(
    page: ImprovePage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: ObservationDialog) -> int:
        dialog.text.setText("20 % off")
        dialog._accept()
        assert dialog._problem.text() == "Write who it is."
        dialog.subject.setEditText("Nord Supply")
        dialog._accept()
        return dialog.result()

    monkeypatch.setattr(ObservationDialog, "exec", fill)
    page.show_argument("board")
    _click(page, Side.COMPETITOR, "Add")
    assert [(one.subject, one.text) for one in observations.load(store)] == [("Nord Supply", "20 % off")]
    assert [one.text for one in annotations.load(store)] == ["Nord Supply: 20 % off"]
    _click(page, Side.COMPETITOR, "Remove")
    assert annotations.load(store) == observations.load(store) == []
    page.undo.click()
    assert [one.text for one in annotations.load(store)] == ["Nord Supply: 20 % off"]
    assert ImprovePage.has_something_to_say(store)


def test_an_action_is_derived_from_an_observation(
    page: ImprovePage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_observation(store, Observation(Side.WEAKNESS, "Slow offers", DAY, kpi="win_rate"))

    def fill(dialog: ActionDialog) -> int:
        assert (dialog.kpi.currentData(), dialog.text.currentText()) == ("win_rate", "Slow offers")
        dialog._accept()
        return dialog.result()

    monkeypatch.setattr(ActionDialog, "exec", fill)
    page.show_view("board")
    _click(page, Side.WEAKNESS, "Act on it")
    (action,) = actions.load(store)
    assert [one.action for one in observations.load(store)] == [action.id]
    _click(page, Side.WEAKNESS, "Open the action")
    assert page.row.value() == "actions"
    page.restore({"view": "board", "action": action.id})
    assert page.row.value() == "board"
