"""``new``, ``check``, ``backup`` and ``restore``: the workspace file as a whole."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.store import settings
from desktop_app.store.database import open_store

Run = Callable[..., Any]


def kept(path: Path) -> settings.WorkspaceSettings:
    with open_store(path, readonly=True) as store:
        return settings.load(store)


def test_a_country_brings_its_settings(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "Pine.quotadesk"
    said = run("new", path)
    assert said.out == f"Created {path}: RON, holidays of RO.\n"
    found = kept(path)
    assert (found.country, found.currency, found.company, found.language) == ("RO", "RON", "Pine", "ro")
    assert found.calendar["2026-12-01"] == "0"  # the national day


def test_each_setting_can_be_another(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "w.quotadesk"
    said = run(
        "new", path, "--country", "cn", "--currency", "usd", "--company", "Pine & Co", "--fiscal-year-start", "4",
        "--number-format", "1.234,56", "--language", "en", "--json",
    )  # fmt: skip
    assert said.data == {"format": 1, "file": str(path), "country": "CN", "currency": "USD"}
    found = kept(path)
    assert (found.company, found.fiscal_year_start, found.number_format, found.language) == (
        "Pine & Co",
        4,
        "1.234,56",
        "en",
    )


def test_figures_are_written_the_workspaces_way(tmp_path: Path, file: Path, run: Run) -> None:
    path = tmp_path / "ro.quotadesk"
    run("new", path, "--currency", "EUR", "--number-format", "1.234,56")
    run("import", path, file.parent / "people.csv", file.parent / "deals.csv")
    assert "90.000" in run("kpi", path, "revenue", "--period", "2026-03").out
    assert "90,000" in run("kpi", file, "revenue", "--period", "2026-03").out


@pytest.mark.parametrize("arguments", [("--fiscal-year-start", "13"), ("--number-format", "1,2"), ("--language", "xx")])
def test_a_setting_that_is_not_among_the_choices_is_refused(
    tmp_path: Path, run: Run, arguments: tuple[str, ...]
) -> None:
    path = tmp_path / "n.quotadesk"
    assert run("new", path, *arguments).code == 2
    assert not path.exists()


def test_new_refuses_an_unknown_country_and_an_existing_file(file: Path, run: Run) -> None:
    before = file.read_bytes()
    unknown = run("new", file.parent / "n.quotadesk", "--country", "XX")
    assert (unknown.code, unknown.err.count("\n")) == (1, 1)
    assert "no preset for the country XX" in unknown.err
    assert not (file.parent / "n.quotadesk").exists()
    there = run("new", file)
    assert there.code == 1
    assert "exists already" in there.err
    assert file.read_bytes() == before


def test_check_says_that_a_file_is_sound(file: Path, run: Run) -> None:
    said = run("check", file)
    assert (said.code, said.out) == (0, "team.quotadesk is sound: every total equals its records.\n")
    assert run("check", file, "--json").data == {"format": 1, "file": str(file), "sound": True, "problems": []}


def test_check_fails_when_a_total_differs_from_its_records(file: Path, run: Run) -> None:
    with open_store(file) as store:
        store.db.execute("update total set revenue = revenue + 1 where revenue is not null")
    said = run("check", file)
    assert (said.code, said.out) == (1, "")
    assert "Totals differ" in said.err
    asked = run("check", file, "--json")
    found = json.loads(asked.out)
    assert (asked.code, found["sound"], len(found["problems"])) == (1, False, 1)


def test_a_backup_lies_beside_the_workspace_unless_a_place_is_named(file: Path, run: Run) -> None:
    made = Path(run("backup", file, "--json").data["backup"])
    assert made.is_file()
    assert made.is_relative_to(file.parent)
    assert run("check", made).code == 0
    named = file.parent / "copy.quotadesk"
    assert run("backup", file, "--to", named).out == f"Backed up to {named}.\n"
    assert run("check", named).code == 0


def test_a_backup_is_put_back_and_what_was_there_is_kept(file: Path, run: Run) -> None:
    copy = file.parent / "copy.quotadesk"
    run("backup", file, "--to", copy)
    run("take-back", file, 2)
    assert run("kpi", file, "revenue", "--period", "2026-03", "--json").data["rows"][0]["value"] is None
    said = run("restore", file, "--from", copy, "--json")
    assert said.code == 0
    assert said.data["restored_from"] == str(copy)
    aside = Path(said.data["set_aside"])
    assert run("batches", aside, "--json").data["batches"][0]["taken_back_at"] is not None
    assert all(one["taken_back_at"] is None for one in run("batches", file, "--json").data["batches"])
    again = run("kpi", file, "revenue", "--period", "2026-03", "--json").data["rows"][0]["value"]
    assert again["value"] == "90000"


def test_restore_says_where_the_former_file_is(file: Path, run: Run) -> None:
    copy = file.parent / "copy.quotadesk"
    run("backup", file, "--to", copy)
    said = run("restore", file, "--from", copy)
    assert said.out.startswith("Restored team.quotadesk; the former file is team-before-restore-")


@pytest.mark.parametrize("content", [None, b"", b"not a workspace at all", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_backup_is_not_put_in_the_place_of_a_workspace(file: Path, run: Run, content: bytes | None) -> None:
    copy, before = file.parent / "copy.quotadesk", file.read_bytes()
    if content is not None:
        copy.write_bytes(content)
    said = run("restore", file, "--from", copy)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert file.read_bytes() == before


@pytest.mark.parametrize("command", [("kpi", "revenue", "--period", "2026"), ("check",), ("backup",), ("batches",)])
def test_a_missing_workspace_is_one_sentence_and_nothing_is_made(
    tmp_path: Path, run: Run, command: tuple[str, ...]
) -> None:
    name, *rest = command
    said = run(name, tmp_path / "none.quotadesk", *rest)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "no workspace" in said.err
    assert list(tmp_path.iterdir()) == []
