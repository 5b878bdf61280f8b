"""A month of pay against the owner's own list: every difference is explained to the cent, or said not to be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period, parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.new_workspace import save_settings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.pay.reconcile import reconcile
from desktop_app.rules.incentives.comparison import Compared
from desktop_app.rules.incentives.reconcile import Why
from desktop_app.store import settings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
FLAT = """name = "Flat"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
[versions.components.shape]
kind = "flat"
rate = "5 %"
"""
TIERS = FLAT.replace(
    'kind = "flat"\nrate = "5 %"',
    """kind = "marginal"
tiers = [ { from = 0, rate = "5 %" }, { from = 50000, rate = "8 %" } ]""",
)
# As the team's deals, sold by invoice: what came back is a credit note with a day of its own.
INVOICES = """invoice no,seller,customer,date,net amount,tax,original
1,Ana,Acme,2026-03-03,40000.00,7600,
2,Ana,Bold,2026-03-20,20000.00,3800,
3,Ion,Acme,2026-03-31,30000.00,5700,
4,Ana,Dune,2026-02-27,9000.00,1710,
5,Ana,Cold,2026-04-01,700.00,133,
6,Mei,Dune,2026-03-15,6248.00,1187.12,
"""


@pytest.fixture
def march(team: Store) -> Store:
    """Ana 60,000 and Ion 30,000 at 5 %, evaluated: 3,000.00 and 1,500.00; Mei sold nothing in March."""
    return evaluated(team, FLAT)


def evaluated(store: Store, text: str) -> Store:
    plans.assign(store, plans.save_plan(store, text), COMPANY, role="", first=date(2026, 1, 1), last=None)
    evaluate.evaluate_period(store, MARCH)
    return store


def only(store: Store, text: str, name: str = "Ana", period: Period = MARCH) -> Compared:
    found = reconcile(store, period, text.encode())
    return next(one for one in found.lines if one.name == name)


def told(one: Compared) -> list[tuple[Why, str, int | None]]:
    return [(each.why, each.record.document if each.record else "", each.pay) for each in one.found.causes]


def test_equal_amounts_are_equal_whatever_their_spelling(march: Store) -> None:
    found = reconcile(march, MARCH, "Nume;Provizion\nANA;3.000,00 €\nion;1500\nMei;0\nTotal;4.500,00\n".encode())
    assert [(one.name, one.state) for one in found.lines] == [("Ana", "equal"), ("Ion", "equal"), ("Mei", "equal")]
    assert (found.column, found.count("equal"), found.skipped) == ("Provizion", 3, ("Total 4.500,00",))


def test_names_and_people_without_a_partner_are_said(march: Store) -> None:
    found = reconcile(march, MARCH, b"name,base,commission\nAna,60000,3000\nBob,1,20\n")
    assert [(one.written, one.state) for one in found.lines] == [("Ana", "equal"), ("Bob", "nobody"), ("", "absent")]
    assert (found.column, found.lines[1].theirs, found.lines[2].ours) == ("commission", 2000, 150_000)


def test_a_record_that_the_list_left_out(march: Store) -> None:
    ana = only(march, "Ana,2000.00\nIon,1500.00\n")
    assert (ana.state, ana.difference) == ("explained", 1000_00)
    assert told(ana) == [(Why.MISSING, "2", 1000_00)]
    assert ana.found.causes[0].counted


def test_another_persons_record(march: Store) -> None:
    ana = only(march, "Ana,4500.00\nIon,1500.00\n")
    assert told(ana) == [(Why.OWNER, "3", -1500_00)]


def test_a_record_counted_twice(march: Store) -> None:
    assert told(only(march, "Ana,4000.00\nIon,0\n")) == [(Why.DOUBLE, "2", -1000_00)]


def test_another_rate(march: Store) -> None:
    ana = only(march, "Ana,2550.00\nIon,1500\n")  # 4.25 % of 60,000
    assert told(ana) == [(Why.RATE, "", 450_00)]
    assert ana.found.causes[0].rate == Fraction(425, 10000)


def test_what_several_people_share_comes_first(march: Store) -> None:
    found = reconcile(march, MARCH, b"Ana,4500.00\nIon,2250.00\n")
    assert [told(one)[0][0] for one in found.lines] == [Why.RATE, Why.RATE]  # 7.5 %, though Ion's deal 3 is 1,500 too


def test_what_nothing_explains_is_unexplained(march: Store) -> None:
    ana = only(march, "Ana,2717.43\nIon,1500\n")
    assert (ana.state, ana.found.causes) == ("unexplained", ())


def test_tiers_are_worked_out_again(team: Store) -> None:
    evaluated(team, TIERS)  # Ana: 5 % of 50,000 and 8 % of 10,000 are 3,300; without deal 2: 5 % of 40,000
    assert told(only(team, "Ana,2000.00\nIon,1500\n")) == [(Why.MISSING, "2", 1300_00)]


def test_two_reasons_together(team: Store) -> None:
    evaluated(team, FLAT)
    ana = only(team, "Ana,2350.00\nMei,1500\nIon,0\n")
    assert told(ana) == []
    ana = only(team, "Ana,2500.00\nIon,1500\n")
    assert {*told(ana)} == {(Why.OWNER, "3", -1500_00), (Why.MISSING, "1", 2000_00)}
    assert sum(each.pay or 0 for each in ana.found.causes) == ana.difference


def test_data_that_came_after_the_run(march: Store, import_text: ImportText) -> None:
    evaluate.approve(march, MARCH)
    import_text("id,owner,stage,closed,amount\n9,Ana,Won,2026-03-09,1000\n", "more.csv")
    assert told(only(march, "Ana,3050.00\nIon,1500\n")) == [(Why.CHANGED, "", -50_00)]


@pytest.fixture
def billed(store: Store, import_text: ImportText) -> Store:
    """Invoices with 19 % tax, paid without it; a credit note of April for an invoice of March."""
    chosen = replace(settings.load(store), revenue_source="invoice", tax_rate="0.19")
    save_settings(store, chosen, "")
    import_text(INVOICES, "invoices.csv")
    evaluated(store, FLAT)
    return store


def test_tax(billed: Store) -> None:
    ana = only(billed, "Ana,3570.00\nIon,1500.00\n")
    assert told(ana)[0] == (Why.TAX, "", -570_00)
    ana = only(billed, "Ana,3190.00\nIon,1500.00\n")
    assert told(ana)[0] == (Why.TAX, "2", -190_00)


def test_a_record_of_another_month(billed: Store) -> None:
    assert told(only(billed, "Ana,3450.00\nIon,1500\n"))[0] == (Why.PERIOD, "4", -450_00)
    assert told(only(billed, "Ana,3035\nIon,1500\n")) == [(Why.PERIOD, "5", -35_00)]


def test_a_return_counts_in_another_month_there(billed: Store, import_text: ImportText) -> None:
    """5 % of 6,248.00 are 312.40, and the invoice of March is given back in April."""
    evaluate.approve(billed, MARCH)
    import_text("invoice no,seller,customer,date,net amount,tax\n7,Mei,Dune,2026-04-20,10000,1900\n", "april.csv")
    import_text(
        "invoice no,seller,customer,date,net amount,tax,original\n4471,Mei,Dune,2026-04-02,-6248.00,-1187.12,6\n",
        "credit notes.csv",
    )
    mei = only(billed, "Mei,0\nAna,3000\nIon,1500\n", "Mei")
    assert told(mei)[0] == (Why.RETURN, "4471", 312_40)
    assert not mei.found.causes[0].counted
    evaluate.evaluate_period(billed, APRIL)
    mei = only(billed, "Mei,500\nAna,35\n", "Mei", APRIL)
    assert told(mei)[0] == (Why.RETURN, "4471", -312_40)
    assert mei.found.causes[0].counted


def test_a_list_of_nobody_is_refused(march: Store) -> None:
    with pytest.raises(UserError, match="No name in that list"):
        reconcile(march, MARCH, b"x,1\ny,2\n")
    with pytest.raises(UserError, match="no column of amounts"):
        reconcile(march, MARCH, b"name,remark\nAna,fine\n")
    with pytest.raises(UserError, match="not been evaluated"):
        reconcile(march, parse_period("2026-04"), b"Ana,1\n")
