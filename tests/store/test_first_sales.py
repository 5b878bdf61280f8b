"""Who was first sold what: after any change what the records themselves say."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.operations.importing.take_back import take_back
from desktop_app.store import first_sales, rollups
from desktop_app.store.database import Store
from desktop_app.store.measures.firsts import joined

Bring = Callable[..., int]
MILLION = 10**6


def deal(number: str, day: int, customer: str = "Acme", product: str = "Pen", **more: object) -> dict[str, object]:
    return {"document": number, "day": date(2026, 3, day), "customer": customer, "product": product, "amount": MILLION,
            **more}  # fmt: skip


def known(store: Store, noun: str = "customer") -> dict[str, int]:
    rows = store.db.execute(
        f"""select n.text, f.day from name n {joined(noun, "opportunity", "f", "n.id")} where n.noun = ?
            and f.day is not null""",
        [noun],
    )
    return {row[0]: date.fromordinal(row[1]).day for row in rows}


@pytest.mark.parametrize("much", [0, 4])
def test_the_first_follows_what_comes_goes_and_moves(
    store: Store, bring: Bring, monkeypatch: pytest.MonkeyPatch, much: int
) -> None:
    monkeypatch.setattr(rollups, "_MUCH", much)
    bring(deal("1", 9), deal("2", 12, "Bold", "Ink"), deal("3", 4, status="lost"))
    assert (known(store), known(store, "product")) == ({"Acme": 9, "Bold": 12}, {"Pen": 9, "Ink": 12})
    earlier = bring(deal("4", 5), deal("5", 11, "Bold", "Pen"))
    assert (known(store), known(store, "product")) == ({"Acme": 5, "Bold": 11}, {"Pen": 5, "Ink": 12})
    bring(deal("4", 20), deal("2", 12, "Cold", "Ink"))
    assert (known(store), known(store, "product")) == ({"Acme": 9, "Bold": 11, "Cold": 12}, {"Pen": 9, "Ink": 12})
    take_back(store, earlier)
    assert (known(store), known(store, "product")) == ({"Acme": 9, "Cold": 12}, {"Pen": 9, "Ink": 12})
    assert not first_sales.differ(store)


def test_of_one_day_the_earliest_counts(store: Store, bring: Bring) -> None:
    bring(deal("2", 9, time="14:00", owner="Ana"), deal("1", 9, time="15:00", owner="Ion"))
    bring(deal("3", 9, time="09:00", owner="Eva"))
    rows = store.db.execute(
        "select n.text from total t join name n on n.id = t.owner where t.new_customers_n is not null"
    ).fetchall()
    assert [row[0] for row in rows] == ["Eva"]
