"""Products of a few sale lines, and of the shop file of others, against plain Python over the file's rows."""

import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.operations.analyses.products import has_products, products, words
from desktop_app.operations.analyses.tables import product_tables
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.operations.moments import moment
from desktop_app.store import settings
from desktop_app.store.database import Store
from tests.real_data import DATA

ImportText = Callable[..., Imported]
LINES = """document,day,owner,product,quantity,amount,cost
S1,2026-03-03,Ana,Pen,10,100,60
S2,2026-03-04,Ana,Ink,1,50,10
"""
SPRING = Wanted((), parse_period("2026-03"), date(2026, 4, 30))


def test_by_revenue_with_shares(team: Store) -> None:
    found = products(team, SPRING)
    assert has_products(team)
    assert [(found.labels[row.item.key], row.size, row.share, row.letter) for row in found.rows] == [
        ("Pen", 70_000, Fraction(7, 9), "A"), ("Ink", 20_000, Fraction(2, 9), "A"),
    ]  # fmt: skip
    assert found.rows[0].item.margin_rate is None
    assert "No cost is known" in words(found)["margin"]


def test_the_margin_is_that_of_the_sale_lines_where_deals_tell_no_cost(team: Store, import_text: ImportText) -> None:
    import_text(LINES, "sales.csv", with_tax=False)
    found = products(team, SPRING)
    rates = {found.labels[row.item.key]: row.item.margin_rate for row in found.rows}
    assert rates == {"Pen": Fraction(2, 5), "Ink": Fraction(4, 5)}
    assert "sale lines" in words(found)["margin"]
    assert found.rows[0].item.units == 10


def test_the_products_of_the_shop_file(store: Store, import_text: ImportText) -> None:
    if not DATA.is_dir():
        pytest.skip("the files of others are not here")
    text = (DATA / "global_super_store_orders.tsv").read_text()
    import_text(text, "orders.tsv", with_tax=False, discount=Meaning.REDUCTION)
    with store.transaction():
        chosen = replace(settings.load(store), revenue_source="sale")
        settings.save(store, chosen, recorded_at=moment())
    sold: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        if row["Order Date"].endswith("/14"):
            sold[row["Product Name"].strip()][0] += Decimal(row["Sales"].replace(",", "."))
            sold[row["Product Name"].strip()][1] += Decimal(row["Quantity"])
    found = products(store, Wanted((), parse_period("2014")))
    ours = {found.labels[row.item.key]: (row.item.revenue, row.item.units) for row in found.rows}
    assert sum(one[0] for one in ours.values()) == Fraction(sum(one[0] for one in sold.values()))
    assert sum(one[1] for one in ours.values()) == Fraction(sum(one[1] for one in sold.values()))
    best = max(sold, key=lambda name: sold[name][0])
    first = found.rows[0]
    assert (found.labels[first.item.key], first.size) == (best, Fraction(sold[best][0]))
    assert product_tables(found)["products"].totals[2] is not None
