"""The step "Problems": every row tried, groups mended at once before the import, and refused rows mended after it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.files.mending import Fix, Mend
from desktop_app.ui.pages.data import DataPage
from desktop_app.ui.pages.data.fixes_card import fix_sentence
from desktop_app.ui.pages.data.intake import Under
from desktop_app.ui.widgets import text
from tests.ui.pages.data.hands import HEAD, PEOPLE, PRODUCTS, SlowJobs, bring, drop, go_on, stored

GOOD = "".join(f"{n},Ana,Acme,GTX Pro,Won,2026-02-01,2026-03-{n - 99:02d},{n}\n" for n in range(100, 120))
ODD = (
    "7,Ana,Acme,GTX Pro,Won,2026-02-01,tbd,70\n"
    "8,Ana,Acme,GTX Pro,Won,2026-02-01,tbd,80\n"
    "9,Ana,Acme,GTX Pro,Won,2026-02-01,soon,90\n"
)


def at_problems(page: DataPage, qtbot: QtBot, folder: Path, content: str = HEAD + GOOD + ODD) -> None:
    drop(page, folder, content, "deals.csv")
    qtbot.mouseClick(page.check_button, Qt.MouseButton.LeftButton)
    assert page.intake.at_problems
    assert page.check.isVisible()


def press(page: DataPage, words: str) -> None:
    QApplication.processEvents()  # what was just laid out is shown in the next turn
    found = [one for one in page.check.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    found[0].click()


def test_a_group_is_mended_at_once_and_the_rows_come_in(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    at_problems(page, qtbot, tmp_path)
    assert page.start.text() == "Import 20 rows"
    assert stored(page) == []
    assert next((row.reason.title, row.reason.rows) for row in page.check.mend.rows) == (
        "closed: This is not a day.",
        3,
    )
    press(page, "Leave the cell empty")
    assert page.start.text() == "Import 23 rows"
    assert len(page.intake.answers.fixes or ()) == 2
    go_on(page, qtbot)
    (batch,) = stored(page)
    assert (batch.rows, batch.created, batch.refused) == (23, 23, 0)


def test_one_text_is_replaced_and_the_fix_can_be_removed(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    at_problems(page, qtbot, tmp_path)
    field = page.check.mend.fields[0]
    qtbot.keyClicks(field, "2026-03-04")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.intake.answers.fixes == (Fix("closed", "tbd", Mend.REPLACE, "2026-03-04"),)
    assert page.start.text() == "Import 22 rows"
    press(page, "Remove")
    assert page.start.text() == "Import 20 rows"


def test_a_row_with_cells_too_many_is_joined_in_the_column_that_is_chosen(
    page: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    extra = "10,Ana,Acme,GTX Pro,Won,2026-02-01,2026-03-03,5,60\n11,Ana,Acme,Won,2026-02-01,2026-03-03,7\n"
    at_problems(page, qtbot, tmp_path, HEAD + GOOD + extra)
    for row in page.check.mend.rows:
        row.setChecked(True)
    assert page.start.text() == "Import 20 rows"
    drop = next(one for one in page.check.mend.drops if one.itemText(1) == "amount: 5,60")
    drop.choose(7)
    assert page.start.text() == "Import 21 rows"
    for row in page.check.mend.rows:
        row.setChecked(True)
    next(one for one in page.check.mend.drops if one.findText("product is empty") >= 0).choose(3)
    assert page.start.text() == "Import 22 rows"
    for row in page.check.mend.rows:
        row.setChecked(True)
    press(page, "Refuse these rows again")
    assert page.start.text() == "Import 21 rows"
    go_on(page, qtbot)
    assert (stored(page)[0].created, stored(page)[0].refused) == (21, 1)


def test_rows_left_out_are_nothing_to_settle_afterwards(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    at_problems(page, qtbot, tmp_path)
    press(page, "Leave the rows out")
    go_on(page, qtbot)
    assert stored(page)[0].refused == 3
    assert DataPage.attention(page.store) == 0
    assert page.imports.detail.problems.again is None


def test_a_column_kept_as_text_leaves_its_field(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    at_problems(page, qtbot, tmp_path)
    press(page, "Keep the column as text")
    assert page.intake.view is not None
    assert page.intake.view.understood.mapping.column("closed") is None
    assert page.start.text() == "Import 23 rows"


def test_refused_rows_are_mended_in_the_window(
    page: DataPage, qtbot: QtBot, tmp_path: Path, refused: list[UserError]
) -> None:
    bring(page, qtbot, tmp_path, HEAD + GOOD + ODD + "10,Ana,Acme,GTX Pro,Won,2026-02-01,2026-03-03,5,6\n", "deals.csv")
    assert stored(page)[0].refused == 4
    again = page.imports.detail.problems.again
    assert again is not None
    again.click()
    assert page.intake.at_problems
    assert page.intake.view is not None
    assert page.intake.view.understood.remembered
    press(page, "Leave the cell empty")
    go_on(page, qtbot)
    newest = stored(page)[0]
    assert (newest.source, newest.rows, newest.created, newest.refused) == ("deals-refused.csv", 4, 3, 1)
    assert refused == []


def test_escape_goes_back_to_the_columns_and_keeps_the_fixes(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    at_problems(page, qtbot, tmp_path)
    press(page, "Leave the cell empty")
    assert page.back()
    assert not page.intake.at_problems
    assert page.flow.isVisible()
    assert len(page.intake.answers.fixes or ()) == 2
    assert page.back()
    assert page.intake.under is Under.NOTHING


def test_a_check_is_cancelled_without_a_trace(page: DataPage, qtbot: QtBot, tmp_path: Path, jobs: SlowJobs) -> None:
    drop(page, tmp_path, HEAD + GOOD + ODD, "deals.csv")
    jobs.slow = True
    page.check_button.click()
    assert page.intake.under is Under.CHECKING
    assert page.check.running.isVisible()
    page.check.running.cancel.click()
    assert page.intake.under is Under.ASKING
    assert not page.intake.at_problems
    assert stored(page) == []


def test_what_would_take_no_row_is_not_imported(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    at_problems(page, qtbot, tmp_path)
    everything = Fix("owner", "Ana", Mend.SKIP)
    page.check.mend.mended.emit([everything])
    assert page.intake.at_problems
    assert not page.start.isEnabled()
    page.check.fixes.removed.emit(everything)
    assert page.start.isEnabled()


def test_names_come_first_of_files_dropped_together_and_one_sum_is_said(
    page: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, content in (("a.csv", HEAD + GOOD), ("b.csv", PRODUCTS), ("c.csv", PEOPLE)):
        (tmp_path / name).write_text(content)
    page.open_files([tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"])
    while page.intake.under is Under.ASKING:
        assert page.flow.is_settled()
        go_on(page, qtbot)
    assert [batch.source for batch in reversed(stored(page))] == ["c.csv", "b.csv", "a.csv"]
    shown = [one.text() for one in page.imports.detail.findChildren(type(page.imports.detail._note))]
    assert any(words.startswith("3 files: 23 rows = 23 new") for words in shown)


def test_a_table_dropped_along_is_joined_and_not_imported_itself(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    deals, regions = tmp_path / "d.csv", tmp_path / "regions.csv"
    deals.write_text("id,region,stage,closed,amount\n71,North,Won,2026-03-01,5\n72,South,Won,2026-03-02,6\n")
    regions.write_text("region,seller\nNorth,Ana\nSouth,Ion\n")
    page.open_files([deals, regions])
    while page.intake.entry is not None and page.intake.entry.name != "d.csv":
        page.intake.leave()
    page.flow.understood.drops["join"].choose("regions.csv")
    assert page.intake.view is not None
    assert page.intake.view.understood.table.header[-1] == "seller"
    page.flow._map(page.intake.view.understood.table.header.index("seller"), "owner")
    go_on(page, qtbot)
    assert [batch.source for batch in stored(page)] == ["d.csv"]
    assert page.intake.under is Under.NOTHING


def test_nothing_is_cut_at_the_problems(page: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.resize(1072, 772)
    at_problems(page, qtbot, tmp_path)
    press(page, "Leave the cell empty")
    text.clipped.clear()
    page.grab()
    assert text.clipped == []


def test_each_fix_is_said_in_words() -> None:
    said = [fix_sentence(Fix("Day", "tbd", mend, "x")) for mend in Mend]
    assert said == ["“tbd” in Day means “x”", "“tbd” in Day means nothing", "Rows with “tbd” in Day stay out"]
