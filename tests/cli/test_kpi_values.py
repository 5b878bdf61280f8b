"""Typed KPI values from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_values_are_kept(file: Path, run: Run) -> None:
    assert run("kpi-value", "add", file, "NPS", "40", "--period", "2026-03", "--sample", "12").code == 0
    (value,) = run("kpi-value", "list", file, "--json").data["values"]
    assert (value["kpi"], value["period"], value["scope"], value["value"]) == ("nps", "2026-03", "company", "40")
    assert run("kpi-value", "add", file, "nothing", "1", "--period", "2026").code == 1
