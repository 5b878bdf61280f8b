from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.store import settings
from desktop_app.store.database import Store, open_store
from desktop_app.store.settings import WorkspaceSettings


def save(store: Store, chosen: WorkspaceSettings, reason: str = "") -> list[str]:
    with store.transaction():
        return settings.save(store, chosen, recorded_at="2026-01-01T00:00:00", reason=reason)


def test_a_workspace_without_settings_has_the_usual_ones(store: Store) -> None:
    assert settings.load(store) == WorkspaceSettings()


def test_what_is_saved_is_loaded_the_same(store: Store) -> None:
    chosen = WorkspaceSettings(
        company="Țăranu 团队 “A”", currency="JPY", tax_rate="0.19", weekend=(4, 5), provisional_years=(2030,),
        calendar={"2026-01-01": "0", "2026-01-03": "1/2"}, fiscal_year_start=4, number_format="1.234,56",
    )  # fmt: skip
    save(store, chosen)
    assert settings.load(store) == chosen


def test_a_change_appends_a_revision_of_what_changed_alone(store: Store) -> None:
    save(store, WorkspaceSettings(company="A"))
    before = store.db.execute("select count(*) from setting").fetchone()[0]
    assert save(store, WorkspaceSettings(company="B"), "renamed") == ["company"]
    assert save(store, WorkspaceSettings(company="B")) == []
    rows = store.db.execute("select value, reason from setting where key = 'company' order by id").fetchall()
    assert rows == [('"A"', ""), ('"B"', "renamed")]
    assert store.db.execute("select count(*) from setting").fetchone()[0] == before + 1


def test_what_another_connection_saves_holds_at_once(store: Store) -> None:
    save(store, WorkspaceSettings(company="A", calendar={"2026-01-01": "0"}))
    with open_store(store.path, lock=False) as other:
        assert settings.load(other).company == "A"
        save(store, WorkspaceSettings(company="B"))
        assert settings.load(other) == WorkspaceSettings(company="B")
        assert settings.load(other).working_calendar.share(date(2026, 1, 1)) == 1


def test_a_setting_of_a_later_program_is_left_out(store: Store) -> None:
    store.db.execute("insert into setting (key, value, recorded_at, reason) values ('colour', '\"red\"', '', '')")
    assert settings.load(store) == WorkspaceSettings()


def test_the_calendar_knows_free_and_half_days() -> None:
    chosen = WorkspaceSettings(calendar={"2026-01-01": "0", "2026-01-02": "1/2", "2026-01-03": "1"})
    calendar = chosen.working_calendar
    shares = [calendar.share(date(2026, 1, day)) for day in range(1, 6)]
    # Thursday free, Friday half, Saturday worked, Sunday free, Monday a usual day.
    assert shares == [0, Fraction(1, 2), 1, 0, 1]


@pytest.mark.parametrize("value", ['"', "[1, 2", "7"])
def test_a_value_that_was_never_saved_says_that_the_file_is_damaged(store: Store, value: str) -> None:
    store.db.execute(
        "insert into setting (key, value, recorded_at, reason) values ('number_format', ?, '', '')", [value]
    )
    with pytest.raises(UserError, match="is damaged"):
        settings.load(store)
