"""Rows in another currency: converted by their own rate, a known one or a typed one; the original is kept."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.company import ANY_DAY, ExchangeRate
from desktop_app.domain.errors import UserError
from desktop_app.domain.money import SCALE
from desktop_app.domain.records import Kind
from desktop_app.files.amounts import currency_meant
from desktop_app.files.kinds import find_kind
from desktop_app.operations.entries import save_entry
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.company_import import BETTER_RATES
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.other_currencies import (
    INVERTED,
    OTHER_CURRENCY,
    RateNeed,
    convert,
    rates_of,
    text_of,
)
from desktop_app.operations.importing.record_draft import Draft
from desktop_app.operations.importing.understand import understand_file
from desktop_app.store import rates, record_pages, settings
from desktop_app.store.database import Store
from desktop_app.store.rates import Rates

ImportText = Callable[..., Imported]
SALES = """document,date,owner,quantity,amount,cost,currency
A1,2026-03-02,Ana,1,100.00,60.00,USD
A2,2026-03-09,Ana,1,200.00,,USD
A3,2026-03-09,Ana,1,50.00,,EUR
A4,2026-03-09,Ana,1,70.00,,GBP
"""


def kept(store: Store) -> dict[str, tuple[object, ...]]:
    """By document: amount, cost, original amount, currency and rate."""
    rows = store.db.query("select * from version where in_force and kind = 'sale'")
    return {
        row["document"]: (row["amount"], row["cost"], row["foreign_amount"], row["currency"], row["rate"])
        for row in rows
    }


def usd(store: Store, day: date, rate: str) -> None:
    save_entry(store, ExchangeRate(day, "USD", "EUR", Fraction(rate)))


def test_each_row_takes_the_rate_of_its_day(store: Store, import_text: ImportText) -> None:
    usd(store, date(2026, 3, 1), "0.9")
    usd(store, date(2026, 3, 8), "0.95")
    done = import_text(SALES, with_tax=False)
    assert [(one.original, one.reason) for one in done.refused] == [("GBP", OTHER_CURRENCY)]
    assert kept(store) == {
        "A1": (90_000_000, 54_000_000, 100_000_000, "USD", "0.9"),
        "A2": (190_000_000, None, 200_000_000, "USD", "0.95"),
        "A3": (50_000_000, None, None, "", ""),
    }


def test_a_rate_in_the_row_comes_first(store: Store, import_text: ImportText) -> None:
    usd(store, date(2026, 3, 1), "0.9")
    text = "document,date,amount,quantity,currency,exchange rate\nB1,2026-03-02,10.10,1,USD,0.87654\n"
    import_text(text, kind=Kind.SALE, with_tax=False)
    # 10.10 × 0.87654 = 8.853054
    assert kept(store) == {"B1": (8_853_054, None, 10_100_000, "USD", "0.87654")}


def test_a_typed_rate_is_kept_and_asked_once(store: Store, import_text: ImportText) -> None:
    asked = understand_file(store, SALES.encode(), "s.csv", Choices())
    assert asked.asks_rates == (RateNeed("USD", 2), RateNeed("GBP", 1))
    import_text(SALES, with_tax=False, rates={"USD": Fraction("0.9"), "GBP": Fraction("1.15")})
    assert kept(store)["A4"] == (80_500_000, None, 70_000_000, "GBP", "1.15")
    assert ExchangeRate(ANY_DAY, "USD", "EUR", Fraction("0.9")) in rates.load(store)
    assert understand_file(store, SALES.encode(), "s.csv", Choices()).asks_rates == ()
    again = import_text(SALES, with_tax=False).batch
    assert (again.unchanged, again.refused) == (4, 0)


def test_better_rates_later_change_the_rows_of_their_days(store: Store, import_text: ImportText) -> None:
    import_text(SALES, with_tax=False, rates={"USD": Fraction("0.9"), "GBP": Fraction("1.15")})
    usd(store, date(2026, 3, 9), "0.8")
    again = import_text(SALES, with_tax=False).batch
    assert (again.changed, again.unchanged) == (1, 3)
    assert kept(store)["A2"][0] == 160_000_000


def test_a_failed_import_keeps_no_typed_rate(store: Store, import_text: ImportText) -> None:
    with pytest.raises(UserError):
        import_text(SALES, with_tax=False, rates={"USD": Fraction(0)})
    assert rates.load(store) == []


def test_prices_of_products_are_converted_by_the_newest_rate(store: Store, import_text: ImportText) -> None:
    usd(store, date(2026, 3, 1), "0.5")
    text = "product,category,list price,currency\nPen,Office,10,USD\nInk,Office,8,EUR\n"
    assert import_text(text, kind=Kind.PRODUCT).batch.created == 2
    values = store.db.execute("select value from fact where field = 'list_price' order by id").fetchall()
    assert [row[0] for row in values] == ["5000000", "8000000"]


def test_the_record_shows_both_amounts(store: Store, import_text: ImportText) -> None:
    import_text(SALES, with_tax=False, rates={"USD": Fraction("0.9")})
    number = store.db.execute("select id from version where document = 'A1'").fetchone()[0]
    found = record_pages.find(store, number)
    assert found is not None
    assert [found.values[key] for key in ("amount", "foreign_amount", "currency", "rate")] == [
        90_000_000, 100_000_000, "USD", "0.9",
    ]  # fmt: skip


@given(
    st.integers(min_value=-(10**14), max_value=10**14),
    st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=10**6),
)
def test_there_and_back_stays_within_half_a_millionth(stored: int, rate: Fraction) -> None:
    draft = Draft({"currency": ["USD"], "day": [date(2026, 3, 2)]}, 1, {"amount": [stored]})
    known = Rates([ExchangeRate(ANY_DAY, "USD", "EUR", rate)], "EUR")
    convert(draft, rates_of(draft, find_kind(Kind.SALE), known, "EUR"))
    made = Fraction(draft.columns["amount"][0], SCALE)
    assert draft.columns["foreign_amount"] == [stored]
    assert Fraction(draft.columns["rate"][0]) == rate
    assert abs(made / rate - Fraction(stored, SCALE)) <= Fraction(1, 2 * SCALE) / rate


def test_a_rate_is_written_as_it_ends() -> None:
    assert text_of(Fraction("4.5510")) == "4.551"
    assert text_of(Fraction(1, 3)) == "1/3"


def test_rates_that_come_later_say_what_they_did_not_change(store: Store, import_text: ImportText) -> None:
    usd(store, date(2026, 3, 1), "0.9")
    import_text(SALES, with_tax=False)
    done = import_text("date,currency,rate\n2026-03-08,USD,0.95\n2026-03-08,CHF,1.05\n", kind=Kind.EXCHANGE_RATE)
    said = [(one.details["rows"], one.details["currency"]) for one in done.problems if one.reason == BETTER_RATES]
    assert said == [("2", "USD")]
    assert kept(store)["A2"][0] == 180_000_000
    import_text(SALES, with_tax=False)
    assert kept(store)["A2"][0] == 190_000_000


def test_a_row_with_its_own_rate_is_not_among_those_a_later_rate_could_change(
    store: Store, import_text: ImportText
) -> None:
    import_text("document,date,owner,quantity,amount,currency,exchange rate\n1,2026-03-02,Ana,1,10,USD,0.9\n",
                with_tax=False)  # fmt: skip
    done = import_text("date,currency,rate\n2026-03-01,USD,0.95\n", kind=Kind.EXCHANGE_RATE)
    assert BETTER_RATES not in [one.reason for one in done.problems]


def test_a_rate_that_is_turned_round_is_refused_where_a_known_one_proves_it(
    store: Store, import_text: ImportText
) -> None:
    usd(store, date(2026, 3, 1), "0.5")
    head = "document,date,owner,quantity,amount,currency,exchange rate\n"
    rows = "1,2026-03-02,Ana,1,10,USD,2.05\n2,2026-03-02,Ana,1,10,USD,0.52\n3,2026-02-01,Ana,1,10,USD,2.05\n"
    done = import_text(head + rows, kind=Kind.SALE, with_tax=False)
    assert [(one.line, one.original, one.reason) for one in done.refused] == [(2, "2.05", INVERTED)]
    assert {key: row[0] for key, row in kept(store).items()} == {"2": 5_200_000, "3": 20_500_000}


def test_near_one_neither_direction_is_proved(store: Store, import_text: ImportText) -> None:
    usd(store, date(2026, 3, 1), "0.95")
    text = "document,date,owner,quantity,amount,currency,exchange rate\n1,2026-03-02,Ana,1,10,USD,1.05\n"
    assert import_text(text, kind=Kind.SALE, with_tax=False).refused == ()


DOLLARS = "number,day,seller,customer,Amount\n" + "".join(
    f"F{n},2026-02-0{n},Ana,Acme,${n}00.00\n" for n in range(1, 7)
)


def test_a_dollar_is_no_leu_and_a_yen_is_asked_about(store: Store, import_text: ImportText) -> None:
    home = settings.load(store).currency
    assert home not in {"USD", "CNY", "JPY"}
    assert import_text(DOLLARS, kind=Kind.INVOICE, with_tax=False).batch.refused == 6
    done = import_text(DOLLARS, kind=Kind.INVOICE, with_tax=False, rates={"USD": Fraction(4)})
    assert (done.batch.created, done.batch.refused) == (6, 0)
    yen = import_text(DOLLARS.replace("$", "¥"), kind=Kind.INVOICE, with_tax=False, rates={"USD": Fraction(4)})
    assert {problem.details["currency"] for problem in yen.problems if problem.severity == "refused"} == {"¥"}


@pytest.mark.parametrize(
    ("sign", "home", "meant"),
    [("$", "TWD", "TWD"), ("$", "USD", "USD"), ("$", "RON", "USD"), ("¥", "CNY", "CNY"), ("¥", "EUR", "¥"),
     ("EUR", "RON", "EUR"), ("kr", "SEK", "SEK"), ("kr", "EUR", "kr")],
)  # fmt: skip
def test_shared_signs_are_the_workspaces_own_where_it_has_them(sign: str, home: str, meant: str) -> None:
    assert currency_meant(sign, home) == meant
