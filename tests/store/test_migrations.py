"""Files of every earlier version open, migrated and sound, and a step that fails leaves them as they were."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.money import SCALE
from desktop_app.store import backups, engine, evaluations, integrity, migrations, people, rollups, settings
from desktop_app.store.database import create_store, open_store
from desktop_app.store.totals import Question, ask

SAMPLES = sorted((Path(__file__).parents[1] / "schemas").glob("*.sql"))
MARCH = (739676, 739707)  # 2026-03-01 up to 2026-04-01


@pytest.fixture(params=SAMPLES, ids=[sample.stem for sample in SAMPLES])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "old.quotadesk"
    file = sqlite3.connect(path)
    file.executescript(request.param.read_text("utf-8"))
    file.close()
    return path


def version_of(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64])


def test_there_is_a_sample_of_each_version_but_the_newest() -> None:
    wanted = {str(number) for number in range(1, max(migrations.newest_version(), 2))}
    assert wanted <= {sample.stem for sample in SAMPLES}


def test_an_old_file_opens_whole_after_migration(old: Path) -> None:
    with open_store(old) as store:
        assert store.db.execute("pragma user_version").fetchone()[0] == migrations.newest_version()
        assert migrations.has_our_tables(store.db)
        assert not rollups.are_current(store)  # the program makes them anew as it opens such a file
        with store.transaction():
            rollups.rebuild_all(store, "opportunity")
        assert integrity.check(store, "opportunity") == []
        assert settings.load(store).company == "Harbor"
        assert [person.name for person in people.load(store)] == ["Ana", "Ion"]
        answer = ask(store, Question(("revenue",), (MARCH,)), "opportunity")
        assert answer.total("revenue") == (90_000, 3)  # 40,000 + 20,000 + 30,000: the later import was taken back
        run = evaluations.load(store)[0]
        assert (run.state, [one.pay for one in evaluations.statements(store, run.id)]) == (
            "approved",
            [300_000, 150_000],
        )


def test_the_old_file_is_kept_beside_and_opens_again(old: Path) -> None:
    before = version_of(old)
    open_store(old).close()
    if before == migrations.newest_version():
        assert list(old.parent.glob("old-before-*")) == []
        return
    (kept,) = old.parent.glob("old-before-version-*.quotadesk")
    assert version_of(kept) == before
    open_store(kept).close()


@pytest.fixture
def failing() -> Iterator[None]:
    """A further step, which fails after it has changed something."""

    def breaks(db: engine.Database) -> None:
        db.execute("create table half (x)")
        db.execute("drop table nowhere")

    migrations.STEPS(name="breaks")(breaks)
    yield
    migrations.STEPS._migrations.pop()


def test_a_step_that_fails_leaves_the_file_at_its_version(old: Path, failing: None) -> None:
    before = version_of(old)
    with pytest.raises(engine.OperationalError, match="nowhere"):
        open_store(old)
    assert version_of(old) == before
    file = sqlite3.connect(old)
    tables = {row[0] for row in file.execute("select name from sqlite_schema")}
    file.close()
    assert "half" not in tables
    with pytest.raises(engine.OperationalError, match="nowhere"):
        open_store(old)  # again, and not "locked" or "half migrated"


def test_a_backup_of_an_earlier_state_is_not_taken_for_one_of_this(tmp_path: Path) -> None:
    path = tmp_path / "w.quotadesk"
    create_store(path).close()
    first = backups.back_up_beside(path, "before-version-9")
    assert backups.back_up_beside(path, "before-version-9") == first
    with open_store(path) as store, store.transaction():
        settings.save(store, settings.WorkspaceSettings(company="Later"), recorded_at="2026-01-01")
    second = backups.back_up_beside(path, "before-version-9")
    assert second != first
    with open_store(second, readonly=True) as store:
        assert settings.load(store).company == "Later"


def test_amounts_are_kept_in_millionths() -> None:
    """The samples are: another scale needs a step of its own."""
    assert SCALE == 10**6


def test_a_new_file_is_what_the_steps_make(tmp_path: Path) -> None:
    by_steps = engine.in_memory()
    migrations.migrate(by_steps)
    with create_store(tmp_path / "new.quotadesk") as store:
        for asked in (
            "select type, name, tbl_name, sql from sqlite_schema order by type, name",
            "select name from _sqlite_migrations order by id",
            "pragma user_version",
            "pragma application_id",
            "pragma page_size",
            "pragma integrity_check",
        ):
            assert store.db.execute(asked).fetchall() == by_steps.execute(asked).fetchall()
