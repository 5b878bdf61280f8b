import errno
import os
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.store.engine import DatabaseError, OperationalError
from desktop_app.store.faults import damaged, of_database, told

FILE = Path("folder") / "team.quotadesk"


def sentence(fault: Exception) -> str:
    with pytest.raises(UserError) as said, told(FILE):
        raise fault
    assert said.value.__cause__ is fault
    assert said.value.advice() != ""
    return said.value.headline()


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("database or disk is full", "The disk is full; nothing was changed in team.quotadesk."),
        ("attempt to write a readonly database", "team.quotadesk can't be written to; nothing was changed."),
        ("database disk image is malformed", "team.quotadesk is damaged."),
        ("malformed database schema (x)", "team.quotadesk is damaged."),
        ("Could not decode to UTF-8 column 'value'", "team.quotadesk is damaged."),
        ("disk I/O error", "team.quotadesk can't be read or written: the disk reports an error."),
        ("database is locked", "team.quotadesk is being written to by another program."),
        ("unable to open database file", "team.quotadesk can't be opened."),
    ],
)
def test_what_sqlite_says_becomes_a_sentence(message: str, said: str) -> None:
    assert sentence(DatabaseError(message)) == said


@pytest.mark.parametrize(
    ("number", "part"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "can't be written"), (errno.EACCES, "can't be written"),
     (errno.ENOENT, "can't be opened"), (errno.EIO, "reports an error")],
)  # fmt: skip
def test_what_the_system_says_becomes_a_sentence(number: int, part: str) -> None:
    assert part in sentence(OSError(number, os.strerror(number)))


def test_a_temporary_file_is_called_by_the_name_of_its_workspace_and_another_by_its_own() -> None:
    full = OSError(errno.ENOSPC, "", str(FILE.with_name(".team.quotadesk.part")))
    assert "team.quotadesk." in sentence(full)
    assert ".part" not in sentence(full)
    assert sentence(OSError(errno.ENOENT, "", "folder/sales.csv")) == "sales.csv can't be opened."


@pytest.mark.parametrize("fault", [OperationalError("no such table: x"), ValueError("x"), OSError(errno.EBADF, "x")])
def test_a_fault_of_the_program_stays_one(fault: Exception) -> None:
    with pytest.raises(type(fault)) as same, told(FILE):
        raise fault
    assert same.value is fault
    assert of_database(fault, FILE) is None


def test_a_sentence_passes_through() -> None:
    said = damaged(FILE)
    with pytest.raises(UserError) as same, told(FILE):
        raise said
    assert same.value is said
