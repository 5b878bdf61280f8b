"""Stand where the window's pages would be drawn, in the process that the demo starts for it."""

import os
from pathlib import Path


def draw(file: Path, folder: Path) -> list[Path]:
    """A picture that says what was to be drawn, in which process, on which platform."""
    picture = folder / "page.png"
    platform = os.environ["QT_QPA_PLATFORM"]
    picture.write_text(f"{file.name} {os.getpid()} {platform}", encoding="utf-8")
    return [picture]


def lack_a_library(file: Path, folder: Path) -> list[Path]:
    raise ImportError("libEGL.so.1: cannot open shared object file")


def die(file: Path, folder: Path) -> list[Path]:
    os._exit(3)
