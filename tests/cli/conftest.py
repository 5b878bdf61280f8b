"""Commands run in this process; what they print comes back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app import cli

PEOPLE = "name,team,region\nAna,Field,West\nIon,Field,East\n"
DEALS = """id,owner,customer,product,stage,opened,closed,amount
1,Ana,Acme,Pen,Won,2026-02-01,2026-03-03,40000
2,Ana,Bold,Ink,Won,2026-02-11,2026-03-20,20000
3,Ion,Acme,Pen,Won,2026-03-01,2026-03-31,30000
4,Ana,Cold,Pen,Lost,2026-02-01,2026-03-05,0
"""


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


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


@pytest.fixture
def file(tmp_path: Path, run: Run) -> Path:
    """A workspace with the people and deals above."""
    path = tmp_path / "team.quotadesk"
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "deals.csv").write_text(DEALS)
    assert run("new", path, "--country", "RO", "--currency", "EUR", "--number-format", "1,234.56").code == 0
    assert run("import", path, tmp_path / "people.csv", tmp_path / "deals.csv").code == 0
    return path
