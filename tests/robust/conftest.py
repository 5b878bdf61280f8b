"""A small workspace whose file is whole in itself, and commands run in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copy2

import pytest

from desktop_app import cli
from tests.robust.writer import make_workspace


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Run = Callable[..., Said]


def _no_window(_file: Path | None) -> int:
    raise AssertionError("no window was asked for")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def do(*arguments: object) -> Said:
        capsys.readouterr()
        code = cli.run(_no_window, [str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return do


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "team.quotadesk"
    make_workspace(path)
    assert not path.with_name(f"{path.name}-wal").exists()
    return path


@pytest.fixture
def file(_made: Path, tmp_path: Path) -> Path:
    """A copy of it, with nobody in it."""
    return Path(copy2(_made, tmp_path / "team.quotadesk"))
