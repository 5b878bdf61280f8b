"""Fonts with cubic outlines (CFF) made into TrueType ones before they are embedded; nothing else about fonts.

fpdf2 declares a CFF font without CIDs as TrueType, which readers answer with a warning or with wrong letters.
"""

from collections.abc import Collection
from typing import Any, Final

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

_ERROR: Final = 1000  # 1/1000 of the em: no eye sees it
_DROPPED: Final = (
    "GDEF",
    "GPOS",
    "GSUB",
    "MATH",
    "FFTM",
    "meta",
    "SVG ",
    "BASE",
    "VORG",
    "vhea",
    "vmtx",
    "STAT",
    "DSIG",
)


def to_truetype(font: TTFont, glyphs: Collection[str]) -> None:
    """Reduce ``font`` to ``glyphs`` and turn their outlines into TrueType's quadratic ones, in place."""
    _cut(font, glyphs)
    outlines = font.getGlyphSet()
    order = font.getGlyphOrder()
    made = {name: _quadratic(outlines[name], font["head"].unitsPerEm / _ERROR) for name in order}
    widths = dict(font["hmtx"].metrics)
    font["loca"] = newTable("loca")
    table: Any = newTable("glyf")
    font["glyf"] = table
    table.glyphOrder = order
    table.glyphs = made
    for name, glyph in made.items():
        glyph.recalcBounds(table)
        font["hmtx"][name] = (widths[name][0], getattr(glyph, "xMin", 0))
    del font["CFF "]
    font["maxp"] = _limits(len(order))
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def _cut(font: TTFont, glyphs: Collection[str]) -> None:
    options = subset.Options(notdef_outline=True, recommended_glyphs=True, glyph_names=True, hinting=False)
    options.drop_tables += list(_DROPPED)
    cutter = subset.Subsetter(options)
    cutter.populate(glyphs=glyphs)
    cutter.subset(font)


def _quadratic(outline: Any, error: float) -> Any:
    pen = TTGlyphPen(None)
    outline.draw(Cu2QuPen(pen, error, reverse_direction=True))
    return pen.glyph()


def _limits(glyphs: int) -> Any:
    """The table of sizes that TrueType asks for; compiling the font fills in what depends on the outlines."""
    table: Any = newTable("maxp")
    table.tableVersion = 0x00010000
    table.numGlyphs = glyphs
    for name in ("maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours", "maxTwilightPoints",
                 "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions",
                 "maxComponentElements", "maxComponentDepth"):  # fmt: skip
        setattr(table, name, 0)
    table.maxZones = 1
    return table
