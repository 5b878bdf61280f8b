"""A draft is saved, given up or kept in sight before anything else is shown."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, ScopeKind
from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.ui.pages.targets import TargetsPage
from desktop_app.ui.pages.targets.draft import Cell
from desktop_app.ui.pages.targets.unsaved import settle
from tests.ui.pages.targets.steps import APRIL, YEAR, answer, go, scope, type_into


def test_leaving_with_a_draft_asks_what_becomes_of_it(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    assert settle(page, page.store, page.jobs, page.cards.grid)
    type_into(qtbot, page, "9")
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    assert not page.may_leave()
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    page.picker.choose(parse_period("2027"))
    assert (page.picker.period, page.draft.count) == (YEAR, 1)
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Save))
    assert page.may_leave()
    assert load_grid(page.store, "revenue", YEAR).amounts[scope(page, "Ana"), APRIL] == 900
    type_into(qtbot, page, "8")
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Discard))
    page.picker.choose(parse_period("2027"))
    assert page.picker.period == parse_period("2027")
    assert page.draft.count == 0


def test_a_draft_is_settled_before_other_rows_are_shown(page: TargetsPage, qtbot: QtBot) -> None:
    go(page, "Ana", APRIL)
    type_into(qtbot, page, "9")
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    page.rows_chip.choose("product")
    assert (page.rows, page.rows_chip.value(), page.draft.count) == (ScopeKind.PERSON, "person", 1)


def test_what_products_do_to_the_whole_is_offered_to_people_in_the_same_step(page: TargetsPage) -> None:
    """30,000 of March are moved to April among the products: the people's March and April follow, or leave a gap."""
    page.choose_rows(ScopeKind.PRODUCT)
    base = page.draft.grid
    march = parse_period("2026-03")
    moved = {(COMPANY, march): -3_000_000, (COMPANY, APRIL): 3_000_000}
    quarters = {(COMPANY, parse_period("2026-Q1")): -3_000_000, (COMPANY, parse_period("2026-Q2")): 3_000_000}
    wanted = {place: Cell(base.amounts[place] + by, locked=False) for place, by in (moved | quarters).items()}
    page.draft.change(wanted)
    pressed = ["Cancel", "Leave the gap"]

    def press_next() -> None:
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, QMessageBox)
        assert "People" in asking.text()
        next(one for one in asking.buttons() if one.text() == pressed[0]).click()

    QTimer.singleShot(0, press_next)
    page.save("Later")
    assert load_grid(page.store, "revenue", YEAR).amounts[COMPANY, march] == 10_000_000
    pressed = ["Save and fit them"]
    QTimer.singleShot(0, press_next)
    page.save("Later")
    people = load_grid(page.store, "revenue", YEAR)
    assert people.amounts[COMPANY, march] == 7_000_000
    gaps = [gap for place in people.wholes() for gap in people.gaps(place) if gap is not None]
    assert not any(gap.missing or gap.over for gap in gaps)
    assert sum(people.amounts[one, march] for one in people.children(COMPANY)) == 7_000_000
