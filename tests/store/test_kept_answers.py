"""Answers that are kept give way to every change."""

from collections.abc import Callable

from desktop_app.store import kept_answers
from desktop_app.store.database import Store, open_store

Bring = Callable[..., int]
SQL = "select count(*) from version where in_force and kind = ?"


def test_an_answer_is_kept_until_a_batch_comes(store: Store, bring: Bring) -> None:
    assert kept_answers.read(store, SQL, ["opportunity"])[0][0] == 0
    bring({"document": "1", "owner": "Ana", "day": 1, "amount": 5})
    first = kept_answers.read(store, SQL, ["opportunity"])
    assert first[0][0] == 1
    assert kept_answers.read(store, SQL, ["opportunity"]) is first
    assert kept_answers.read(store, SQL, ["sale"])[0][0] == 0


def test_what_is_not_yet_written_for_good_is_not_kept(store: Store) -> None:
    with store.transaction():
        assert kept_answers.read(store, SQL, ["sale"]) is not kept_answers.read(store, SQL, ["sale"])


def test_what_is_found_is_kept_until_anybody_writes_anything(store: Store) -> None:
    found: list[int] = []

    def count() -> int:
        found.append(1)
        return int(reader.db.execute("select count(*) from setting").fetchone()[0])

    add = "insert into setting (key, value, recorded_at, reason) values ('a', '1', '', '')"
    with open_store(store.path, readonly=True) as reader:
        assert [kept_answers.while_unchanged(reader, "n", count) for _time in range(3)] == [0, 0, 0]
        assert len(found) == 1
        store.db.execute(add)
        assert kept_answers.while_unchanged(reader, "n", count) == 1
        assert kept_answers.while_unchanged(reader, "other", count) == 1
    assert len(found) == 3


def test_what_is_found_gives_way_to_own_changes(store: Store) -> None:
    def count() -> int:
        return int(store.db.execute("select count(*) from setting").fetchone()[0])

    add = "insert into setting (key, value, recorded_at, reason) values ('a', '1', '', '')"
    assert kept_answers.while_unchanged(store, "n", count) == 0
    store.db.execute(add)
    assert kept_answers.while_unchanged(store, "n", count) == 1
    with store.transaction():
        store.db.execute(add)
        assert kept_answers.while_unchanged(store, "n", count) == 2
    store.db.execute("update setting set value = '2'")
    assert kept_answers.while_unchanged(store, "n", count) == 2
    store.db.execute("delete from setting where id = 1")
    assert kept_answers.while_unchanged(store, "n", count) == 1
