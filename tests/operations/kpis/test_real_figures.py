"""Figures of a file that others wrote, against its rows read as plain text; skipped where the file is not at hand."""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction

import pytest

from desktop_app.domain.period import parse_period
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted, breakdown, figures
from desktop_app.store.database import Store
from tests.real_data import DATA

ImportText = Callable[..., Imported]
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the files of others are not here")
FILE = "global_super_store_orders.tsv"
YEAR, END = parse_period("2014"), date(2014, 12, 31)


def rows() -> list[dict[str, str]]:
    with (DATA / FILE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def sold(year: int) -> list[dict[str, str]]:
    return [row for row in rows() if datetime.strptime(row["Order Date"], "%m/%d/%y").year == year]


def amount(found: list[dict[str, str]]) -> Fraction:
    return sum((number(row["Sales"]) for row in found), Fraction(0))


def test_the_figures_of_a_year_are_what_its_rows_give(store: Store, import_text: ImportText) -> None:
    import_text((DATA / FILE).read_bytes().decode(), FILE, with_tax=False, discount=Meaning.REDUCTION)
    now, before = sold(2014), sold(2013)
    by_customer: dict[str, Fraction] = defaultdict(Fraction)
    for row in now:
        by_customer[row["Customer Name"]] += number(row["Sales"])
    orders = Counter(name for name, _number in {(row["Customer Name"], row["Order ID"]) for row in now})
    expected = {
        "revenue": amount(now),
        "units_sold": sum(Fraction(row["Quantity"]) for row in now),
        "revenue_growth_rate": amount(now) / amount(before) - 1,
        "customer_concentration": sum(sorted(by_customer.values())[-10:]) / amount(now),
        "repeat_purchase_rate": Fraction(sum(n > 1 for n in orders.values()), len(orders)),
    }
    found = figures(store, Wanted(tuple(expected), YEAR, END, lean=True))
    assert {key: one.value.value if one.value else None for key, one in zip(expected, found, strict=True)} == expected
    parts = breakdown(store, Wanted(("revenue", "units_sold"), YEAR, END, by="product", lean=True))
    for place, key in enumerate(("revenue", "units_sold")):
        assert sum(row.figures[place].value.value for row in parts if row.figures[place].value) == expected[key]
