from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import Kind
from desktop_app.store import batches, integrity, names, records, rollups
from desktop_app.store.database import Store, create_store
from desktop_app.store.totals import Question, ask

Bring = Callable[..., int]
MARCH = (date(2026, 3, 1).toordinal(), date(2026, 4, 1).toordinal())
MILLION = 10**6


def deal(number: str, amount: int, *, owner: str = "Ana", day: int = 5, **more: object) -> dict[str, object]:
    return {"document": number, "owner": owner, "day": date(2026, 3, day), "amount": amount * MILLION, **more}


def revenue(store: Store) -> int:
    answer = ask(store, Question(("revenue",), (MARCH,)), "opportunity")
    return int(answer.total("revenue")[0])


def take_back(store: Store, batch: int) -> tuple[int, int]:
    with store.transaction():
        records.prepare(store)
        batches.mark_taken_back(store, batch, "2026-02-01")
        done = records.withdraw(store, batch)
        rollups.refresh(store, {Kind.OPPORTUNITY.value}, "opportunity")
    return done


def test_the_same_rows_again_change_nothing(store: Store, bring: Bring) -> None:
    bring(deal("1", 100), deal("2", 50))
    again = bring(deal("1", 100), deal("2", 50))
    found = batches.find(store, again)
    assert (found.created, found.changed, found.unchanged) == (0, 0, 2)
    assert revenue(store) == 150


def test_a_changed_row_appends_a_version_and_the_old_one_stays(store: Store, bring: Bring) -> None:
    bring(deal("1", 100))
    bring(deal("1", 130))
    assert revenue(store) == 130
    kept = store.db.execute("select amount, in_force from version order by id").fetchall()
    assert kept == [(100 * MILLION, 0), (130 * MILLION, 1)]


def test_taking_the_change_back_restores_what_it_replaced(store: Store, bring: Bring) -> None:
    bring(deal("1", 100))
    change = bring(deal("1", 130), deal("2", 7))
    assert take_back(store, change) == (1, 1)
    assert revenue(store) == 100


def test_an_old_batch_can_be_taken_back_after_a_later_one_changed_its_records(store: Store, bring: Bring) -> None:
    first = bring(deal("1", 100), deal("2", 50))
    bring(deal("1", 130))
    assert take_back(store, first) == (1, 0)  # deal 2 goes; deal 1 holds as the later import left it
    assert revenue(store) == 130


def test_a_key_that_comes_twice_is_taken_from_its_last_line(store: Store, bring: Bring) -> None:
    batch = bring(deal("1", 100), deal("1", 120), deal("2", 5))
    found = batches.find(store, batch)
    assert (found.created, found.changed, found.unchanged) == (2, 1, 0)
    assert revenue(store) == 125


def test_a_deal_that_moves_to_another_owner_leaves_the_former_ones_total(store: Store, bring: Bring) -> None:
    bring(deal("1", 100, owner="Ana"))
    bring(deal("1", 100, owner="Ion"))
    by_name = {name.text: name.id for name in names.load(store, "person")}
    answer = ask(store, Question(("revenue",), (MARCH,), by="person"), "opportunity")
    assert answer.total("revenue", 0, by_name["Ana"]) == (0, 0)
    assert answer.total("revenue", 0, by_name["Ion"]) == (100, 1)


def test_a_file_with_a_repeated_key_changes_nothing_when_it_comes_again(store: Store, bring: Bring) -> None:
    bring(deal("1", 100), deal("1", 120))
    found = batches.find(store, bring(deal("1", 100), deal("1", 120)))
    assert (found.created, found.changed, found.unchanged) == (0, 0, 2)


DEALS = st.lists(
    st.fixed_dictionaries(
        {
            "document": st.sampled_from("abcd"),
            "amount": st.integers(-50, 200).map(lambda whole: whole * MILLION),
            "owner": st.sampled_from(["Ana", "Ion", ""]),
            "day": st.none() | st.integers(1, 28).map(lambda day: date(2026, 3, day)),
            "opened": st.none() | st.integers(1, 28).map(lambda day: date(2026, 2, day)),
            "status": st.sampled_from(["won", "lost", "open", "prospect"]),
            "customer": st.sampled_from(["", "Acme", "Bold"]),
            "product": st.sampled_from(["", "Pen", "Ink"]),
        }
    ),
    max_size=6,
)
STEPS = st.lists(DEALS | st.integers(0, 5), min_size=1, max_size=7)


@settings(max_examples=40)
@given(steps=STEPS, much=st.sampled_from([0, 4]))
def test_after_any_imports_and_take_backs_every_total_equals_a_fresh_computation(
    tmp_path_factory: pytest.TempPathFactory, bring_into: Bring, steps: list[list[dict[str, object]] | int], much: int
) -> None:
    """Whether totals are mended (0: however much changed) or made anew."""
    patched = pytest.MonkeyPatch.context()
    with create_store(tmp_path_factory.mktemp("law") / "w.quotadesk") as store, patched as patch:
        patch.setattr(rollups, "_MUCH", much)
        for step in steps:
            if isinstance(step, list):
                bring_into(store, *step)
                continue
            live = [batch.id for batch in batches.load(store) if batch.in_force]
            if step < len(live):
                take_back(store, live[step])
        assert integrity.check(store, "opportunity") == []


@settings(max_examples=25)
@given(first=DEALS, second=DEALS)
def test_taking_the_last_batch_back_leaves_the_file_as_it_was_before(
    tmp_path_factory: pytest.TempPathFactory,
    bring_into: Bring,
    first: list[dict[str, object]],
    second: list[dict[str, object]],
) -> None:
    with create_store(tmp_path_factory.mktemp("law") / "w.quotadesk") as store:
        bring_into(store, *first)
        before = all_totals(store)
        batch = bring_into(store, *second)
        take_back(store, batch)
        assert all_totals(store) == before


def all_totals(store: Store) -> list[tuple[object, ...]]:
    found = []
    for table in ("total", "month_total", "month_product", "month_spread", "first_sale"):
        found += store.db.execute(f"select * from {table} order by 1, 2, 3, 4").fetchall()
    return found
