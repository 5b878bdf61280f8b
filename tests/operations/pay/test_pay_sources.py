"""Sellers of customers, regions and products, and people's own target pay, from the store to the cent."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations import moments
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.pay import evaluate, pay_sources, plans
from desktop_app.operations.pay.pay_review import replay_statement
from desktop_app.operations.pay.pay_totals import pay_totals
from desktop_app.operations.pay.plan_figures import figure_findings
from desktop_app.operations.targets import targets
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.finding import Level
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.store import groupings, settings
from desktop_app.store.database import Store
from tests.operations.conftest import ImportText

MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
FLAT = """name = "Flat"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
shape = { kind = "flat", rate = "10 %" }
"""
TARGET = """name = "Target"
[[versions]]
valid_from = 2026-01-01
target_pay = 1000
[[versions.components]]
name = "Bonus"
quota = "revenue"
[versions.components.shape]
kind = "curve"
base = "target_pay"
points = [{ at = "0 %", pays = "0 %" }, { at = "200 %", pays = "200 %" }]
"""


def person(store: Store, name: str) -> int:
    return groupings.group_id(store, "person", name)


def assign(store: Store, text: str) -> None:
    plans.assign(store, plans.save_plan(store, text), COMPANY, role="", first=date(2026, 1, 1), last=None)


def pays(store: Store) -> dict[str, int | None]:
    return {one.name: one.pay for one in evaluate.evaluate_period(store, MARCH).statements}


@pytest.fixture
def shop(team: Store, import_text: ImportText) -> Store:
    """Beside the team's deals three that name no seller: 1,000 and 500 of Acme, 70 of a customer in the South."""
    import_text("customer,region\nAcme,North\nEcho,South\n", "customers.csv")
    save_settings(team, replace(settings.load(team), revenue_source="sale"), "paid on receipts")
    rows = (
        "1,Ana,Acme,Pen,2026-03-03,60000", "3,Ion,Acme,Pen,2026-03-31,30000", "20,,Acme,Pen,2026-03-10,1000",
        "21,,Acme,Ink,2026-03-20,500", "22,,Echo,Pen,2026-03-20,70",
    )  # fmt: skip
    import_text("receipt,seller,customer,product,date,net\n" + "\n".join(rows) + "\n", "shop.csv", kind=Kind.SALE)
    assign(team, FLAT)
    return team


def test_a_customers_seller_of_the_day_is_credited_where_a_record_names_none(shop: Store) -> None:
    run = evaluate.evaluate_period(shop, MARCH)
    assert run.unassigned == (3, 1570)
    assert pays(shop) == {"Ana": 6_000_00, "Ion": 3_000_00, "Mei": 0}
    pay_sources.set_seller(shop, "customer", "ACME", person(shop, "Mei"))
    last = pay_sources.set_seller(shop, "customer", "Acme", person(shop, "Ion"), first=date(2026, 3, 15))
    assert pays(shop) == {"Ana": 6_000_00, "Ion": 3_050_00, "Mei": 100_00}
    assert evaluate.evaluate_period(shop, MARCH).unassigned == (1, 70)
    take_back(shop, last)
    assert pays(shop) == {"Ana": 6_000_00, "Ion": 3_000_00, "Mei": 150_00}


def test_a_region_comes_after_the_customer_and_a_product_last(shop: Store) -> None:
    pay_sources.set_seller(shop, "product", "Pen", person(shop, "Mei"))
    assert pays(shop)["Mei"] == 107_00
    pay_sources.set_seller(shop, "region", "north", person(shop, "Ion"))
    assert pays(shop) == {"Ana": 6_000_00, "Ion": 3_150_00, "Mei": 7_00}
    pay_sources.set_seller(shop, "customer", "Acme", person(shop, "Ana"))
    assert pays(shop) == {"Ana": 6_150_00, "Ion": 3_000_00, "Mei": 7_00}
    pay_sources.set_seller(shop, "customer", "Acme", 0, first=date(2026, 3, 15))  # from then on the region again
    assert pays(shop) == {"Ana": 6_100_00, "Ion": 3_050_00, "Mei": 7_00}
    assert [(one.noun, one.name, one.person) for one in pay_sources.sellers_of(shop)] == [
        ("customer", "Acme", person(shop, "Ana")), ("customer", "Acme", 0),
        ("region", "North", person(shop, "Ion")), ("product", "Pen", person(shop, "Mei")),
    ]  # fmt: skip


def test_totals_and_replays_know_the_sellers_too(shop: Store) -> None:
    run = evaluate.evaluate_period(shop, MARCH)
    mei = person(shop, "Mei")
    pay_sources.set_seller(shop, "customer", "Acme", mei)
    assert {one.name: one.pay for one in pay_totals(shop, parse_plan(FLAT).plan, MARCH)} == pays(shop)
    draft = evaluate.evaluate_period(shop, MARCH).run
    assert replay_statement(shop, draft.id, mei, moments.today()).pay == 150_00
    assert run.run.fingerprint != draft.fingerprint


def test_an_unknown_name_is_refused(shop: Store) -> None:
    with pytest.raises(UserError, match="is not known here"):
        pay_sources.set_seller(shop, "customer", "Nobody", 1)


def test_an_own_target_pay_replaces_the_plans_and_is_weighed_by_days(team: Store) -> None:
    assign(team, TARGET)
    ana = person(team, "Ana")
    targets.set_target(team, "revenue", Scope(ScopeKind.PERSON, ana, ""), MARCH, Fraction(60_000), reason="start")

    def bonus() -> int | None:
        return pays(team)["Ana"]

    assert bonus() == 1_000_00
    pay_sources.set_target_pay(team, ana, Fraction(2000), None)
    assert bonus() == 2_000_00
    pay_sources.set_target_pay(team, ana, Fraction(3100), date(2026, 3, 17))
    assert bonus() == (16 * 2_000_00 + 15 * 3_100_00) // 31 + 1  # 2,532.258: rounded up
    statement = next(one for one in evaluate.evaluate_period(team, MARCH).statements if one.person == ana)
    words = [sentence(step) for step in statement.lines[0].steps.parts]
    assert "The target pay changes in March 2026; weighed by days it is €2,532.2581." in words
    pay_sources.set_target_pay(team, ana, None, date(2026, 3, 17))
    assert bonus() == 1_516_13  # sixteen days at 2,000, fifteen at the plan's 1,000
    assert [(one.first, one.amount) for one in pay_sources.target_pays(team)] == [
        (None, 2000), (date(2026, 3, 17), None),
    ]  # fmt: skip
    with pytest.raises(UserError, match="not below 0"):
        pay_sources.set_target_pay(team, ana, Fraction(-1), None)


def test_a_target_pay_changed_after_payment_is_posted_as_a_difference(team: Store) -> None:
    assign(team, TARGET)
    ana = person(team, "Ana")
    for period in (MARCH, APRIL):
        targets.set_target(team, "revenue", Scope(ScopeKind.PERSON, ana, ""), period, Fraction(60_000), reason="start")
    evaluate.approve(team, MARCH)
    evaluate.pay(team, MARCH, date(2026, 6, 1))
    pay_sources.set_target_pay(team, ana, Fraction(2000), date(2026, 3, 1))
    april = next(one for one in evaluate.evaluate_period(team, APRIL).statements if one.person == ana)
    assert april.pay == 1_000_00
    assert april.account is not None
    assert [(one.period.name, one.minor) for one in april.account.corrections] == [("2026-03", 1_000_00)]


def test_what_was_entered_is_changed_ended_and_removed_as_if_it_had_not_been(shop: Store) -> None:
    mei, ion = person(shop, "Mei"), person(shop, "Ion")

    def entries() -> list[tuple[date | None, int]]:
        return [(pay_sources.day_of(one.first), one.person) for one in pay_sources.sellers_of(shop)]

    pay_sources.set_seller(shop, "customer", "Acme", mei)
    pay_sources.set_seller(shop, "customer", "Acme", ion, first=date(2026, 3, 15))
    _first, second = pay_sources.sellers_of(shop)
    moved = pay_sources.change_seller(shop, second, ion, date(2026, 3, 5))
    assert entries() == [(None, mei), (date(2026, 3, 5), ion)]
    pay_sources.end_seller(shop, pay_sources.sellers_of(shop)[1], date(2026, 3, 12))
    assert entries() == [(None, mei), (date(2026, 3, 5), ion), (date(2026, 3, 13), 0)]
    assert pays(shop)["Ion"] == 3_100_00  # the 1,000 of 10 March
    with pytest.raises(UserError, match="before the first day"):
        pay_sources.end_seller(shop, pay_sources.sellers_of(shop)[1], date(2026, 3, 4))
    pay_sources.remove_seller(shop, pay_sources.sellers_of(shop)[1])
    pay_sources.remove_seller(shop, pay_sources.sellers_of(shop)[1])
    assert entries() == [(None, mei)]
    take_back(shop, moved)
    assert entries() == [(None, mei), (date(2026, 3, 15), ion)]


def test_an_own_target_pay_is_moved_ended_and_removed(team: Store) -> None:
    ana = person(team, "Ana")

    def entries() -> list[tuple[date | None, Fraction | None]]:
        return [(one.first, one.amount) for one in pay_sources.target_pays(team)]

    pay_sources.set_target_pay(team, ana, Fraction(2000), None)
    pay_sources.set_target_pay(team, ana, Fraction(3000), date(2026, 4, 1))
    pay_sources.change_target_pay(team, pay_sources.target_pays(team)[1], Fraction(3100), date(2026, 3, 1))
    assert entries() == [(None, 2000), (date(2026, 3, 1), 3100)]
    pay_sources.end_target_pay(team, pay_sources.target_pays(team)[1], date(2026, 3, 31))
    assert entries() == [(None, 2000), (date(2026, 3, 1), 3100), (date(2026, 4, 1), None)]
    for number in (2, 1, 0):
        pay_sources.remove_target_pay(team, pay_sources.target_pays(team)[number])
    assert entries() == []


def test_a_variant_is_paid_by_its_own_rule_and_else_by_that_of_its_product(
    shop: Store, import_text: ImportText
) -> None:
    """A plan reads "Pen" for everything written by one; the red one has its own rate, and its own seller."""
    rules = """rules = [
        { category = "Writing", shape = { kind = "flat", rate = "2 %" } },
        { product = "Pen", shape = { kind = "flat", rate = "5 %" } },
        { variant = "Red pen", shape = { kind = "flat", rate = "20 %" } },
    ]"""
    text = FLAT + rules
    (warned,) = figure_findings(shop, parse_plan(text).plan)
    assert (warned.level, warned.place) == (Level.WARNING, "Commission")
    plans.save_plan(shop, text)
    import_text(
        "product,category,variant of\nPen,Writing,\nRed pen,,PEN\nBlue pen,,Pen\nInk,,\n",
        "products.csv",
        kind=Kind.PRODUCT,
    )
    assert list(figure_findings(shop, parse_plan(text).plan)) == []
    rows = (
        "40,Mei,Bold,Red pen,2026-03-03,1000\n41,Mei,Bold,Blue pen,2026-03-04,1000\n42,,Bold,Red pen,2026-03-05,100\n"
    )
    import_text("receipt,seller,customer,product,date,net\n" + rows, "pens.csv", kind=Kind.SALE)
    pay_sources.set_seller(shop, "product", "Red pen", person(shop, "Mei"))
    mei = next(one for one in evaluate.evaluate_period(shop, MARCH).statements if one.name == "Mei")
    assert mei.pay == 220_00 + 50_00
    told = {str(step.value("name")): len(step.records) for step in mei.lines[0].steps.parts if step.step == "rule.part"}
    assert told == {"Pen": 1, "Red pen": 2}
