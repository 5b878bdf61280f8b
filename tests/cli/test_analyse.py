from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_people_are_compared_by_their_own_counts(file: Path, run: Run) -> None:
    said = run("analyse", "people", file, "--json")
    assert [(row["person"], row["hits"], row["records"]) for row in said.data["rows"]] == [("Ana", 2, 3), ("Ion", 1, 1)]
    assert (said.data["freedom"], said.data["beyond_chance"]) == (1, False)
    # By hand: expected wins 9/4 and 3/4 of 3 and 1, so (1/4)²/(9/16) + (1/4)²/(3/16) = 4/9.
    assert round(said.data["chi_squared"], 4) == 0.4444
    assert "These 2 people do not differ beyond chance" in run("analyse", "people", file).out


def test_a_forecast_lists_running_periods_first(file: Path, run: Run) -> None:
    said = run("analyse", "forecast", file, "--as-of", "2026-03-20", "--json")
    assert [row["period"] for row in said.data["rows"]][:4] == ["2026-03", "2026-Q1", "2026", "2026-04"]
    assert said.data["rows"][0]["booked"]["value"] == "60000"
    assert said.data["rows"][3]["value"] is None
    assert "no forecast" in run("analyse", "forecast", file, "--as-of", "2026-03-20").out
    by = run("analyse", "forecast", file, "--by", "product", "--json").data
    assert [row["segment"] for row in by["rows"]] == ["Ink", "Pen"]


def test_what_a_target_needs_is_asked_by_its_period(file: Path, run: Run) -> None:
    assert run("analyse", "reach", file, "--period", "2026-04", "--json").data["gap"] is None
    run("target", "set", file, "revenue", "120000", "--period", "2026-03")
    said = run("analyse", "reach", file, "--period", "2026-03", "--as-of", "2026-03-20", "--json")
    assert (said.data["gap"], said.data["booked"]) == ("60000", "60000")
