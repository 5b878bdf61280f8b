"""A workspace is told anew when it opens, unless it is the very file that this program found sound and left."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.operations import soundness
from desktop_app.store import database, integrity

DAY = date(2026, 11, 22)
Look = Callable[[], tuple[list[str], bool]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "w.quotadesk"
    database.create_store(path).close()
    return path


@pytest.fixture
def look(file: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Open, check, leave: what is wrong, and whether all was told anew."""
    told: list[object] = []
    rest = integrity.check_content
    monkeypatch.setattr(integrity, "check_content", lambda *args: (told.append(args), rest(*args))[1])
    monkeypatch.setattr(soundness, "today", lambda: DAY)

    def looked() -> tuple[list[str], bool]:
        told.clear()
        with database.open_store(file) as store:
            found = soundness.check_opened(store)
        soundness.note_left(file)
        return found, bool(told)

    return looked


def test_what_was_left_sound_is_told_anew_once_a_week(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [look(), look()] == [([], True), ([], False)]
    monkeypatch.setattr(soundness, "today", lambda: DAY + timedelta(7))
    assert [look(), look()] == [([], True), ([], False)]
    monkeypatch.setattr(soundness, "today", lambda: DAY - timedelta(1))  # a clock put back
    assert look() == ([], True)


def test_what_somebody_else_wrote_is_told_anew_and_stays_so_while_wrong(file: Path, look: Look) -> None:
    look()
    with database.open_store(file) as store:
        store.db.execute("insert into total (day, owner, revenue_n) values (1, 1, 1)")
    assert [look(), look()] == [([integrity.ROLLUP], True)] * 2


def test_another_file_in_its_place_or_a_note_that_makes_no_sense_is_told_anew(file: Path, look: Look) -> None:
    look()
    file.write_bytes(file.read_bytes())
    os.utime(file, ns=(1, 1))
    assert look() == ([], True)
    for text in ("[]", "{", '{"x": 1}', f'{{"{soundness._key(file.resolve())}": ["x"]}}'):
        (paths.state_folder() / "sound.json").write_text(text)
        assert look() == ([], True)


def test_a_file_that_another_still_has_open_is_not_noted(file: Path, look: Look) -> None:
    with database.open_store(file) as store:
        soundness.check_opened(store)
        store.db.execute("insert into shape values ('a', '{}', '')")
        soundness.note_left(file)
    assert look()[1]
    soundness.note_left(file.with_name("gone.quotadesk"))


def test_the_note_names_no_file(file: Path, look: Look) -> None:
    look()
    assert "quotadesk" not in (paths.state_folder() / "sound.json").read_text()
