"""The other commands, each for what it prints, keeps and refuses."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def values(said: Any, key: str) -> dict[str, str]:
    return {row["group"]: row[key]["value"] for row in said.data["rows"]}


def test_kpi_prints_exact_figures_with_their_units(file: Path, run: Run) -> None:
    said = run("kpi", file, "revenue", "win_rate", "--period", "2026-03", "--json")
    rows = {row["kpi"]: row for row in said.data["rows"]}
    assert rows["Revenue"]["value"] == {"value": "90000", "unit": "money", "currency": "EUR"}
    assert rows["Win rate"]["value"]["value"] == "0.75"
    assert rows["Win rate"]["records"] == 4


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("person", {"Ana": "60000", "Ion": "30000"}),
        ("region", {"West": "60000", "East": "30000"}),
        ("team", {"Field": "90000"}),
        ("product", {"Pen": "70000", "Ink": "20000"}),
        ("month", {"January 2026": "0", "February 2026": "0", "March 2026": "90000"}),
    ],
)
def test_kpi_by_group(file: Path, run: Run, by: str, expected: dict[str, str]) -> None:
    assert values(run("kpi", file, "revenue", "--period", "2026-Q1", "--by", by, "--json"), "revenue") == expected


def test_kpi_explains_in_words(file: Path, run: Run) -> None:
    said = run("kpi", file, "win_rate", "--period", "2026-03", "--explain")
    assert "Deals won ÷ (Deals won + Deals lost)" in said.out


def test_kpi_with_a_filter(file: Path, run: Run) -> None:
    said = run("kpi", file, "revenue", "--period", "2026-03", "--where", "product=Pen", "--json")
    assert said.data["rows"][0]["value"]["value"] == "70000"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("revenue", "--period", "2026-13"), "“2026-13” is not a period"),
        (("revenuee", "--period", "2026"), "There is no KPI “revenuee”"),
        (("revenue", "--period", "2026", "--scope", "Nobody"), "no person, team or region “Nobody”"),
        (("revenue", "--period", "2026", "--as-of", "31/12/2026"), "is not a day"),
        (("revenue", "--period", "2026", "--where", "colour=red"), "is not a filter"),
    ],
)
def test_kpi_refuses_with_one_sentence(file: Path, run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    said = run("kpi", file, *arguments)
    assert said.code == 1
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_target_is_recorded_and_broken_down_so_that_parts_sum(file: Path, run: Run) -> None:
    assert run("target", "set", file, "revenue", "1,000,000.01", "--period", "2026").code == 0
    said = run("target", "split", file, "revenue", "--period", "2026", "--time", "equal", "--people", "equal", "--json")
    amounts = {(one["name"], one["period"]): one["value"] for one in said.data["targets"]}
    months = [float(amounts["", f"2026-{month:02d}"]) for month in range(1, 13)]
    assert round(sum(months), 2) == 1_000_000.01
    assert round(float(amounts["Ana", "2026"]) + float(amounts["Ion", "2026"]), 2) == 1_000_000.01
    shown = run("target", "show", file, "revenue", "--period", "2026", "--json")
    assert shown.data["targets"] == said.data["targets"]


def test_the_main_job_from_plan_to_paid_statement(file: Path, run: Run) -> None:
    assert run("plan", "import", file, "marginal_tiers", "--valid-from", "2026-01-01").code == 0
    name = run("plan", "list", file, "--json").data["plans"][0]["name"]
    assert run("plan", "assign", file, name, "--from", "2026-01-01").code == 0
    run_ = run("evaluate", file, "--period", "2026-03", "--json").data
    assert run_["state"] == "draft"
    assert {one["name"]: one["pay"] for one in run_["statements"]} == {"Ana": 360_000, "Ion": 150_000}
    assert run("evaluate", file, "--period", "2026-03", "--approve", "--json").data["state"] == "approved"
    assert run("evaluate", file, "--period", "2026-03", "--pay", "2026-04-15", "--json").data["state"] == "paid"
    statement = run("statement", file, "--person", "Ana", "--period", "2026-03", "--json").data["statement"]
    assert statement["pay"] == 360_000
    assert [one["document"] for one in statement["components"][0]["records"]] == ["1", "2"]
    out = file.parent / "ana.pdf"
    assert run("statement", file, "--person", "Ana", "--period", "2026-03", "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_plan_check_runs_examples_without_a_workspace_and_fails_when_one_differs(tmp_path: Path, run: Run) -> None:
    assert run("plan", "check", "flat_rate").code == 0
    text = (Path(__file__).parents[2] / "resources/plans/marginal_tiers.toml").read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(text.replace("pay = 11984.08", "pay = 11984.09"), encoding="utf-8")
    said = run("plan", "check", wrong, "--json")
    assert said.code == 1
    failed = [one for one in said.data["examples"] if not one["passed"]]
    assert failed[0]["differences"][0]["expected"] != failed[0]["differences"][0]["found"]


def test_check_backup_and_restore(file: Path, run: Run) -> None:
    assert run("check", file, "--json").data == {"format": 1, "file": str(file), "sound": True, "problems": []}
    copy = file.parent / "copy.quotadesk"
    assert run("backup", file, "--to", copy).code == 0
    run("take-back", file, 2)
    said = run("restore", file, "--from", copy, "--json")
    assert said.code == 0
    assert Path(said.data["set_aside"]).exists()
    assert all(one["taken_back_at"] is None for one in run("batches", file, "--json").data["batches"])


def test_check_fails_when_a_total_differs_from_its_records(file: Path, run: Run) -> None:
    from desktop_app.store.database import open_store  # noqa: PLC0415 - only this test looks under the lid

    with open_store(file) as store:
        store.db.execute("update total set amount = amount + 1 where measure = 'revenue'")
    said = run("check", file)
    assert said.code == 1
    assert "Totals differ" in said.err


def test_new_refuses_an_unknown_country_and_an_existing_file(file: Path, run: Run) -> None:
    assert "no preset for the country XX" in run("new", file.parent / "n.quotadesk", "--country", "XX").err
    assert "exists already" in run("new", file).err


def test_a_missing_workspace_is_one_sentence_and_nothing_is_made(tmp_path: Path, run: Run) -> None:
    said = run("kpi", tmp_path / "none.quotadesk", "revenue", "--period", "2026")
    assert said.code == 1
    assert "no workspace" in said.err
    assert list(tmp_path.iterdir()) == []
