"""``watch``: a folder is chosen, looked at and given up."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import DEALS

Run = Callable[..., Any]


def test_a_folder_is_watched_looked_at_and_given_up(file: Path, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    known, new = folder / "april.csv", folder / "calls.csv"
    known.write_text(DEALS.replace("\n1,", "\n11,"))
    new.write_text("case,opened,agent\n1,2026-03-01,Ana\n")
    for path in (known, new):
        os.utime(path, (1, 1))
    said = run("watch", file, folder, "--json").data
    assert [one["source"] for one in said["imported"]] == ["april.csv"]
    assert [Path(one["file"]).name for one in said["waiting"]] == ["calls.csv"]
    assert said["unsettled"] == 0
    assert "calls.csv waits" in run("watch", file).out
    assert "No folder is watched" in run("watch", file, "--stop").out
