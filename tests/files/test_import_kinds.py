import pytest

from desktop_app.domain.records import Kind
from desktop_app.files.column_types import infer_columns
from desktop_app.files.import_kinds import (
    KINDS,
    Mapping,
    find_kind,
    guess_kind,
    parse_status,
    propose_mapping,
    source_shape,
)
from desktop_app.files.readers import read_source
from desktop_app.files.source import Certainty

PEOPLE = (
    "sales_agent,manager,regional_office\n"
    "Anna Hill,Dusty Brink,Central\n"
    "Ceci Lamp,Dusty Brink,East\n"
    "Vera Hand,Melvin Marx,West\n"
)
DEALS = """opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
1C1I,Moses Frase,GTX Basic,Cancity,Won,2016-10-20,2017-03-01,1054
Z063,Darcel Black,GTXPro,Isdom,Lost,2016-10-25,2017-03-11,0
EC4Q,Moses Frase,MG Special,,Engaging,2016-10-25,,
MV1L,Moses Frase,GTX Basic,,Prospecting,,,
"""
PRODUCTS = "product,series,sales_price\nGTX Basic,GTX,550\nGTX Pro,GTX,4821\nMG Special,MG,55\n"
ACCOUNTS = (
    "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n"
    "Acme,tech,1996,1100.04,2822,Kenya,\n"
    "Beta,medical,1999,251.41,495,Norway,Acme\n"
)
ORDERS = (
    "\tRow ID\tOrder ID\tOrder Date\tShip Date\tCustomer ID\tCustomer Name\tSegment\tProduct ID\tCategor"
    "y\tProduct Name\tSales\tQuantity\tDiscount\tProfit\tShipping Cost\n"
    "3\t29165\tIN-24531\t8/15/14\t8/19/14\tAS-10285\tAlex Sav\tCorporate\tOFF-1\tSupplies\tScissors\t45,06"
    "\t2\t0\t5,4\t3,53\n"
    "4\t39615\tCA-30904\t4/12/14\t4/17/14\tHM-14980\tHen Mac\tConsumer\tOFF-2\tArt\tNewell 321\t20,992\t8\t0"
    ",2\t2,3616\t2,28\n"
)


def proposed(text: str) -> tuple[Kind, dict[str, str], Mapping]:
    table = read_source(text.encode(), name="x").table
    types = infer_columns(table)
    kind = guess_kind(table, types)
    assert kind is not None
    mapping = propose_mapping(table, types, kind)
    return kind.kind, {key: table.title_of(column) for key, column in mapping.columns}, mapping


def test_a_list_of_agents_is_people() -> None:
    kind, columns, _mapping = proposed(PEOPLE)
    assert kind is Kind.PERSON
    assert columns == {"name": "sales_agent", "manager": "manager", "region": "regional_office"}


def test_a_pipeline_is_opportunities() -> None:
    kind, columns, mapping = proposed(DEALS)
    assert kind is Kind.OPPORTUNITY
    assert columns == {
        "number": "opportunity_id",
        "owner": "sales_agent",
        "product": "product",
        "customer": "account",
        "stage": "deal_stage",
        "opened": "engage_date",
        "closed": "close_date",
        "amount": "close_value",
    }
    assert mapping.missing == ()
    assert all(evidence.certainty is Certainty.SURE for evidence in mapping.evidence)


def test_a_price_list_is_products() -> None:
    kind, columns, _mapping = proposed(PRODUCTS)
    assert kind is Kind.PRODUCT
    assert columns == {"name": "product", "category": "series", "list_price": "sales_price"}


def test_a_list_of_accounts_is_customers() -> None:
    kind, columns, _mapping = proposed(ACCOUNTS)
    assert kind is Kind.CUSTOMER
    assert columns == {"name": "account", "segment": "sector", "region": "office_location"}


def test_order_lines_are_sales_and_shipping_is_not_their_cost() -> None:
    kind, columns, _mapping = proposed(ORDERS)
    assert kind is Kind.SALE
    assert columns == {
        "document": "Order ID",
        "line": "Row ID",
        "day": "Order Date",
        "customer": "Customer Name",
        "product": "Product Name",
        "quantity": "Quantity",
        "amount": "Sales",
        "discount": "Discount",
    }


@pytest.mark.parametrize(
    ("text", "kind", "columns"),
    [
        (
            (
                "发票号,开票日期,业务员,客户名称,未税金额,税额,价税合计\n"
                "A1,2024-03-01,王芳,东方科技,100.00,13.00,113.00\n"
                "A2,2024-03-02,李娜,华夏贸易,200.00,26.00,226.00\n"
            ),
            Kind.INVOICE,
            {"number": 0, "day": 1, "owner": 2, "customer": 3, "net": 4, "tax": 5, "gross": 6},
        ),
        (
            (
                "發票號碼;發票日期;客戶名稱;業務員;未稅金額;稅額\n"
                "B1;2024-03-01;東方;王芳;100.5;5.5\n"
                "B2;2024-03-02;華夏;李娜;90.5;4.5\n"
            ),
            Kind.INVOICE,
            {"number": 0, "day": 1, "customer": 2, "owner": 3, "net": 4, "tax": 5},
        ),
        (
            (
                "Număr factură;Data facturii;Scadență;Client;Agent vânzări;Valoare fără TVA;TVA\n"
                "F1;05.03.2024;04.04.2024;Hidro;Ana;100,50;19,10\n"
                "F2;25.03.2024;24.04.2024;Nord;Ion;90,00;17,10\n"
            ),
            Kind.INVOICE,
            {"number": 0, "day": 1, "due": 2, "customer": 3, "owner": 4, "net": 5, "tax": 6},
        ),
        (
            (
                "Rechnungsnummer;Rechnungsdatum;Fällig am;Kunde;Mitarbeiter;Netto;MwSt;Brutto\n"
                "R1;05.03.2024;04.04.2024;Werft;Jan;100,00;19,00;119,00\n"
                "R2;25.03.2024;24.04.2024;Nord;Eva;90,00;17,10;107,10\n"
            ),
            Kind.INVOICE,
            {"number": 0, "day": 1, "due": 2, "customer": 3, "owner": 4, "net": 5, "tax": 6, "gross": 7},
        ),
        (
            (
                "Numéro de facture;Date de facturation;Échéance;Client;Commercial;Montant HT;Montant TVA\n"
                "F1;05/03/2024;25/04/2024;Bleu;Luc;100,00;20,00\n"
                "F2;25/03/2024;24/04/2024;Vert;Léa;90,00;18,00\n"
            ),
            Kind.INVOICE,
            {"number": 0, "day": 1, "due": 2, "customer": 3, "owner": 4, "net": 5, "tax": 6},
        ),
        (
            (
                "Número de pedido;Fecha;Cliente;Vendedor;Producto;Cantidad;Importe\n"
                "P1;05/03/2024;Azul;Luz;Silla;2;100,00\n"
                "P2;25/03/2024;Rojo;Paz;Mesa;1;90,50\n"
            ),
            Kind.SALE,
            {"document": 0, "day": 1, "customer": 2, "owner": 3, "product": 4, "quantity": 5, "amount": 6},
        ),
        (
            (
                "Ticket ID,Created at,First response at,Solved at,Assignee,Requester,Channel,Replies,Priority\n"
                "T1,2024-03-01 09:00,2024-03-01 09:30,2024-03-02 10:00,Ana,Nord,mail,2,high\n"
                "T2,2024-03-01 10:00,2024-03-01 12:30,,Ion,Sud,phone,1,low\n"
            ),
            Kind.INTERACTION,
            {
                "number": 0,
                "opened": 1,
                "answered": 2,
                "resolved": 3,
                "owner": 4,
                "customer": 5,
                "channel": 6,
                "contacts": 7,
                "priority": 8,
            },
        ),
        (
            (
                "Response ID,Response date,Agent,CSAT score,Comment,Ticket ID\n"
                "S1,2024-03-01,Ana,5,thanks,T1\n"
                "S2,2024-03-02,Ion,2,slow,T2\n"
            ),
            Kind.SURVEY,
            {"number": 0, "day": 1, "owner": 2, "score": 3, "comment": 4, "case": 5},
        ),
        (
            (
                "Payment ID,Payment date,Invoice number,Customer,Amount paid,Currency\n"
                "P1,2024-03-01,F1,Nord,100.50,EUR\n"
                "P2,2024-03-02,F2,Sud,90.00,EUR\n"
            ),
            Kind.PAYMENT,
            {"number": 0, "day": 1, "invoice": 2, "customer": 3, "amount": 4, "currency": 5},
        ),
    ],
)
def test_exports_in_seven_languages_need_no_question(text: str, kind: Kind, columns: dict[str, int]) -> None:
    found, _titles, mapping = proposed(text)
    assert found is kind
    assert dict(mapping.columns) == columns


def test_a_column_is_found_by_its_content_when_its_name_says_nothing() -> None:
    kind, columns, mapping = proposed(
        "seller,x1,x2,x3\nAna,Closed Won,2024-01-05,5\nIon,Closed Lost,2024-01-06,6\nAna,Negotiation,2024-01-07,7\n"
    )
    assert kind is Kind.OPPORTUNITY
    assert columns["stage"] == "x1"
    evidence = dict(zip(dict(mapping.columns), mapping.evidence, strict=True))["stage"]
    assert evidence.certainty is Certainty.ASKED


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Won", "won"),
        ("Closed Won", "won"),
        ("closed-won", "won"),
        ("câștigat", "won"),
        ("赢单", "won"),
        ("贏單", "won"),
        ("gewonnen", "won"),
        ("gagné", "won"),
        ("Cerrada ganada", "won"),
        ("Lost", "lost"),
        ("Pierdut", "lost"),
        ("输单", "lost"),
        ("verloren", "lost"),
        ("perdu", "lost"),
        ("Engaging", "open"),
        ("3. Proposal (50%)", "open"),
        ("Negociere", "open"),
        ("谈判", "open"),
        ("Angebot", "open"),
        ("Prospecting", "prospect"),
        ("Qualification", "prospect"),
        ("线索", "prospect"),
        ("Bananas", None),
        ("", None),
    ],
)
def test_the_words_of_crms_say_where_a_deal_stands(word: str, status: str | None) -> None:
    assert parse_status(word) == status


def test_the_shape_of_a_source_is_its_header() -> None:
    one = read_source(b"Order ID,Amount\n1,2\n").table
    later = read_source(b"order_id, AMOUNT\n5,6\n7,8\n").table
    other = read_source(b"Amount,Order ID\n1,2\n").table
    assert source_shape(one) == source_shape(later)
    assert source_shape(one) != source_shape(other)


def test_every_field_answers_to_names_in_several_languages() -> None:
    for kind in KINDS:
        assert find_kind(kind.kind) is kind
        for field in kind.fields:
            assert len(field.aliases) >= 5, field.key
            assert any(not "".join(alias).isascii() for alias in field.aliases), field.key


@pytest.mark.parametrize(
    ("title", "cells", "is_number"),
    [
        ("Deal", ("D-1", "D-2", "D-3"), True),
        ("Opportunity", ("1001", "1002", "1003"), True),
        ("商机", ("SJ001", "SJ002", "SJ003"), True),
        ("Deal", ("Acme renewal", "Bold 2026", "Dune"), False),
        ("Deal", ("D-1", "D-2", "D-1"), False),
        ("Deal", ("D-1", "", "D-3"), False),
        ("Deal type", ("T1", "T2", "T3"), False),
    ],
)
def test_a_column_of_deals_is_their_number_where_each_has_its_own(
    title: str, cells: tuple[str, ...], is_number: bool
) -> None:
    """Two renewals of one customer are two deals; taken for a number the name would make one of them."""
    rows = "".join(f"{cell},Ana,Won,2026-03-0{n},10\n" for n, cell in enumerate(cells, start=1))
    table = read_source(f"{title},Owner,Stage,Closed,Amount\n{rows}".encode()).tables[0]
    mapping = propose_mapping(table, infer_columns(table), find_kind(Kind.OPPORTUNITY))
    assert (mapping.column("number") == 0) is is_number


def test_a_number_beside_the_deal_is_the_number() -> None:
    text = "Deal,Number,Owner,Stage,Closed,Amount\nX1,7,Ana,Won,2026-03-01,10\nX2,8,Ana,Won,2026-03-02,10\n"
    table = read_source(text.encode()).tables[0]
    assert propose_mapping(table, infer_columns(table), find_kind(Kind.OPPORTUNITY)).column("number") == 1


@pytest.mark.parametrize("name", ["Amount", "Value", "Betrag", "Sumă", "金额", "Importe", "Total"])
def test_the_only_amount_of_an_invoice_is_its_total(name: str) -> None:
    text = f"Invoice,Date,Seller,Customer,{name}\nF1,2026-02-01,Ana,Acme,10.50\nF2,2026-02-02,Ana,Acme,20.50\n"
    table = read_source(text.encode()).tables[0]
    mapping = propose_mapping(table, infer_columns(table), find_kind(Kind.INVOICE))
    assert mapping.column("gross") == 4
    assert mapping.missing == ()


def test_beside_its_tax_an_amount_may_be_without_it_and_is_left_to_the_person() -> None:
    text = "Invoice,Date,Amount,VAT\nF1,2026-02-01,10.00,2.10\nF2,2026-02-02,20.00,4.20\n"
    table = read_source(text.encode()).tables[0]
    mapping = propose_mapping(table, infer_columns(table), find_kind(Kind.INVOICE))
    assert mapping.column("gross") is None
    assert mapping.missing == ("gross",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("receipt,date,invoice,amount\n1,2026-02-01,A,605\n2,2026-03-20,A,605\n3,2026-04-09,B,2420\n", Kind.PAYMENT),
        ("receipt,date,invoice,amount\n1,2026-02-01,A,605\n2,2026-03-20,B,60\n", Kind.PAYMENT),
        ("Chitanță,Data,Factura,Suma\n1,2026-02-01,A,605\n2,2026-03-20,B,60\n", Kind.PAYMENT),
        ("invoice,date,customer,amount\n1,2026-02-01,Acme,605\n2,2026-03-20,Bold,60\n", Kind.INVOICE),
        ("receipt,date,amount\n1,2026-02-01,605\n2,2026-03-20,60\n", Kind.SALE),
    ],
)
def test_a_receipt_or_an_invoice_that_comes_again_says_that_it_was_paid(text: str, kind: Kind) -> None:
    assert proposed(text)[0] is kind
