"""What a person decided goes before what was settled for the shape, and what was settled fills the rest."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.files.order_totals import TOTAL_EACH, TOTAL_ONCE
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.settled import Settled
from desktop_app.operations.importing.shapes import from_toml, load_shapes, to_toml
from desktop_app.operations.importing.understand import Understanding, understand_file
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
ORDERS = """Order,Day,Product,Qty,Total
A1,2026-01-02,Pen,1,100
A1,2026-01-02,Ink,2,100
A2,2026-01-03,Pen,3,50
A2,2026-01-03,Cap,1,50
A3,2026-01-04,Pen,1,9
"""


def understand(store: Store, text: str) -> Understanding:
    return understand_file(store, text.encode(), "orders.csv", Choices(with_tax=False))


DECIDED = st.sampled_from([None, True, False])


@given(decided=DECIDED, settled=DECIDED)
def test_a_decision_goes_before_what_was_settled(decided: bool | None, settled: bool | None) -> None:
    known = Settled(Kind.SALE, {}, total_once=settled, with_tax=settled)
    asked = Choices(total_once=decided, with_tax=decided).completed(known, None, ("a",))
    meant = settled if decided is None else decided
    assert (asked.total_once, asked.with_tax) == (meant, meant)


def test_a_type_taken_back_is_the_one_found() -> None:
    known = Settled(Kind.SALE, {}, types={"a": "text", "b": "text"})
    assert Choices(types={"a": ""}).completed(known, None, ("a", "b")).types == {"b": "text"}


def test_nothing_known_leaves_it_to_the_program() -> None:
    assert Choices().completed(None, None, ("a",)) == Choices(fixes=())


def test_the_total_asked_about_is_told_by_both_its_readings(store: Store, import_text: ImportText) -> None:
    asked = understand(store, ORDERS).asks_total
    assert asked is not None
    assert (asked.amount, asked.lines, asked.document) == (100, 2, "A1")
    with pytest.raises(UserError, match="it may be the total of the document"):
        import_text(ORDERS, with_tax=False)


@pytest.mark.parametrize(("once", "revenue"), [(True, 100 + 50 + 9), (False, 2 * 100 + 2 * 50 + 9)])
def test_it_counts_as_was_said_and_is_asked_no_more(
    store: Store, import_text: ImportText, *, once: bool, revenue: int
) -> None:
    done = import_text(ORDERS, with_tax=False, total_once=once)
    assert (done.batch.created, done.batch.refused) == (5, 0)
    assert store.db.execute("select sum(amount) from version where in_force").fetchone()[0] == revenue * 1_000_000
    assert [one.details for one in done.problems if one.reason == (TOTAL_ONCE if once else TOTAL_EACH)] == [
        {"document": "A1"}
    ]
    again = understand(store, ORDERS)
    assert (again.asks_total, again.choices.total_once) == (None, once)
    assert import_text(ORDERS, with_tax=False).batch.unchanged == 5
    (shape,) = load_shapes(store)
    assert from_toml(to_toml(shape.settled).encode(), "s.toml").total_once is once


def test_amounts_of_lines_are_not_asked_about(store: Store) -> None:
    assert understand(store, ORDERS.replace("Ink,2,100", "Ink,2,120")).asks_total is None
