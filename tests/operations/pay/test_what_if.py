"""Questions on a real file: each scenario's pay by hand beside the present one, and nothing kept of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.pay.scenario import Scenario
from desktop_app.operations.pay.what_if import WhatIf, what_if
from desktop_app.operations.targets import targets
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import groupings, settings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
FLAT = """name = "Flat"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
shape = { kind = "flat", rate = "5 %" }
"""
TEN = FLAT.replace("Flat", "Ten").replace("5 %", "10 %")
BONUS = FLAT.replace("Flat", "Bonus").replace(
    'kind = "flat", rate = "5 %"', 'kind = "bonus", amount = 500, at_least = "100 %", bounds = "quota"'
)
COLLECTED = FLAT.replace('name = "Commission"', 'name = "Commission"\nmeasure = "collected"')
ON_PAYMENT = FLAT.replace('name = "Commission"', 'name = "Commission"\nrelease = { trigger = "payment" }')
OPEN = "id,owner,customer,stage,opened,closed,amount\n20,Ana,Acme,Engaging,2026-03-01,2026-04-15,8000\n"
BILLS = """number,day,due,owner,customer,net,tax
R1,2026-03-10,2026-04-10,Ana,Acme,1000,190
R2,2026-04-02,2026-05-02,Ion,Bold,500,95
"""


def assign(store: Store, text: str) -> None:
    plans.assign(store, plans.save_plan(store, text), COMPANY, role="", first=date(2026, 1, 1), last=None)


def pays(found: WhatIf) -> dict[str, tuple[int | None, int | None]]:
    return {one.name: tuple(each.pay if each else None for each in (one.now, one.then)) for one in found.lines}  # type: ignore[misc] # two of them


def person(store: Store, name: str) -> int:
    return groupings.group_id(store, "person", name)


def test_another_plan_is_worked_out_beside_the_present_one_and_kept_nowhere(team: Store) -> None:
    assign(team, FLAT)
    before = team.db.conn.total_changes
    found = what_if(team, MARCH, Scenario(plan=parse_plan(TEN).plan))
    assert pays(found) == {"Ana": (3_000_00, 6_000_00), "Ion": (1_500_00, 3_000_00), "Mei": (0, 0)}
    assert found.totals() == {"EUR": (4_500_00, 9_000_00)}
    assert found.lines[0].change == 3_000_00
    assert found.lines[0].then is not None
    assert found.lines[0].then.explanation().parts
    assert team.db.conn.total_changes == before


def test_for_one_person_the_other_plan_holds_for_them_alone_and_nobody_else_is_told_of(team: Store) -> None:
    assign(team, FLAT)
    found = what_if(team, MARCH, Scenario(plan=parse_plan(TEN).plan), person(team, "Ion"))
    assert pays(found) == {"Ion": (1_500_00, 3_000_00)}


def test_a_plan_can_be_tried_before_anybody_has_one(team: Store) -> None:
    found = what_if(team, MARCH, Scenario(plan=parse_plan(TEN).plan))
    assert found.lines[0].now is None
    assert found.lines[0].change == 6_000_00
    with pytest.raises(UserError, match="Nobody has a plan"):
        what_if(team, MARCH, Scenario())


def test_a_settled_period_is_asked_about_as_if_it_were_open(team: Store) -> None:
    assign(team, FLAT)
    evaluate.approve(team, MARCH)
    evaluate.pay(team, MARCH, date(2026, 4, 1))
    assert pays(what_if(team, MARCH, Scenario(plan=parse_plan(TEN).plan)))["Ana"] == (3_000_00, 6_000_00)
    later = what_if(team, APRIL, Scenario(plan=parse_plan(TEN).plan))  # March stays under the plan it was paid by
    assert pays(later) == {"Ana": (0, 0), "Ion": (0, 0), "Mei": (500_00, 1_000_00)}


def test_quotas_by_a_factor_and_one_persons_by_an_amount(team: Store) -> None:
    assign(team, BONUS)
    for name, amount in (("Ana", 60_000), ("Ion", 40_000), ("Mei", 100)):
        scope = Scope(ScopeKind.PERSON, person(team, name), name)
        targets.set_target(team, "revenue", scope, MARCH, Fraction(amount))
    found = what_if(team, MARCH, Scenario(quota_factor=Fraction(11, 10)))
    assert pays(found)["Ana"] == (500_00, 0)
    found = what_if(team, MARCH, Scenario(quotas={person(team, "Ion"): Fraction(30_000)}))
    assert pays(found) == {"Ana": (500_00, 500_00), "Ion": (0, 500_00), "Mei": (0, 0)}


def test_open_deals_close_by_a_day_or_slip(team: Store, import_text: ImportText) -> None:
    import_text(OPEN, "open.csv")
    assign(team, FLAT)
    by = Scenario(close_by=date(2026, 4, 30))
    found = what_if(team, APRIL, by)
    assert pays(found) == {"Ana": (0, 400_00), "Ion": (0, 0), "Mei": (500_00, 500_00)}
    assert [(one.document, one.day) for one in found.assumed.deals] == [("20", date(2026, 4, 15))]
    assert found.assumed.undated == 1  # deal 7, of which nobody says when it is expected
    assert pays(what_if(team, APRIL, Scenario(close_by=date(2026, 4, 10))))["Ana"] == (0, 0)
    named = Scenario(closing={"7": date(2026, 4, 20)}, slipping=frozenset({"6"}))
    assert pays(what_if(team, APRIL, named)) == {"Ana": (0, 0), "Ion": (0, 250_00), "Mei": (500_00, 0)}
    with pytest.raises(UserError, match="no open deal or invoice “4”"):
        what_if(team, APRIL, Scenario(closing={"4": date(2026, 4, 20)}))


@pytest.mark.parametrize("plan", [COLLECTED, ON_PAYMENT])
def test_invoices_paid_by_a_day_release_their_commission(store: Store, import_text: ImportText, plan: str) -> None:
    save_settings(store, replace(settings.load(store), revenue_source="invoice"), "")
    import_text("name\nAna\nIon\n", "people.csv")
    import_text(BILLS, "invoices.csv", kind=Kind.INVOICE)
    import_text("number,day,invoice,amount\nP1,2026-04-03,R1,595\n", "payments.csv", kind=Kind.PAYMENT)
    assign(store, plan)
    if plan is ON_PAYMENT:
        evaluate.approve(store, MARCH)
    found = what_if(store, APRIL, Scenario(paid_by=date(2026, 4, 20)))
    assert pays(found) == {"Ana": (25_00, 50_00), "Ion": (0, 25_00)}
    assert [(one.document, one.amount) for one in found.assumed.invoices] == [
        ("R1", Fraction(500)),
        ("R2", Fraction(500)),
    ]
    assert pays(what_if(store, APRIL, Scenario(paying={"R2": date(2026, 4, 9)})))["Ion"] == (0, 25_00)
