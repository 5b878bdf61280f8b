"""Runs when the program is built or installed: compiles the catalogues and takes the resources along.

What a running program does not read (scripts, sources of catalogues, pictures of the README) stays behind.
"""

from pathlib import Path
from typing import Any, Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_STAYS: Final = {"setup", "screens", "glossary.toml", "__pycache__"}
_STAYS_BY_ENDING: Final = {".po", ".pot", ".py"}


class Resources(BuildHookInterface[Any]):
    """Hatchling finds this class by its base; an editable installation reads the folder where it lies."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        folder = Path(self.root) / "resources"
        for source in sorted(folder.glob("locale/*/LC_MESSAGES/*.po")):
            compile_catalogue(source)
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"].update(
                {str(folder / name): f"desktop_app/resources/{name}" for name in travelling(folder)}
            )


def compile_catalogue(source: Path) -> None:
    """Write the ``.mo`` beside the ``.po``; fuzzy entries are left out, so that English is shown instead."""
    with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(text))


def travelling(folder: Path) -> list[str]:
    """Names of the files below ``folder`` that the installed program needs, with forward slashes."""
    found = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return [name.as_posix() for name in found if _STAYS.isdisjoint(name.parts) and name.suffix not in _STAYS_BY_ENDING]
