"""The pack of a team meeting from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_a_pack_of_a_team_and_none_of_a_person(file: Path, tmp_path: Path, run: Run) -> None:
    pack = tmp_path / "march.xlsx"
    assert run("team-pack", file, "2026-03", "--for", "Field", "--out", pack, "--json").data["file"] == str(pack)
    assert pack.read_bytes().startswith(b"PK")
    assert run("team-pack", file, "2026-03", "--for", "Ana", "--out", pack).code == 1
