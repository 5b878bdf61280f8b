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


def test_two_figures_of_everybody_stand_side_by_side(file: Path, run: Run) -> None:
    said = run("analyse", "map", file, "win_rate", "deals_won", "--json").data
    assert [(row["name"], row["x"]["value"], row["y"]["value"]) for row in said["rows"]] == [
        ("Ana", "2/3", "2"), ("Ion", "1", "1"),
    ]  # fmt: skip
    assert (said["n"], said["rho"], said["beyond_chance"]) == (2, None, None)
    assert "do they go together" in run("analyse", "map", file, "win_rate", "deals_won").out


def test_load_is_asked_by_kind_and_day(file: Path, run: Run) -> None:
    said = run("analyse", "load", file, "pipeline_deals", "--as-of", "2026-03-02", "--json").data
    everybody = {row["name"]: (row["open"], row["each"] and row["each"]["value"]) for row in said["rows"]}
    assert everybody["Ana"] == ("3", "3")
    assert everybody["All together"] == ("4", "2")


def test_a_person_is_named(file: Path, run: Run) -> None:
    said = run("analyse", "person", file, "Ana", "--json").data
    traits = {one["kpi"]: one for one in said["traits"]}
    assert (traits["win_rate"]["hits"], traits["win_rate"]["records"], traits["win_rate"]["team"]) == (2, 3, "usual")
    assert "Win rate" in run("analyse", "person", file, "Ana").out
    assert run("analyse", "person", file, "Field").code == 1
