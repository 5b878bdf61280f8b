"""Actions from the command line: recorded, listed, shown on paper, decided, removed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_app.rules.statistics.effect import Verdict

Run = Callable[..., Any]


def _year(file: Path, tmp_path: Path, run: Run) -> None:
    rows = [f"1{m},Ana,Acme,Won,2025-{m:02d}-01,2025-{m:02d}-20,{10_000 + m % 3 * 100}" for m in range(1, 13)]
    (tmp_path / "more.csv").write_text("id,owner,customer,stage,opened,closed,amount\n" + "\n".join(rows) + "\n")
    assert run("import", file, tmp_path / "more.csv").code == 0


def test_an_action_from_start_to_decision(file: Path, tmp_path: Path, run: Run) -> None:
    _year(file, tmp_path, run)
    given = ("--scope", "Ana", "--start", "2025-09-01", "--size", "500", "--sort", "process", "--among", "nobody")
    kept = run("action", "add", file, "revenue", "Call back within a day", *given, "--json").data
    assert kept["baseline"] == 8
    day = ("--as-of", "2025-12-31")
    listed = run("action", "list", file, *day, "--json").data
    (one,) = listed["actions"]
    assert (one["number"], one["scope"], one["size"], one["periods"]) == (kept["number"], "Ana", "500", 4)
    assert one["verdict"] == Verdict.NOT_SHOWN.value
    assert listed["success_rate"] == "0"
    assert "Call back within a day" in run("action", "list", file, *day).out
    assert "No effect is shown" in run("action", "show", file, kept["number"], *day).out
    paper = tmp_path / "story.pdf"
    assert run("action", "show", file, kept["number"], *day, "--out", paper, "--json").data["file"] == str(paper)
    assert paper.stat().st_size > 1000
    decided = run("action", "decide", file, kept["number"], "stopped", "--obstacle", "no_time", "--lesson", "No time.")
    assert decided.code == 0
    assert run("action", "list", file, "--json").data["actions"][0]["obstacles"] == ["no_time"]
    assert run("action", "remove", file, kept["number"]).code == 0
    assert run("action", "list", file, "--json").data["actions"] == []
    assert run("action", "remove", file, kept["number"], "--undo", "--json").data["number"] == kept["number"]


def test_what_cannot_be_is_refused(file: Path, run: Run, tmp_path: Path) -> None:
    assert run("action", "add", file, "nothing", "Call").code == 1
    assert run("action", "add", file, "revenue", "Call", "--size", "much").code == 1
    assert run("action", "show", file, 9).code == 1
    number = run("action", "add", file, "revenue", "Call", "--json").data["number"]
    assert run("action", "show", file, number, "--out", tmp_path / "story.txt").code == 1


def test_the_obstacles_are_questions(run: Run) -> None:
    found = run("action", "obstacles", "--json").data["obstacles"]
    assert all(one["question"].endswith(("?", ".")) for one in found)
    assert run("action", "obstacles").code == 0
