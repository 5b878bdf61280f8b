import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.store import engine, integrity, migrations
from desktop_app.store.database import Store, create_store, lock_path, open_store


def test_a_new_workspace_opens_again_with_its_tables(tmp_path: Path) -> None:
    path = tmp_path / "team.quotadesk"
    create_store(path).close()
    with open_store(path) as store:
        assert {"record", "version", "target", "evaluation"} <= set(store.db.table_names())


def test_the_journal_survives_a_power_cut_by_its_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    *ours, _not_waiting = engine._PRAGMAS  # tests add one
    monkeypatch.setattr(engine, "_PRAGMAS", ours)
    with create_store(tmp_path / "team.quotadesk") as store:
        pragma = {name: store.db.execute(f"pragma {name}").fetchone()[0] for name in
                  ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")}  # fmt: skip
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
                      "cell_size_check": 1}  # fmt: skip


def test_every_table_of_ours_is_strict_and_holds_no_float(store: Store) -> None:
    strict = dict(store.db.execute("select name, strict from pragma_table_list where schema = 'main'").fetchall())
    ours = {name: flag for name, flag in strict.items() if not name.startswith(("sqlite_", "_sqlite"))}
    assert all(ours.values()), ours
    for table in ours:
        kinds = {row[0] for row in store.db.execute("select type from pragma_table_info(?)", [table])}
        assert "REAL" not in kinds, table


def test_a_second_opening_is_refused_with_the_process_that_holds_the_file(store: Store) -> None:
    with pytest.raises(UserError, match=r"open in another window.*process \d+"):
        open_store(store.path)


def test_reading_works_beside_the_writer_and_can_not_write(store: Store) -> None:
    with open_store(store.path, readonly=True) as reader:
        assert reader.db.execute("select count(*) from record").fetchone() == (0,)
        with pytest.raises(UserError, match="can't be written"), reader.transaction():
            reader.db.execute("insert into record (kind, key) values ('sale', 'x')")


DIES_HOLDING_THE_LOCK = """
import os, pathlib, sys
from desktop_app.store.database import create_store
store = create_store(pathlib.Path(sys.argv[1]))
os._exit(9)
"""


def test_the_lock_of_a_process_that_died_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "team.quotadesk"
    died = subprocess.run([sys.executable, "-c", DIES_HOLDING_THE_LOCK, str(path)], check=False)
    assert died.returncode == 9
    assert lock_path(path).exists()
    with open_store(path) as store:
        assert not store.readonly


def test_leaving_a_transaction_with_an_exception_undoes_everything(store: Store) -> None:
    def write_and_fail() -> None:
        with store.transaction():
            store.db.execute("insert into record (kind, key) values ('sale', 'x')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert store.db.execute("select count(*) from record").fetchone() == (0,)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", r"is empty \(0 bytes\)"),
        (b"name,amount\nAna,5\n" * 40, "is not a Quotadesk workspace"),
        (b"\x00" * 4096, "is not a Quotadesk workspace"),
    ],
)
def test_a_file_that_is_no_workspace_gets_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "x.quotadesk"
    path.write_bytes(content)
    with pytest.raises(UserError, match=sentence):
        open_store(path)
    assert path.read_bytes() == content


def test_a_missing_file_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no workspace"):
        open_store(tmp_path / "x.quotadesk")
    assert not list(tmp_path.iterdir())


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.quotadesk"
    other = sqlite3.connect(path)
    other.execute("create table t (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_newer_file_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "x.quotadesk"
    with create_store(path) as store:
        store.db.execute(f"pragma user_version = {migrations.newest_version() + 1}")
    before = path.read_bytes()
    with pytest.raises(UserError, match="newer Quotadesk"):
        open_store(path)
    assert path.read_bytes() == before


def test_an_older_file_is_backed_up_beside_itself_before_it_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "x.quotadesk"
    with create_store(path) as store:
        store.db.execute("pragma user_version = 0")
    with open_store(path) as store:
        assert store.db.execute("pragma user_version").fetchone()[0] == migrations.newest_version()
    assert (tmp_path / f"x-before-version-{migrations.newest_version()}.quotadesk").exists()


def test_damaged_pages_are_found_by_the_check(tmp_path: Path) -> None:
    path = tmp_path / "x.quotadesk"
    with create_store(path) as store:
        store.db.execute("pragma wal_checkpoint(truncate)")
    content = bytearray(path.read_bytes())
    content[8192:20480] = b"\x55" * 12288
    path.write_bytes(content)
    with pytest.raises(UserError, match="damaged"), open_store(path) as store:
        raise UserError(*integrity.check(store, "opportunity"))


def test_a_name_that_is_taken_is_not_overwritten(store: Store) -> None:
    with pytest.raises(UserError, match="exists already"):
        create_store(store.path)


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can't be opened"):
        create_store(tmp_path / "nowhere" / "x.quotadesk")
