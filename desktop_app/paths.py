"""Where things lie on this computer: resources of the program, folders of the user. Nothing is read here."""

from pathlib import Path
from typing import Final

import platformdirs

WORKSPACE_SUFFIX: Final = ".quotadesk"
_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Folder with icons, catalogues, KPI definitions, plans and presets: inside a wheel, else beside it."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    return resources().joinpath(*parts)


def state_folder() -> Path:
    """Logs and the list of recent workspaces; made on first use."""
    return platformdirs.user_state_path("quotadesk", appauthor=False, ensure_exists=True)


def documents_folder() -> Path:
    """Where a new workspace is proposed."""
    return platformdirs.user_documents_path()
