"""The traps with figures again, this time from the files a person drops to the pay: nothing is lost on the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.company import Absence
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.records import Kind
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.entries import save_entry
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.new_workspace import preset_settings, save_settings
from desktop_app.operations.pay import evaluate, pay_entries, plans
from desktop_app.operations.targets import targets
from desktop_app.rules.incentives.reading import Outcome
from desktop_app.rules.incentives.result import State
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import groupings, settings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
FEBRUARY, MARCH, APRIL, MAY = (parse_period(f"2026-0{month}") for month in (2, 3, 4, 5))
PLAN = """name = "P"
[[versions]]
valid_from = 2026-01-01
{terms}
[[versions.components]]
name = "C"
{more}
[versions.components.shape]
{shape}
"""
FLAT = 'kind = "flat"\nrate = "10 %"'
STEPS = 'kind = "marginal"\ntiers = [{from=0, rate="5 %"}, {from=40000, rate="8 %"}, {from=80000, rate="12 %"}]'
FULL = 'kind = "attainment"\nacts_on = "target_pay"\ntiers = [{from=0, rate="100 %"}]'


@pytest.fixture
def shop(store: Store, import_text: ImportText) -> Store:
    """Ana, paid on invoices."""
    import_text("name,team\nAna,Field\n", "people.csv")
    save_settings(store, replace(settings.load(store), revenue_source="invoice"), "paid on invoices")
    return store


def use(store: Store, shape: str, more: str = "", terms: str = "") -> None:
    text = PLAN.format(shape=shape, more=more, terms=terms)
    if not plans.plans.assignments(store):
        plans.assign(store, plans.save_plan(store, text), COMPANY, role="", first=date(2026, 1, 1), last=None)
    else:
        plans.save_plan(store, text)


def ana(store: Store) -> int:
    return groupings.group_id(store, "person", "Ana")


def draft(store: Store, period: Period = MARCH) -> Statement:
    (one,) = evaluate.evaluate_period(store, period).statements
    return one


def paid(store: Store, period: Period) -> Statement:
    """The run of ``period`` approved and paid."""
    evaluate.approve(store, period)
    (one,) = evaluate.pay(store, period, date(2026, 7, 1)).statements
    return one


def balance(one: Statement) -> int:
    assert one.account is not None
    return one.account.balance


def quota(store: Store, period: Period, amount: int) -> None:
    targets.set_target(store, "revenue", Scope(ScopeKind.PERSON, ana(store), "Ana"), period, Fraction(amount))


def test_the_tax_of_an_invoice_is_paid_on_only_where_the_plan_says_so(shop: Store, import_text: ImportText) -> None:
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,80000,16800\n", "invoices.csv")
    use(shop, STEPS)
    assert draft(shop).pay == 5_200_00
    use(shop, STEPS, "with_tax = true")
    assert draft(shop).pay == 7_216_00


def test_a_return_of_1_is_re_rated_once(shop: Store, import_text: ImportText) -> None:
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,40000,0\n", "march.csv")
    use(shop, 'kind = "retroactive"\ntiers = [{from=0, rate="5 %"}, {from=40000, rate="8 %"}]')
    assert paid(shop, MARCH).pay == 3_200_00
    import_text("invoice,date,seller,net,vat,original\nR1,2026-04-05,Ana,-1,0,F1\n", "april.csv")
    april = paid(shop, APRIL)
    assert april.account is not None
    assert [one.minor for one in april.account.corrections] == [-1_200_05]
    may = draft(shop, MAY)
    assert may.account is not None
    assert (may.account.corrections, balance(may)) == ((), -1_200_05)


@pytest.mark.parametrize("original", ["F1", ""])
def test_what_the_cap_cut_takes_a_credit_note_first(shop: Store, import_text: ImportText, original: str) -> None:
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,100000,0\n", "march.csv")
    use(shop, FLAT, "cap = 5000")
    assert paid(shop, MARCH).pay == 5_000_00
    import_text(f"invoice,date,seller,net,vat,original\nR1,2026-04-05,Ana,-60000,0,{original}\n", "april.csv")
    april = draft(shop, APRIL)
    assert (april.pay, balance(april)) == (0, -1_000_00)


def test_a_deal_with_limits_returned_in_full_leaves_nothing(shop: Store, import_text: ImportText) -> None:
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,100000,0\n", "march.csv")
    use(shop, FLAT, 'basis = "record"\nrecord_floor = 200\nrecord_cap = 5000')
    assert paid(shop, MARCH).pay == 5_000_00
    import_text("invoice,date,seller,net,vat,original\nR1,2026-04-05,Ana,-100000,0,F1\n", "april.csv")
    assert balance(draft(shop, APRIL)) == -5_000_00


def test_a_credit_note_on_an_unpaid_invoice_leaves_what_is_collected(shop: Store, import_text: ImportText) -> None:
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,1000,0\n", "march.csv")
    use(shop, FLAT, 'release = { trigger = "payment" }')
    assert paid(shop, MARCH).pay == 0
    import_text("invoice,date,seller,net,vat,original\nR1,2026-04-05,Ana,-400,0,F1\n", "april.csv")
    assert paid(shop, APRIL).pay == 0
    import_text("invoice,paid on,received\nF1,2026-05-05,600\n", "bank.csv", kind=Kind.PAYMENT)
    may = draft(shop, MAY)
    assert (may.pay, balance(may)) == (60_00, 0)


def test_a_credit_note_is_netted_into_its_invoice_with_tax(shop: Store, import_text: ImportText) -> None:
    """1,190 less 476 with tax are 714; half of them is collected, so half of the 60 that are earned is released."""
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,1000,190\n", "march.csv")
    import_text("invoice,date,seller,net,vat,original\nR1,2026-03-25,Ana,-400,-76,F1\n", "notes.csv")
    import_text("invoice,paid on,received\nF1,2026-03-28,357\n", "bank.csv", kind=Kind.PAYMENT)
    use(shop, FLAT, 'release = { trigger = "payment" }')
    assert draft(shop).pay == 30_00


def test_a_bank_fee_holds_nothing_back(shop: Store, import_text: ImportText) -> None:
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,10000,2100\n", "march.csv")
    import_text("invoice,paid on,received\nF1,2026-03-20,12085\n", "bank.csv", kind=Kind.PAYMENT)
    use(shop, FLAT, 'release = { trigger = "payment" }')
    assert draft(shop).pay == 1_000_00


def test_a_clawback_outlives_the_guarantee_of_the_month_it_comes_in(shop: Store, import_text: ImportText) -> None:
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,30000,0\n", "march.csv")
    use(shop, FLAT, terms="[versions.terms]\nguarantee = { amount = 1000 }")
    assert paid(shop, MARCH).pay == 3_000_00
    import_text("invoice,date,seller,net,vat,original\nR1,2026-04-05,Ana,-30000,0,F1\n", "april.csv")
    assert paid(shop, APRIL).pay == 1_000_00
    import_text("invoice,date,seller,net,vat\nF2,2026-05-05,Ana,20000,0\n", "may.csv")
    may = draft(shop, MAY)
    assert (may.pay, balance(may)) == (0, 0)  # timely: 1,000 + 1,000 + 2,000


def test_three_answers_are_undecided_and_a_closed_gate_lifts_nothing_to_its_floor(
    shop: Store, import_text: ImportText
) -> None:
    import_text("invoice,date,seller,net,vat\nF1,2026-03-05,Ana,1000,0\n", "march.csv")
    answers = "".join(f"{number},2026-03-0{number},Ana,CSAT,{score}\n" for number, score in enumerate((5, 5, 1), 1))
    import_text("id,date,agent,question,score\n" + answers, "survey.csv", kind=Kind.SURVEY)
    gate = '[[versions.gates]]\nname = "Voice"\ngates = [{ measure = "csat_mean", at_least = 4 }]'
    use(shop, FLAT + "\n" + gate, "floor = 200")
    one = draft(shop)
    assert (one.pay, one.state, one.reasons[0].step) == (None, State.UNDECIDED, "reason.undecided_few")
    pay_entries.decide(shop, ana(shop), MARCH, "Voice: csat_mean", outcome=Outcome.FAILED, reason="one angry customer")
    assert draft(shop).pay == 0


def test_a_month_of_parental_leave_leaves_nothing_due_and_nobody_held(shop: Store, import_text: ImportText) -> None:
    terms = "target_pay = 500\n[versions.terms.proration]\n"
    terms += 'absences = [{ kind = "parental", quota = true, pay = true }]'
    quota(shop, MARCH, 1000)
    use(shop, FULL, terms=terms)
    save_entry(shop, Absence(ana(shop), date(2026, 2, 20), date(2026, 4, 20), "parental"))
    one = draft(shop)
    assert (one.pay, one.reasons) == (0, ())


@pytest.mark.parametrize(
    ("country", "count", "share"),
    [
        ("CN", "working", Fraction(5, 16)),
        ("RO", "working", Fraction(4, 20)),
        ("CN", "calendar", Fraction(5, 28)),
        ("RO", "calendar", Fraction(5, 28)),
    ],
)
def test_a_joiner_of_24_february_is_prorated_by_the_calendar_of_the_country(
    store: Store, import_text: ImportText, country: str, count: str, share: Fraction
) -> None:
    calendar = preset_settings(country, date(2026, 4, 10)).calendar
    save_settings(store, replace(settings.load(store), calendar=calendar), "another country")
    import_text("name,team,joined\nAna,Field,2026-02-24\n", "people.csv")
    quota(store, FEBRUARY, 28000)
    use(store, FULL, terms=f'target_pay = 2800\n[versions.terms.proration]\ncount = "{count}"')
    one = draft(store, FEBRUARY)
    assert (one.lines[0].quota, one.pay) == (28000 * share, int(2800_00 * share))
