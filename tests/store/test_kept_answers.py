"""Answers that are kept give way to every change."""

from collections.abc import Callable

from desktop_app.store import kept_answers
from desktop_app.store.database import Store

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
