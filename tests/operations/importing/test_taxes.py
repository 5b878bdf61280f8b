"""Amounts with tax: proved by columns, said by names, else asked; taken out by the rate of the row's day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.record_draft import Draft
from desktop_app.operations.importing.taxes import PARTS_DIFFER, TaxRates, said_by_name, take_out, tax_rates
from desktop_app.operations.importing.understand import understand_file
from desktop_app.store import settings
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
HEAD = "document,date,owner,quantity,{amount}\n"
ROWS = "A1,2025-07-31,Ana,1,119.00\nA2,2025-08-01,Ana,1,121.00\n"


def kept(store: Store) -> list[tuple[int, int | None]]:
    rows = store.db.execute("select amount, tax from version where in_force order by document").fetchall()
    return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize(
    ("name", "included"),
    [
        ("Valoare cu TVA", True), ("Valoare fără TVA", False), ("Total (incl. VAT)", True), ("Amount excl. tax", False),
        ("含税金额", True), ("不含税金额", False), ("Montant TTC", True), ("Montant HT", False), ("Bruttobetrag", None),
        ("Umsatz brutto", True), ("Umsatz netto", False), ("Importe con IVA", True), ("Amount", None), ("Sales", None),
    ],
)  # fmt: skip
def test_what_a_name_says(name: str, included: bool | None) -> None:
    assert said_by_name(name) is included


def test_tax_is_taken_out_by_the_rate_of_the_day(store: Store, import_text: ImportText) -> None:
    import_text(HEAD.format(amount="Amount with VAT") + ROWS, kind=Kind.SALE)
    assert kept(store) == [(100_000_000, 19_000_000), (100_000_000, 21_000_000)]


def test_products_of_a_reduced_category_are_taken_by_its_rate_on_the_day(store: Store, import_text: ImportText) -> None:
    import_text("product,category,list price\nBread,Food,2\nPen,Office,1\n", kind=Kind.PRODUCT)
    with store.transaction():
        chosen = replace(settings.load(store), reduced_tax="books, FOOD")
        settings.save(store, chosen, recorded_at="2026-01-01T00:00:00")
    rows = "A1,2025-07-31,bread,1,109\nA2,2025-08-01,Bread,1,111\nA3,2025-08-01,Pen,1,121\n"
    import_text("document,date,product,quantity,amount with VAT\n" + rows, kind=Kind.SALE)
    assert kept(store) == [(100_000_000, 9_000_000), (100_000_000, 11_000_000), (100_000_000, 21_000_000)]


def test_a_reduced_rate_that_is_not_known_is_said(store: Store) -> None:
    with pytest.raises(UserError, match="no reduced rate"):
        tax_rates(replace(settings.load(store), country="TW", tax_rate="0.05"), frozenset({"bread"}))


def test_a_row_that_names_its_rate_is_taken_by_it(store: Store, import_text: ImportText) -> None:
    text = "document,date,quantity,amount with VAT,VAT rate\nA1,2026-03-02,1,111,11%\nA2,2026-03-02,1,121,21%\n"
    import_text(text, kind=Kind.SALE)
    assert kept(store) == [(100_000_000, 11_000_000), (100_000_000, 21_000_000)]


def test_an_amount_of_which_nothing_is_known_is_asked_about(store: Store, import_text: ImportText) -> None:
    text = HEAD.format(amount="amount") + ROWS
    asked = understand_file(store, text.encode(), "s.csv", Choices(kind=Kind.SALE))
    assert (asked.asks_tax, asked.with_tax) == (True, None)
    with pytest.raises(UserError, match="include tax"):
        import_text(text, kind=Kind.SALE)
    assert kept(store) == []
    import_text(text, kind=Kind.SALE, with_tax=False)
    assert kept(store) == [(119_000_000, None), (121_000_000, None)]
    again = import_text(text, kind=Kind.SALE, with_tax=True)
    assert again.batch.changed == 2
    assert kept(store) == [(100_000_000, 19_000_000), (100_000_000, 21_000_000)]
    remembered = understand_file(store, text.encode(), "s.csv", Choices(kind=Kind.SALE))
    assert (remembered.asks_tax, remembered.with_tax) == (False, True)


@pytest.mark.parametrize(
    ("rows", "included"),
    [
        ("A1,2026-03-02,1,121,21,100\nA2,2026-03-02,2,242,42,200\n", True),
        ("A1,2026-03-02,1,100,21,121\nA2,2026-03-02,2,200,42,242\n", False),
        ("A1,2026-03-02,1,100,21,121\nA2,2026-03-02,2,200,42,240\n", None),
        ("A1,2026-03-02,1,100,21,121\nA2,2026-03-02,2,100,21,121\n", None),
    ],
)
def test_columns_prove_it_only_when_every_row_agrees(store: Store, rows: str, included: bool | None) -> None:
    text = "document,date,quantity,amount,VAT,other\n" + rows
    found = understand_file(store, text.encode(), "s.csv", Choices(kind=Kind.SALE))
    assert found.with_tax is included


def test_an_invoice_whose_parts_differ_is_taken_and_named(store: Store, import_text: ImportText) -> None:
    text = "Invoice no,date,net,tax,total\nF1,2026-03-02,100,21,121\nF2,2026-03-02,200,42,241\n"
    done = import_text(text, kind=Kind.INVOICE)
    assert [one.line for one in done.problems if one.reason == PARTS_DIFFER] == [3]
    assert done.batch.created == 2


def test_a_workspace_without_tax_asks_nothing(store: Store) -> None:
    settings.save(store, settings.WorkspaceSettings(tax_rate="0"), recorded_at="x")
    text = HEAD.format(amount="amount") + ROWS
    assert not understand_file(store, text.encode(), "s.csv", Choices(kind=Kind.SALE)).asks_tax


def test_a_rate_of_ones_own_holds_on_every_day() -> None:
    own = tax_rates(settings.WorkspaceSettings(country="RO", tax_rate="0.07"))
    country = tax_rates(settings.WorkspaceSettings(country="RO", tax_rate="0.21"))
    days = (date(2016, 5, 1), date(2025, 7, 31), date(2025, 8, 1))
    assert [own.on(day) for day in days] == [Decimal("0.07")] * 3
    assert [country.on(day) for day in days] == [Decimal("0.20"), Decimal("0.19"), Decimal("0.21")]


@given(
    st.lists(st.integers(min_value=-(10**15), max_value=10**15), min_size=1, max_size=5),
    st.decimals(min_value=0, max_value=Decimal("0.5"), places=3),
)
def test_net_and_tax_add_up_to_what_was_read(amounts: list[int], rate: Decimal) -> None:
    draft = Draft({"day": [date(2026, 3, 2)] * len(amounts)}, len(amounts), {"amount": amounts})
    take_out(draft, Kind.SALE, TaxRates(rate, None))
    pairs = list(zip(draft.columns["amount"], draft.columns["tax"], strict=True))
    assert [net + tax for net, tax in pairs] == amounts
    assert all(abs(Fraction(net) * (1 + Fraction(rate)) - amount) <= Fraction(1 + Fraction(rate)) / 2
               for (net, _tax), amount in zip(pairs, amounts, strict=True))  # fmt: skip
