"""Absences, rates, days, balances and KPI values from the command line."""

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


def test_balances_and_values_are_kept(file: Path, run: Run) -> None:
    run("balance", "add", file, "Ana", "Field plan", "2026-07-01", "--measure", "1000", "--earned", "50.25")
    (kept,) = run("balance", "list", file, "--json").data["balances"]
    assert (kept["measure"], kept["earned"], kept["currency"]) == ("1000", "50.25", "EUR")
    assert run("kpi-value", "add", file, "NPS", "40", "--period", "2026-03", "--sample", "12").code == 0
    (value,) = run("kpi-value", "list", file, "--json").data["values"]
    assert (value["kpi"], value["period"], value["scope"], value["value"]) == ("nps", "2026-03", "company", "40")
    assert run("kpi-value", "add", file, "nothing", "1", "--period", "2026").code == 1


def test_a_rate_is_typed_with_an_import(file: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "s.csv").write_text("document,date,owner,quantity,amount,currency\n1,2026-03-02,Ana,1,10,USD\n")
    dry = run("import", file, tmp_path / "s.csv", "--dry-run", "--json").data["imports"][0]
    assert dry["rates_needed"] == [{"currency": "USD", "rows": 1}]
    assert run("import", file, tmp_path / "s.csv", "--json").data["imports"][0]["refused"] == 1
    done = run("import", file, tmp_path / "s.csv", "--rate", "USD=0.9", "--json").data["imports"][0]
    assert (done["created"], done["refused"]) == (1, 0)
