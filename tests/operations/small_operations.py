"""Operations just large enough to show how jobs run, here or in the worker process."""

import os
import time

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import Progress
from desktop_app.i18n import language
from desktop_app.store import settings
from desktop_app.store.database import Store


def add(left: int, right: int) -> int:
    return left + right


def where() -> int:
    return os.getpid()


def spoken() -> str:
    return language()


def refuse(file: str) -> None:
    raise UserError("{file} is empty.", "Choose another file.", file=file)


def break_down() -> None:
    try:
        {}["missing"]
    except KeyError as first:
        raise RuntimeError("deeper") from first


def not_to_be_sent() -> object:
    return lambda: None


def die() -> None:
    os._exit(3)


def rename(store: Store, company: str) -> str:
    with store.transaction():
        settings.save(store, settings.WorkspaceSettings(company=company), recorded_at="2026-01-01T00:00:00Z")
    return company


def company(store: Store) -> str:
    return settings.load(store).company


def rename_slowly(store: Store, company: str, seconds: float, progress: Progress) -> None:
    """Writes first, so that stopping it must undo something."""
    with store.transaction():
        settings.save(store, settings.WorkspaceSettings(company=company), recorded_at="2026-01-01T00:00:00Z")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            progress.step("Counting", 1, 2)
