"""Rates and opening balances from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_rates_hold_from_their_day(file: Path, run: Run) -> None:
    run("rate", "add", file, "USD", "0.9")
    run("rate", "add", file, "USD", "0.95", "--on", "2026-03-02")
    listed = run("rate", "list", file, "--json").data["rates"]
    assert [(one["day"], one["base"], one["quote"], one["rate"]) for one in listed] == [
        (None, "USD", "EUR", "0.9"), ("2026-03-02", "USD", "EUR", "0.95"),
    ]  # fmt: skip
    on = run("rate", "list", file, "--on", "2026-03-01", "--json").data["rates"]
    assert [one["rate"] for one in on] == ["0.9"]
    assert run("rate", "add", file, "shells", "1").code == 1


def test_a_rate_is_typed_with_an_import(file: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "s.csv").write_text("document,date,owner,quantity,amount,currency\n1,2026-03-02,Ana,1,10,USD\n")
    dry = run("import", file, tmp_path / "s.csv", "--dry-run", "--json").data["imports"][0]
    assert dry["rates_needed"] == [{"currency": "USD", "rows": 1}]
    assert "include tax" in run("import", file, tmp_path / "s.csv").err
    assert run("import", file, tmp_path / "s.csv", "--without-tax", "--json").data["imports"][0]["refused"] == 1
    done = run("import", file, tmp_path / "s.csv", "--rate", "USD=0.9", "--json").data["imports"][0]
    assert (done["created"], done["refused"]) == (1, 0)


def test_balances_are_kept(file: Path, run: Run) -> None:
    run("balance", "add", file, "Ana", "Field plan", "2026-07-01", "--measure", "1000", "--earned", "50.25")
    (kept,) = run("balance", "list", file, "--json").data["balances"]
    assert (kept["measure"], kept["earned"], kept["currency"]) == ("1000", "50.25", "EUR")
