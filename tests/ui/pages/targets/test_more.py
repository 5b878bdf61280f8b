"""What the menu of the page does: carry over into the draft, hold against capacity, tell people, goals."""

from PySide6.QtWidgets import QMenu

from desktop_app.domain.scope import COMPANY
from desktop_app.operations.targets.goal_tree import goal_tree
from desktop_app.operations.targets.told import tellings
from desktop_app.ui.pages.targets import TargetsPage
from desktop_app.ui.pages.targets.aim_words import aim_words
from desktop_app.ui.pages.targets.goals_dialog import GoalsDialog
from desktop_app.ui.pages.targets.team_dialogs import CapacityDialog, TellDialog
from tests.ui.pages.targets.steps import YEAR, go


def test_a_win_goes_into_the_draft_and_can_be_undone(page: TargetsPage) -> None:
    before = page.draft.grid
    menu = QMenu()
    page.more.fill(menu)
    menu.actions()[0].trigger()
    grid = page.draft.grid
    assert grid.carried
    assert grid.amounts[COMPANY, YEAR] == before.amounts[COMPANY, YEAR]
    gap = grid.time_gap(COMPANY, YEAR)
    assert gap is not None
    assert not gap.missing
    assert not gap.over
    place = next(place for place in grid.carried if place[0] == COMPANY)
    assert aim_words(page.store, grid, place)
    page.cards.grid.undo()
    assert page.draft.grid == before


def test_capacity_answers_what_is_typed(page: TargetsPage) -> None:
    dialog = CapacityDialog(page, page.store, "revenue", (COMPANY, YEAR), "Harbor")
    dialog.quota.setText("500,000")
    assert "can carry €300,000 more" in dialog.words.text()
    dialog.attainment.setText("50 %")
    assert "asks for €450,000 more" in dialog.words.text()
    dialog.quota.setText("many")
    assert dialog.table is None
    dialog.close()


def test_one_press_notes_that_all_were_told(page: TargetsPage) -> None:
    dialog = TellDialog(page, page.store, page.jobs, "revenue", YEAR)
    assert "3 people" in dialog.words.text()
    dialog.tell_all()
    assert not dialog.told.isEnabled()
    assert all(one.told == one.value for one in tellings(page.store, "revenue", YEAR))
    dialog.close()
    go(page, "Ana", YEAR)
    assert any(
        "Told on" in words
        for words in aim_words(page.store, page.draft.grid, (page.cards.grid.view.place() or (COMPANY, YEAR)))
    )


def test_goals_are_written_under_the_chosen_one(page: TargetsPage) -> None:
    dialog = GoalsDialog(page, page.store, page.jobs)
    dialog.text.setText("Mission")
    dialog.add()
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    dialog.text.setText("Grow")
    dialog.add()
    assert [(one.depth, one.goal.text) for one in goal_tree(page.store)] == [(0, "Mission"), (1, "Grow")]
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    dialog.end()
    assert [one.goal.text for one in goal_tree(page.store)] == ["Grow"]
    dialog.close()
