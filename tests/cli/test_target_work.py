"""``target`` beyond recording: relative targets, checks, carrying over, capacity, telling, goals."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def data(run: Run, *arguments: object) -> Any:
    said = run(*arguments, "--json")
    assert said.code == 0, said.err
    return said.data


def test_a_relative_target_keeps_what_it_was_resolved_from(file: Path, run: Run) -> None:
    """90,000 in March; 15 % on it."""
    found = data(run, "target", "set", file, "revenue", "+15%", "--on", "2026-03", "--period", "2026-05",
                 "--stretch", "120000", "--review", "2026-05-15")  # fmt: skip
    assert (found["value"], found["baseline"], found["raised_by"]) == ("103500", "90000", "0.15")
    assert (found["base"], found["stretch"], found["review"], found["goal"]) == (
        "2026-03",
        "120000",
        "2026-05-15",
        None,
    )
    again = data(run, "target", "set", file, "revenue", "100000", "--period", "2026-05")
    assert (again["stretch"], again["value"]) == ("120000", "100000")
    said = run("target", "set", file, "revenue", "+15%", "--period", "2026-05")
    assert said.code != 0
    assert "2025-05" in said.err


def test_a_product_can_have_a_target(file: Path, run: Run) -> None:
    assert run("target", "set", file, "revenue", "500", "--period", "2026", "--scope", "product=Pen").code == 0
    (only,) = data(run, "target", "show", file, "revenue", "--period", "2026")["targets"]
    assert (only["scope"], only["name"], only["value"]) == ("product", "Pen", "500")
    assert "called “Ink pot”" in run(
        "target", "set", file, "revenue", "5", "--period", "2026", "--scope", "product=Ink pot"
    ).err  # fmt: skip


def test_goals_are_a_tree_and_targets_name_theirs(file: Path, run: Run) -> None:
    assert data(run, "target", "goal", file, "Every office writes with our pens") == {
        "format": 1, "id": 1, "ended": False,
    }  # fmt: skip
    data(run, "target", "goal", file, "Grow in the east", "--under", "#1")
    assert (
        data(run, "target", "set", file, "revenue", "5", "--period", "2026", "--goal", "grow in the east")["goal"] == 2
    )
    assert [(one["id"], one["parent"], one["targets"]) for one in data(run, "target", "goals", file)["goals"]] == [
        (1, 0, 0), (2, 1, 1),
    ]  # fmt: skip
    assert run("target", "goals", file).out == "#1 Every office writes with our pens\n  #2 Grow in the east\n"
    checks = {
        one["criterion"]: one["met"]
        for one in data(run, "target", "check", file, "revenue", "--period", "2026")["checks"]
    }
    assert checks["relevant"] is True
    data(run, "target", "goal", file, "#2", "--end")
    assert len(data(run, "target", "goals", file)["goals"]) == 1


@pytest.fixture
def broken_down(file: Path, run: Run) -> Path:
    """1,000 a month for each of the two."""
    data(run, "target", "set", file, "revenue", "24000", "--period", "2026")
    data(run, "target", "split", file, "revenue", "--period", "2026")
    return file


def test_a_win_is_carried_over_and_kept(broken_down: Path, run: Run) -> None:
    """Until March 6,000 were wanted and 90,000 came in: nothing is left to do."""
    shown = data(
        run, "target", "carry", broken_down, "revenue", "--period", "2026", "--as-of", "2026-03-31", "--dry-run"
    )
    assert (shown["missed"], shown["over"]) == ("-84000", ["2026-01", "2026-02", "2026-03"])
    assert {one["value"] for one in shown["targets"]} == {"0"}
    said = run(
        "target", "carry", broken_down, "revenue", "--period", "2026", "--as-of", "2026-03-31", "--reason", "Done"
    )
    assert said.code == 0
    found = data(run, "target", "show", broken_down, "revenue", "--period", "2026-04")["targets"]
    assert [one["value"] for one in found if one["name"] == "Ana"] == ["0"]
    assert "carried by nobody" not in run("target", "show", broken_down, "revenue", "--period", "2026").out


def test_capacity_is_held_against_the_target(broken_down: Path, run: Run) -> None:
    found = data(run, "target", "capacity", broken_down, "revenue", "--period", "2026", "--quota", "10000",
                 "--attainment", "90")  # fmt: skip
    assert (found["bottom_up"], found["top_down"], found["difference"]) == ("18000", "24000", "6000")
    assert [one["full"] for one in found["people"]] == ["1", "1"]
    said = run("target", "capacity", broken_down, "revenue", "--period", "2026", "--quota", "10000").out
    assert "4,000" in said
    assert "more than they can carry" in said


def test_who_was_told_is_kept_with_the_day(broken_down: Path, run: Run) -> None:
    told = data(
        run, "target", "tell", broken_down, "revenue", "--period", "2026", "--person", "Ana", "--on", "2026-01-05"
    )
    assert told["told"] == 1
    found = data(run, "target", "told", broken_down, "revenue", "--period", "2026")["people"]
    assert [(one["name"], one["told"], one["day"]) for one in found] == [
        ("Ana", "12000", "2026-01-05"),
        ("Ion", None, None),
    ]
    assert "not told yet" in run("target", "told", broken_down, "revenue", "--period", "2026").out
    assert run("target", "check", broken_down, "revenue", "--period", "2026").code == 0


def test_the_ramp_of_newcomers_is_shown_and_set(file: Path, run: Run) -> None:
    assert data(run, "target", "ramp", file) == {"format": 1, "shares": ["0.25", "0.5", "0.75"], "usual": True}
    assert data(run, "target", "ramp", file, "10", "60")["shares"] == ["0.1", "0.6"]
    assert run("target", "ramp", file).out == "month 1: 10\u00a0%\nmonth 2: 60\u00a0%\nfrom month 3: the full target\n"
    assert data(run, "target", "ramp", file, "100") == {"format": 1, "shares": [], "usual": False}
