from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_take_back_undoes_an_import_and_says_what_went(file: Path, run: Run) -> None:
    batch = run("batches", file, "--json").data["batches"][0]["id"]
    said = run("take-back", file, batch, "--json")
    assert (said.data["removed"], said.data["restored"]) == (4, 0)
    again = run("take-back", file, batch)
    assert again.code == 1
    assert "already" in again.err
