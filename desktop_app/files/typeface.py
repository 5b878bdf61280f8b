"""Text set in the fonts of this computer: which font each letter comes from, how wide it is, where lines break."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.files.font_files import Face, faces
from desktop_app.files.loaded_font import LoadedFont, load_font
from desktop_app.i18n import N_

_IDEOGRAPHS: Final = 0x2E80  # from here on letters are as wide as they are high and may be parted anywhere
_NO_LINE_START: Final = frozenset("，。、；：？！）》」』”’…·%,.;:!?)]")
_NO_LINE_END: Final = frozenset("（《「『“‘([")


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """``text`` without what prints nothing: controls become spaces, invisible format characters go."""
    kept = (" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
    return unicodedata.normalize("NFC", "".join(one for one in kept if unicodedata.category(one) != "Cf"))


@dataclass(slots=True)
class _Font:
    """An opened face: its name inside the PDF and the letters a document has taken from it."""

    name: str
    face: Face
    loaded: LoadedFont
    printed: set[str]


class Typeface:
    """The fonts of one document. Fonts are opened one after another, only as far as the letters ask for."""

    def __init__(self, language: str) -> None:
        self._waiting = {strong: faces(language, strong=strong) for strong in (False, True)}
        self._open: dict[bool, list[_Font]] = {False: [], True: []}
        self._chosen: dict[tuple[str, bool], tuple[_Font, int]] = {}

    def runs(self, text: str, *, strong: bool) -> Iterator[tuple[str, str]]:
        """``text`` cut where the font changes: (name of the font, part)."""
        for name, letters in groupby(clean(text), lambda letter: self._font(letter, strong)[0].name):
            yield name, "".join(letters)

    def face(self, name: str) -> Face:
        """The file behind a font that ``runs`` named."""
        return next(font.face for font in (*self._open[False], *self._open[True]) if font.name == name)

    def width(self, text: str, size: float, *, strong: bool = False) -> float:
        return sum(self._font(letter, strong)[1] for letter in clean(text)) * size / 1000

    def wrap(self, text: str, size: float, width: float, *, strong: bool = False) -> list[str]:
        """``text`` in lines no wider than ``width``; a word wider than that is parted."""
        lines, line = [], ""
        for piece in _pieces(clean(text)):
            if line and self.width((line + piece).rstrip(" "), size, strong=strong) > width:
                lines.append(line.rstrip(" "))
                line = ""
            line += piece.lstrip(" ") if not line else piece
            while len(line) > 1 and self.width(line.rstrip(" "), size, strong=strong) > width:
                fits = self._fitting(line, size, width, strong=strong)
                lines.append(line[:fits])
                line = line[fits:]
        return [*lines, line.rstrip(" ")] if line.rstrip(" ") or not lines else lines

    def cut(self, words: Iterable[tuple[str, bool]]) -> dict[str, bytes]:
        """By the names that ``runs`` gives: TrueType fonts of nothing but the letters of ``words`` (text, strong)."""
        for text, strong in words:
            for letter in clean(text):
                self._font(letter, strong)[0].printed.add(letter)
        fonts = (*self._open[False], *self._open[True])
        return {font.name: font.loaded.cut(font.printed) for font in fonts if font.printed}

    def _fitting(self, text: str, size: float, width: float, *, strong: bool) -> int:
        """How many letters of a word that is too long fit; at least one."""
        return next(
            (end - 1 for end in range(2, len(text) + 1) if self.width(text[:end], size, strong=strong) > width),
            len(text),
        )

    def _font(self, letter: str, strong: bool) -> tuple[_Font, int]:
        """The font a letter comes from, and its width there."""
        found = self._chosen.get((letter, strong))
        if found is None:
            font = self._find(letter, strong)
            found = self._chosen[letter, strong] = (font, font.loaded.advance(letter))
        return found

    def _find(self, letter: str, strong: bool) -> _Font:
        opened = self._open[strong]
        for font in opened:
            if font.loaded.has(letter):
                return font
        for face in self._waiting[strong]:
            opened.append(_Font(f"{'strong' if strong else 'regular'}{len(opened)}", face, load_font(face), set()))
            if opened[-1].loaded.has(letter):
                return opened[-1]
        raise _missing(letter, any_font=bool(opened))


def _missing(letter: str, *, any_font: bool) -> UserError:
    if not any_font:
        return UserError(
            N_("No font to print with was found on this computer."),
            N_("Install the package {package} and try again."),
            package="fonts-noto-core",
        )
    return UserError(
        N_("No font on this computer has the character “{letter}” ({code})."),
        N_("Install the package {package} and try again."),
        letter=letter,
        code=f"U+{ord(letter):04X}",
        package="fonts-noto-cjk" if ord(letter) >= _IDEOGRAPHS else "fonts-noto-core",
    )


def _pieces(text: str) -> Iterable[str]:
    """The smallest parts between which a line may break, each with the spaces behind it.

    Ideographs may be parted anywhere except before closing and behind opening marks; other words at spaces only,
    never at a no-break space.
    """
    piece = ""
    for before, letter in zip(f" {text}", text, strict=False):
        if piece and letter != " " and _may_break(before, letter):
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


@cache
def _may_break(before: str, after: str) -> bool:
    if after in _NO_LINE_START or before in _NO_LINE_END:
        return False
    return before == " " or ord(before) >= _IDEOGRAPHS or ord(after) >= _IDEOGRAPHS
