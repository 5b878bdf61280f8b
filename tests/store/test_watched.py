"""Waiting files are kept by path with their reason, which is said in the reader's language."""

from desktop_app.store import watched
from desktop_app.store.database import Store
from desktop_app.store.watched import Waiting

ONE = Waiting("/a/b.csv", "10:1", "d1", "No column is known to be “{field}”.", "Decide.", {"field": "Day"})


def test_a_file_waits_once_and_anew_when_it_changed(store: Store) -> None:
    with store.transaction():
        watched.save(store, ONE)
        watched.leave_out(store, ONE.path)
        assert [one.left_out for one in watched.load(store)] == [True]
        watched.save(store, ONE)
        assert watched.load(store) == [ONE]
        watched.remove(store, ONE.path)
    assert watched.load(store) == []


def test_the_reason_is_a_sentence() -> None:
    assert str(ONE.error()) == "No column is known to be “Day”. Decide."
