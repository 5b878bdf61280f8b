"""Killed at any moment, the program loses nothing it said was done and leaves nothing half done.

More of the same: ``python -m tests.robust.kills 2000``.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.robust.kills import Violation, in_memory, kills
from tests.robust.writer import OPERATIONS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(mkdtemp(dir=in_memory()))
    yield made
    shutil.rmtree(made)


def test_forty_kills_lose_nothing_and_leave_nothing_half_done(folder: Path) -> None:
    seen = kills(folder, 40)
    assert seen.kills == 40
    assert {name for name in OPERATIONS if not seen.done[name]} == set()
    assert seen.struck.total() - seen.struck["nothing"] >= 20


@pytest.mark.parametrize(
    "manner",
    [
        "autocommit",  # each statement is its own transaction
        "late",  # says it is done before it is
    ],
)
def test_a_bad_writer_is_found_out(folder: Path, manner: str) -> None:
    with pytest.raises(Violation, match="killed during"):
        kills(folder, 100, manner)  # about every tenth shows it


def test_a_writer_that_ends_by_itself_proves_nothing(folder: Path) -> None:
    with pytest.raises(Violation, match="ended by itself: 0"):
        kills(folder, 10, "leaves")


def test_a_writer_that_does_too_little_proves_nothing(folder: Path) -> None:
    with pytest.raises(Violation, match="nothing is shown"):
        kills(folder, 4, "idle", patience=0.1)
