"""Files on their way in: several, unreadable, pasted, cancelled, read again while an answer is given."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.operations.worker import Done
from desktop_app.ui.pages.data import DataPage
from desktop_app.ui.pages.data.intake import Under
from tests.ui.pages.data.hands import GOOD, HEAD, PEOPLE, PRODUCTS, SlowJobs, drop, go_on, stored


def test_what_cannot_be_read_is_said_and_the_next_file_comes(
    page: DataPage, refused: list[UserError], tmp_path: Path
) -> None:
    paths = [tmp_path / name for name in ("empty.csv", "photo.png", "people.csv")]
    paths[0].write_bytes(b"")
    paths[1].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    paths[2].write_text(PEOPLE)
    page.open_files(paths)
    assert [error.values["name"] for error in refused] == ["empty.csv", "photo.png"]
    assert page.intake.entry is not None
    assert page.intake.entry.name == "people.csv"


def test_several_files_come_one_after_another_and_one_can_be_skipped(
    page: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    files = {"people.csv": PEOPLE, "products.csv": PRODUCTS, "deals.csv": HEAD + GOOD}
    for name, words in files.items():
        (tmp_path / name).write_text(words)
    page.open_files([tmp_path / name for name in files])
    go_on(page, qtbot)
    assert page.intake.entry is not None
    assert page.intake.entry.name == "products.csv"
    page.leave_button.click()
    assert page.intake.entry.name == "deals.csv"
    assert page.back()
    assert page.intake.under is Under.NOTHING
    assert [batch.source for batch in stored(page)] == ["people.csv"]


def test_a_table_is_pasted(page: DataPage, qtbot: QtBot, refused: list[UserError]) -> None:
    QGuiApplication.clipboard().setText("")
    page.paste()
    assert [error.what for error in refused] == ["There is no text on the clipboard."]
    QGuiApplication.clipboard().setText("name\tteam\nAna\tField\nIon\tInside\n")
    page.paste_button.click()
    go_on(page, qtbot)
    assert (stored(page)[0].source, stored(page)[0].created) == ("Pasted table", 2)


def test_a_cancelled_import_leaves_its_questions_open_and_nothing_stored(
    page: DataPage, jobs: SlowJobs, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(page, tmp_path, HEAD + GOOD, "deals.csv")
    jobs.slow = True
    page.start.click()
    assert page.intake.under is Under.IMPORTING
    assert page.imports.running.isVisible()
    assert not page.start.isEnabled()
    page.imports.running.cancel.click()
    assert page.intake.under is Under.ASKING
    assert not page.imports.running.isVisible()
    assert stored(page) == []
    jobs.slow = False
    go_on(page, qtbot)
    assert stored(page)[0].created == 20


def test_leaving_a_file_that_is_being_read_brings_the_list_back(page: DataPage, jobs: SlowJobs, tmp_path: Path) -> None:
    jobs.slow = True
    drop(page, tmp_path, HEAD + GOOD, "deals.csv")
    assert page.intake.under is Under.READING
    assert page.reading.isVisible()
    page.reading.cancel.click()
    assert page.intake.under is Under.NOTHING
    assert page.imports.isVisible()


def test_an_answer_given_while_the_file_is_read_again_is_the_one_that_counts(
    page: DataPage, jobs: SlowJobs, tmp_path: Path
) -> None:
    drop(page, tmp_path, HEAD + GOOD, "deals.csv")
    jobs.slow = True
    page.flow.understood.drops["kind"].choose(Kind.SALE)
    late = jobs.current
    assert late is not None
    before = page.intake.view
    jobs.slow = False
    page.flow.understood.drops["kind"].choose(Kind.INVOICE)
    assert page.intake.view is not None
    assert page.intake.view.understood.mapping.kind is Kind.INVOICE
    late.deliver(Done(late.run.job, before, wrote=False))
    assert page.intake.view.understood.mapping.kind is Kind.INVOICE
