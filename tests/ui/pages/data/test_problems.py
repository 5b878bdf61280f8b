"""Problems in groups: by reason, refused first, each row counted once; and the card that opens them."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.quantity import Unit
from desktop_app.store.batches import Problem
from desktop_app.ui.pages.data.problem_card import ProblemCard
from desktop_app.ui.pages.data.problems import grouped, lines_table, rows_in


def problem(at: int, reason: str, severity: str = "warning", original: str = "", **details: str) -> Problem:
    return Problem(at, "closed", original, severity, reason, details, ())


FOUND = [
    problem(9, "Late.", original="b"),
    problem(4, "Late.", original="a"),
    problem(5, "Line {line} holds.", line="6"),
    problem(7, "Line {line} holds.", line="8"),
    problem(8, "Line {line} holds.", line="8"),
    problem(3, "In {currency}.", "refused", currency="USD"),
    problem(3, "No day.", "refused", original="x"),
    problem(0, "New person.", original="Ana", rows="12"),
]


def test_refused_groups_come_first_then_the_larger_ones() -> None:
    groups = grouped(FOUND)
    assert [(one.refused, one.rows) for one in groups] == [
        (True, 1),
        (True, 1),
        (False, 12),
        (False, 3),
        (False, 2),
    ]


def test_what_differs_between_rows_is_left_open_in_the_title() -> None:
    titles = {one.title for one in grouped(FOUND)}
    assert titles == {"In USD.", "No day.", "New person.", "Line … holds.", "Late."}


def test_a_row_with_two_problems_is_one_row() -> None:
    assert rows_in([one for one in grouped(FOUND) if one.refused]) == 1


def test_the_lines_of_a_group_stand_in_order_with_their_own_reasons_where_they_differ() -> None:
    groups = {one.title: one for one in grouped(FOUND)}
    late = lines_table(groups["Late."])
    assert late.rows == ((4, "closed", "a"), (9, "closed", "b"))
    assert late.columns[0].unit is Unit.COUNT
    holds = lines_table(groups["Line … holds."])
    assert [row[3] for row in holds.rows] == ["Line 6 holds.", "Line 8 holds.", "Line 8 holds."]
    assert lines_table(groups["New person."]).rows == ((None, "closed", "Ana"),)


def test_the_card_offers_to_save_only_rows_that_were_kept(qtbot: QtBot) -> None:
    card = ProblemCard()
    qtbot.addWidget(card)
    card.show_problems(FOUND)
    assert card.save is None
    card.show_problems(FOUND, kept=True)
    assert card.save is not None
    with qtbot.waitSignal(card.save_asked, timeout=500):
        card.save.click()


def test_groups_open_and_close_with_the_keyboard(qtbot: QtBot) -> None:
    card = ProblemCard()
    qtbot.addWidget(card)
    card.resize(640, 400)
    card.show()
    card.show_problems(FOUND)
    row = card.rows[-1]
    for opened in (True, False):
        qtbot.keyClick(row, Qt.Key.Key_Return)
        assert row.isChecked() is opened
