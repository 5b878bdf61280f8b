"""Runs one after another on a real file: what is paid stays, what comes later is posted once, with its cause."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.company import OpeningBalance
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.entries import save_entry
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.pay import evaluate, pay_entries, plans
from desktop_app.operations.pay.pay_papers import export_statements
from desktop_app.operations.pay.payroll import still_open
from desktop_app.operations.pay.reconcile import reconcile
from desktop_app.operations.pay.statement_files import Form
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import groupings, settings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH, APRIL, MAY = (parse_period(f"2026-0{month}") for month in (3, 4, 5))
FLAT = """name = "Flat"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
[versions.components.shape]
kind = "flat"
rate = "5 %"
"""
TIERS = FLAT.replace("Flat", "Tiers").replace(
    'kind = "flat"\nrate = "5 %"',
    """kind = "retroactive"
tiers = [ { from = 0, rate = "5 %" }, { from = 50000, rate = "8 %" } ]""",
)


def person(store: Store, name: str) -> int:
    return groupings.group_id(store, "person", name)


def assign(store: Store, text: str, name: str = "", first: date = date(2026, 1, 1), last: date | None = None) -> None:
    to = Scope(ScopeKind.PERSON, person(store, name), name) if name else COMPANY
    plans.assign(store, plans.save_plan(store, text), to, role="", first=first, last=last)


def settle(store: Store, period: Period, day: date = date(2026, 6, 1)) -> evaluate.Evaluated:
    evaluate.approve(store, period)
    return evaluate.pay(store, period, day)


def one(run: evaluate.Evaluated, name: str = "Ana") -> Statement:
    return next(each for each in run.statements if each.name == name)


def test_a_change_after_payment_is_posted_once_with_its_cause(team: Store, import_text: ImportText) -> None:
    assign(team, FLAT)
    paid = settle(team, MARCH)
    late = import_text("id,owner,stage,closed,amount\n1,Ana,Won,2026-03-03,38000\n", "corrected.csv")
    april = evaluate.evaluate_period(team, APRIL)
    ana = one(april)
    assert ana.account is not None
    (correction,) = ana.account.corrections
    assert (correction.period.name, correction.minor) == ("2026-03", -100_00)  # 5 % of 2,000 less
    assert [(each.change, each.source, each.batch, each.document) for each in correction.causes] == [
        ("changed", "corrected.csv", late.batch.id, "1")
    ]
    assert (ana.pay, ana.account.balance) == (0, -100_00)
    assert one(april, "Mei").pay == 500_00
    settle(team, APRIL)
    may = one(evaluate.evaluate_period(team, MAY))
    assert may.account is not None
    assert (may.account.corrections, may.account.opened, may.pay) == ((), -100_00, 0)
    current = evaluate.current_run(team, MARCH)
    assert current is not None
    assert current.statements == paid.statements


def test_an_import_taken_back_after_payment_is_named(team: Store, import_text: ImportText) -> None:
    late = import_text("id,owner,stage,closed,amount\n9,Ion,Won,2026-03-09,1000\n", "more.csv")
    assign(team, FLAT)
    assert one(settle(team, MARCH), "Ion").pay == 1_550_00
    take_back(team, late.batch.id)
    ion = one(evaluate.evaluate_period(team, APRIL), "Ion")
    assert ion.account is not None
    (correction,) = ion.account.corrections
    (cause,) = correction.causes
    assert (correction.minor, cause.change, cause.source) == (-50_00, "withdrawn", "more.csv")


def test_late_data_pays_what_timely_data_would_have(team: Store, import_text: ImportText) -> None:
    assign(team, TIERS)
    settle(team, MARCH)
    import_text("id,owner,stage,closed,amount\n8,Ion,Won,2026-03-30,20000\n", "late.csv")
    april = one(evaluate.evaluate_period(team, APRIL), "Ion")
    assert april.pay == 8 * 50_000 - 5 * 30_000  # 8 % of all 50,000 less the 5 % of 30,000 that was paid, in cents


def test_an_opening_balance_is_not_paid_again(team: Store, import_text: ImportText) -> None:
    import_text(
        "id,owner,stage,closed,amount\n20,Ana,Won,2025-11-10,100000\n21,Ana,Won,2025-06-01,900000\n", "year.csv"
    )
    text = FLAT.replace("2026-01-01", "2025-01-01")
    text = text.replace('name = "Commission"', 'name = "Commission"\nrule = "cumulative"')
    assign(team, text, "Ana", date(2025, 1, 1))
    november = parse_period("2025-11")
    unopened = one(evaluate.evaluate_period(team, november))
    assert (unopened.pay, unopened.reasons[0].step) == (None, "reason.earned_before_missing")
    opening = OpeningBalance(
        person(team, "Ana"), "Flat", date(2025, 10, 31), Fraction(900_000), Fraction(45_000), Fraction(5_000)
    )
    save_entry(team, opening)
    ana = one(evaluate.evaluate_period(team, november))
    assert (ana.pay, ana.lines[0].measure) == (5_000_00, 1_000_000)


def test_one_person_is_withdrawn_and_settled_by_a_run_of_their_own(team: Store, import_text: ImportText) -> None:
    assign(team, FLAT)
    evaluate.approve(team, MARCH)
    evaluate.withdraw(team, MARCH, "deal 3 is Mei's", person=person(team, "Ion"))
    import_text("id,owner,stage,closed,amount\n3,Mei,Won,2026-03-31,30000\n", "fixed.csv")
    again = evaluate.evaluate_period(team, MARCH)
    assert {each.name: each.pay for each in again.statements} == {"Ion": 0}
    assert (again.run.state, again.run.supplements) == ("draft", evaluate.runs_of(team, MARCH)[0].run.id)
    evaluate.approve(team, MARCH)
    evaluate.pay(team, MARCH, date(2026, 4, 15), pay_month="2026-05")
    assert [(each.run.state, each.run.pay_month) for each in evaluate.runs_of(team, MARCH)] == [("paid", "2026-05")] * 2
    assert evaluate.statement_of(team, person(team, "Ion"), MARCH).pay == 0
    assert one(evaluate.evaluate_period(team, APRIL), "Mei").pay == 1_500_00 + 500_00


def test_who_was_held_or_withdrawn_is_told_until_a_run_of_their_own_settles_them(team: Store, tmp_path: Path) -> None:
    assign(team, FLAT)
    ana, ion = person(team, "Ana"), person(team, "Ion")
    pay_entries.hold(team, ana, MARCH, "query open")
    evaluate.approve(team, MARCH)
    evaluate.withdraw(team, MARCH, "deal 3 is Mei's", person=ion)
    evaluate.pay(team, MARCH, date(2026, 4, 15))
    (first,) = evaluate.runs_of(team, MARCH)
    assert still_open(team, first) == ("Ana", "Ion")
    pay_entries.release(team, ana, MARCH)
    evaluate.evaluate_period(team, MARCH)
    assert evaluate.statement_of(team, ana, MARCH).pay == 3_000_00  # that of the draft, which is not held
    assert reconcile(team, MARCH, b"name,pay\nAna,3000\nIon,1500\n").count("equal") == 2
    evaluate.approve(team, MARCH)
    assert still_open(team, first) == ()
    papers = export_statements(team, MARCH, tmp_path, Form("txt"))
    assert (len(papers.files), papers.held) == (3, ())


def test_a_run_that_another_was_worked_out_upon_cannot_be_withdrawn(team: Store) -> None:
    assign(team, FLAT)
    evaluate.approve(team, MARCH)
    evaluate.approve(team, APRIL)
    with pytest.raises(UserError, match="was settled for 2026-04 since"):
        evaluate.withdraw(team, MARCH, "oops")
    evaluate.withdraw(team, APRIL, "oops")
    evaluate.withdraw(team, MARCH, "oops")
    assert one(evaluate.evaluate_period(team, MARCH)).pay == 3_000_00


def test_another_plan_from_the_middle_of_a_month_pays_each_record_under_its_own(team: Store) -> None:
    assign(team, FLAT, "Ana", date(2026, 1, 1), date(2026, 3, 15))
    double = FLAT.replace("Flat", "Double").replace("5 %", "10 %")
    assign(team, double, "Ana", date(2026, 3, 16))
    run = settle(team, MARCH)
    assert (one(run).pay, one(run).plan) == (2_000_00 + 2_000_00, "Double")  # 5 % of 40,000, 10 % of 20,000
    later = one(evaluate.evaluate_period(team, APRIL))
    assert later.account is not None
    assert (later.pay, later.account.corrections) == (0, ())


INVOICES = """invoice,date,seller,net,vat
F1,2026-03-05,Ana,10000,2100
F2,2026-03-06,Ana,5000,1050
"""


def test_commission_on_payment_waits_for_the_money_with_tax(team: Store, import_text: ImportText) -> None:
    save_settings(team, replace(settings.load(team), revenue_source="invoice"), "paid on invoices")
    import_text(INVOICES, "invoices.csv")
    assign(team, FLAT.replace('name = "Commission"', 'name = "Commission"\nrelease = { trigger = "payment" }'), "Ana")
    march = one(settle(team, MARCH))
    assert march.account is not None
    assert (march.pay, march.account.held, march.account.earned) == (0, 750_00, 750_00)
    import_text("invoice,paid on,received\nF1,2026-04-10,6050\n", "bank.csv", kind=Kind.PAYMENT)
    april = one(evaluate.evaluate_period(team, APRIL))
    assert april.account is not None
    assert (april.pay, april.account.held) == (250_00, 500_00)  # half of 12,100 came in
