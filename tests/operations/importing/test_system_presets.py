"""Exports of well-known systems come in without a question; the files are invented, their titles are the systems'."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from desktop_app.domain.records import Kind
from desktop_app.files.mending import LEFT_OUT
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.understand import Understanding, understand_file
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]

SHOPIFY = """Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,\
Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Vendor,Employee
#2001,a@example.com,paid,2026-03-01 23:40:00 -0500,fulfilled,EUR,74.00,5.00,0.00,79.00,2026-03-01 23:40:00 -0500,\
2,Tea,12.00,Alma Ruiz,Leaf,Ana
#2001,a@example.com,,,,,,,,,,1,Pot,50.00,,Leaf,
#2002,b@example.com,paid,2026-03-02 09:00:00 -0500,,EUR,20.00,0.00,0.00,20.00,2026-03-02 09:00:00 -0500,\
1,Cup,20.00,Bo Lind,Leaf,Ion
#2003,c@example.com,voided,,,EUR,30.00,0.00,0.00,30.00,2026-03-03 10:00:00 -0500,1,Cup,30.00,Cy Old,Leaf,Ion
"""
STRIPE = """id,Description,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Fee,Status,Customer Email
ch_1,Order 1,2026-03-01 10:15,"19,00","0,00",eur,"19,00","0,85",Paid,a@example.com
ch_2,Order 2,2026-03-02 11:00,"50,25","0,00",eur,"50,25","1,20",Paid,b@example.com
ch_3,Order 3,2026-03-02 11:05,"70,00","0,00",eur,"70,00","0,00",Failed,c@example.com
ch_4,Order 4,2026-03-03 08:00,"10,00","10,00",eur,"10,00","0,40",Refunded,d@example.com
"""
HUBSPOT = """Record ID,Deal Name,Last Activity Date,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Create Date
9001,Acme renewal,2026-03-01,Closed Won,2026-03-20 14:00,Ana,12000.00,Sales,2026-01-07 09:00
9002,Bold new,2026-03-02,Closed Lost,2026-03-21 15:30,Ion,8000.00,Sales,2026-02-01 10:20
9003,Cold start,2026-03-02,Appointment Scheduled,,Ion,500.50,Sales,2026-03-01 10:20
"""
PIPEDRIVE = """Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Owner,Deal - Value,Deal - Currency,\
Deal - Won time,Deal - Add time
2000,Acme - roof,Proposal Made,Won,Ana,"1,500.00",EUR,2026-03-05 12:00:00,2026-02-01 08:00:00
2001,Bold - wall,Demo Scheduled,Lost,Ion,900.00,EUR,,2026-02-02 08:00:00
2002,Cold - door,Demo Scheduled,Open,Ion,100.00,EUR,,2026-03-02 08:00:00
"""
SALESFORCE = """Opportunity Owner,Account Name,Opportunity Name,Stage,Total Amount Currency,Total Amount,\
Fiscal Period,Created Date,Close Date,Type
Ana,Acme,Acme roof,Closed Won,EUR,2500.00,Q1-2026,1/15/2026,3/31/2026,New
Ion,Bold,Bold wall,Closed Lost,EUR,700.00,Q1-2026,2/14/2026,3/30/2026,New
"""
ZOHO = """Record Id,Deal Owner,Deal Name,Account Name,Account Name.id,Contact Name,Stage,Closing Date,Amount,Lead Source
zcrm_1,Ana,Roof,Acme,77,Al,Closed Won,2026-03-15,"95,570.69",Referral
zcrm_2,Ion,Wall,Bold,78,Bo,Closed Lost,2026-03-16,"1,000.00",Web
zcrm_3,Ion,Door,Bold,78,Bo,Qualification,2026-05-01,300.00,Web
"""
WOO = """order_id,order_number,order_date,status,shipping_total,tax_total,order_total,order_subtotal,order_currency,\
customer_email,billing_company
11,11,03/25/2026 06:29:00,completed,5.00,2.10,27.10,20.00,EUR,a@example.com,Acme
12,12,03/26/2026 07:00:00,cancelled,0.00,1.00,11.00,10.00,EUR,b@example.com,Bold
13,13,03/27/2026 07:00:00,processing,0.00,1.00,12.00,11.00,EUR,c@example.com,Bold
"""
ODOO = """Order Reference,Order Date,Customer,Salesperson,Untaxed Amount,Taxes,Total,Status
S00021,2026-03-02 08:15:30,Acme,Ana,100.00,21.00,121.00,Sales Order
S00022,2026-03-03 09:00:00,Bold,Ion,50.00,10.50,60.50,Quotation
S00023,2026-03-04 10:00:00,Bold,Ion,30.00,6.30,36.30,Sales Order
"""
ZENDESK = """Summation column,Id,Requester,Requester id,Submitter,Assignee,Group,Subject,Status,Priority,Via,\
Ticket type,Created at,Updated at,Organization,Solved at,Satisfaction Score,First reply time in minutes
1,301,Al,5,Al,Ana,Support,Broken cup,Done,High,Mail,Problem,2026-03-01 09:00,2026-03-01 11:00,Acme,2026-03-01 10:30,,9
1,302,Bo,6,Bo,Ion,Support,Late,Open,Low,Web,Question,2026-03-02 09:00,2026-03-02 09:05,Bold,,Offered,5
"""
SAGA = """DATA;NR_IESIRE;DEN_TIP;DENUMIRE;DEN_GEST;CANTITATE;PRET;VALOARE;TERT;COD_FISCAL;TVA_ART;TVA
05.03.2026;1041;Marfă;Ceai verde;Depozit;10;12,50;125,00;Alfa SRL;RO1;21;26,25
31.03.2026;1042;Marfă;Cană;Depozit;4;20,00;80,00;Beta SRL;RO2;21;16,80
31.03.2026;1042;Marfă;Ceai verde;Depozit;2;12,50;25,00;Beta SRL;RO2;21;5,25
"""
CASES: dict[str, tuple[str, Kind, int, str]] = {
    "Shopify: Orders": (SHOPIFY, Kind.SALE, 3, "94.00"),
    "Stripe: Payments": (STRIPE, Kind.PAYMENT, 2, "69.25"),
    "HubSpot: Deals": (HUBSPOT, Kind.OPPORTUNITY, 3, "20500.50"),
    "Pipedrive: Deals": (PIPEDRIVE, Kind.OPPORTUNITY, 3, "2500.00"),
    "Salesforce: Opportunities": (SALESFORCE, Kind.OPPORTUNITY, 2, "3200.00"),
    "Zoho CRM: Deals": (ZOHO, Kind.OPPORTUNITY, 3, "96870.69"),
    "WooCommerce: Orders": (WOO, Kind.SALE, 2, "39.10"),
    "Odoo: Sales orders": (ODOO, Kind.SALE, 2, "130.00"),
    "Zendesk: Tickets": (ZENDESK, Kind.INTERACTION, 2, "0.00"),
    "SAGA: Ieșiri": (SAGA, Kind.SALE, 3, "230.00"),
}
"""Name → the file, its kind, the records it brings and the sum of their amounts, added up by hand."""


def understand(store: Store, text: str, **choices: Any) -> Understanding:
    return understand_file(store, text.encode(), "x.csv", Choices(**choices))


@pytest.mark.parametrize("name", CASES)
def test_every_preset_reads_its_export(store: Store, import_text: ImportText, name: str) -> None:
    text, kind, count, total = CASES[name]
    found = understand(store, text)
    assert found.export is not None
    assert f"{found.export.system}: {found.export.title}" == name
    assert found.doubts == ()
    result = import_text(text, with_tax=False)
    assert result.batch.kind == kind.value
    assert [one for one in result.refused if one.reason != LEFT_OUT] == []
    assert records(store) == (count, total)
    assert result.batch.rows == text.count("\n") - 1
    again = import_text(text, with_tax=False)
    assert (again.batch.created, again.batch.changed, again.batch.unchanged) == (0, 0, count)
    assert records(store) == (count, total)


def records(store: Store) -> tuple[int, str]:
    count, total = store.db.execute("select count(*), coalesce(sum(amount), 0) from version").fetchone()
    return count, f"{Decimal(total) / 1_000_000:.2f}"


def versions(store: Store, columns: str) -> list[tuple[Any, ...]]:
    return list(store.db.execute(f"select {columns} from version order by document, item"))


def test_an_order_of_a_shop_is_one_amount_with_the_day_of_the_shop(store: Store, import_text: ImportText) -> None:
    found = understand(store, SHOPIFY)
    assert dict(found.mapping.columns).keys() >= {"document", "day", "customer", "amount", "quantity", "owner"}
    assert "product" not in dict(found.mapping.columns)  # it would be credited with the whole order
    assert found.continued is not None
    result = import_text(SHOPIFY, with_tax=False)
    day = date(2026, 3, 1).toordinal()  # 23:40 of the shop is the next day in London
    amounts = [(document, at, amount, quantity) for document, at, amount, quantity in versions(
        store, "document, day, amount, quantity") if document == "#2001"]  # fmt: skip
    assert amounts == [("#2001", day, 74_000_000, 2_000_000), ("#2001", day, 0, 1_000_000)]
    assert len({owner for (owner,) in versions(store, "owner")}) == 2  # both lines of the first order are Ana's
    assert [(one.line, one.column, one.original) for one in result.refused] == [(5, "Financial Status", "voided")]


def test_payments_that_failed_or_went_back_stay_out_unless_a_person_wants_them(
    store: Store, import_text: ImportText
) -> None:
    result = import_text(STRIPE, with_tax=False)
    assert [(one.line, one.original, one.reason) for one in result.refused] == [
        (4, "Failed", LEFT_OUT), (5, "Refunded", LEFT_OUT),
    ]  # fmt: skip
    import_text(STRIPE, with_tax=False, fixes=())
    assert records(store) == (4, "149.25")


def test_moments_of_a_ticket_give_its_minutes(store: Store, import_text: ImportText) -> None:
    import_text(ZENDESK)
    assert versions(store, "document, work, status") == [("301", 90, "High"), ("302", None, "Low")]


def test_a_kind_that_a_person_names_goes_before_the_preset(store: Store) -> None:
    found = understand(store, SALESFORCE, kind=Kind.SALE)
    assert found.export is None
    assert found.mapping.kind is Kind.SALE


def test_what_was_settled_goes_before_the_preset(store: Store, import_text: ImportText) -> None:
    import_text(
        SHOPIFY,
        with_tax=False,
        columns={"product": SHOPIFY.split("\n", maxsplit=1)[0].split(",").index("Lineitem name")},
    )
    found = understand(store, SHOPIFY)
    assert found.export is None
    assert "product" in dict(found.mapping.columns)
    assert found.continued is not None  # one order of several lines would prove nothing of an unknown file


ORDERS = """order no,date,customer,product,quantity,amount
A1,2026-03-01,Acme,Tea,2,24.00
A1,,,Pot,1,50.00
A2,2026-03-02,Bold,Cup,1,20.00
A2,,,Tea,1,12.00
A2,,,Pot,1,50.00
"""


def test_rows_of_any_file_go_on_with_the_order_above(store: Store, import_text: ImportText) -> None:
    import_text(ORDERS, with_tax=False)
    first, second = date(2026, 3, 1).toordinal(), date(2026, 3, 2).toordinal()
    assert versions(store, "document, day, amount") == [
        ("A1", first, 24_000_000), ("A1", first, 50_000_000),
        ("A2", second, 20_000_000), ("A2", second, 12_000_000), ("A2", second, 50_000_000),
    ]  # fmt: skip
    assert len({customer for (customer,) in versions(store, "customer")}) == 2


def test_one_order_proves_nothing_and_the_row_is_listed(import_text: ImportText) -> None:
    result = import_text("\n".join(ORDERS.split("\n")[:3]) + "\nA2,2026-03-02,Bold,Cup,1,20.00\n", with_tax=False)
    assert [(one.line, one.column) for one in result.refused] == [(3, "date")]


def test_a_day_that_is_missing_on_a_first_row_is_not_taken_from_another_order(import_text: ImportText) -> None:
    result = import_text(ORDERS + "A3,,Cold,Tea,1,12.00\n", with_tax=False)
    assert [(one.line, one.column) for one in result.refused] == [(7, "date")]


SMARTBILL = "Factura;Client;Data emiterii;Data scadentei;Valoare fara TVA;Valoare TVA;Total;Moneda;Status\n" + "".join(
    f"SB000{n};Acme SRL;0{n}.02.2026;1{n}.03.2026;1.000,50;210,11;1.210,61;RON;{state}\n"
    for n, state in enumerate(["Incasata", "Anulata", "Emisa"], 1)
)


def test_invoices_of_smartbill_come_in_and_cancelled_ones_are_asked_about(
    store: Store, import_text: ImportText
) -> None:
    found = understand_file(store, SMARTBILL.encode(), "facturi.csv", Choices())
    assert found.export is not None
    assert found.export.system == "SmartBill"
    assert found.asks_void is not None
    done = import_text(SMARTBILL, "facturi.csv", void_out=True, rates={"RON": Fraction(1, 5)}).batch
    assert (done.created, done.refused) == (2, 1)
