"""Text set in the fonts of this computer: which font each letter comes from, how wide it is, where lines break."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, Final

from fontTools.ttLib import TTFont
from fpdf import FPDF

from desktop_app.domain.errors import UserError
from desktop_app.files.font_files import Face, faces
from desktop_app.files.truetype import to_truetype
from desktop_app.i18n import N_

_IDEOGRAPHS: Final = 0x2E80  # from here on letters are as wide as they are high and may be parted anywhere
_NO_LINE_START: Final = frozenset("，。、；：？！）》」』”’…·%,.;:!?)]")
_NO_LINE_END: Final = frozenset("（《「『“‘([")
_DIGITS: Final = "0123456789"


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """``text`` without what prints nothing: controls become spaces, invisible format characters go."""
    kept = (" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
    return unicodedata.normalize("NFC", "".join(one for one in kept if unicodedata.category(one) != "Cf"))


@dataclass(frozen=True, slots=True)
class _Font:
    """A loaded face: its name inside the PDF, and the glyph of each letter it has."""

    name: str
    glyphs: dict[int, str]


class Typeface:
    """The fonts of one document. Fonts are opened one after another, only as far as the letters ask for."""

    def __init__(self, pdf: FPDF, language: str) -> None:
        self._pdf = pdf
        self._language = language
        self._waiting = {strong: faces(language, strong=strong) for strong in (False, True)}
        self._open: dict[bool, list[_Font]] = {False: [], True: []}
        self._chosen: dict[tuple[str, bool], _Font] = {}
        self._faces: dict[str, Face] = {}

    def runs(self, text: str, *, strong: bool) -> Iterator[tuple[str, str]]:
        """``text`` cut where the font changes: (name of the font, part)."""
        for name, letters in groupby(clean(text), lambda letter: self._font(letter, strong=strong).name):
            yield name, "".join(letters)

    def face(self, name: str) -> Face:
        """The file behind a font that ``runs`` named."""
        return self._faces[name]

    def width(self, text: str, size: float, *, strong: bool = False) -> float:
        return sum(self._advance(letter, strong) for letter in clean(text)) * size / 1000

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

    def finish(self) -> None:
        """Make the fonts ready to be embedded; no text may be set afterwards."""
        for font in (one for opened in self._open.values() for one in opened):
            loaded: Any = self._pdf.fonts[font.name]
            if "CFF " in loaded.ttfont:
                to_truetype(loaded.ttfont, loaded.subset.get_all_glyph_names())
                loaded.is_cff = loaded.is_cid_keyed = False

    def close(self) -> None:
        """Let go of the font files, which fpdf2 keeps open."""
        opened: list[Any] = list(self._pdf.fonts.values())
        for loaded in opened:
            loaded.close()

    def _fitting(self, text: str, size: float, width: float, *, strong: bool) -> int:
        """How many letters of a word that is too long fit; at least one."""
        return next(
            (end - 1 for end in range(2, len(text) + 1) if self.width(text[:end], size, strong=strong) > width),
            len(text),
        )

    def _advance(self, letter: str, strong: bool) -> float:
        font = self._font(letter, strong=strong)
        loaded: Any = self._pdf.fonts[font.name]
        return float(loaded.cw[ord(letter)])

    def _font(self, letter: str, *, strong: bool) -> _Font:
        key = (letter, strong)
        if key not in self._chosen:
            self._chosen[key] = self._find(letter, strong=strong)
        return self._chosen[key]

    def _find(self, letter: str, *, strong: bool) -> _Font:
        for font in self._open[strong]:
            if ord(letter) in font.glyphs:
                return self._admit(letter, font)
        for face in self._waiting[strong]:
            font = self._load(face, strong=strong)
            if ord(letter) in font.glyphs:
                return self._admit(letter, font)
        raise _missing(letter, any_font=bool(self._open[strong]))

    def _load(self, face: Face, *, strong: bool) -> _Font:
        """Open ``face`` with no letter but the space: reading all of a Chinese font takes a second."""
        name = f"{'strong' if strong else 'regular'}{len(self._open[strong])}"
        variations = {"wght": float(face.weight)} if face.weight else None
        self._pdf.add_font(
            name, "", face.path, unicode_range=[0x20], variations=variations, collection_font_number=face.number
        )
        self._faces[name] = face
        loaded: Any = self._pdf.fonts[name]
        loaded.cmap = dict(loaded.cmap)
        glyphs = dict(loaded.ttfont.getBestCmap())
        tabular = _tabular(loaded.ttfont)
        glyphs |= {code: tabular.get(glyphs[code], glyphs[code]) for code in map(ord, _DIGITS) if code in glyphs}
        font = _Font(name, glyphs)
        self._open[strong].append(font)
        return font

    def _admit(self, letter: str, font: _Font) -> _Font:
        """Let fpdf2 know a letter; for a digit the glyph that is as wide as all digits, so that columns align.

        fpdf2 takes no font features without HarfBuzz; its tables from letter to glyph are filled instead.
        """
        loaded: Any = self._pdf.fonts[font.name]
        code = ord(letter)
        glyph = font.glyphs[code]
        loaded.cmap[code] = glyph
        loaded.glyph_ids[code] = loaded.ttfont.getGlyphID(glyph)
        loaded.cw[code] = round(loaded.scale * loaded.ttfont["hmtx"].metrics[glyph][0])
        return font


def _tabular(font: TTFont) -> dict[str, str]:
    """From each glyph to its tabular one: the single substitutions of the feature ``tnum``."""
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    places = {
        place
        for record in (table.FeatureList.FeatureRecord if table.FeatureList else ())
        if record.FeatureTag == "tnum"
        for place in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for place in sorted(places):
        for sub in table.LookupList.Lookup[place].SubTable:
            found |= getattr(getattr(sub, "ExtSubTable", sub), "mapping", {})
    return found


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
