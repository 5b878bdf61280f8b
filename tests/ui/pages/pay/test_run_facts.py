"""What is to be looked at before approving: each warning is provoked, and a clean run has none."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import Scope, ScopeKind
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.evaluate import evaluate_period
from desktop_app.operations.targets.targets import set_target
from desktop_app.store import people
from desktop_app.store.database import Store
from desktop_app.ui.pages.pay.run_facts import RunFacts, closed_month, newest_run, read_run
from tests.ui.pages.pay.conftest import MARGINAL, use_template

MARCH = parse_period("2026-03")
HEAD = "id,owner,customer,stage,opened,closed,amount\n"


def facts(store: Store) -> RunFacts:
    return read_run(store, evaluate_period(store, MARCH), MARCH)


def person(store: Store, name: str) -> Scope:
    found = next(one for one in people.load(store) if one.name == name)
    return Scope(ScopeKind.PERSON, found.id, found.name)


def test_a_clean_run_has_nothing_to_look_at(store: Store) -> None:
    use_template(store, MARGINAL)
    assert facts(store).notes == ()


def test_who_has_no_quota_is_named_with_the_reason(store: Store) -> None:
    use_template(store, "quota_bonus")
    set_target(store, "revenue", person(store, "Ana Pop"), MARCH, Fraction(100_000), reason="start")
    (note,) = facts(store).notes
    assert (note.subject, note.words) == ("Ion Rusu", "There is no quota “Revenue” for March 2026.")
    assert note.person == person(store, "Ion Rusu").id


def test_a_quota_that_only_rounding_would_reach_is_pointed_out(store: Store) -> None:
    use_template(store, MARGINAL)
    set_target(store, "revenue", person(store, "Ana Pop"), MARCH, Fraction(136_540), reason="start")
    (note,) = facts(store).notes
    assert note.subject == "Ana Pop"
    assert note.words.startswith("99.996\u00a0% rounds to 100 %")


def test_who_has_revenue_and_no_plan_is_named_with_the_amount(store: Store) -> None:
    template = next(one for one in plans.templates() if one.key == MARGINAL)
    plan = plans.save_plan(store, plans.starting(template.file, date(2026, 1, 1)))
    plans.assign(store, plan, person(store, "Ana Pop"), role="", first=date(2026, 1, 1), last=None)
    (note,) = facts(store).notes
    assert (note.subject, note.words, note.amount) == ("Ion Rusu", "has revenue and no plan", "€12,000.50")


def test_records_of_nobody_and_newer_data_are_told(store: Store) -> None:
    use_template(store, MARGINAL)
    run = replace(evaluate_period(store, MARCH), unassigned=(2, Fraction(3480)))
    rows = f"{HEAD}D-9,Ana Pop,Kessler,Won,2026-02-02,2026-03-09,250.00\n".encode()
    import_file(store, Request(rows, "late.csv"))
    notes = [(note.subject, note.words, note.amount, note.page) for note in read_run(store, run, MARCH).notes]
    assert notes == [
        ("2 records", "credited to nobody", "€3,480.00", "data"),
        ("Newer data", "came in after this evaluation: evaluate again", "", "data"),
    ]
    assert facts(store).notes == ()


def test_the_first_period_is_the_last_month_that_is_over(store: Store) -> None:
    assert closed_month(store) == MARCH
    assert newest_run(store) is None
    use_template(store, MARGINAL)
    evaluate_period(store, parse_period("2026-02"))
    assert newest_run(store) == parse_period("2026-02")


@pytest.mark.parametrize(("days", "month"), [
    (("2026-02-10", "2026-03-24"), "2026-03"),  # over, and quiet for a week
    (("2026-02-10", "2026-03-12"), "2026-02"),  # what came after the 12th may be missing
    (("2026-03-12",), "2026-03"),  # nothing was before it
])  # fmt: skip
def test_a_month_is_closed_when_it_is_over_and_data_goes_nearly_to_its_end(
    workspace: Path, tmp_path: Path, days: tuple[str, ...], month: str
) -> None:
    file = tmp_path / "deals.csv"
    rows = "".join(f"D-{number},Ana,Won,{day},{day},100\n" for number, day in enumerate(days))
    file.write_text(f"id,owner,stage,opened,closed,amount\n{rows}", encoding="utf-8")
    with new_workspace(workspace, preset_settings("IE", date(2026, 4, 2))) as made:
        import_file(made, Request(file, "deals.csv"))
        assert closed_month(made).name == month
