"""``pay what-if`` and ``pay backtest``: what they print, and what they refuse."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def planned(file: Path, run: Run) -> Path:
    """Everybody is paid 5 % up to 40,000, 8 % above: Ana 3,600 of 60,000, Ion 1,500 of 30,000."""
    assert run("plan", "import", file, "marginal_tiers", "--name", "Steps", "--valid-from", "2026-01-01").code == 0
    assert run("plan", "assign", file, "Steps", "--from", "2026-01-01").code == 0
    return file


def test_another_plan_stands_beside_the_present_one(planned: Path, run: Run) -> None:
    ask = ("pay", "what-if", planned, "--period", "2026-03", "--plan", "flat_rate")
    said = run(*ask, "--json").data
    flat = {"Ana": 3_000_00, "Ion": 1_500_00}
    assert {one["name"]: (one["now"], one["then"]) for one in said["people"]} == {
        "Ana": (3_600_00, flat["Ana"]),
        "Ion": (1_500_00, flat["Ion"]),
    }
    assert said["totals"] == {"EUR": {"now": 5_100_00, "then": 4_500_00}}
    assert said["people"][0]["statement_then"]["pay"] == flat["Ana"]
    lines = run(*ask).out.splitlines()
    assert lines[0].split()[:5] == ["Person", "Plan", "Now", "Then", "Change"]
    assert lines[-1].split() == ["Total", "€5,100", "€4,500", "−€600.00"]


def test_one_person_alone_with_a_deal_less(planned: Path, run: Run) -> None:
    said = run("pay", "what-if", planned, "--period", "2026-03", "--person", "Ana", "--slip", "2", "--json").data
    assert [(one["name"], one["change"]) for one in said["people"]] == [("Ana", -1_600_00)]
    assert [(one["document"], one["day"]) for one in said["deals"]] == [("2", None)]


def test_a_pair_without_its_equals_sign_is_refused(planned: Path, run: Run) -> None:
    said = run("pay", "what-if", planned, "--period", "2026-03", "--quota", "Ana")
    assert said.code == 1
    assert "has no equals sign" in said.err


def test_a_backtest_tells_cost_gainers_and_losers_and_is_written(planned: Path, run: Run, tmp_path: Path) -> None:
    ask = ("pay", "backtest", planned, "--plan", "flat_rate", "--period", "2026-03")
    said = run(*ask, "--json").data
    assert (said["before"], said["after"], said["gainers"], said["losers"]) == (5_100_00, 4_500_00, 0, 1)
    assert said["costs"] == [
        {"volume": "0.8", "cost": 3_600_00},
        {"volume": "1", "cost": 4_500_00},
        {"volume": "1.2", "cost": 5_400_00},
    ]
    assert [(one["name"], one["change"]) for one in said["people"]] == [("Ana", -600_00), ("Ion", 0)]
    assert (said["timing"]["n"], said["timing"]["last"], said["timing"]["chance"]) == (3, 1, None)
    out = tmp_path / "people.csv"
    lines = run(*ask, "--out", out).out.splitlines()
    assert lines[0].split() == ["Month", "Plans", "that", "held", "Plan", "tried", "Change"]
    assert lines[-1].endswith("These are too few to judge.")
    assert "Ana" in out.read_text("utf-8-sig")


def test_the_next_step_names_the_open_deals_that_reach_it(planned: Path, run: Run) -> None:
    ask = ("pay", "next", planned, "--person", "Ion", "--period", "2026-03")
    said = run(*ask, "--json")
    assert said.code == 0, said.err + said.out
    (step,) = said.data["steps"]
    assert {name: step[name] for name in ("component", "bound", "missing", "next_unit", "deals", "gain")} == {
        "component": "Commission", "bound": "40000", "missing": "10000", "next_unit": "0.05", "deals": [], "gain": None,
    }  # fmt: skip
    assert "Commission" in run(*ask).out


def test_a_quota_changes_from_a_day_inside_its_period(planned: Path, run: Run) -> None:
    ask = ("pay", "change-quota", planned, "--person", "Ana", "--period", "2026-03", "--amount", "50000")
    assert run(*ask, "--from", "2026-03-16", "--reason", "new region", "--json").data["quota"] == "revenue"
    said = run(*ask, "--from", "2026-04-16", "--reason", "new region")
    assert said.code == 1
    assert "does not lie inside" in said.err
