"""Actions in the window: recorded in a dialog, judged, reviewed, printed, taken away and brought back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.action import Obstacle, Sort, State
from desktop_app.domain.explanation import Explanation
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.improving.actions import find_action, propose, save_action
from desktop_app.store import actions
from desktop_app.store.database import Store
from desktop_app.ui.pages.improve import ImprovePage
from desktop_app.ui.pages.improve.action_dialog import ActionDialog
from desktop_app.ui.pages.improve.review_card import ReviewCard


def _kept(store: Store, months: int) -> int:
    """An action that began so many months before the newest data."""
    offered = propose(store, "revenue", COMPANY)
    month = offered.start.month - months
    start = date(offered.start.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return save_action(store, replace(propose(store, "revenue", COMPANY, start=start), text="Call back at once"))


def test_without_actions_the_page_offers_the_first_and_stays_out_of_the_side_bar(
    page: ImprovePage, store: Store
) -> None:
    assert ImprovePage.applies(store)
    assert not ImprovePage.has_something_to_say(store)
    assert page._stack.currentIndex() == 1


def test_an_action_is_typed_with_what_a_gauge_sends(
    page: ImprovePage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: ActionDialog) -> int:
        assert dialog.kpi.currentData() == "win_rate"
        dialog._take_sort(0)
        dialog.text.setEditText("Talk scripts")
        dialog.by.setText("much")
        dialog._accept()
        assert not dialog._problem.isHidden()
        dialog.by.setText("5")
        dialog.owner.setText("Ana")
        dialog._accept()
        return dialog.result()

    monkeypatch.setattr(ActionDialog, "exec", fill)
    page.show_argument(("win_rate", COMPANY, parse_period("2026-01")))
    (kept,) = actions.load(store)
    assert (kept.text, kept.kpi, str(kept.size), kept.owner) == ("Talk scripts", "win_rate", "1/20", "Ana")
    assert kept.trigger == parse_period("2026-01")
    assert kept.sort is not Sort.OTHER
    assert page._stack.currentIndex() == 0
    assert ImprovePage.has_something_to_say(store)


def test_the_verdict_is_shown_and_explained(page: ImprovePage, store: Store) -> None:
    number = _kept(store, 5)
    page.reload()
    assert page.view.judged is not None
    assert page.view.judged.action.id == number
    assert page.view.effect.pill.accessibleName() in {"Not shown", "Worse", "Effect shown"}
    asked: list[Explanation] = []
    page.explain_asked.connect(asked.append)
    page.view.effect.why.click()
    assert asked == [page.view.judged.explanation]


def test_the_review_asks_what_stands_in_the_way(page: ImprovePage, store: Store) -> None:
    number = _kept(store, 5)
    page.reload()
    review: ReviewCard = page.view.review
    assert ImprovePage.attention(store) == 1
    assert not review.isHidden()
    review.boxes[Obstacle.TOOL].setChecked(True)
    review.lesson.setText("The form is too long.")
    review._decide(State.STOPPED)
    found = find_action(store, number)
    assert (found.state, found.lesson, found.obstacles) == (State.STOPPED, "The form is too long.", (Obstacle.TOOL,))
    assert ImprovePage.attention(store) == 0
    assert review.isHidden()


def test_going_on_sets_the_next_review(page: ImprovePage, store: Store) -> None:
    number = _kept(store, 5)
    page.reload()
    page.view.review._decide(State.RUNNING)
    assert find_action(store, number).review > page.day


def test_it_is_printed_removed_and_brought_back(
    page: ImprovePage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = _kept(store, 2)
    page.reload()
    paper = tmp_path / "story.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(paper), ""))
    page.view.effect.print_asked.emit()
    assert paper.read_bytes().startswith(b"%PDF")
    page.view.effect.remove_asked.emit()
    assert actions.load(store) == []
    assert not page.undo.isHidden()
    page.undo.click()
    assert [one.id for one in actions.load(store)] == [number]
    page.restore(page.state())
    assert page.view.chosen == number


def test_a_change_keeps_the_number(page: ImprovePage, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    number = _kept(store, 2)
    page.reload()

    def fill(dialog: ActionDialog) -> int:
        dialog.text.setEditText("Call back within an hour")
        dialog._accept()
        return dialog.result()

    monkeypatch.setattr(ActionDialog, "exec", fill)
    page.view.effect.change_asked.emit()
    assert [(one.id, one.text) for one in actions.load(store)] == [(number, "Call back within an hour")]
