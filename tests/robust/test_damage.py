"""A damaged file is said to be damaged, in one sentence with a way out, and never written to or lost."""

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT
from desktop_app.operations import back_up, messages, worker
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.store import integrity, people, settings
from desktop_app.store.database import open_store
from desktop_app.ui.shell.opened import open_workspace
from tests.robust.state import MARCH, state_of

Run = Callable[..., Any]
FLIPS = 80


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


def refusal(file: Path) -> UserError | None:
    """What the window says instead of opening the file."""
    try:
        open_workspace(file).close()
    except UserError as refused:
        return refused
    return None


def test_after_any_flipped_bit_the_file_opens_sound_or_says_what_is_wrong(file: Path, run: Run) -> None:
    """Where a bit of a text or a number is another one, nothing can tell: only most flips are found."""
    whole = bytearray(file.read_bytes())
    chance = random.Random(5)
    told = 0
    filled = [place for place, byte in enumerate(whole) if byte]  # elsewhere a page is not used yet
    for _ in range(FLIPS):
        place, bit = chance.choice(filled), 1 << chance.randrange(8)
        whole[place] ^= bit
        file.write_bytes(whole)
        said = run("check", file)
        assert said.code == bool(said.err), place
        assert said.err.count(".\n") == said.err.count("\n"), said.err  # sentences, each in a line
        told += said.code
        refused = refusal(file)
        assert refused is None or (refused.headline() and refused.advice() and said.code), place
        whole[place] ^= bit
    assert told > FLIPS // 10


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_refused_as_it_is(file: Path, run: Run, share: float) -> None:
    cut = file.read_bytes()[: int(file.stat().st_size * share)]
    file.write_bytes(cut)
    said = run("check", file)
    assert (said.code, is_one_sentence(said.err)) == (1, True)
    assert "damaged" in said.err
    assert "backup" in said.err
    assert file.read_bytes() == cut


@pytest.mark.parametrize("page", range(1, 40, 3))
def test_a_page_of_zeros_is_found(file: Path, run: Run, page: int) -> None:
    content = bytearray(file.read_bytes())
    assert any(content[page * 4096 : (page + 1) * 4096]), "no page there"
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    file.write_bytes(content)
    said = run("check", file)
    assert said.code == 1
    assert is_one_sentence(said.err)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", r"is empty \(0 bytes\)"),
        (bytes(65_536), "not a Quotadesk workspace"),
        (b"PK\x03\x04 a workbook", "not a Quotadesk workspace"),
    ],
)
def test_what_is_no_workspace_is_told_apart(file: Path, run: Run, content: bytes, sentence: str) -> None:
    file.write_bytes(content)
    said = run("kpi", file, "revenue", "--period", "2026")
    assert said.code == 1
    assert is_one_sentence(said.err)
    with pytest.raises(UserError, match=sentence):
        open_store(file)
    assert file.read_bytes() == content


def test_a_damaged_page_met_while_reading_is_a_sentence_of_the_command_line(file: Path, run: Run) -> None:
    with open_store(file) as store:
        root = store.db.execute("select rootpage from sqlite_schema where name = 'month_total'").fetchone()[0]
        size = store.db.execute("pragma page_size").fetchone()[0]
    content = bytearray(file.read_bytes())
    content[(root - 1) * size : root * size] = b"\x55" * size
    file.write_bytes(content)
    said = run("kpi", file, "revenue", "--period", "2026-03")
    assert said.code == 1
    assert is_one_sentence(said.err)
    assert "team.quotadesk is damaged. Restore the latest backup" in said.err


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("currency", '"EU'),
        ("number_format", '"1,234.5v"'),
        ("tax_rate", '"0.1y"'),
        ("calendar", '{"2026-13-01": "0"}'),
        ("revenue_source", '"opportunitx"'),
        ("weekend", "5"),
    ],
)
def test_settings_that_were_never_saved_are_damage(file: Path, run: Run, key: str, value: str) -> None:
    with open_store(file) as store:
        store.db.execute("update setting set value = ? where key = ?", [value, key])
    said = run("check", file)
    assert (said.code, is_one_sentence(said.err)) == (1, True)
    with pytest.raises(UserError, match="damaged"):
        open_workspace(file)


def test_other_tables_than_ours_under_our_name_are_damage(file: Path) -> None:
    with open_store(file) as store:
        store.db.execute("drop index version_by_day")
    with pytest.raises(UserError, match="damaged"):
        open_store(file)


def test_what_somebody_else_added_does_no_harm(file: Path) -> None:
    with open_store(file) as store:
        store.db.execute("create table notes (text)")
        store.db.execute("analyze")
    with open_store(file) as store:
        assert back_up.check(store) == []


def test_damaged_texts_are_found(file: Path) -> None:
    with open_store(file) as store:
        store.db.execute("update batch set mapping = ? where id = 1", [json.dumps({"a": 1})[:-1]])
        assert back_up.check(store) == [integrity.TEXTS]


def test_a_text_that_is_no_utf8_is_damage(file: Path) -> None:
    with open_store(file) as store:
        store.db.execute("update setting set value = cast(x'22ff22' as text) where key = 'company'")
        assert back_up.check(store) == [integrity.TEXTS]
        with pytest.raises(UserError, match="damaged"):
            settings.load(store)


def hot_journal(file: Path) -> None:
    """Leave a journal with changes beside ``file``, as a killed process does."""
    with open_store(file) as store:
        store.db.execute("pragma wal_autocheckpoint = 0")
        with store.transaction():
            store.db.execute("update name set text = 'Anna' where text = 'Ana'")
        journal = file.with_name(f"{file.name}-wal")
        kept, content = journal.read_bytes(), file.read_bytes()
    journal.write_bytes(kept)
    file.write_bytes(content)


def test_what_is_only_in_the_journal_is_there_after_opening(file: Path) -> None:
    hot_journal(file)
    with open_store(file) as store:
        assert [one.name for one in people.load(store)] == ["Anna", "Ion", "Mei"]


def test_a_backup_copied_by_hand_beside_the_former_journal_is_not_mixed_with_it(file: Path, run: Run) -> None:
    copy = file.with_name("copy.quotadesk")
    run("backup", file, "--to", copy)
    hot_journal(file)
    shutil.copy2(copy, file)
    said = run("check", file)
    assert (said.code, is_one_sentence(said.err)) == (1, True)
    assert "Move team.quotadesk-wal to another folder" in said.err
    file.with_name("team.quotadesk-wal").rename(file.parent / "journal")
    assert state_of(file) == state_of(copy)


def test_a_restore_over_a_hot_journal_gives_the_backup_and_keeps_the_journals_changes(file: Path) -> None:
    copy = file.with_name("copy.quotadesk")
    with open_store(file) as store:
        back_up.back_up(store, copy)
    hot_journal(file)
    aside = back_up.restore(file, copy)
    assert state_of(file) == state_of(copy)
    with open_store(aside) as store:
        assert [one.name for one in people.load(store)] == ["Anna", "Ion", "Mei"]


def test_a_restore_that_ends_before_the_new_file_is_in_place_has_lost_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = file.with_name("copy.quotadesk")
    with open_store(file) as store:
        back_up.back_up(store, copy)
    hot_journal(file)

    def cut_off(path: Path, target: Path) -> Path:
        if target == file:
            raise KeyboardInterrupt
        return rename(path, target)

    rename = Path.replace
    monkeypatch.setattr(Path, "replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        back_up.restore(file, copy)
    monkeypatch.undo()
    assert not file.with_name("team.quotadesk-wal").exists()
    with open_store(file) as store:
        assert [one.name for one in people.load(store)] == ["Anna", "Ion", "Mei"]


def test_a_damaged_backup_is_not_restored_and_named(file: Path) -> None:
    copy = file.with_name("copy.quotadesk")
    with open_store(file) as store:
        back_up.back_up(store, copy)
    content = bytearray(copy.read_bytes())
    content[40_960:81_920] = b"\x55" * 40_960
    copy.write_bytes(content)
    before = file.read_bytes()
    with pytest.raises(UserError, match=r"copy\.quotadesk"):
        back_up.restore(file, copy)
    assert file.read_bytes() == before


def test_a_damaged_workspace_is_restored_and_kept_beside(file: Path) -> None:
    with open_store(file) as store:
        copy = back_up.back_up(store)
    damaged = file.read_bytes()[:50_000]
    file.write_bytes(damaged)
    aside = back_up.restore(file, copy)
    assert aside.read_bytes() == damaged
    assert state_of(file) == state_of(copy)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux shows which files a process holds")
def test_a_file_that_was_refused_is_not_held(file: Path) -> None:
    """On Windows an open file can be neither moved nor replaced."""
    file.write_bytes(file.read_bytes()[:100] + bytes(file.stat().st_size - 100))
    with pytest.raises(UserError):
        open_store(file)
    assert not [link for link in Path("/proc/self/fd").iterdir() if file.name in os.path.realpath(link)]
    assert not list(file.parent.glob("*.lock"))


def test_a_damaged_page_met_by_a_job_is_a_sentence(file: Path) -> None:
    with open_store(file) as store:
        root = store.db.execute("select rootpage from sqlite_schema where name = 'version'").fetchone()[0]
    content = bytearray(file.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\x55" * 4096
    file.write_bytes(content)
    with open_store(file) as store:
        order = messages.Run(1, messages.name_of(evaluate_period), (MARCH,), {})
        answer = worker.perform(order, store, SILENT)
    assert isinstance(answer, messages.Refused)
    assert answer.error.headline() == "team.quotadesk is damaged."


def test_a_damaged_workspace_is_not_kept_as_a_backup(file: Path) -> None:
    with open_store(file) as store:
        sound = back_up.back_up(store)
    content = bytearray(file.read_bytes())
    content[40_960:81_920] = b"\x55" * 40_960
    file.write_bytes(content)
    with open_store(file) as store, pytest.raises(UserError, match="not sound; it was not kept"):
        back_up.back_up(store)
    assert [one.path for one in back_up.backups.load(file)] == [sound]
