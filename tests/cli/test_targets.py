"""``target``: recording, breaking down and showing; parts sum to the whole."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.store import targets
from desktop_app.store.database import open_store

Run = Callable[..., Any]
Amounts = dict[tuple[str, str], Fraction]


def amounts(said: Any) -> Amounts:
    return {(one["name"], one["period"]): Fraction(one["value"]) for one in said.data["targets"]}


def split(run: Run, file: Path, *options: object) -> Amounts:
    said = run("target", "split", file, "revenue", "--period", "2026", *options, "--json")
    assert said.code == 0, said.err
    return amounts(said)


def shown(run: Run, file: Path, period: str = "2026") -> Amounts:
    return amounts(run("target", "show", file, "revenue", "--period", period, "--json"))


@pytest.fixture
def year(file: Path, run: Run) -> Path:
    assert run("target", "set", file, "revenue", "900", "--period", "2026").code == 0
    return file


def test_a_target_is_recorded_and_broken_down_so_that_parts_sum(file: Path, run: Run) -> None:
    assert run("target", "set", file, "revenue", "1,000,000.01", "--period", "2026").code == 0
    found = split(run, file, "--time", "equal", "--people", "equal")
    whole = Fraction("1000000.01")
    assert sum(found["", f"2026-{month:02d}"] for month in range(1, 13)) == whole
    assert sum(found["", f"2026-Q{quarter}"] for quarter in range(1, 5)) == whole
    assert found["Ana", "2026"] + found["Ion", "2026"] == found["Field", "2026"] == whole
    for month in range(1, 13):
        name = f"2026-{month:02d}"
        assert found["Ana", name] + found["Ion", name] == found["", name]
    assert shown(run, file) == found


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12,000,000", "12000000"), ("12 000 000.5", "12000000.5"), ("1_000", "1000"), ("0", "0"), ("7.005", "7.01")],
)
def test_an_amount_may_be_grouped_and_is_kept_to_the_cent(file: Path, run: Run, typed: str, value: str) -> None:
    assert run("target", "set", file, "revenue", typed, "--period", "2026").code == 0
    assert shown(run, file) == {("", "2026"): Fraction(value)}


def test_what_was_recorded_is_said(file: Path, run: Run) -> None:
    said = run("target", "set", file, "revenue", "40", "--period", "2026-03", "--scope", "Ana")
    assert said.out == "Recorded for Ana, March 2026.\n"
    assert run("target", "set", file, "revenue", "40", "--period", "2026").out == "Recorded for the company, 2026.\n"


def test_json_repeats_what_was_recorded(file: Path, run: Run) -> None:
    said = run("target", "set", file, "revenue", "40.5", "--period", "2026", "--scope", "Ana", "--lock", "--json")
    assert said.data == {
        "format": 1,
        "kpi": "revenue",
        "period": "2026",
        "scope": "Ana",
        "value": "40.5",
        "locked": True,
        **dict.fromkeys(("baseline", "base", "raised_by", "stretch", "goal", "review")),
    }
    (kept,) = run("target", "show", file, "revenue", "--period", "2026", "--json").data["targets"]
    assert kept == {"scope": "person", "name": "Ana", "period": "2026", "value": "40.5", "locked": True}


def test_none_ends_a_target_and_the_reason_is_kept(year: Path, run: Run) -> None:
    said = run("target", "set", year, "revenue", "none", "--period", "2026", "--reason", "A new year", "--json")
    assert said.data["value"] is None
    assert shown(run, year) == {}
    with open_store(year, readonly=True) as store:
        asked = targets.Target("revenue", COMPANY, parse_period("2026"), None)
        revisions = targets.history(store, asked)
    assert [(one.amount, one.reason) for one in revisions] == [(None, "A new year"), (900_000_000, "")]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("revenue", "much", "--period", "2026"), "“much” is not an amount"),
        (("revenue", "1.000.000", "--period", "2026"), "is not an amount"),
        (("revenue", "5", "--period", "soon"), "“soon” is not a period"),
        (("sunshine", "5", "--period", "2026"), "no KPI “sunshine”"),
        (("revenue", "5", "--period", "2026", "--scope", "Zoe"), "no person, team or region “Zoe”"),
    ],
)
def test_what_cannot_be_a_target_is_refused_in_one_sentence(
    file: Path, run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    said = run("target", "set", file, *arguments)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert sentence in said.err
    assert shown(run, file) == {}


def test_a_dry_run_keeps_nothing(year: Path, run: Run) -> None:
    assert len(split(run, year, "--dry-run")) > 1
    assert shown(run, year) == {("", "2026"): 900}


def test_a_dry_run_is_shown_beside_an_open_window_and_a_change_has_to_wait(year: Path, run: Run) -> None:
    with open_store(year):
        assert split(run, year, "--dry-run", "--down-to", "year", "--to", "company") == {("", "2026"): 900}
        said = run("target", "split", year, "revenue", "--period", "2026")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert shown(run, year) == {("", "2026"): 900}


def test_one_breaks_down_only_as_far_as_is_asked(year: Path, run: Run) -> None:
    assert split(run, year, "--down-to", "year", "--to", "company", "--dry-run") == {("", "2026"): 900}
    quarters = split(run, year, "--down-to", "quarter", "--to", "company", "--dry-run")
    assert quarters == {("", "2026"): 900} | {("", f"2026-Q{number}"): 225 for number in range(1, 5)}
    teams = split(run, year, "--down-to", "year", "--to", "team", "--dry-run")
    assert teams == {("", "2026"): 900, ("Field", "2026"): 900}


def test_people_get_what_their_typed_weights_say(year: Path, run: Run) -> None:
    found = split(run, year, "--people", "typed", "--weight", "Ana=2", "--weight", "Ion=1", "--down-to", "year")
    assert (found["Ana", "2026"], found["Ion", "2026"]) == (600, 300)


def test_months_get_what_their_working_days_say(year: Path, run: Run) -> None:
    """Working days of Romania in the first quarter of 2026: 18, 20 and 22 of 60."""
    assert run("target", "set", year, "revenue", "600", "--period", "2026-Q1").code == 0
    said = run("target", "split", year, "revenue", "--period", "2026-Q1", "--time", "working_days",
               "--to", "company", "--json")  # fmt: skip
    found = amounts(said)
    assert [found["", f"2026-{month:02d}"] for month in (1, 2, 3)] == [180, 200, 220]


def test_what_is_locked_stays_and_the_others_carry_the_rest(year: Path, run: Run) -> None:
    assert run("target", "set", year, "revenue", "700", "--period", "2026", "--scope", "Ana", "--lock").code == 0
    found = split(run, year, "--down-to", "year")
    assert (found["Ana", "2026"], found["Ion", "2026"], found["Field", "2026"]) == (700, 200, 900)


def test_the_reason_of_a_break_down_is_kept_with_each_part(year: Path, run: Run) -> None:
    split(run, year, "--down-to", "quarter", "--to", "company", "--reason", "Kick-off")
    with open_store(year, readonly=True) as store:
        kept = targets.load(store, "revenue", 0, parse_period("2027").end.toordinal())
    assert [(one.period.name, one.reason) for one in kept if one.period.name != "2026"] == [
        (f"2026-Q{number}", "Kick-off") for number in range(1, 5)
    ]


def test_a_break_down_without_a_target_is_refused(file: Path, run: Run) -> None:
    said = run("target", "split", file, "revenue", "--period", "2026")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "The company has no target for 2026 yet." in said.err


def test_a_weight_that_is_no_number_is_refused(year: Path, run: Run) -> None:
    said = run("target", "split", year, "revenue", "--period", "2026", "--people", "typed", "--weight", "Ana=x")
    assert said.code == 1
    assert "“x” is not an amount" in said.err


def test_targets_stand_in_a_table_people_under_their_team(year: Path, run: Run) -> None:
    run("target", "set", year, "revenue", "75", "--period", "2026-02")
    lines = run("target", "show", year, "revenue", "--period", "2026-Q1").out.splitlines()
    assert lines[0].split() == ["Scope", "2026-Q1", "2026-01", "2026-02", "2026-03"]
    assert lines[2].split() == ["Company", "—", "—", "€75.00", "—"]
    assert [line[: len(line) - len(line.lstrip())] + line.split()[0] for line in lines[3:]] == [
        "  Field",
        "    Ana",
        "    Ion",
    ]


@pytest.mark.parametrize(
    ("team", "sentence"),
    [
        ("600", "the company, 2026: €300.00 is carried by nobody."),
        ("950", "the company, 2026: €50.00 is assigned beyond the target."),
    ],
)
def test_parts_that_do_not_make_up_the_whole_are_said(year: Path, run: Run, team: str, sentence: str) -> None:
    run("target", "set", year, "revenue", team, "--period", "2026", "--scope", "Field")
    assert run("target", "show", year, "revenue", "--period", "2026").out.splitlines()[-1] == sentence


def test_parts_that_make_up_the_whole_need_no_word(year: Path, run: Run) -> None:
    run("target", "set", year, "revenue", "900", "--period", "2026", "--scope", "Field")
    assert "Ion" in run("target", "show", year, "revenue", "--period", "2026").out.splitlines()[-1]


@pytest.mark.parametrize("text", ["1/0", "1e400", "nan", "twelve"])
def test_what_is_no_amount_is_refused_in_one_sentence(file: Path, run: Run, text: str) -> None:
    said = run("target", "set", file, "revenue", text, "--period", "2026")
    assert said.code == 1
    assert f"“{text}” is not an amount" in said.err


def test_a_weight_for_nobody_known_is_refused_by_name(file: Path, run: Run) -> None:
    assert run("target", "set", file, "revenue", "100", "--period", "2026").code == 0
    said = run("target", "split", file, "revenue", "--period", "2026", "--people", "typed", "--weight", "Ann=1")
    assert said.code == 1
    assert "no part called “Ann”" in said.err


def test_targets_of_a_product_are_shown_below_the_grid(file: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "t.csv").write_text("kpi,product,period,target\nRevenue,Pen,2026-03,250.5\nRevenue,,2026,900\n")
    assert run("import", file, tmp_path / "t.csv", "--kind", "target").code == 0
    assert shown(run, file) == {("", "2026"): Fraction(900), ("Pen", "2026-03"): Fraction("250.5")}
    out = run("target", "show", file, "revenue", "--period", "2026").out
    assert "Pen" in out
    assert "product" in out


def test_a_target_is_broken_down_to_products(year: Path, run: Run) -> None:
    found = split(run, year, "--rows", "products", "--people", "history")
    products = {name for name, _period in found} - {""}
    assert products
    for period in ("2026", "2026-Q1", "2026-12"):
        assert sum(found[name, period] for name in products) == found["", period]
    said = run("target", "show", year, "revenue", "--period", "2026", "--rows", "products", "--json")
    assert amounts(said) == found
