"""Places that can't be written, files that others hold, and files that go away while they are open."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.scope import COMPANY
from desktop_app.operations import back_up
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import engine, migrations
from desktop_app.store.database import Store, create_store, lock_path, open_store
from tests.robust.mounts import mounted, needs_mounts
from tests.robust.state import YEAR, state, state_of

Run = Callable[..., Any]


def one_line(said: Any) -> str:
    assert said.code == 1
    assert said.err.count("\n") == 1
    return str(said.err)


@pytest.fixture
def read_only(file: Path, tmp_path: Path) -> Iterator[Path]:
    """The workspace in a folder where nothing can be written, not even by the administrator."""
    folder = tmp_path / "read-only"
    with mounted(folder, "tmpfs", "size=20m") as mount:
        path = Path(shutil.copy2(file, folder))
        mount("remount,ro")
        yield path


@needs_mounts
def test_in_a_folder_that_can_only_be_read_one_can_look_but_not_change(read_only: Path, run: Run) -> None:
    looked = run("kpi", read_only, "revenue", "--period", "2026-03", "--json")
    assert looked.code == 0, looked.err
    sentence = one_line(run("target", "set", read_only, "revenue", "5", "--period", "2026"))
    assert "team.quotadesk can't be written to; nothing was changed." in sentence
    assert "save a copy elsewhere" in sentence


@needs_mounts
def test_in_a_folder_that_can_only_be_read_nothing_is_created_backed_up_or_exported(read_only: Path, run: Run) -> None:
    folder = read_only.parent
    assert "can't be written to" in one_line(run("new", folder / "n.quotadesk"))
    assert "can't be written to" in one_line(run("backup", read_only))
    out = folder / "out.toml"
    assert "out.toml" in one_line(run("plan", "export", read_only, "#1", "--out", out))
    assert [one.name for one in folder.iterdir()] == ["team.quotadesk"]


@needs_mounts
def test_a_backup_on_a_medium_that_can_only_be_read_is_restored(read_only: Path, file: Path) -> None:
    with open_store(file) as store:
        set_target(store, "revenue", COMPANY, YEAR, None)
    back_up.restore(file, read_only)
    assert state_of(file) == state_of(read_only)


def test_a_file_that_another_program_writes_to_is_said_to_be(file: Path) -> None:
    with open_store(file) as store:
        store.db.execute("pragma busy_timeout = 20")
        other = engine.connect(file).conn
        other.execute("begin immediate")
        before = state(store)
        with pytest.raises(UserError, match="being written to by another program"):
            set_target(store, "revenue", COMPANY, YEAR, None)
        other.execute("rollback")
        other.close()
        assert state(store) == before
        set_target(store, "revenue", COMPANY, YEAR, None)
        assert state(store) != before


def test_a_second_process_is_refused_in_one_line_but_may_look(file: Path) -> None:
    command = [sys.executable, "-m", "desktop_app"]
    with open_store(file):
        refused = subprocess.run(
            [*command, "target", "set", file, "revenue", "5", "--period", "2026"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert refused.returncode == 1
        assert refused.stderr.count("\n") == 1
        assert f"process {os.getpid()}" in refused.stderr
        assert "Use that window, or close it first." in refused.stderr
        looked = subprocess.run([*command, "check", file], capture_output=True, text=True, check=False)
        assert (looked.returncode, looked.stderr) == (0, "")


def test_a_lock_file_without_a_word_in_it_is_nobodys(file: Path) -> None:
    lock_path(file).touch()
    with open_store(file) as store:
        assert not store.readonly


def test_a_lock_file_into_which_somebody_writes_after_all_is_theirs(file: Path) -> None:
    marker = lock_path(file)
    marker.touch()
    beside = marker.with_name("lock")
    with create_store(file.with_name("other.quotadesk")) as other:
        beside.write_bytes(lock_path(other.path).read_bytes())
        later = threading.Timer(0.2, lambda: beside.replace(marker))
        later.start()
        with pytest.raises(UserError, match="open in another window"):
            open_store(file)
        later.join()


def test_a_lock_of_another_computer_says_which_and_what_to_do_if_it_is_not_open_there(file: Path) -> None:
    lock_path(file).write_text("4711\nfront-desk\n", encoding="utf-8")
    with pytest.raises(UserError, match="open on the computer front-desk") as refused:
        open_store(file)
    assert refused.value.advice().endswith("delete the file .team.quotadesk.lock beside it.")


@pytest.mark.parametrize("way", ["moved", "deleted", "replaced"])
def test_what_is_written_after_the_file_has_gone_is_refused_instead_of_lost(file: Path, way: str) -> None:
    with open_store(file) as store:
        away = file.with_name("away")
        if way == "deleted":
            file.unlink()
        else:
            file.rename(away)
        if way == "replaced":
            shutil.copy2(away, file)
        with pytest.raises(UserError, match="moved, renamed, replaced or deleted while it was open"):
            set_target(store, "revenue", COMPANY, YEAR, None)
        if way == "moved":
            away.rename(file)
            set_target(store, "revenue", COMPANY, YEAR, None)
    assert file.exists() == (way != "deleted")


def write_while_it_goes_away(store: Store, file: Path) -> None:
    with store.transaction():
        store.db.execute("delete from setting")
        file.rename(file.with_name("away"))


def test_a_file_that_goes_away_during_an_import_takes_nothing_of_it(file: Path) -> None:
    rows = "id,owner,stage,closed,amount\n9,Ana,Won,2026-03-03,10\n"
    before = state_of(file)
    with open_store(file) as store:
        with pytest.raises(UserError, match="while it was open"):
            write_while_it_goes_away(store, file)
        file.with_name("away").rename(file)
        assert state(store) == before
        import_file(store, Request(rows.encode(), "deals.csv"))
        assert state(store).batches == before.batches + 1


def test_a_newer_file_is_refused_everywhere_and_left_as_it_is(file: Path, run: Run) -> None:
    with open_store(file) as store:
        store.db.execute(f"pragma user_version = {migrations.newest_version() + 1}")
    before = file.read_bytes()
    copy = file.with_name("copy.quotadesk")
    for command in (("check", file), ("batches", file), ("backup", file, "--to", copy)):
        sentence = one_line(run(*command))
        assert "written by a newer Quotadesk" in sentence
        assert "Install the newer version" in sentence
    assert file.read_bytes() == before
    assert not copy.exists()


def test_a_name_with_brackets_finds_its_backups(file: Path) -> None:
    odd = file.rename(file.with_name("Team [2026] *.quotadesk"))
    with open_store(odd) as store:
        first, second = back_up.back_up(store), back_up.back_up(store)
    assert first != second
    assert {one.path for one in back_up.backups.load(odd)} == {first, second}
