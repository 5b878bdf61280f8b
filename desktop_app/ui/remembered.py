"""What the window remembers between starts: size, page, filters, columns, recent workspaces. Never a result."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT: Final = 8


def _file() -> QSettings:
    """An INI file on every system, so that it can be read, copied and deleted like any other file."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "quotadesk", "window")


def load(key: str, default: Any = None) -> Any:
    """The plain JSON value kept under ``key``; ``default`` if there is none or it can't be read any more."""
    text = _file().value(key)
    try:
        return json.loads(text) if isinstance(text, str) else default
    except json.JSONDecodeError:
        return default


def save(key: str, value: Any) -> None:
    """Keep a plain JSON value."""
    _file().setValue(key, json.dumps(value, ensure_ascii=True))


def load_geometry() -> QByteArray | None:
    found = _file().value("geometry")
    return found if isinstance(found, QByteArray) else None


def save_geometry(geometry: QByteArray) -> None:
    _file().setValue("geometry", geometry)


def page_state(workspace: Path, page: str) -> Mapping[str, object]:
    found = load(f"pages/{_key(workspace)}/{page}", {})
    return found if isinstance(found, dict) else {}


def save_page_state(workspace: Path, page: str, state: Mapping[str, object]) -> None:
    save(f"pages/{_key(workspace)}/{page}", dict(state))


def _key(workspace: Path) -> str:
    """Slashes would make groups in the file."""
    return str(workspace.resolve()).replace("/", "|").replace("\\", "|")


def recent() -> list[Path]:
    """Workspaces opened before, newest first, as far as they are still there."""
    found = load("recent", [])
    texts = [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
    return [path for path in map(Path, texts) if path.is_file()]


def add_recent(workspace: Path) -> None:
    path = workspace.resolve()
    others = [known for known in recent() if known != path]
    save("recent", [str(known) for known in [path, *others][:_MOST_RECENT]])
