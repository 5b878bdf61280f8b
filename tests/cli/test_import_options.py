"""Fixes, types, joins and rows left out, as options; what they do to a file is held in operations."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
HEAD = "id,owner,customer,product,stage,opened,closed,amount\n"
ROWS = "51,Ana,Acme,Pen,Won,2026-02-01,2026-03-09,100\n52,Ana,Acme,Pen,Won,2026-02-01,2026-03-10,200\n" * 4
ODD = "61,Ana,Acme,Pen,Won,2026-02-01,tbd,1\n62,Test,Acme,Pen,Won,2026-02-01,2026-03-11,2\n"


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    source = tmp_path / "odd.csv"
    lines = ROWS.splitlines()
    unique = "".join(f"{100 + n},{line.partition(',')[2]}\n" for n, line in enumerate(lines))
    source.write_text(HEAD + unique + ODD)
    return source


def counts(found: dict[str, Any]) -> tuple[int, ...]:
    return tuple(found[key] for key in ("rows", "created", "changed", "unchanged", "refused"))


def test_texts_are_mended_on_the_way_and_the_report_says_so(file: Path, odd: Path, run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    said = run("import", file, odd, "--replace", "closed=tbd->2026-03-12", "--skip", "owner=Test", "--report", report,
               "--json")  # fmt: skip
    assert counts(said.data["imports"][0]) == (10, 9, 0, 0, 1)
    (written,) = json.loads(report.read_text())["imports"]
    assert counts(written) == (10, 9, 0, 0, 1)
    told = [(one["line"], one["column"], one["original"], one["outcome"]) for one in written["lines"]]
    assert told == [(10, "closed", "tbd", "replaced"), (11, "owner", "Test", "left_out")]
    assert written["lines"][0]["details"] == {"now": "2026-03-12"}
    assert written["lines"][1]["cells"][0] == "62"


def test_fixes_are_remembered_and_can_be_left_aside(file: Path, odd: Path, run: Run) -> None:
    run("import", file, odd, "--empty", "7=tbd", "--skip-row", "11")
    seen = run("import", file, odd, "--dry-run", "--json").data["imports"][0]
    assert seen["fixes"] == [{"column": "closed", "original": "tbd", "mend": "empty"}]
    assert run("import", file, odd, "--no-fixes", "--dry-run", "--json").data["imports"][0]["fixes"] == []


def test_a_check_tries_every_row_and_keeps_nothing(file: Path, odd: Path, run: Run) -> None:
    said = run("import", file, odd, "--check", "--json").data["imports"][0]
    assert counts(said) == (10, 9, 0, 0, 1)
    assert len(run("batches", file, "--json").data["batches"]) == 2
    assert "undone" in run("import", file, odd, "--check").out


def test_types_are_chosen_by_column(file: Path, tmp_path: Path, run: Run) -> None:
    source = tmp_path / "t.csv"
    source.write_text("id,owner,stage,closed,amount\n8,Ana,Won,03/05/2026,5\n")
    said = run("import", file, source, "--type", "closed=mdy", "--as-text", "id", "--dry-run", "--json").data
    ways = {one["column"]: (one["type"], one["way"]) for one in said["imports"][0]["types"]}
    assert ways["closed"] == ("date", "mdy")
    assert ways["id"] == ("text", "")
    assert run("import", file, source, "--type", "closed=ydm").code == 1


@pytest.mark.parametrize("option", ["closed", "closed=tbd", "nowhere=a->b", "99=a->b"])
def test_what_is_no_replacement_is_said_in_one_sentence(file: Path, odd: Path, run: Run, option: str) -> None:
    said = run("import", file, odd, "--replace", option)
    assert said.code == 1
    assert said.err.count("\n") == 1


def test_a_file_is_joined_by_its_key_and_not_imported_itself(file: Path, tmp_path: Path, run: Run) -> None:
    deals, regions = tmp_path / "d.csv", tmp_path / "regions.csv"
    deals.write_text("id,region,stage,closed,amount\n71,North,Won,2026-03-01,5\n72,South,Won,2026-03-02,6\n")
    regions.write_text("region,seller\nNorth,Ana\nSouth,Ion\n")
    offered = run("import", file, deals, regions, "--dry-run", "--json").data["imports"]
    joins = [join for one in offered for join in one["joins"] if one["source"] == "d.csv"]
    assert joins == [
        {"name": "regions.csv", "key": "region", "on": "region", "adds": ["seller"], "found": 2, "total": 2}
    ]
    said = run("import", file, deals, regions, "--join", f"{regions}:region", "--map", "owner=seller", "--json")
    (found,) = said.data["imports"]
    assert counts(found) == (2, 2, 0, 0, 0)
    assert found["new_people"] == []


def test_people_come_before_the_records_that_name_them(file: Path, tmp_path: Path, run: Run) -> None:
    deals, people = tmp_path / "a.csv", tmp_path / "z.csv"
    deals.write_text(HEAD + "81,Zoe,Acme,Pen,Won,2026-02-01,2026-03-09,100\n")
    people.write_text("name,team\nZoe,Field\n")
    said = run("import", file, deals, people)
    first, second, last = said.out.splitlines()
    assert first.startswith("z.csv")
    assert second.startswith("a.csv")
    assert last.startswith("2 files: 2 rows = 2 new")


def test_codes_before_names_are_told_and_can_be_kept(file: Path, run: Run, tmp_path: Path) -> None:
    source = tmp_path / "coded.csv"
    rows = ("101.Wang", "102.Li", "103.Zhao")
    lines = "".join(f"{place},{name},Won,2026-03-09,1\n" for place, name in enumerate(rows, 901))
    source.write_text(f"id,owner,stage,closed,amount\n{lines}")
    assert len(run("import", file, source, "--dry-run", "--json").data["imports"][0]["coded"]) == 1
    run("import", file, source, "--keep-codes", "owner")
    assert run("import", file, source, "--dry-run", "--json").data["imports"][0]["coded"] == []
