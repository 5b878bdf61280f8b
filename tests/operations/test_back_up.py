"""Copies beside the workspace, put back in its place without losing what stood there."""

from dataclasses import replace
from pathlib import Path

from desktop_app.operations.back_up import back_up, check, restore
from desktop_app.store import backups, settings
from desktop_app.store.database import Store, open_store


def test_a_copy_is_sound_and_puts_back_what_was_then(store: Store) -> None:
    path = store.path
    copy = back_up(store)
    assert [one.path for one in backups.load(path)] == [copy]
    company = settings.load(store).company
    settings.save(store, replace(settings.load(store), company="Another"), recorded_at="2026-04-10T08:00:00Z")
    assert settings.load(store).company == "Another"
    store.close()
    aside = restore(path, copy)
    assert aside.exists()
    with open_store(path) as again:
        assert settings.load(again).company == company
        assert check(again) == []


def test_a_copy_goes_where_it_is_asked_for(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.quotadesk"
    assert back_up(store, target) == target
    assert backups.load(store.path) == []
    with open_store(target, readonly=True) as copy:
        assert settings.load(copy).company == settings.load(store).company
