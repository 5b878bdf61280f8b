"""``playbook``: written for a stage and shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_a_stage_is_written_and_shown(file: Path, run: Run) -> None:
    first = run("playbook", "show", file, "--json").data["stages"][0]
    assert run("playbook", "write", file, first["title"], "Ask who decides.", "--json").data["stage"] == first["stage"]
    assert "Ask who decides." in run("playbook", "show", file, first["stage"]).out
    assert "Saved" in run("playbook", "write", file, first["stage"], "").out
