"""Absences and working days from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_an_absence_is_added_listed_and_removed(file: Path, run: Run) -> None:
    assert run("absence", "add", file, "Ana", "2026-03-02", "2026-03-06", "--type", "leave", "--paid").code == 0
    listed = run("absence", "list", file, "--json").data["absences"]
    assert listed == [
        {"person": "Ana", "first": "2026-03-02", "last": "2026-03-06", "type": "leave", "paid": True, "share": "1",
         "note": ""}
    ]  # fmt: skip
    assert "Ana" in run("absence", "list", file, "--person", "Ana").out
    assert run("absence", "add", file, "Ana", "2026-03-02", "--remove").code == 0
    assert run("absence", "list", file, "--json").data["absences"] == []
    assert run("absence", "add", file, "West", "2026-03-02").err.startswith("“West” is no person.")


def test_a_day_changes_the_number_of_working_days(file: Path, run: Run) -> None:
    before = run("calendar", "show", file, "2026", "--json").data
    assert run("calendar", "add", file, "2026-03-03", "0.5", "--name", "Inventory").code == 0
    after = run("calendar", "show", file, "2026", "--json").data
    assert float(before["working_days"]) - float(after["working_days"]) == 0.5
    assert {"day": "2026-03-03", "worked": "0.5", "name": "Inventory"} in after["days"]
    assert "working days" in run("calendar", "show", file, "2026").out


def test_days_come_from_a_file(file: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "days.csv").write_text("date,type,holiday\n2026-03-03,holiday,Inventory\n")
    assert run("calendar", "import", file, tmp_path / "days.csv", "--json").data["created"] == 1
