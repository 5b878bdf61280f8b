import pytest

from desktop_app.domain.errors import UserError
from desktop_app.store import batches
from desktop_app.store.batches import Problem
from desktop_app.store.database import Store


def start(store: Store, kind: str = "sale", source: str = "a.csv") -> int:
    return batches.start(store, kind, source, recorded_at="2026-01-01T00:00:00", digest="d")


def test_a_batch_counts_every_row_once(store: Store) -> None:
    batch = start(store)
    batches.finish(store, batch, created=3, changed=2, unchanged=1, refused=4)
    found = batches.find(store, batch)
    assert (found.rows, found.source, found.in_force) == (10, "a.csv", True)


def test_batches_come_newest_first_also_those_taken_back_but_not_those_that_only_hold_names(store: Store) -> None:
    first, second = start(store), start(store)
    start(store, batches.KEPT, "")
    batches.mark_taken_back(store, first, "2026-01-02")
    assert [(one.id, one.in_force) for one in batches.load(store)] == [(second, True), (first, False)]


def test_a_batch_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(UserError, match="no batch 7"):
        batches.find(store, 7)


def test_problems_come_back_whole_in_the_order_of_their_lines(store: Store) -> None:
    batch = start(store)
    problems = [
        Problem(9, "Dată", "30.02.2026", "refused", "No such day.", {"day": "30"}, ("ȚĂR", "a\tb", "", "日")),
        Problem(2, "", "", "warning", "No customer is named.", {}, ()),
        Problem(9, "Sumă", "x", "refused", "No number.", {}, ()),
    ]
    batches.save_problems(store, batch, problems)
    assert batches.load_problems(store, batch) == [problems[1], problems[0], problems[2]]
    assert batches.load_problems(store, start(store)) == []


def test_what_the_file_looked_like_is_kept(store: Store) -> None:
    batch = start(store)
    assert batches.description(store, batch) == {}
    batches.describe(store, batch, {"header": ["a", "ă"], "columns": {"day": 0}})
    assert batches.description(store, batch) == {"header": ["a", "ă"], "columns": {"day": 0}}
