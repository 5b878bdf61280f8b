"""Starting a plan inside its year: nobody is paid by it before what they bring along is entered, or confirmed as 0."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.entries import save_entry
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.pay.plan_start import activate, concerned, confirm_zero, start_findings
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import groupings
from desktop_app.store import plans as stored
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH_1 = date(2026, 3, 1)
ADDING = """name = "Year"
[[versions]]
valid_from = 2026-03-01
[[versions.components]]
name = "Commission"
rule = "cumulative"
shape = { kind = "flat", rate = "5 %" }
"""
PLAN = parse_plan(ADDING).plan


def test_who_has_no_opening_balance_is_named_and_the_plan_is_not_given_to_them(team: Store) -> None:
    plan = plans.save_plan(team, ADDING)
    found = start_findings(team, PLAN, concerned(team, plan, MARCH_1, COMPANY))
    assert [one.place for one in found] == ["Commission", "Commission"]
    assert dict(found[1].values)["people"] == "Ana, Ion, Mei"
    with pytest.raises(UserError, match="can't be used yet"):
        activate(team, plan, COMPANY, role="", first=MARCH_1, last=None)
    assert stored.assignments(team) == []


def test_what_is_entered_or_confirmed_clears_the_way(team: Store) -> None:
    plan = plans.save_plan(team, ADDING)
    ana = groupings.group_id(team, "person", "Ana")
    save_entry(team, OpeningBalance(ana, "Year", date(2026, 2, 28), Fraction(9000), Fraction(450)))
    only = Scope(ScopeKind.PERSON, ana, "Ana")
    assert start_findings(team, PLAN, concerned(team, plan, MARCH_1, only)) == []
    activate(team, plan, only, role="", first=MARCH_1, last=None)
    rest = [one.id for one in concerned(team, plan, MARCH_1, COMPANY) if one.id != ana]
    assert confirm_zero(team, PLAN, rest) == len(rest) == 2
    activate(team, plan, COMPANY, role="", first=MARCH_1, last=None)
    assert len(stored.assignments(team)) == 2


def test_who_joins_later_brings_nothing_along(team: Store, import_text: ImportText) -> None:
    import_text("name,team,joined\nMei,Inside,2026-03-16\n", "people.csv")
    mei = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", "Mei"), "Mei")
    found = start_findings(team, PLAN, concerned(team, 0, MARCH_1, mei))
    assert found == []


def test_a_plan_that_begins_with_its_year_or_adds_nothing_up_needs_none(team: Store) -> None:
    for text in (ADDING.replace("2026-03-01", "2026-01-01"), ADDING.replace('rule = "cumulative"\n', "")):
        assert start_findings(team, parse_plan(text).plan, concerned(team, 0, MARCH_1, COMPANY)) == []


def test_what_was_brought_along_goes_on_under_the_plan_that_follows(team: Store, import_text: ImportText) -> None:
    """9,000 at 5 % are paid elsewhere; the plan from April is another one, and its component has another name."""
    ana = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", "Ana"), "Ana")
    save_entry(team, OpeningBalance(ana.id, "Year", date(2026, 2, 28), Fraction(9000), Fraction(450)))
    plans.assign(team, plans.save_plan(team, ADDING), ana, role="", first=MARCH_1, last=date(2026, 3, 31))
    steps = 'shape = { kind = "marginal", tiers = [{ from = 0, rate = "5 %" }, { from = 69000, rate = "10 %" }] }'
    other = ADDING.replace("Year", "Since April").replace("2026-03-01", "2026-04-01").replace("Commission", "Sales")
    other = other.replace('shape = { kind = "flat", rate = "5 %" }', steps)
    plans.assign(team, plans.save_plan(team, other), ana, role="", first=date(2026, 4, 1), last=None)
    evaluate.approve(team, parse_period("2026-03"))
    import_text("id,owner,stage,closed,amount\n30,Ana,Won,2026-04-09,1000\n", "april.csv")
    march = evaluate.statement_of(team, ana.id, parse_period("2026-03"))
    april = {one.name: one for one in evaluate.evaluate_period(team, parse_period("2026-04")).statements}["Ana"]
    assert (march.pay, april.pay, april.lines[0].measure) == (3_000_00, 100_00, 70_000)


@pytest.mark.parametrize(("day", "measure", "pay"), [("2026-02-28", 0, 3_000_00), ("2026-03-03", 40_000, 1_000_00)])
def test_what_the_balance_of_an_evening_holds_is_not_paid_again(team: Store, day: str, measure: int, pay: int) -> None:
    """Ana's 40,000 of 3 March are in the balance of that evening; the 20,000 of the 20th are not."""
    ana = Scope(ScopeKind.PERSON, groupings.group_id(team, "person", "Ana"), "Ana")
    evening = date.fromisoformat(day)
    save_entry(team, OpeningBalance(ana.id, "Year", evening, Fraction(measure), Fraction(measure, 20)))
    plans.assign(team, plans.save_plan(team, ADDING), ana, role="", first=MARCH_1, last=None)
    (one,) = evaluate.evaluate_period(team, parse_period("2026-03")).statements
    assert (one.pay, one.lines[0].measure) == (pay, 60_000)
