"""``name``: listing, finding variants, merging and taking the merger back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def also(run: Run, file: Path) -> dict[str, list[str]]:
    return {one["name"]: one["also"] for one in run("name", "list", file, "customer", "--json").data["names"]}


def test_variants_are_listed_merged_and_made_two_again(file: Path, run: Run, tmp_path: Path) -> None:
    deals = "id,owner,customer,stage,opened,closed,amount\n8,Ana,ACME Works,Won,2026-02-01,2026-03-03,1\n"
    (tmp_path / "more.csv").write_text(deals + "9,Ana,Acme-Works,Won,2026-02-01,2026-03-03,1\n")
    assert run("import", file, tmp_path / "more.csv").code == 0
    (pair,) = run("name", "alike", file, "--json").data["pairs"]
    assert pair["noun"] == "customer"
    done = run("name", "merge", file, "customer", "Acme-Works", "ACME Works", "--json").data
    assert (done["gone"], done["stays"], done["records"]) == ("Acme-Works", "ACME Works", 1)
    assert also(run, file)["ACME Works"] == ["Acme-Works"]
    assert run("name", "alike", file, "--json").data["pairs"] == []
    assert "No two names" in run("name", "alike", file).out
    assert run("take-back", file, done["batch"]).code == 0
    assert {"ACME Works", "Acme-Works"} <= set(also(run, file))


def test_an_unknown_name_is_one_sentence(file: Path, run: Run) -> None:
    said = run("name", "merge", file, "person", "Nobody", "Ana")
    assert said.code == 1
    assert "Nobody" in said.err
