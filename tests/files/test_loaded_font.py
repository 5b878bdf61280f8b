from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from desktop_app.files.font_files import LATIN, SIMPLIFIED, Face, Family, find
from desktop_app.files.loaded_font import LoadedFont, load_font

LETTERS = "Aș8é"


def face_of(family: Family) -> Face:
    face = find(family, strong=False)
    if face is None:
        pytest.skip(f"{family.name} is not installed")
    return face


@pytest.mark.parametrize("family", [LATIN[0], LATIN[1], LATIN[5]], ids=lambda family: family.name)
def test_the_letters_cut_out_are_those_of_the_font_and_as_wide(family: Family) -> None:
    face = face_of(family)
    loaded = LoadedFont(face)
    with TTFont(face.path, fontNumber=face.number) as font, TTFont(BytesIO(loaded.cut(LETTERS))) as made:
        em, there = font["head"].unitsPerEm, font.getBestCmap()
        assert set(made.getBestCmap()) == {*map(ord, LETTERS)}
        assert "glyf" in made
        assert len(made.getGlyphOrder()) == len(LETTERS) + 1
        for letter in LETTERS.replace("8", ""):  # a digit may be the one that is as wide as all digits
            width = made["hmtx"][made.getBestCmap()[ord(letter)]][0]
            assert width == font["hmtx"][there[ord(letter)]][0]
            assert loaded.advance(letter) == pytest.approx(width * 1000 / em, abs=0.51)
            assert made["glyf"][made.getBestCmap()[ord(letter)]].numberOfContours > 0


def test_all_digits_are_as_wide() -> None:
    assert len({load_font(face_of(LATIN[0])).advance(digit) for digit in "0123456789"}) == 1


def test_an_outline_reaches_as_far_as_it_did() -> None:
    face = face_of(LATIN[0])
    loaded = LoadedFont(face)
    with TTFont(face.path) as font, TTFont(BytesIO(loaded.cut("H"))) as made:
        glyph = made["glyf"][made.getBestCmap()[ord("H")]]
        bounds = font["CFF "].cff[0].CharStrings[font.getBestCmap()[ord("H")]].calcBounds(None)
        assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == pytest.approx(bounds, abs=3)


def test_the_same_letters_give_the_same_bytes_in_whatever_order() -> None:
    face = face_of(LATIN[0])
    assert LoadedFont(face).cut("aș1") == LoadedFont(face).cut("1șa")


@pytest.fixture
def variable(tmp_path: Path) -> Path:
    """A font with one letter: a box 500 wide at weight 400, 700 wide at 900, its advance growing alike."""
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef", "A"])
    made.setupCharacterMap({ord("A"): "A"})
    pen = TTGlyphPen(None)
    for number, corner in enumerate([(0, 0), (0, 700), (500, 700), (500, 0)]):
        (pen.lineTo if number else pen.moveTo)(corner)
    pen.closePath()
    made.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    made.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Box", "styleName": "Regular", "fullName": "Box"})
    made.setupOS2()
    made.setupPost()
    made.setupFvar([("wght", 400, 400, 900, "Weight")], [])
    wider = [(0, 0), (0, 0), (200, 0), (200, 0), (0, 0), (200, 0), (0, 0), (0, 0)]  # four corners, four margins
    made.setupGvar({"A": [TupleVariation({"wght": (0, 1, 1)}, wider)]})
    made.save(path := tmp_path / "Box[wght].ttf")
    return path


def test_a_variable_font_is_taken_at_its_weight(variable: Path) -> None:
    thin, half = LoadedFont(Face(variable)), LoadedFont(Face(variable, weight=650))
    assert [font.advance("A") for font in (thin, half)] == [500, 600]
    with TTFont(BytesIO(half.cut("A"))) as made:
        assert "fvar" not in made
        name = made.getBestCmap()[ord("A")]
        assert made["glyf"][name].xMax == 600
        assert made["hmtx"][name][0] == 600


def test_a_chinese_font_is_cut_to_its_letters() -> None:
    loaded = load_font(face_of(SIMPLIFIED[0]))
    assert loaded.has("王")
    assert loaded.advance("王") == 1000
    assert len(loaded.cut("王贸易")) < 10_000
