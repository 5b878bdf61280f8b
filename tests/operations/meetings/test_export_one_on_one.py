"""The sheet as a file: one page in the person's language, read back as text."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.document import Document
from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import DevelopmentGoal, Level, Note, Promise, Recognition, Side
from desktop_app.files.pdf import page_count
from desktop_app.operations.meetings.export_one_on_one import export_one_on_one
from desktop_app.operations.meetings.one_on_one import Occasion
from desktop_app.operations.meetings.one_on_one_entries import close_meeting, write_down
from desktop_app.operations.people import correct_person
from desktop_app.store import groupings
from desktop_app.store.database import Store, open_store

LAST, NOW = date(2026, 8, 20), date(2026, 9, 17)
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the files with poppler")


def read_pdf(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()


def fill(store: Store, person: int) -> None:
    """More of everything than a page holds."""
    for number in range(9):
        write_down(store, Promise(person, Side.PERSON, f"Promise {number} that takes some words to say", LAST))
        write_down(store, Recognition(person, NOW, f"Well done {number}", "a deal at list price"))
        write_down(store, DevelopmentGoal(person, f"Learn {number}", LAST))
        write_down(store, Note(person, NOW, f"Secret {number}"))
        write_down(store, Note(person, NOW, f"Știe că ține prețul {number}", Level.SHARED))
    close_meeting(store, person, LAST)
    for number in range(9):
        write_down(store, Promise(person, Side.LEAD, f"Agreed {number}", NOW, date(2026, 10, 15)))


@needs_poppler
def test_it_is_one_page_in_the_persons_language_whatever_is_on_it(sample: Path, tmp_path: Path) -> None:
    with open_store(sample) as store:
        person = groupings.group_id(store, "person", "Mei-Ling Chao")
        fill(store, person)
        correct_person(store, person, 0, {"language": "ro"})
        path = export_one_on_one(store, person, tmp_path / "sheet.pdf", Occasion(on=NOW))
    text = read_pdf(path)
    assert text.count("\f") == 1
    assert "Mei-Ling" in text
    assert "Promise 0 that takes some words to say" in text
    assert "Secret" not in text
    assert "septembrie 2026" in text
    others = ("Lena", "Pavel", "Sofia", "Tomasz", "Viktor", "王芳", "Marc", "Nadia", "Jonas", "Ioana")
    assert not [name for name in others if name in text]


def test_only_as_pdf_and_without_much_everything_has_room(team: Store, tmp_path: Path) -> None:
    person = groupings.group_id(team, "person", "Ana")
    assert export_one_on_one(team, person, tmp_path / "sheet.pdf").stat().st_size > 1000
    with pytest.raises(UserError):
        export_one_on_one(team, person, tmp_path / "sheet.docx")
    assert page_count(Document("Title", (), ())) == 1
