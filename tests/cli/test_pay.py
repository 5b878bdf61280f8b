"""``evaluate`` and ``statement``: from a draft to a paid run, and what each person is shown."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import pay

Run = Callable[..., Any]


@pytest.fixture
def planned(file: Path, run: Run) -> Path:
    """Everybody is paid 5 % up to 40,000, 8 % above: Ana 3,600 of 60,000, Ion 1,500 of 30,000."""
    assert run("plan", "import", file, "marginal_tiers", "--name", "Steps", "--valid-from", "2026-01-01").code == 0
    assert run("plan", "assign", file, "Steps", "--from", "2026-01-01").code == 0
    return file


def march(run: Run, file: Path, *options: str) -> Any:
    return run("evaluate", file, "--period", "2026-03", *options)


def pays(said: Any) -> dict[str, int | None]:
    return {one["name"]: one["pay"] for one in said.data["statements"]}


def test_the_main_job_from_plan_to_paid_statement(planned: Path, run: Run) -> None:
    draft = march(run, planned, "--json")
    assert (draft.data["state"], draft.data["total"], draft.data["period"]) == ("draft", 5_100_00, "2026-03")
    assert pays(draft) == {"Ana": 3_600_00, "Ion": 1_500_00}
    assert march(run, planned, "--approve", "--json").data["state"] == "approved"
    assert march(run, planned, "--pay", "2026-04-15", "--json").data["state"] == "paid"
    statement = run("statement", planned, "--person", "Ana", "--period", "2026-03", "--json").data["statement"]
    assert (statement["pay"], statement["plan"]) == (3_600_00, "Steps")
    assert [one["document"] for one in statement["components"][0]["records"]] == ["1", "2"]
    assert [one["pay"] for one in statement["components"][0]["records"]] == [2_000_00, 1_600_00]


def test_a_run_is_a_table_with_a_total_and_its_state(planned: Path, run: Run) -> None:
    lines = march(run, planned).out.splitlines()
    assert lines[0].split() == ["Person", "Plan", "Base", "Attainment", "Pay", "State"]
    assert lines[2].split() == ["Ana", "Steps", "€60,000", "—", "€3,600"]
    assert lines[5].split() == ["Total", "€5,100"]
    assert lines[6] == "The run of 2026-03 is a draft."


def test_who_sold_and_has_no_plan_is_named(file: Path, run: Run) -> None:
    run("plan", "import", file, "marginal_tiers", "--name", "Steps", "--valid-from", "2026-01-01")
    run("plan", "assign", file, "Steps", "--to", "Ana", "--from", "2026-01-01")
    assert march(run, file).out.splitlines()[-1] == "They have revenue in the period and no plan: Ion."
    (one,) = march(run, file, "--json").data["without_plan"]
    assert (one["name"], one["revenue"]) == ("Ion", "30000")


def test_approving_and_paying_may_be_one_step(planned: Path, run: Run) -> None:
    said = march(run, planned, "--approve", "--pay", "2026-04-15")
    assert said.out.splitlines()[-1] == "The run of 2026-03 is paid."


def test_paying_without_a_day_means_today(planned: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pay, "today", lambda: date(2026, 4, 2))
    march(run, planned, "--approve")
    assert march(run, planned, "--pay", "--json").data["state"] == "paid"
    out = planned.parent / "ana.json"
    run("statement", planned, "--person", "Ana", "--period", "2026-03", "--out", out)
    assert "2026-04-02" in out.read_text(encoding="utf-8")


def test_what_is_paid_stays_and_what_is_approved_can_be_withdrawn(tmp_path: Path, planned: Path, run: Run) -> None:
    march(run, planned, "--approve")
    late = tmp_path / "late.csv"
    late.write_text("id,owner,stage,closed,amount\n9,Ion,Won,2026-03-30,1000\n")
    assert run("import", planned, late).code == 0
    assert pays(march(run, planned, "--json"))["Ion"] == 1_500_00
    again = march(run, planned, "--withdraw", "Ion's late deal", "--json")
    assert (again.data["state"], pays(again)["Ion"]) == ("draft", 1_550_00)
    march(run, planned, "--approve", "--pay", "2026-04-15")
    said = march(run, planned, "--withdraw", "again")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "Only an approved run that is not paid can be withdrawn." in said.err


@pytest.mark.parametrize(
    ("before", "arguments", "sentence"),
    [
        ((), ("--pay", "2026-04-15"), "Only an approved run can be paid"),
        (("--approve",), ("--approve",), "is approved already"),
        (("--approve",), ("--withdraw", ""), "A withdrawal needs a reason"),
        (("--approve",), ("--withdraw", " "), "A withdrawal needs a reason"),
        (("--approve",), ("--pay", "tomorrow"), "“tomorrow” is not a day"),
        ((), ("--withdraw", "why"), "Only an approved run"),
    ],
)
def test_a_step_out_of_its_turn_is_refused_in_one_sentence(
    planned: Path, run: Run, before: tuple[str, ...], arguments: tuple[str, ...], sentence: str
) -> None:
    march(run, planned, *before)
    said = march(run, planned, *arguments)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert sentence in said.err


def test_a_period_in_which_nobody_has_a_plan_is_refused(file: Path, run: Run) -> None:
    said = march(run, file)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "Nobody has a plan in 2026-03." in said.err


def test_what_is_missing_holds_one_person_and_not_the_run(file: Path, run: Run) -> None:
    """3 % of 60,000 and the bonus of 500 for the quota of 50,000; Ion has no quota."""
    run("plan", "import", file, "quota_bonus", "--name", "Q", "--valid-from", "2026-01-01")
    run("plan", "assign", file, "Q", "--from", "2026-01-01")
    run("target", "set", file, "revenue", "50000", "--period", "2026-03", "--scope", "Ana")
    said = march(run, file, "--json")
    assert pays(said) == {"Ana": 2_300_00, "Ion": None}
    assert said.data["total"] == 2_300_00
    ion = next(one for one in said.data["statements"] if one["name"] == "Ion")
    assert ion["state"] == "not_evaluable"
    (reason,) = ion["reasons"]
    assert reason.startswith("There is no quota “")
    assert "March 2026" in reason
    line = next(line for line in march(run, file).out.splitlines() if line.startswith("Ion"))
    assert "— " in line
    assert reason in line


def test_records_of_nobody_are_counted_and_said(tmp_path: Path, file: Path, run: Run) -> None:
    shop, sales = tmp_path / "shop.quotadesk", tmp_path / "sales.csv"
    sales.write_text("number,date,salesperson,amount\nA1,2026-03-02,Ana,1000\nA2,2026-03-03,,500\nA3,2026-04-01,,9\n")
    run("new", shop, "--currency", "EUR", "--number-format", "1,234.56")
    assert run("import", shop, file.parent / "people.csv").code == 0
    assert run("import", shop, sales, "--kind", "sale", "--without-tax").code == 0
    run("plan", "import", shop, "flat_rate", "--name", "P", "--valid-from", "2026-01-01")
    run("plan", "assign", shop, "P", "--from", "2026-01-01")
    said = march(run, shop, "--json")
    assert (said.data["unassigned_records"], said.data["unassigned_amount"]) == (1, "500")
    assert pays(said)["Ana"] == 50_00
    last = march(run, shop).out.splitlines()[-1]
    assert last.startswith("1 record")
    assert last.endswith("to nobody.")


def test_a_statement_says_every_step(planned: Path, run: Run) -> None:
    march(run, planned)
    said = run("statement", planned, "--person", "ana", "--period", "2026-03")
    lines = said.out.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert lines[0].startswith("Ana earns €3,600 for March 2026.")
    assert any("From €40,000: €20,000 at 8 % = €1,600" in line for line in lines)


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "json"])
def test_a_statement_is_written_to_the_kind_of_file_that_is_asked_for(planned: Path, run: Run, ending: str) -> None:
    march(run, planned)
    out = planned.parent / f"ana.{ending}"
    said = run("statement", planned, "--person", "Ana", "--period", "2026-03", "--out", out)
    assert (said.code, said.out) == (0, f"Written to {out}.\n")
    begins = {"pdf": b"%PDF", "xlsx": b"PK", "json": b"{"}
    assert out.read_bytes().startswith(begins[ending])
    if ending == "json":
        assert json.loads(out.read_text(encoding="utf-8"))["statement"]["pay"] == 3_600_00


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--person", "Field", "--period", "2026-03"), "“Field” is not a person"),
        (("--person", "company", "--period", "2026-03"), "is not a person"),
        (("--person", "Zoe", "--period", "2026-03"), "no person, team or region “Zoe”"),
        (("--person", "Ana", "--period", "2026-02"), "2026-02 has not been evaluated yet"),
        (("--person", "Ana", "--period", "later"), "“later” is not a period"),
        (("--person", "Ana", "--period", "2026-03", "--out", "ana.doc"), "doc"),
    ],
)
def test_a_statement_that_is_not_there_is_refused_in_one_sentence(
    planned: Path, run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    march(run, planned)
    said = run("statement", planned, *arguments)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert sentence in said.err
