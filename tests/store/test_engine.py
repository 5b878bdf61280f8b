import sys
from fractions import Fraction
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
import sqlite_utils.utils

from desktop_app.domain.money import round_whole
from desktop_app.store.database import Store, create_store
from desktop_app.store.engine import OperationalError, connect, in_memory


def test_sqlite_utils_and_the_store_speak_to_one_library() -> None:
    assert sqlite_utils.utils.sqlite3.dbapi2 is sqlcipher3.dbapi2
    assert sys.modules.get("numpy", sys) is not None  # it is hidden while sqlite-utils loads, and no longer


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match="unable to open"):
        connect(tmp_path / "x")
    assert not list(tmp_path.iterdir())


def test_a_connection_that_reads_can_not_write(tmp_path: Path) -> None:
    path = tmp_path / "w.quotadesk"
    create_store(path).close()
    reader = connect(path, readonly=True)
    with pytest.raises(OperationalError, match="readonly"):
        reader.execute("delete from setting")
    reader.conn.close()


def test_a_share_is_exact_beyond_the_range_of_integers(store: Store) -> None:
    amount, part, whole = 9 * 10**17, 7 * 10**17, 10**18 + 1
    answer = store.db.execute("select share_of(?, ?, ?)", [amount, part, whole]).fetchone()[0]
    assert answer == round_whole(Fraction(amount) * part / whole)
    assert store.db.execute("select share_of(5, 3, 0), share_of(null, 1, 2)").fetchone() == (5, 0)
    halves = "select share_of(5, 1, 2), share_of(-5, 1, 2), share_of(5, 1, -2), share_of(-5, 1, -2)"
    assert store.db.execute(halves).fetchone() == (3, -3, -3, 3)


def test_statements_outside_a_transaction_hold_at_once() -> None:
    db = in_memory()
    db.execute("create table t (x)")
    assert not db.conn.in_transaction
    db.conn.close()
