"""Observations from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_observations_are_added_listed_and_removed(file: Path, run: Run) -> None:
    given = ("competitor", "2026-03-09", "20 % off", "--competitor", "Nord Supply", "--kpi", "revenue")
    number = run("observation", "add", file, *given, "--json").data["number"]
    assert run("observation", "add", file, "strength", "2026-03-01", "Fast repair", "--source", "Survey").code == 0
    found = run("observation", "list", file, "--json").data["observations"]
    assert [(one["side"], one["subject"], one["kpi"], one["action"]) for one in found] == [
        ("competitor", "Nord Supply", "revenue", None), ("strength", "", "", None),
    ]  # fmt: skip
    assert "Fast repair" in run("observation", "list", file).out
    told = run("annotation", "list", file, "--json").data["annotations"]
    assert [one["text"] for one in told] == ["Nord Supply: 20 % off"]
    assert run("observation", "remove", file, number).code == 0
    assert run("annotation", "list", file, "--json").data["annotations"] == []
    assert run("observation", "add", file, "threat", "2026-03-01", "x", "--kpi", "nothing").code == 1
