"""The papers of a run by command."""

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
    assert run("evaluate", file, "--period", "2026-03", "--approve").code == 0
    return file


def test_statements_with_passwords(paid: Path, tmp_path: Path, run: Run) -> None:
    assert run("pay", "language", paid, "ro", "--person", "Ana").code == 0
    said = run("pay", "statements", paid, "--period", "2026-03", "--out", tmp_path, "--passwords", "--json").data
    assert [Path(one).name for one in said["files"]] == ["Ana 2026-03.pdf", "Ion 2026-03.pdf"]
    assert [one["name"] for one in said["passwords"]] == ["Ana", "Ion"]
    one = run("pay", "statements", paid, "--period", "2026-03", "--out", tmp_path, "--person", "Ana", "--form", "txt")
    assert (one.code, (tmp_path / "Ana 2026-03.txt").read_text("utf-8").splitlines()[0]) == (0, "Ana · martie 2026")


def test_a_payroll_file_keeps_its_columns_and_codes(paid: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "payroll.csv"
    asked = ("--columns", "person,code,pay", "--code", "Commission=1200")
    assert run("pay", "payroll", paid, "--period", "2026-03", "--out", out, *asked).code == 0
    first = out.read_text("utf-8-sig")
    assert first.splitlines() == ["person,code,pay", "Ana,1200,3000", "Ion,1200,1500", "Total de control,,4500"]
    assert run("pay", "payroll", paid, "--period", "2026-03", "--out", out).code == 0
    assert out.read_text("utf-8-sig") == first
    wrong = run("pay", "payroll", paid, "--period", "2026-03", "--out", out, "--columns", "person,person")
    assert (wrong.code, "cannot have these columns" in wrong.err) == (1, True)


def test_plan_conventions_and_package(paid: Path, tmp_path: Path, run: Run) -> None:
    for command in (("plan-paper", paid, "Flat"), ("conventions", paid), ("package", paid, 1)):
        out = tmp_path / f"{command[0]}.{'zip' if command[0] == 'package' else 'pdf'}"
        assert run("pay", *command, "--out", out).code == 0
        assert out.stat().st_size > 1000
