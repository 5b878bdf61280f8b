"""Discounts: proved by list price and amount, else asked with a row of the file; kept as the share taken off."""

import json
from collections.abc import Callable
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.discounts import Discounts, Meaning
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.shapes import from_toml, load_shapes, to_toml
from desktop_app.operations.importing.understand import Understanding, understand_file
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
HEAD = "document,date,owner,quantity,list price,discount,net amount\n"
# 2 × 50 = 100 and 4 × 25 = 100: 20 % off is 80, 25 % off is 75.
PROVED = {
    Meaning.REDUCTION: ("1,2026-03-02,Ana,2,50,0.2,80\n2,2026-03-03,Ana,4,25,0.25,75\n", ["0.2", "0.25"]),
    Meaning.PAID: ("1,2026-03-02,Ana,2,50,0.8,80\n2,2026-03-03,Ana,4,25,0.75,75\n", ["0.2", "0.25"]),
    Meaning.AMOUNT: ("1,2026-03-02,Ana,2,50,20,80\n2,2026-03-03,Ana,4,20,20,60\n", ["0.2", "0.25"]),
}


def understand(store: Store, text: str, **choices: Meaning) -> Understanding:
    return understand_file(store, text.encode(), "s.csv", Choices(kind=Kind.SALE, with_tax=False, **choices))


def kept(store: Store) -> list[str]:
    rows = store.db.execute("select more from version where in_force order by document").fetchall()
    return [json.loads(row[0] or "{}").get(".discount", "") for row in rows]


@pytest.mark.parametrize("meaning", Meaning)
def test_list_price_and_amount_prove_it(store: Store, import_text: ImportText, meaning: Meaning) -> None:
    rows, shares = PROVED[meaning]
    found = understand(store, HEAD + rows)
    assert found.asks_discount is None
    assert found.discounts is not None
    assert found.discounts.meaning is meaning
    import_text(HEAD + rows, kind=Kind.SALE, with_tax=False)
    assert kept(store) == shares


def test_percents_of_a_hundred_are_shares_too(store: Store, import_text: ImportText) -> None:
    import_text(HEAD + "1,2026-03-02,Ana,2,50,15,85\n2,2026-03-03,Ana,4,50,1,198\n", kind=Kind.SALE, with_tax=False)
    assert kept(store) == ["0.15", "0.01"]


def test_what_nothing_proves_is_asked_by_a_row_and_remembered(store: Store, import_text: ImportText) -> None:
    text = "document,date,owner,quantity,reducere,net amount\n1,2026-03-02,Ana,1,0.8,100\n2,2026-03-03,Ana,1,,50\n"
    asked = understand(store, text).asks_discount
    assert asked is not None
    assert (asked.text, asked.offers) == (
        "0.8", ((Meaning.REDUCTION, Fraction(4, 5)), (Meaning.PAID, Fraction(1, 5))),
    )  # fmt: skip
    with pytest.raises(UserError, match="taken off"):
        import_text(text, kind=Kind.SALE, with_tax=False)
    import_text(text, kind=Kind.SALE, with_tax=False, discount=Meaning.PAID)
    assert kept(store) == ["0.2", ""]
    assert understand(store, text).asks_discount is None
    (shape,) = load_shapes(store)
    assert from_toml(to_toml(shape.settled).encode(), "s.toml").discount is Meaning.PAID


def test_a_fold_is_proposed_as_what_is_paid(store: Store, import_text: ImportText) -> None:
    text = "单号,日期,业务员,数量,折扣,不含税金额\n1,2026-03-02,王,1,8折,100\n2,2026-03-03,王,1,85折,100\n"
    asked = understand(store, text).asks_discount
    assert asked is not None
    assert [meaning for meaning, _share in asked.offers] == [Meaning.PAID, Meaning.REDUCTION]
    import_text(text, kind=Kind.SALE, with_tax=False, discount=Meaning.PAID)
    assert kept(store) == ["0.2", "0.15"]


def test_money_taken_off_is_a_share_of_what_it_was_taken_from() -> None:
    read = Discounts(Meaning.AMOUNT)
    assert read.reduction(Fraction(-20), None, Fraction(80)) == Fraction(1, 5)
    assert read.reduction(Fraction(20), Fraction(60), Fraction(40)) == Fraction(1, 3)
    assert read.reduction(Fraction(20), None, None) is None


def test_more_than_a_hundred_can_only_be_money(store: Store) -> None:
    text = "document,date,owner,quantity,Rabatt,net amount\n1,2026-03-02,Ana,1,250,1000\n"
    found = understand(store, text)
    assert found.asks_discount is None
    assert found.discounts is not None
    assert found.discounts.meaning is Meaning.AMOUNT


@pytest.mark.parametrize("title", ["Discount", "Reducere", "Rabatt", "Remise", "Descuento", "折扣", "折扣額"])
def test_it_is_known_in_every_language(store: Store, title: str) -> None:
    text = f"document,date,owner,quantity,{title},net amount\n1,2026-03-02,Ana,1,0.8,100\n"
    assert understand(store, text).mapping.column("discount") == 4
