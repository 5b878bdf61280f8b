"""``plan``: import, list, assign, export and check, with a workspace and without one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths

Run = Callable[..., Any]
STEPS = paths.resource("plans", "marginal_tiers.toml").read_text(encoding="utf-8")


def plan_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_template_is_saved_under_another_name_from_another_day(file: Path, run: Run) -> None:
    said = run("plan", "import", file, "flat_rate", "--name", "Field 2026", "--valid-from", "2026-01-01", "--json")
    assert said.data["plan"] == "Field 2026"
    (listed,) = run("plan", "list", file, "--json").data["plans"]
    assert (listed["name"], listed["id"], listed["version"]) == ("Field 2026", said.data["id"], said.data["version"])
    out = file.parent / "again.toml"
    assert run("plan", "export", file, "Field 2026", "--out", out).code == 0
    text = out.read_text(encoding="utf-8")
    assert 'name = "Field 2026"' in text
    assert "valid_from = 2026-01-01" in text


def test_an_exported_plan_is_the_plan_that_was_imported(tmp_path: Path, file: Path, run: Run) -> None:
    run("plan", "import", file, plan_file(tmp_path, STEPS))
    out = tmp_path / "out.toml"
    said = run("plan", "export", file, "steps, each on its own part", "--out", out, "--json")
    assert said.data["file"] == str(out)
    assert run("plan", "check", out, "--json").data["examples"] == run("plan", "check", "marginal_tiers",
                                                                       "--json").data["examples"]  # fmt: skip
    again = run("plan", "import", file, out)
    assert again.code == 0
    assert again.out == "Saved “Steps, each on its own part” (plan #1).\n"


def test_a_second_version_of_a_plan_is_the_same_plan(file: Path, run: Run) -> None:
    first = run("plan", "import", file, "flat_rate", "--name", "P", "--json").data
    second = run("plan", "import", file, "per_unit", "--name", "P", "--reason", "From April on", "--json").data
    assert first["id"] == second["id"]
    assert second["version"] > first["version"]
    assert len(run("plan", "list", file, "--json").data["plans"]) == 1


def test_a_plan_is_held_by_those_it_was_assigned_to(file: Path, run: Run) -> None:
    run("plan", "import", file, "flat_rate", "--name", "P")
    assert run("plan", "list", file).out == "#1  P  \n"
    given = run("plan", "assign", file, "P", "--to", "Ana", "--from", "2026-01-01", "--until", "2026-02-28", "--json")
    assert given.data == {
        "format": 1,
        "plan": "P",
        "to": "Ana",
        "role": "",
        "from": "2026-01-01",
        "until": "2026-02-28",
        "warnings": [],
    }
    assert run("plan", "list", file).out == "#1  P  Ana\n"
    assert run("plan", "assign", file, "#1", "--from", "2026-01-01").out == "“P” holds for everybody from 2026-01-01.\n"
    assert run("plan", "list", file, "--json").data["assignments"] == [
        {"plan": "P", "to": "Ana", "role": ""},
        {"plan": "P", "to": "company", "role": ""},
    ]


def paid(run: Run, file: Path, period: str) -> dict[str, int]:
    """The pay of everybody in a period, in cents."""
    return {one["name"]: one["pay"] for one in run("evaluate", file, "--period", period, "--json").data["statements"]}


def test_an_assignment_ends_with_its_last_day(file: Path, run: Run) -> None:
    run("plan", "import", file, "flat_rate", "--name", "P")
    run("plan", "assign", file, "P", "--to", "Ana", "--from", "2026-01-01", "--until", "2026-02-28")
    run("plan", "assign", file, "P", "--to", "Ion", "--from", "2026-01-01", "--until", "2026-03-01")
    assert set(paid(run, file, "2026-02")) == {"Ana", "Ion"}
    assert set(paid(run, file, "2026-03")) == {"Ion"}


def test_a_role_narrows_whom_a_plan_is_for(tmp_path: Path, file: Path, run: Run) -> None:
    (tmp_path / "roles.csv").write_text("name,role\nAna,Hunter\nIon,Farmer\n")
    run("import", file, tmp_path / "roles.csv")
    run("plan", "import", file, "flat_rate", "--name", "P")
    run("plan", "assign", file, "P", "--role", "hunter", "--from", "2026-01-01")
    assert set(paid(run, file, "2026-03")) == {"Ana"}
    assert run("plan", "list", file).out == "#1  P  hunter\n"


def test_a_narrower_assignment_wins(file: Path, run: Run) -> None:
    """5 % of Ion's 30,000, but Ana has the steps: 40,000 at 5 % and 20,000 at 8 %."""
    run("plan", "import", file, "flat_rate", "--name", "Flat")
    run("plan", "import", file, "marginal_tiers", "--name", "Steps")
    run("plan", "assign", file, "Flat", "--from", "2026-01-01")
    run("plan", "assign", file, "Steps", "--to", "Ana", "--from", "2026-01-01")
    assert paid(run, file, "2026-03") == {"Ana": 3_600_00, "Ion": 1_500_00}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("export", "{file}", "Nothing", "--out", "{folder}/x.toml"), "There is no plan “Nothing”"),
        (("assign", "{file}", "Nothing", "--from", "2026-01-01"), "There is no plan “Nothing”"),
        (("assign", "{file}", "Nothing", "--from", "1.1.2026"), "no plan “Nothing”"),
        (("import", "{file}", "flat_rate", "--valid-from", "spring"), "“spring” is not a day"),
        (("import", "{file}", "{folder}/none.toml"), "none.toml"),
        (("import", "{file}", "{folder}/people.csv"), "not valid TOML"),
        (("check", "magic"), "magic"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    file: Path, run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    said = run("plan", *(one.format(file=file, folder=file.parent) for one in arguments))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert sentence in said.err
    assert run("plan", "list", file, "--json").data["plans"] == []


def test_a_plan_whose_own_example_differs_is_not_saved(tmp_path: Path, file: Path, run: Run) -> None:
    wrong = plan_file(tmp_path, STEPS.replace("pay = 11984.08", "pay = 11984.09"))
    said = run("plan", "import", file, wrong)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "11984.09" in said.err
    assert "11984.08" in said.err
    assert run("plan", "list", file, "--json").data["plans"] == []


def test_check_runs_examples_without_a_workspace_and_fails_when_one_differs(tmp_path: Path, run: Run) -> None:
    right = run("plan", "check", "marginal_tiers", "--json")
    assert right.code == 0
    assert [one["passed"] for one in right.data["examples"]] == [True, True]
    said = run("plan", "check", plan_file(tmp_path, STEPS.replace("pay = 11984.08", "pay = 11984.09")), "--json")
    assert said.code == 1
    assert [one["passed"] for one in said.data["examples"]] == [False, True]
    (difference,) = said.data["examples"][0]["differences"]
    assert (difference["expected"], difference["found"]) == ("11984.09", "11984.08")


def test_check_says_the_rules_in_words_and_how_many_examples_pass(tmp_path: Path, run: Run) -> None:
    said = run("plan", "check", "marginal_tiers", "--currency", "RON")
    lines = said.out.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert lines[0] == "“Commission” is paid on revenue"
    assert "5 % up to" in lines[1]
    assert lines[-1] == "2 of 2 examples pass."
    wrong = run("plan", "check", plan_file(tmp_path, STEPS.replace("pay = 5200", "pay = 5201")))
    assert wrong.code == 1
    assert wrong.out.splitlines()[-1] == "1 of 2 examples pass."
    assert any(line.startswith("Error · ") for line in wrong.out.splitlines())


def test_check_names_an_error_and_a_warning_with_their_places(tmp_path: Path, run: Run) -> None:
    """A step below the one before it is an error; a cap that no step can reach, or the like, only a warning."""
    wrong = plan_file(tmp_path, STEPS.replace("from = 80000", "from = 30000"))
    said = run("plan", "check", wrong, "--json")
    assert said.code == 1
    found = [one for one in said.data["findings"] if one["level"] == "error"]
    assert found[0]["place"] == "Commission"
    assert "Step 3 overlaps the step before it." in {one["message"] for one in found}
    fine = run("plan", "check", "retroactive_tiers", "--json")
    assert fine.code == 0
    assert {one["level"] for one in fine.data["findings"]} <= {"warning"}


def test_grades_are_paid_on_scores_that_a_file_brings(tmp_path: Path, file: Path, run: Run) -> None:
    said = run("plan", "check", "grade_coefficient", "--file", file, "--json").data
    assert [one["level"] for one in said["findings"]] == ["warning", "warning"]
    assert "“score” has no value yet" in said["findings"][0]["message"]
    scores = tmp_path / "scores.csv"
    scores.write_text("person,KPI,month,value\nAna,score,2026-03,90\nAna,attendance,2026-03,50%\n", encoding="utf-8")
    assert run("import", file, scores).code == 0
    run("kpi-value", "add", file, "score", "60", "--period", "2026-03", "--scope", "Ion")
    run("kpi-value", "add", file, "attendance", "1", "--period", "2026-03", "--scope", "Ion")
    assert run("plan", "check", "grade_coefficient", "--file", file, "--json").data["findings"] == []
    run("plan", "import", file, "grade_coefficient", "--name", "Grades")
    assert run("plan", "assign", file, "Grades", "--from", "2026-01-01").code == 0
    found = run("evaluate", file, "--period", "2026-03", "--json").data
    assert {one["name"]: one["pay"] for one in found["statements"]} == {"Ana": 1_800_00, "Ion": 2_400_00}
