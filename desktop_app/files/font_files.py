"""Which font files of this computer a document is set in; the fonts themselves are loaded in files/typeface."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTCollection, TTFont

REGULAR: Final = 400
STRONG: Final = 600


@dataclass(frozen=True, slots=True)
class Family:
    """``name`` picks the face of a collection; ``regular`` and ``strong`` are file names, best first."""

    name: str
    regular: tuple[str, ...]
    strong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A font: a file, the number of the face in it, and the weight to take from a variable one (0: it is fixed)."""

    path: Path
    number: int = 0
    weight: int = 0


LATIN: Final = (
    Family("Inter", ("Inter-Regular.otf", "Inter-Regular.ttf"), ("Inter-SemiBold.otf", "Inter-SemiBold.ttf")),
    Family(
        "Noto Sans",
        ("NotoSans-Regular.ttf", "NotoSans-Regular.otf", "NotoSans[wght].ttf"),
        ("NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf", "NotoSans-Bold.otf", "NotoSans[wght].ttf"),
    ),
    Family("Segoe UI", ("segoeui.ttf",), ("seguisb.ttf", "segoeuib.ttf")),
    Family("Helvetica Neue", ("HelveticaNeue.ttc",), ("HelveticaNeue.ttc",)),
    Family("Arial", ("Arial.ttf", "arial.ttf"), ("Arial Bold.ttf", "arialbd.ttf")),
    Family("DejaVu Sans", ("DejaVuSans.ttf",), ("DejaVuSans-Bold.ttf",)),
    Family("Liberation Sans", ("LiberationSans-Regular.ttf",), ("LiberationSans-Bold.ttf",)),
)
SIMPLIFIED: Final = (
    Family(
        "Noto Sans CJK SC",
        ("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf"),
        ("NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf"),
    ),
    Family("Noto Sans SC", ("NotoSansSC-Regular.otf", "NotoSansSC-Regular.ttf"), ("NotoSansSC-Bold.otf",)),
    Family(
        "Source Han Sans SC",
        ("SourceHanSansSC-Regular.otf", "SourceHanSans-Regular.ttc"),
        ("SourceHanSansSC-Bold.otf", "SourceHanSans-Bold.ttc"),
    ),
    Family("PingFang SC", ("PingFang.ttc",), ("PingFang.ttc",)),
    Family("Hiragino Sans GB", ("Hiragino Sans GB.ttc",), ("Hiragino Sans GB.ttc",)),
    Family("Microsoft YaHei", ("msyh.ttc", "msyh.ttf"), ("msyhbd.ttc", "msyhbd.ttf")),
    Family("WenQuanYi Micro Hei", ("wqy-microhei.ttc",), ("wqy-microhei.ttc",)),
)
TRADITIONAL: Final = (
    Family(
        "Noto Sans CJK TC",
        ("NotoSansCJK-Regular.ttc", "NotoSansCJKtc-Regular.otf"),
        ("NotoSansCJK-Bold.ttc", "NotoSansCJKtc-Bold.otf"),
    ),
    Family("Noto Sans TC", ("NotoSansTC-Regular.otf", "NotoSansTC-Regular.ttf"), ("NotoSansTC-Bold.otf",)),
    Family(
        "Source Han Sans TC",
        ("SourceHanSansTC-Regular.otf", "SourceHanSans-Regular.ttc"),
        ("SourceHanSansTC-Bold.otf", "SourceHanSans-Bold.ttc"),
    ),
    Family("PingFang TC", ("PingFang.ttc",), ("PingFang.ttc",)),
    Family("Microsoft JhengHei", ("msjh.ttc", "msjh.ttf"), ("msjhbd.ttc", "msjhbd.ttf")),
)


def faces(language: str, *, strong: bool) -> Iterator[Face]:
    """The faces found on this computer, best first: Latin before Chinese, so that figures look alike everywhere."""
    first, second = (TRADITIONAL, SIMPLIFIED) if language == "zh_TW" else (SIMPLIFIED, TRADITIONAL)
    for family in (*LATIN, *first, *second):
        face = find(family, strong=strong)
        if face:
            yield face


def find(family: Family, *, strong: bool) -> Face | None:
    """The file of ``family``; where it has no strong one, the regular one stands in."""
    known = installed()
    wanted = (*family.strong, *family.regular) if strong else family.regular
    path = next((known[name.casefold()] for name in wanted if name.casefold() in known), None)
    return _face(path, family.name, STRONG if strong else REGULAR) if path else None


@cache
def _face(path: Path, name: str, weight: int) -> Face | None:
    """The face called ``name`` nearest to ``weight``; None if the file holds no such face."""
    if path.suffix.lower() not in {".ttc", ".otc"}:
        return Face(path, 0, weight if "[" in path.name else 0)
    with TTCollection(str(path), lazy=True) as collection:
        found = [
            (abs(font["OS/2"].usWeightClass - weight), number)
            for number, font in enumerate(collection.fonts)
            if name in _names(font)
        ]
    return Face(path, min(found)[1]) if found else None


def _names(font: TTFont) -> set[str]:
    """Family names of a face: the one for menus and the typographic one."""
    return {text for text in (font["name"].getDebugName(number) for number in (1, 16)) if text}


@cache
def installed() -> dict[str, Path]:
    """Every font file by its name; the person's own fonts win over the system's. Looked for once a process."""
    found: dict[str, Path] = {}
    for folder in folders():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in {".ttf", ".otf", ".ttc", ".otc"}:
                found.setdefault(path.name.casefold(), path)
    return found


def folders() -> list[Path]:
    """Where this system keeps fonts, the person's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local")))
        return [local / "Microsoft" / "Windows" / "Fonts", Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
    if sys.platform == "darwin":
        return [home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    data = Path(os.environ.get("XDG_DATA_HOME", str(home / ".local" / "share")))
    shared = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    return [data / "fonts", home / ".fonts", *(Path(folder) / "fonts" for folder in shared if folder),
            Path("/run/host/fonts")]  # fmt: skip
