"""Known kinds of files from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_shapes_are_listed_shown_renamed_carried_and_forgotten(file: Path, run: Run, tmp_path: Path) -> None:
    known = run("shapes", "list", file, "--json").data["shapes"]
    deals = next(one for one in known if one["kind"] == "opportunity")
    assert deals["columns"]["amount"] == "amount"
    assert deals["source"] == "deals.csv"
    assert "deals.csv" in run("shapes", "list", file).out
    assert run("shapes", "rename", file, deals["id"], "Our deals").code == 0
    assert 'name = "Our deals"' in run("shapes", "show", file, "Our deals").out
    target = tmp_path / "deals.toml"
    assert run("shapes", "export", file, "Our deals", target).code == 0
    assert run("shapes", "forget", file, "Our deals").code == 0
    assert run("shapes", "show", file, deals["id"]).code == 1
    back = run("shapes", "import", file, target, "--json").data["shape"]
    assert {key: back[key] for key in ("id", "name", "columns")} == {
        "id": deals["id"], "name": "Our deals", "columns": deals["columns"],
    }  # fmt: skip
