from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_import_prints_counts_that_add_up(file: Path, run: Run) -> None:
    said = run("import", file, file.parent / "deals.csv", "--json")
    found = said.data["imports"][0]
    assert (found["rows"], found["created"], found["changed"], found["unchanged"], found["refused"]) == (4, 0, 0, 4, 0)


def test_a_dry_run_changes_nothing(tmp_path: Path, file: Path, run: Run) -> None:
    more = tmp_path / "more.csv"
    more.write_text("id,owner,customer,product,stage,opened,closed,amount\n9,Ana,Acme,Pen,Won,,2026-03-03,5\n")
    said = run("import", file, more, "--dry-run", "--json")
    assert said.data["imports"][0]["kind"] == "opportunity"
    assert len(run("batches", file, "--json").data["batches"]) == 2


def test_an_ambiguous_day_asks_and_the_answer_is_an_option(tmp_path: Path, file: Path, run: Run) -> None:
    source = tmp_path / "y.csv"
    source.write_text("id,owner,stage,closed,amount\n8,Ana,Won,03/05/2026,5\n7,Ion,Won,04/05/2026,6\n")
    asked = run("import", file, source)
    assert asked.code == 1
    assert "03/05/2026" in asked.err
    answered = run("import", file, source, "--read", "closed=1", "--json")
    assert answered.data["imports"][0]["created"] == 2


def test_a_total_on_all_lines_asks_and_the_answer_is_an_option(tmp_path: Path, file: Path, run: Run) -> None:
    source = tmp_path / "orders.csv"
    lines = "".join(f"A{n // 2},2026-03-02,Ana,Pen,{n + 1},100\n" for n in range(6))
    source.write_text("Order,Day,Seller,Product,Qty,Net amount\n" + lines)
    asked = run("import", file, source)
    assert (asked.code, "--total once" in asked.err) == (1, True)
    found = run("import", file, source, "--total", "once", "--json").data["imports"][0]
    assert (found["created"], found["problems"][0]["severity"]) == (6, "warning")


def test_an_alias_given_on_the_command_line_holds(tmp_path: Path, file: Path, run: Run) -> None:
    source = tmp_path / "z.csv"
    source.write_text("id,owner,customer,product,stage,closed,amount\n9,ANA P.,Acme,Pen,Won,2026-03-09,100\n")
    said = run("import", file, source, "--alias", "person:ANA P.=Ana", "--json")
    assert said.data["imports"][0]["new_people"] == []
    row = run("kpi", file, "revenue", "--period", "2026-03", "--scope", "Ana", "--json").data["rows"][0]
    assert row["value"]["value"] == "60100"


def test_an_unknown_seller_can_be_refused_instead_of_made(tmp_path: Path, file: Path, run: Run) -> None:
    source = tmp_path / "z.csv"
    source.write_text("id,owner,customer,product,stage,closed,amount\n9,Zoe,Acme,Pen,Won,2026-03-09,100\n")
    found = run("import", file, source, "--unknown", "skip", "--json").data["imports"][0]
    assert (found["created"], found["refused"]) == (0, 1)
    assert found["problems"][0]["text"] == "Zoe"


def test_a_header_without_rows_is_said_to_be_one(tmp_path: Path, file: Path, run: Run) -> None:
    source = tmp_path / "empty.csv"
    source.write_text("id,owner,stage\n")
    said = run("import", file, source)
    assert said.code == 1
    assert "a header and no rows" in said.err
