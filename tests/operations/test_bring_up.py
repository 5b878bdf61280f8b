"""A workspace whose totals were kept by other measures is brought up when it is opened, and only then."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.operations.bring_up import bring_up
from desktop_app.operations.importing.import_file import Imported
from desktop_app.store import integrity, rollups
from desktop_app.store.database import Store, open_store

ImportText = Callable[..., Imported]


def test_totals_of_another_program_are_made_anew_once(team: Store) -> None:
    assert rollups.are_current(team)
    assert not bring_up(team)
    with team.transaction():
        team.db.execute("update setting set value = '\"other\"' where key = 'rollups'")
        team.db.execute("update month_total set revenue = null, revenue_n = null")
    assert integrity.rollups_differ(team, "opportunity") == ["revenue"]
    assert bring_up(team)
    assert integrity.rollups_differ(team, "opportunity") == []
    assert not bring_up(team)


def test_a_reader_changes_nothing(team: Store, tmp_path: Path) -> None:
    with team.transaction():
        team.db.execute("delete from setting where key = 'rollups'")
    with open_store(tmp_path / "w.quotadesk", readonly=True, lock=False) as reader:
        assert not bring_up(reader)
    assert not rollups.are_current(team)
