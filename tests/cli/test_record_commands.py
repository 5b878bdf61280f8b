from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_records_are_listed_newest_first_with_all_fields(file: Path, run: Run) -> None:
    every = run("records", file, "opportunity", "--json").data
    assert every["kind"] == "opportunity"
    assert every["count"] == len(every["rows"]) > 1
    days = [row["day"] for row in every["rows"] if row["day"]]
    assert days == sorted(days, reverse=True)
    assert all(row["person"] for row in every["rows"])
    few = run("records", file, "opportunity", "--limit", "1", "--json").data
    assert (len(few["rows"]), few["count"]) == (1, every["count"])
    assert f"1 of {every['count']} records." in run("records", file, "opportunity", "--limit", "1").out


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_records_are_written_to_a_file(file: Path, run: Run, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"records.{ending}"
    assert run("records", file, "opportunity", "--out", target).code == 0
    assert target.stat().st_size


def test_a_kind_without_records_has_none(file: Path, run: Run) -> None:
    assert run("records", file, "payment").out == "0 of 0 records.\n"
