"""Each analysis on the command line: what is printed, what is written, what JSON holds."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SPRING = ("--period", "2026-02-01..2026-03-31")


@pytest.mark.parametrize(
    ("command", "table"),
    [
        ("funnel", "stages"), ("channels", "channels"), ("products", "products"), ("customers", "classes"),
        ("response", "bands"), ("survey", "scores"),
    ],
)  # fmt: skip
def test_each_prints_and_speaks_json(run: Run, file: Path, command: str, table: str) -> None:
    assert run("analyse", command, file, *SPRING).code == 0
    said = run("analyse", command, file, *SPRING, "--json")
    assert said.data["period"] == "2026-02-01..2026-03-31"
    assert "rows" in said.data[table]


def test_the_funnel_names_what_it_counts(run: Run, file: Path) -> None:
    data = run("analyse", "funnel", file, *SPRING, "--by", "person", "--stale-after", "5", "--json").data
    assert (data["created"], data["followed"], data["limit_days"]) == (4, 0, "5")
    assert [(row["group"], row["won"]) for row in data["groups"]["rows"]] == [("Ana", 2), ("Ion", 1)]


def test_lists_are_written_to_files(run: Run, file: Path, tmp_path: Path) -> None:
    said = run("analyse", "customers", file, *SPRING, "--out", tmp_path / "customers.csv")
    assert "Written to" in said.out
    assert "Acme" in (tmp_path / "customers.csv").read_text("utf-8-sig")


def test_work_that_nobody_began_is_said(run: Run, file: Path) -> None:
    said = run("analyse", "response", file, "--until", "begun")
    assert said.code == 1
    assert "No request tells" in said.err


def test_office_hours_are_set_and_shown(run: Run, file: Path) -> None:
    assert run("office-hours", file, "08:00-16:30").out.strip() == "08:00-16:30"
    assert run("office-hours", file, "--json").data["office_hours"] == "08:00-16:30"
    assert run("office-hours", file, "late").code == 1


def test_a_questionnaire_is_written(run: Run, file: Path, tmp_path: Path) -> None:
    said = run("analyse", "questionnaire", file, tmp_path / "ask.csv", "--question", "nps", *SPRING, "--json")
    assert said.data["rows"] == 0
    assert "score" in (tmp_path / "ask.csv").read_text("utf-8-sig").lower()
