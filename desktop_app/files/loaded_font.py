"""One font of this computer: which letters it has, how wide they are, and a small TrueType font of those in use.

Which fonts a document is set in is decided in files/font_files, which letter comes from which in files/typeface.
"""

import io
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from desktop_app.files.font_files import Face

_ERROR: Final = 1000  # 1/1000 of the em between a cubic and a quadratic outline: no eye sees it
_DIGITS: Final = "0123456789"
_MISSING: Final = ".notdef"
_AS_THERE: Final = ("usWeightClass", "sCapHeight", "yStrikeoutPosition", "yStrikeoutSize")


@lru_cache(maxsize=8)  # as many as a document of several languages uses; a Chinese one takes a second to open
def load_font(face: Face) -> "LoadedFont":
    """The font in ``face``, opened once for all documents."""
    return LoadedFont(face)


class LoadedFont:
    """A digit's glyph is the one as wide as all digits, where the font has such, so that columns align."""

    def __init__(self, face: Face) -> None:
        place = {"wght": float(face.weight)} if face.weight else None
        with TTFont(face.path, fontNumber=face.number, lazy=True) as font:
            self._glyphs: dict[int, str] = dict(font.getBestCmap())
            tabular = _tabular(font)
            digits = {code: self._glyphs[code] for code in map(ord, _DIGITS) if code in self._glyphs}
            self._glyphs |= {code: tabular.get(glyph, glyph) for code, glyph in digits.items()}
            self._outlines: Any = font.getGlyphSet(location=place)
            self._cubic = "glyf" not in font
            self._head: Any = font["head"]
            self._em: int = self._head.unitsPerEm
            self._lines: Any = font["hhea"]
            self._about: Any = font["OS/2"]
            self._slant: Any = font["post"]
            self._name = str(font["name"].getBestFullName())
        self._drawn = cache(self._draw)

    def has(self, letter: str) -> bool:
        return ord(letter) in self._glyphs

    def advance(self, letter: str) -> int:
        """The width of a letter it has, in thousandths of the size."""
        # As the writer of PDFs rounds, so that text ends where it was measured to end.
        return round(1000 / self._em * self._width(self._glyphs[ord(letter)]) + 0.001)

    def cut(self, letters: Iterable[str]) -> bytes:
        """A TrueType font of ``letters`` alone, all of which it has; the same letters always give the same bytes."""
        codes = {code: self._glyphs[code] for code in sorted({*map(ord, letters)})}
        order = [_MISSING, *dict.fromkeys(name for name in codes.values() if name != _MISSING)]
        made = FontBuilder(self._em, isTTF=True)
        made.setupGlyphOrder(order)
        made.setupCharacterMap(codes)
        outlines = {name: self._drawn(name) for name in order}
        made.setupGlyf(outlines)
        made.setupHorizontalMetrics({name: (self._width(name), getattr(outlines[name], "xMin", 0)) for name in order})
        made.setupHorizontalHeader(ascent=self._lines.ascent, descent=self._lines.descent)
        made.setupNameTable({"familyName": self._name, "fullName": self._name, "psName": self._name.replace(" ", "")})
        made.setupOS2(**{name: getattr(self._about, name) for name in _AS_THERE if hasattr(self._about, name)})
        made.setupPost(keepGlyphNames=False, italicAngle=self._slant.italicAngle,
                       isFixedPitch=self._slant.isFixedPitch, underlinePosition=self._slant.underlinePosition,
                       underlineThickness=self._slant.underlineThickness)  # fmt: skip
        made.font["head"].created, made.font["head"].modified = self._head.created, self._head.modified
        made.font.recalcTimestamp = False
        stream = io.BytesIO()
        made.save(stream)
        return stream.getvalue()

    def _width(self, glyph: str) -> int:
        width: float = self._outlines[glyph].width
        return round(width)

    def _draw(self, glyph: str) -> Any:
        """The outline in one piece and in the quadratic curves of TrueType, as PDFs with CFF fonts confuse readers.

        fpdf2 declares a CFF font without CIDs as TrueType, which readers answer with a warning or with wrong letters.
        """
        pen = TTGlyphPen(None)
        whole = DecomposingRecordingPen(self._outlines)
        self._outlines[glyph].draw(whole)
        whole.replay(Cu2QuPen(pen, self._em / _ERROR, reverse_direction=True) if self._cubic else pen)
        return pen.glyph()


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
