"""Signals and annotations from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_a_signal_is_listed_put_aside_and_told_again(file: Path, tmp_path: Path, run: Run) -> None:
    rows = [f"1{m},Ana,Acme,Won,2025-{m:02d}-01,2025-{m:02d}-20,{10_000 + m % 3 * 100}" for m in range(1, 13)]
    (tmp_path / "more.csv").write_text("id,owner,customer,stage,opened,closed,amount\n" + "\n".join(rows) + "\n")
    assert run("import", file, tmp_path / "more.csv").code == 0
    day = ("--as-of", "2026-01-31")
    found = run("signals", file, *day, "--json").data["signals"]
    assert {"kpi", "scope", "period", "rule", "value", "state"} <= set(found[0])
    assert {one["state"] for one in found} == {"waits"}
    key = found[0]["kpi"]
    number = run("signal", "snooze", file, key, "--until", "2026-03-01", *day, "--json").data["number"]
    (mine,) = [one for one in run("signals", file, *day, "--json").data["signals"] if one["number"] == number]
    assert (mine["kpi"], mine["state"], mine["until"]) == (key, "snoozed", "2026-03-01")
    assert run("signal", "undo", file, number).code == 0
    assert run("signal", "act", file, "nothing", "did it", *day).code == 1
    assert run("signals", file, *day).code == 0


def test_annotations_are_added_changed_and_removed(file: Path, run: Run) -> None:
    number = run("annotation", "add", file, "2026-03-09", "Spring fair", "--json").data["number"]
    changed = run("annotation", "add", file, "2026-03-10", "Fair", "--number", number, "--shift", "--json")
    (found,) = run("annotation", "list", file, "--json").data["annotations"]
    assert (found["number"], found["day"], found["shift"]) == (changed.data["number"], "2026-03-10", True)
    assert "Fair" in run("annotation", "list", file).out
    assert run("annotation", "remove", file, found["number"]).code == 0
    assert run("annotation", "list", file, "--json").data["annotations"] == []
