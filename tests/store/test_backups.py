from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.operations import back_up
from desktop_app.store import backups
from desktop_app.store.database import Store, create_store, open_store

Bring = Callable[..., int]
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_a_backup_holds_what_the_workspace_held_and_later_changes_not(store: Store, bring: Bring) -> None:
    bring({"document": "1", "owner": "Ana", "amount": 5})
    copy = backups.back_up(store.path, NOON)
    bring({"document": "2", "owner": "Ana", "amount": 5})
    with open_store(copy, readonly=True) as kept:
        assert kept.db.execute("select count(*) from record").fetchone() == (1,)
    assert [one.path for one in backups.load(store.path)] == [copy]


def test_nothing_but_whole_backups_is_left_in_the_folder(store: Store) -> None:
    copy = backups.back_up(store.path, NOON)
    assert list(copy.parent.iterdir()) == [copy]


def test_restoring_sets_the_present_file_aside_and_brings_the_old_one_back(tmp_path: Path, bring_into: Bring) -> None:
    path = tmp_path / "w.quotadesk"
    with create_store(path) as store:
        bring_into(store, {"document": "1", "owner": "Ana", "amount": 5})
        copy = back_up.back_up(store)
        bring_into(store, {"document": "2", "owner": "Ana", "amount": 5})
    aside = back_up.restore(path, copy)
    with open_store(path) as store:
        assert store.db.execute("select count(*) from record").fetchone() == (1,)
    with open_store(aside) as store:
        assert store.db.execute("select count(*) from record").fetchone() == (2,)


def test_a_damaged_workspace_can_be_restored_and_is_kept(tmp_path: Path, bring_into: Bring) -> None:
    path = tmp_path / "w.quotadesk"
    with create_store(path) as store:
        bring_into(store, {"document": "1", "owner": "Ana", "amount": 5})
        copy = back_up.back_up(store)
    path.write_bytes(b"rubbish" * 1000)
    aside = back_up.restore(path, copy)
    assert aside.read_bytes() == b"rubbish" * 1000
    with open_store(path) as store:
        assert store.db.execute("select count(*) from record").fetchone() == (1,)


def test_an_open_workspace_is_not_replaced(store: Store) -> None:
    copy = backups.back_up(store.path, NOON)
    with pytest.raises(UserError, match="open in another window"):
        back_up.restore(store.path, copy)


def test_what_is_no_workspace_is_not_restored(tmp_path: Path) -> None:
    path, other = tmp_path / "w.quotadesk", tmp_path / "x.csv"
    create_store(path).close()
    other.write_text("a,b\n")
    before = path.read_bytes()
    with pytest.raises(UserError, match="not a Quotadesk workspace"):
        back_up.restore(path, other)
    assert path.read_bytes() == before
