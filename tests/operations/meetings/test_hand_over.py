"""The file of a talk: its page and the workbook inside hold this person's figures and nobody else's name or figure."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import Note, Promise, Side
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.domain.sign_off import Signer
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.meetings.hand_over import hand_over, hand_over_file
from desktop_app.operations.meetings.one_on_one import Occasion
from desktop_app.operations.meetings.one_on_one_entries import write_down
from desktop_app.operations.meetings.view_for_two import load_for_two, sign, unsigned
from desktop_app.operations.pay import plans
from desktop_app.operations.people import correct_person
from desktop_app.store import groupings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
APRIL = parse_period("2026-04")
TALK = date(2026, 4, 20)
DEALS = """id,owner,customer,product,stage,opened,closed,amount
91,Quillfeather Ana,Oakridge,Pen,Won,2026-03-01,2026-04-03,31007
92,Wolkenstein Zoe,Nightingale,Ink,Won,2026-03-01,2026-04-10,47119
"""
PLAN = """name = "Steps"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
[versions.components.shape]
kind = "flat"
rate = "5 %"
"""
OTHERS = ("wolkenstein", "zoe", "nightingale", "47119", "47.119", "235595", "2.355,95", "secretword")
needs_poppler = pytest.mark.skipif(shutil.which("pdfdetach") is None, reason="takes the file apart with poppler")


@pytest.fixture
def ana(store: Store, import_text: ImportText) -> int:
    import_text(DEALS, "deals.csv")
    plans.assign(store, plans.save_plan(store, PLAN), COMPANY, role="", first=date(2026, 1, 1), last=None)
    found = groupings.group_id(store, "person", "Quillfeather Ana")
    write_down(store, Promise(found, Side.PERSON, "Scriu clienților", TALK, date(2026, 4, 30)))
    write_down(store, Note(found, TALK, "secretword"))
    other = groupings.group_id(store, "person", "Wolkenstein Zoe")
    write_down(store, Promise(other, Side.LEAD, "Wolkenstein gets Nightingale", TALK))
    correct_person(store, found, 0, {"language": "ro"})
    return found


@needs_poppler
def test_one_page_with_its_data_and_nobody_else(store: Store, ana: int, tmp_path: Path) -> None:
    about = load_for_two(store, ana, APRIL, TALK)
    sign(store, unsigned(about, Signer.PERSON, "Quillfeather Ana", (), ("x",)))
    target = hand_over_file(tmp_path, about.name, TALK)
    assert target.name == "Quillfeather Ana 2026-04-20.pdf"
    hand_over(store, ana, target, Occasion(TALK, TALK))
    page = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, check=True).stdout.decode()
    assert page.count("\f") == 1
    assert "Scriu clienților" in page
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, target], capture_output=True, check=True)
    with zipfile.ZipFile(io.BytesIO((tmp_path / "Quillfeather Ana 2026-04-20.xlsx").read_bytes())) as book:
        data = "\n".join(book.read(name).decode() for name in book.namelist())
    assert "31007" in data
    assert "1550.35" in data  # 5 % of it
    everything = f"{page}\n{data}\n{target.name}".casefold()
    assert [word for word in OTHERS if word in everything] == []


def test_it_is_a_pdf(store: Store, ana: int, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        hand_over(store, ana, tmp_path / "talk.docx")
