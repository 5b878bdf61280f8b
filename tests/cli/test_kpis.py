"""``kpi``: figures by period, day, scope, group and filter, as a table, as JSON and explained."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def values(said: Any, key: str) -> dict[str, str]:
    return {row["group"]: row[key]["value"] for row in said.data["rows"]}


def revenue(said: Any) -> str:
    value: str = said.data["rows"][0]["value"]["value"]
    return value


def test_json_has_exact_figures_with_their_units(file: Path, run: Run) -> None:
    said = run("kpi", file, "revenue", "win_rate", "--period", "2026-03", "--json")
    rows = {row["kpi"]: row for row in said.data["rows"]}
    assert rows["Revenue"]["value"] == {"value": "90000", "unit": "money", "currency": "EUR"}
    assert rows["Win rate"]["value"] == {"value": "0.75", "unit": "percent", "currency": None}
    assert (rows["Revenue"]["records"], rows["Win rate"]["records"]) == (3, 4)
    assert (rows["Revenue"]["target"], rows["Revenue"]["attainment"]) == (None, None)


def test_a_table_has_one_line_for_each_figure_under_its_heads(file: Path, run: Run) -> None:
    lines = run("kpi", file, "revenue", "win_rate", "--period", "2026-03").out.splitlines()
    assert lines[0].split() == ["KPI", "Value", "Target", "Attainment", "Landing", "Status", "Records"]
    assert [lines[2].split()[:2], lines[3].split()[:3]] == [["Revenue", "€90,000"], ["Win", "rate", "75"]]
    assert len({line.rstrip()[-1] for line in lines[2:]} & {"3", "4"}) == 2


def test_a_target_gives_an_attainment(file: Path, run: Run) -> None:
    run("target", "set", file, "revenue", "120000", "--period", "2026-03")
    row = run("kpi", file, "revenue", "--period", "2026-03", "--json").data["rows"][0]
    assert (row["target"]["value"], row["attainment"]["value"]) == ("120000", "0.75")


def test_without_keys_all_figures_are_shown_that_the_data_allow(file: Path, run: Run) -> None:
    shown = {row["kpi"] for row in run("kpi", file, "--period", "2026-03", "--json").data["rows"]}
    assert {"Revenue", "Win rate", "Deals won"} <= shown
    assert "Satisfaction" not in {name.partition(" ")[0] for name in shown}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("person", {"Ana": "60000", "Ion": "30000"}),
        ("region", {"West": "60000", "East": "30000"}),
        ("team", {"Field": "90000"}),
        ("product", {"Pen": "70000", "Ink": "20000"}),
        ("customer", {"Acme": "70000", "Bold": "20000"}),
        ("month", {"January 2026": "0", "February 2026": "0", "March 2026": "90000"}),
    ],
)
def test_one_row_for_each_member_of_a_group(file: Path, run: Run, by: str, expected: dict[str, str]) -> None:
    said = run("kpi", file, "revenue", "--period", "2026-Q1", "--by", by, "--json")
    assert {name: found for name, found in values(said, "revenue").items() if name in expected} == expected
    assert said.data["totals"]["revenue"]["value"] == "90000"


def test_a_sum_is_totalled_and_a_rate_is_not(file: Path, run: Run) -> None:
    said = run("kpi", file, "revenue", "win_rate", "--period", "2026-03", "--by", "person", "--json")
    assert values(said, "win_rate") == {"Ana": "2/3", "Ion": "1"}
    assert said.data["totals"]["win_rate"] is None
    assert said.data["totals"]["win_rate_records"] == 4
    table = run("kpi", file, "revenue", "win_rate", "--period", "2026-03", "--by", "person").out.splitlines()
    assert table[-1].split() == ["Total", "€90,000", "3", "4"]


@pytest.mark.parametrize(
    ("scope", "value", "name"),
    [("Ana", "60000", "Ana"), ("ION", "30000", "Ion"), ("field", "90000", "Field"), ("company", "90000", "company")],
)
def test_a_scope_is_named_in_any_case(file: Path, run: Run, scope: str, value: str, name: str) -> None:
    said = run("kpi", file, "revenue", "--period", "2026-03", "--scope", scope, "--json")
    assert (revenue(said), said.data["scope"], said.data["period"]) == (value, name, "2026-03")


def test_nothing_after_the_day_one_looks_from_is_counted(file: Path, run: Run) -> None:
    said = run("kpi", file, "revenue", "--period", "2026-03", "--as-of", "2026-03-19", "--json")
    assert (revenue(said), said.data["as_of"]) == ("40000", "2026-03-19")


def test_one_looks_from_the_newest_data_unless_told_otherwise(file: Path, run: Run) -> None:
    assert run("kpi", file, "revenue", "--period", "2026", "--json").data["as_of"] == "2026-03-31"


def test_filters_hold_together(file: Path, run: Run) -> None:
    one = run("kpi", file, "revenue", "--period", "2026-03", "--where", "product=Pen", "--json")
    both = run(
        "kpi", file, "revenue", "--period", "2026-03", "--where", "product=Pen", "--where", "region=West", "--json"
    )
    assert (revenue(one), revenue(both)) == ("70000", "40000")


def test_a_running_month_is_shown_with_its_landing(sample: Path, run: Run) -> None:
    said = run("kpi", sample, "revenue", "--period", "2026-09", "--as-of", "2026-09-16", "--json")
    (row,) = said.data["rows"]
    assert float(row["landing"]["value"]) > float(Fraction(row["value"]["value"])) > 0


def test_a_fiscal_year_is_counted_from_its_own_month(tmp_path: Path, file: Path, run: Run) -> None:
    fiscal = tmp_path / "fiscal.quotadesk"
    run("new", fiscal, "--currency", "EUR", "--fiscal-year-start", "4")
    run("import", fiscal, file.parent / "people.csv", file.parent / "deals.csv")
    assert revenue(run("kpi", fiscal, "revenue", "--period", "FY2026", "--json")) == "90000"  # April 2025 to March
    assert revenue(run("kpi", fiscal, "revenue", "--period", "FY2027", "--as-of", "2026-12-31", "--json")) == "0"


def test_an_explanation_is_said_in_words_and_given_as_steps(file: Path, run: Run) -> None:
    said = run("kpi", file, "win_rate", "--period", "2026-03", "--explain")
    assert "Deals won ÷ (Deals won + Deals lost)" in said.out
    (tree,) = run("kpi", file, "win_rate", "--period", "2026-03", "--explain", "--json").data["explanations"]
    assert tree["step"] == "kpi.value_company"
    assert tree["result"] == {"quantity": "3/4", "unit": "percent", "currency": ""}
    assert "explanations" not in run("kpi", file, "win_rate", "--period", "2026-03", "--json").data


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("revenue", "--period", "2026-13"), "“2026-13” is not a period"),
        (("revenuee", "--period", "2026"), "There is no KPI “revenuee”"),
        (("revenue", "--period", "2026", "--scope", "Nobody"), "no person, team or region “Nobody”"),
        (("revenue", "--period", "2026", "--as-of", "31/12/2026"), "is not a day"),
        (("revenue", "--period", "2026", "--where", "colour=red"), "is not a filter"),
        (("revenue", "--period", "2026", "--where", "product"), "is not a filter"),
        (("revenue", "--period", "2026", "--where", "product=Rubber"), "no product called “Rubber”"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_sentence(
    file: Path, run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    said = run("kpi", file, *arguments)
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(("arguments", "named"), [((), "--period"), (("--period", "2026", "--by", "moon"), "--by")])
def test_a_command_that_is_not_written_right_names_what_is_wrong(
    file: Path, run: Run, arguments: tuple[str, ...], named: str
) -> None:
    said = run("kpi", file, "revenue", *arguments)
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert named in said.err


def test_what_kpis_lack_is_said_with_the_import_that_brings_it(file: Path, run: Run) -> None:
    (row,) = run("kpi", file, "leads_received", "--missing", "--json").data["missing"]
    assert (row["kpi"], row["imports"]) == ("leads_received", ["lead"])
    assert row["needs"][0] in run("kpi", file, "leads_received", "--missing").out
    assert "leads_received" in run("kpi", file, "--missing").out
