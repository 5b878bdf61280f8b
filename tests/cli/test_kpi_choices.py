"""KPIs chosen, judged, made, tried and taken back from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
OWN = ("--formula", "deals_won / deals_lost", "--unit", "ratio")


def listed(run: Run, file: Path, key: str) -> dict[str, Any]:
    return next(one for one in run("kpis", "list", file, "--json").data["kpis"] if one["kpi"] == key)


def test_a_role_chooses_and_one_more_is_shown(file: Path, run: Run) -> None:
    roles = [role["role"] for role in run("kpis", "roles", "--json").data["roles"]]
    assert roles == ["field_sales", "inside_sales", "sales_support", "owner"]
    found = run("kpis", "choose", file, "--role", "owner", "--show", "backlog", "--order", "nps,revenue", "--json").data
    assert found["shown"][:2] == ["nps", "revenue"]
    assert "backlog" in found["shown"]
    assert "sales_velocity" not in found["shown"]
    assert run("kpis", "choose", file, "--show", "nothing").code == 1


def test_thresholds_hold_from_a_day_and_are_taken_back(file: Path, run: Run) -> None:
    changed = run("kpis", "set", file, "win_rate", "--reference", "number", "--number", "0.4", "--owner", "Ana",
                  "--from", "2026-03-01", "--json").data  # fmt: skip
    assert (changed["reference"], changed["number"], changed["owner"]) == ("number", "0.4", "Ana")
    assert run("kpis", "undo", file, "win_rate").code == 0
    assert listed(run, file, "win_rate")["owner"] == ""
    assert run("kpis", "set", file, "win_rate").code == 1


def test_a_proposed_threshold_is_confirmed(file: Path, run: Run) -> None:
    assert listed(run, file, "sales_velocity")["unconfirmed"]
    assert not run("kpis", "set", file, "sales_velocity", "--confirm", "--json").data["unconfirmed"]


def test_an_own_kpi_is_tried_made_and_removed(file: Path, run: Run) -> None:
    tried = run("kpis", "try", file, *OWN, "--json").data
    assert len(tried["rows"]) >= 1
    made = run("kpis", "make", file, "Won per loss", *OWN, "--json").data
    assert (made["kpi"], made["own"]) == ("won_per_loss", True)
    assert run("kpis", "remove", file, "won_per_loss").code == 0
    assert run("kpis", "undo", file, "won_per_loss").code == 0
    assert listed(run, file, "won_per_loss")["own"]
    wrong = run("kpis", "try", file, "--formula", "deals_won /", "--unit", "ratio")
    assert wrong.code == 1
