"""Adjusting, holding, asking, comparing and the register, as they are typed."""

import json
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


def march(run: Run, file: Path, *options: str) -> Any:
    return run("evaluate", file, "--period", "2026-03", *options, "--json").data


def pays(said: Any) -> dict[str, int | None]:
    return {one["name"]: one["pay"] for one in said["statements"]}


def test_holding_adjusting_and_comparing(planned: Path, run: Run) -> None:
    held = march(run, planned, "--hold", "Ion", "--reason", "asks", "--approve")
    assert (pays(held), held["state"]) == ({"Ana": 3_600_00, "Ion": None}, "approved")
    march(run, planned, "--withdraw", "not yet", "--person", "Ana")
    said = ("--person", "Ana", "--period", "2026-03", "--amount", "-10.50", "--reason", "phone", "--json")
    assert run("adjust", planned, *said).data["adjustment"] == 1
    own = march(run, planned, "--release", "Ion", "--approve", "--pay", "2026-04-15", "--pay-month", "2026-05")
    assert (pays(own), own["pay_month"]) == ({"Ana": 3_589_50, "Ion": 1_500_00}, "2026-05")
    assert own["supplements"] == held["run"]
    found = run("compare", planned, str(held["run"]), str(own["run"]), "--json").data["differences"]
    changed = {"before": 3_600_00, "after": 3_589_50, "currency": "EUR"}
    assert {"person": "Ana", "line": "", "document": "", **changed} in found
    shown = run("compare", planned, str(held["run"]), str(own["run"])).out.splitlines()
    assert ["Ana", "€3,600", "€3,589.50"] in [line.split() for line in shown]
    people = run("carried", planned, "--json").data["people"]
    assert [(one["name"], one["paid"]) for one in people] == [("Ana", 3_589_50), ("Ion", 1_500_00)]
    assert "Ana" in run("carried", planned).out


def test_a_query_is_shown_with_the_run_until_it_is_answered(planned: Path, run: Run) -> None:
    asked = run("query", "add", planned, "--person", "Ana", "--period", "2026-03", "--text", "why?", "--json")
    assert march(run, planned)["open_queries"] == 1
    assert "1 query is open." in run("evaluate", planned, "--period", "2026-03").out
    assert "why?" in run("query", "list", planned).out
    number = str(asked.data["query"])
    assert run("query", "answer", planned, number, "--text", "so", "--outcome", "unchanged").code == 0
    assert run("query", "list", planned, "--json").data["queries"] == []
    (one,) = run("query", "list", planned, "--all", "--json").data["queries"]
    assert (one["name"], one["answer"], one["outcome"]) == ("Ana", "so", "unchanged")


def test_the_register_is_written_for_an_auditor(planned: Path, run: Run, tmp_path: Path) -> None:
    number = str(march(run, planned, "--approve")["run"])
    told = run("register", planned, number, "--json").data
    assert [one["what"] for one in told["happenings"]] == ["evaluated", "approved"]
    assert told["statements"][0]["account"]["earned"] == 3_600_00
    out = tmp_path / "register.json"
    assert run("register", planned, number, "--out", out).code == 0
    assert json.loads(out.read_text("utf-8"))["fingerprint"] == told["fingerprint"]
    assert run("register", planned, number, "--out", tmp_path / "register.csv").code == 0
    assert "3600" in (tmp_path / "register.csv").read_text("utf-8-sig")


def test_a_statement_as_known_on_a_day(planned: Path, run: Run) -> None:
    march(run, planned, "--approve")
    said = run("statement", planned, "--person", "Ana", "--period", "2026-03", "--known-on", "2100-01-01", "--json")
    assert said.data["statement"]["pay"] == 3_600_00
    early = run("statement", planned, "--person", "Ana", "--period", "2026-03", "--known-on", "2000-01-01")
    assert early.code == 1
    assert "had no plan" in early.err


def test_what_cannot_be_entered_is_said(planned: Path, run: Run) -> None:
    assert "needs a person" in run("adjust", planned, "--person", "Ana").err
    assert "no amount" in run("adjust", planned, "--person", "Ana", "--period", "2026-03", "--amount", "x").err
    gate = ("--what", "Voice: csat", "--outcome", "pass", "--reason", "nobody was asked")
    assert run("decide", planned, "--person", "Ana", "--period", "2026-03", *gate).code == 0
