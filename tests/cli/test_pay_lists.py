"""``pay reconcile``: the figures a person reads, and those a script does."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

PLAN = """name = "Flat"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
[versions.components.shape]
kind = "flat"
rate = "5 %"
"""


@pytest.fixture
def paid(file: Path, tmp_path: Path, run: Run) -> Path:
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN)
    assert run("plan", "import", file, plan).code == 0
    assert run("plan", "assign", file, "Flat", "--from", "2026-01-01").code == 0
    assert run("evaluate", file, "--period", "2026-03").code == 0
    return file


def test_a_list_of_names_and_amounts(paid: Path, tmp_path: Path, run: Run) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("name,commission\nAna,2000.00\nIon,1500.00\n")
    said = run("pay", "reconcile", paid, mine, "--period", "2026-03")
    assert "2 of 20 March 2026 is missing in your list" in said.out
    assert "1 of 2 are equal." in said.out
    told = run("pay", "reconcile", paid, mine, "--period", "2026-03", "--json").data
    (ana, ion) = told["lines"]
    assert (ana["difference"], ana["state"], ion["state"]) == (100_000, "explained", "equal")
    assert [(one["why"], one["document"], one["pay"]) for one in ana["causes"]] == [("missing", "2", 100_000)]


def test_one_persons_records(paid: Path, tmp_path: Path, run: Run) -> None:
    mine, out = tmp_path / "mine.csv", tmp_path / "compared.csv"
    mine.write_text("deal,amount\n1,40000\n3,30000\n")
    said = run("pay", "reconcile", paid, mine, "--period", "2026-03", "--person", "Ana", "--out", out, "--json")
    assert [(one["document"], one["state"], one["why"]) for one in said.data["lines"]] == [
        ("1", "equal", None),
        ("3", "explained", "owner"),
        ("2", "explained", "missing"),
    ]
    assert "it belongs to Ion" in out.read_text("utf-8-sig")


def test_without_a_list_it_says_so(paid: Path, run: Run) -> None:
    said = run("pay", "reconcile", paid, "--period", "2026-03")
    assert (said.code, "There is no list" in said.err) == (1, True)
