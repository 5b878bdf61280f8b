"""Papers of a run read back: every figure is there, in each person's language, and nobody else's."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import Cancelled, UserError
from desktop_app.domain.progress import Progress
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.pay.pay_papers import (
    export_conventions,
    export_package,
    export_plan,
    export_statements,
    password,
)
from desktop_app.operations.pay.payroll import change_payroll
from desktop_app.operations.pay.statement_files import Form
from desktop_app.operations.people import correct_person
from desktop_app.store import groupings
from desktop_app.store.database import Store
from tests.operations.pay.test_reconcile import FLAT, MARCH

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the files with poppler")
PDF = Form("pdf")


def text_of(data: bytes, word: str = "") -> str:
    """The text of a PDF with every run of spaces, no-break ones included, as one."""
    asked = ["pdftotext", "-layout", *(["-upw", word] if word else []), "-", "-"]
    done = subprocess.run(asked, input=data, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@pytest.fixture
def march(store: Store, import_text: Callable[..., Imported]) -> Store:
    """Ștefan Țăranu 3,000.00 and 王芳 1,500.00, each in their own language; the first has a staff number."""
    import_text("name,staff no\nȘtefan Țăranu,0042\n王芳,0043\n", "people.csv")
    import_text(
        "id,owner,stage,closed,amount\n1,Ștefan Țăranu,Won,2026-03-03,60000\n2,王芳,Won,2026-03-04,30000\n", "deals.csv"
    )
    for name, code in (("Ștefan Țăranu", "ro"), ("王芳", "zh_CN")):
        correct_person(store, person(store, name), 0, {"language": code})
    plans.assign(store, plans.save_plan(store, FLAT), COMPANY, role="", first=date(2026, 1, 1), last=None)
    evaluate.approve(store, MARCH)
    return store


def person(store: Store, name: str) -> int:
    return groupings.group_id(store, "person", name)


@needs_poppler
def test_each_statement_is_in_its_persons_language_and_of_nobody_else(march: Store, tmp_path: Path) -> None:
    found = export_statements(march, MARCH, tmp_path, PDF)
    assert sorted(path.name for path in found.files) == ["Ștefan Țăranu 2026-03.pdf", "王芳 2026-03.pdf"]
    romanian = text_of((tmp_path / "Ștefan Țăranu 2026-03.pdf").read_bytes())
    chinese = text_of((tmp_path / "王芳 2026-03.pdf").read_bytes())
    assert "Ștefan Țăranu" in romanian
    assert "martie 2026" in romanian
    assert "3.000,00" in romanian
    assert "王芳" not in romanian
    assert "2026年3月" in chinese
    assert "1.500,00" in chinese
    assert "Țăranu" not in chinese
    assert "3.000" not in chinese


@needs_poppler
def test_a_password_of_its_own_opens_each_pdf(march: Store, tmp_path: Path) -> None:
    found = export_statements(march, MARCH, tmp_path, PDF, protect=True)
    words = dict(found.passwords)
    assert len(set(words.values())) == 2
    closed = (tmp_path / "王芳 2026-03.pdf").read_bytes()
    assert "1.500,00" in text_of(closed, words["王芳"])
    for wrong in ("", words["Ștefan Țăranu"]):
        with pytest.raises(subprocess.CalledProcessError):
            text_of(closed, wrong)
    assert b"1.500,00" not in closed
    with pytest.raises(UserError, match="with a password is a PDF"):
        export_statements(march, MARCH, tmp_path, Form("png"), protect=True)


def test_a_message_and_a_picture(march: Store, tmp_path: Path) -> None:
    one = [person(march, "王芳")]
    (message,) = export_statements(march, MARCH, tmp_path, Form("txt"), people=one).files
    lines = message.read_text("utf-8").splitlines()
    assert lines[0] == "王芳 · 2026年3月"
    assert "5\N{NO-BREAK SPACE}%" in lines[1]
    assert "1.500,00" in lines[-1]
    (picture,) = export_statements(march, MARCH, tmp_path, Form("png", brief=True), people=one).files
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_stopped_half_way_no_file_stays(march: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.domain.progress._INTERVAL", 0.0)  # else all may be written before it is asked
    folder = tmp_path / "out"
    folder.mkdir()
    progress = Progress(cancelled=lambda: any(folder.iterdir()))
    with pytest.raises(Cancelled):
        export_statements(march, MARCH, folder, PDF, progress)
    assert list(folder.iterdir()) == []


@needs_poppler
def test_a_plan_and_the_conventions_can_be_signed(march: Store, tmp_path: Path) -> None:
    plan = plans.find_plan(march, "Flat").plan_id
    own = text_of(export_plan(march, plan, tmp_path / "p.pdf", person=person(march, "王芳")).read_bytes())
    assert "5 %" in own
    assert "王芳" in own
    whole = text_of(export_conventions(march, tmp_path / "c.pdf", language="en").read_bytes())
    assert "Conventions of pay" in whole
    assert "received and understood" in whole
    assert "never rounded" in whole
    assert "EUR" in whole


def test_the_package_holds_what_its_manifest_says_and_is_the_same_again(march: Store, tmp_path: Path) -> None:
    change_payroll(march, ["staff_number", "code", "pay"], {"Commission": "1200"})
    run = evaluate.current_run(march, MARCH)
    assert run is not None
    first = export_package(march, run.run.id, tmp_path / "a.zip").read_bytes()
    assert export_package(march, run.run.id, tmp_path / "b.zip").read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        manifest = json.loads(package.read("manifest.json"))
        assert {one["name"] for one in manifest["files"]} == {*package.namelist()} - {"manifest.json"}
        assert {name.partition("/")[0] for name in package.namelist()} == {
            "register.json", "register.csv", "payroll.csv", "statements", "plans", "conventions.pdf", "manifest.json",
        }  # fmt: skip
        for one in manifest["files"]:
            data = package.read(one["name"])
            assert (len(data), hashlib.sha256(data).hexdigest()) == (one["bytes"], one["sha256"])
        payroll = package.read("payroll.csv").decode("utf-8-sig").splitlines()
    assert payroll == ["staff_number,code,pay", "0042,1200,3000", "0043,1200,1500", "Control total,,4500"]
    assert manifest["totals"] == {"EUR": 4500_00}


def test_passwords_are_long_and_without_letters_that_are_taken_for_others() -> None:
    made = {password() for _time in range(50)}
    assert len(made) == 50
    assert not set("".join(made)) & set("0o1il")
