"""What invoices and payments come to after any change, mended from the touched ones alone, as made from all anew."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.take_back import take_back
from desktop_app.store import integrity, rollups, settlements
from desktop_app.store.database import Store
from desktop_app.store.totals import Question, ask

Bring = Callable[..., int]
MILLION = 10**6
YEAR = ((date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal()),)


def invoice(number: str, day: int, amount: int, **more: object) -> dict[str, object]:
    return {"document": number, "key": f"F{number}{more.get('stage', '')}", "owner": "Ana", "day": date(2026, 3, day),
            "due": date(2026, 4, day), "amount": amount * MILLION, "tax": amount * MILLION // 5, "status": "",
            **more}  # fmt: skip


def payment(key: str, number: str, day: int, amount: int) -> dict[str, object]:
    return {"document": key, "key": key, "original": number, "day": date(2026, 4, day), "amount": amount * MILLION,
            "status": ""}  # fmt: skip


def differing(store: Store) -> list[str]:
    return integrity.rollups_differ(store, "opportunity")


def test_every_change_of_an_invoice_or_a_payment_is_followed(
    store: Store, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollups, "_MUCH", 0)
    monkeypatch.setattr(rollups, "_empty", lambda *_args: pytest.fail("made anew"))
    batches = [
        bring(*(invoice(str(n), n + 1, 100 * (n + 1)) for n in range(4)), kind=Kind.INVOICE),
        bring(payment("P0", "0", 2, 120), payment("P1", "1", 9, 50), payment("P9", "9", 9, 7), kind=Kind.PAYMENT),
        bring(invoice("C1", 20, -40, original="1", stage="credit_note"), kind=Kind.INVOICE),
        bring(invoice("1", 2, 150, owner="Ion"), invoice("9", 5, 10), kind=Kind.INVOICE),  # P9 finds its invoice
        bring(payment("P1", "2", 9, 50), payment("P0", "0", 28, 120), kind=Kind.PAYMENT),
        bring(invoice("3", 5, 1, stage="credit_note"), payment("N", "", 3, 5), kind=Kind.INVOICE),
        bring(payment("M", "", 3, 5), kind=Kind.PAYMENT),
        bring(invoice("", 3, 60), kind=Kind.INVOICE),
    ]
    assert differing(store) == []
    for batch in (batches[3], batches[7], batches[1], batches[0]):
        take_back(store, batch)
        assert differing(store) == []


def test_only_what_bears_or_names_the_number_is_laid_aside(
    store: Store, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollups, "_MUCH", 0)
    bring(*(invoice(str(n), 1, 100) for n in range(9)), kind=Kind.INVOICE)
    bring(*(payment(f"P{n}", str(n), 2, 40) for n in range(9)), kind=Kind.PAYMENT)
    bring(payment("late", "4", 20, 80), kind=Kind.PAYMENT)
    for table, many in ((settlements.BEFORE, 2), (settlements.AFTER, 3)):
        assert store.db.execute(f"select count(*) from temp.{table}").fetchone()[0] == many
    answer = ask(store, Question(("collected", "overdue"), YEAR), "opportunity")
    net = 9 * Fraction("33.333333") + Fraction("66.666667")  # five sixths of each payment, in millionths
    assert (answer.total("collected"), answer.total("overdue")[0]) == ((net, 10), 8 * 80)


def test_every_table_of_versions_is_exchanged() -> None:
    sql = "select version.x from version v cross join version i on i.id in (select id from version p)"
    table = f"temp.{settlements.AFTER}"
    assert settlements.within(sql, settlements.AFTER) == (
        f"select version.x from {table} v cross join {table} i on i.id in (select id from {table} p)"
    )
