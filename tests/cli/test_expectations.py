"""``target expect``, ``expected`` and ``set-expected``."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_what_is_expected_is_written_shown_and_ended(file: Path, run: Run) -> None:
    assert run("target", "expected", file).out == "Nothing is expected of any role yet.\n"
    assert run("target", "expect", file, "Sales", "contacts", "40", "--per", "week").code == 0
    (one,) = run("target", "expected", file, "--json").data["expected"]
    assert one == {"role": "Sales", "kpi": "contacts", "amount": "40", "per": "week"}
    assert "a week" in run("target", "expected", file).out
    assert run("target", "set-expected", file, "--period", "2026", "--json").data["changed"] == 0  # nobody has the role
    assert run("target", "expect", file, "Sales", "contacts", "many").code == 1
    assert run("target", "expect", file, "Sales", "contacts", "--end", "--json").data["ended"]
    assert run("target", "expect", file, "Sales", "contacts", "--end").code == 1
