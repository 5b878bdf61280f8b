"""Each bad input is one sentence with a way out, on the command line and in the window, and nothing is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.store import batches
from desktop_app.store.database import open_store
from desktop_app.store.engine import DatabaseError
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.main_window import MainWindow
from tests.robust.protected import protected_xls, protected_xlsx
from tests.robust.state import state_of

Run = Callable[..., Any]
BAD: list[tuple[str, bytes, str]] = [
    ("empty.csv", b"", "empty"),
    ("blank.csv", b" \n\n \t\n", "empty"),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, ""),
    ("program.exe", b"MZ" + bytes(range(256)) * 16, ""),
    ("archive.zip", b"PK\x03\x04" + bytes(200), "workbook"),
    ("protected.xlsx", protected_xlsx(), "password"),
    ("large.xlsx", protected_xlsx(300_000, directory_last=True), "password"),
    ("renamed.xls", protected_xlsx(300_000, directory_last=True), "password"),
    ("unnamed", protected_xlsx(300_000, directory_last=True), "password"),
    ("old.xls", protected_xls(), "password"),
    ("letter.txt", b"Dear Ana,\n\nthank you for your order of last week. It will be sent.\n\nIon\n", ""),
    ("tickets.csv", b"a,b,c\nx,y,z\nu,v,w\n", ""),
]


def one_line(said: Any) -> str:
    assert said.code == 1, said.out
    assert said.err.count("\n") == 1, said.err
    assert "Traceback" not in said.err
    assert said.err.count(". ") == 1, said.err  # what happened, what to do
    return str(said.err)


@pytest.mark.parametrize(("name", "content", "word"), BAD, ids=[name for name, _content, _word in BAD])
def test_a_file_that_can_not_be_imported_is_one_line_and_changes_nothing(
    file: Path, run: Run, name: str, content: bytes, word: str
) -> None:
    before = state_of(file)
    source = file.with_name(name)
    source.write_bytes(content)
    assert word in one_line(run("import", file, source))
    assert state_of(file) == before
    assert source.read_bytes() == content


@pytest.mark.parametrize("what", ["missing.csv", "folder"])
def test_what_is_no_file_is_one_line(file: Path, run: Run, what: str) -> None:
    (file.parent / "folder").mkdir()
    assert f"“{what}”" in one_line(run("import", file, file.parent / what))


def test_a_day_that_does_not_exist_refuses_its_row_alone(file: Path, run: Run) -> None:
    source = file.with_name("deals.csv")
    source.write_text(
        "id,owner,stage,closed,amount\n901,Ana,Won,2026-03-03,10\n902,Ana,Won,2026-02-30,10\n903,Ion,Won,2026-03-04,5\n"
    )
    said = run("import", file, source)
    assert said.code == 0, said.err
    assert "3 rows = 2 new + 0 changed + 0 unchanged + 1 refused" in said.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--kind", "invoice"), "No column"),
        (("--alias", "person:Bob=Nobody"), "There is no person called “Nobody”. Write a name that is known."),
        (("--alias", "Bob"), "does not say what is renamed"),
        (("--map", "closed=nowhere"), "There is no column “nowhere”"),
        (("--map", "nothing=id"), "There is no field “nothing”"),
        (("--read", "closed"), "lacks an equals sign"),
        (("--read", "closed=first"), "“first” is not the number of a reading"),
        (("--encoding", "klingon"), "klingon"),
        (("--changes-from", "yesterday"), "“yesterday” is not a day"),
    ],
)
def test_a_wrong_answer_is_one_line_and_changes_nothing(
    file: Path, run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    source = file.with_name("deals.csv")
    source.write_text("id,owner,stage,closed,amount\n901,Ana,Won,2026-03-03,10\n902,Bob,Won,2026-03-04,10\n")
    before = state_of(file)
    assert sentence in one_line(run("import", file, source, *arguments))
    assert state_of(file) == before


def test_a_person_nobody_knows_is_made_left_out_or_said_to_be_somebody(file: Path, run: Run) -> None:
    source = file.with_name("deals.csv")
    source.write_text("id,owner,stage,closed,amount\n901,Ana,Won,2026-03-03,10\n902,Bob,Won,2026-03-04,10\n")
    left_out = run("import", file, source, "--unknown", "skip")
    assert "1 new + 0 changed + 0 unchanged + 1 refused" in left_out.out
    meant = run("import", file, source, "--alias", "person:Bob=Ion")
    assert "1 new + 0 changed + 1 unchanged + 0 refused" in meant.out
    other = file.with_name("more.csv")
    other.write_text("id,owner,stage,closed,amount\n903,Zoe,Won,2026-03-04,10\n")
    assert "Zoe" in run("import", file, other, "--json").out


def test_two_people_of_one_name_are_told_apart_by_number_alone(file: Path, run: Run) -> None:
    people = file.with_name("people.csv")
    people.write_text("staff no,name,team\n11,Ion Pop,Field\n12,Ion Pop,Inside\n")
    assert run("import", file, people).code == 0
    source = file.with_name("deals.csv")
    source.write_text("id,owner,stage,closed,amount\n901,Ana,Won,2026-03-03,10\n902,Ion Pop,Won,2026-03-04,10\n")
    said = run("import", file, source)
    assert "1 new + 0 changed + 0 unchanged + 1 refused" in said.out
    assert "only a staff number can tell" in said.out


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    made = MainWindow(qapp, JobsInPlace())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def said_in(window: MainWindow) -> tuple[str, str]:
    place = window.desk or window.welcome
    assert place is not None
    assert place.banner.isVisible()
    found: tuple[str, str] = place.banner.texts()
    return found


@pytest.mark.parametrize("bad", BAD[:7:2], ids=[name for name, _content, _word in BAD[:7:2]])
def test_the_window_says_the_same_above_the_page(
    window: MainWindow, file: Path, run: Run, bad: tuple[str, bytes, str]
) -> None:
    name, content, word = bad
    source = file.with_name(name)
    source.write_bytes(content)
    line = one_line(run("import", file, source)).strip()
    window.open(file)
    window.take_files([source])
    headline, advice = said_in(window)
    assert f"{headline} {advice}" == line
    assert word in line


def test_the_window_refuses_a_second_opening_and_keeps_what_it_shows(window: MainWindow, file: Path) -> None:
    other = file.with_name("other.quotadesk")
    other.write_bytes(file.read_bytes())
    window.open(file)
    with open_store(other):
        assert not window.open(other)
    headline, advice = said_in(window)
    assert "other.quotadesk is open in another window or program" in headline
    assert "Use that window" in advice
    assert window.desk is not None
    assert window.desk.store.path == file


def test_the_window_refuses_damage_before_it_leaves_what_it_shows(window: MainWindow, file: Path) -> None:
    other = file.with_name("other.quotadesk")
    other.write_bytes(file.read_bytes()[:40_000])
    window.open(file)
    assert not window.open(other)
    assert said_in(window)[0] == "other.quotadesk is damaged."
    assert window.desk is not None
    assert window.desk.store.path == file
    assert [batch.id for batch in batches.load(window.desk.store)]


def test_a_workspace_that_was_deleted_since_is_refused_also_while_one_is_open(window: MainWindow, file: Path) -> None:
    window.open(file)
    assert not window.open(file.with_name("gone.quotadesk"))
    assert "gone.quotadesk" in said_in(window)[0]


def test_a_damaged_page_met_by_the_window_is_a_sentence_and_no_fault_of_the_program(
    window: MainWindow, file: Path
) -> None:
    window.open(file)
    with pytest.raises(DatabaseError, match="malformed") as met:
        _read_damage(file)
    said = window.in_words(met.value)
    assert said is not None
    assert said.headline() == "team.quotadesk is damaged."
    assert window.in_words(KeyError("x")) is None


def _read_damage(file: Path) -> None:
    broken = file.with_name("broken.quotadesk")
    with open_store(file, readonly=True) as store:
        root = store.db.execute("select rootpage from sqlite_schema where name = 'total'").fetchone()[0]
    content = bytearray(file.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\x55" * 4096
    broken.write_bytes(content)
    with open_store(broken, readonly=True) as store:
        store.db.execute("select * from total").fetchall()
