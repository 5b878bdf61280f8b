"""Documents drawn as pictures, the same pages as on paper one under the other: for a messenger that takes no PDF."""

import io
from itertools import pairwise
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from desktop_app.domain.document import Box, Document, Ink, Line, Shape, Words
from desktop_app.files.font_files import Face
from desktop_app.files.paging import lay_out
from desktop_app.files.typeface import Typeface
from desktop_app.files.writers import write_whole

_SCALE: Final = 2.0  # pixels a point: 144 to the inch
_DOT: Final = 1.6
Fonts = dict[tuple[str, float], ImageFont.FreeTypeFont]


def write_picture(document: Document, target: Path) -> None:
    """Write ``document`` as PNG, whole or not at all; UserError as for a PDF."""
    write_whole(target, picture_bytes(document))


def picture_bytes(document: Document) -> bytes:
    type_ = Typeface(document.language)
    pages = list(lay_out(document, type_))
    width, height = max(page.width for page in pages), sum(page.height for page in pages)
    image = Image.new("RGB", (round(width * _SCALE), round(height * _SCALE)), Ink.PAPER.value)
    easel = _Easel(image, type_)
    for page in pages:
        for shape in page.shapes:
            easel.draw(shape)
        easel.top += page.height
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


class _Easel:
    """Draws shapes from ``top`` on, which is where the present page begins, in points."""

    def __init__(self, image: Image.Image, type_: Typeface) -> None:
        self._draw = ImageDraw.Draw(image)
        self._type = type_
        self._fonts: Fonts = {}
        self.top = 0.0

    def draw(self, shape: Shape) -> None:
        match shape:
            case Words():
                self._words(shape)
            case Box():
                self._box(shape)
            case Line():
                self._line(shape)

    def _words(self, words: Words) -> None:
        """Letter by letter, each as wide as on paper; a digit in the middle of the width that all digits have."""
        x = words.x - self._type.width(words.text, words.size, strong=words.strong) * words.align.value
        for name, run in self._type.runs(words.text, strong=words.strong):
            font = self._font(name, words.size)
            for letter in run:
                width = self._type.width(letter, words.size, strong=words.strong)
                inset = (width * _SCALE - font.getlength(letter)) / 2 if letter.isdigit() else 0.0
                place = (x * _SCALE + inset, (words.y + self.top) * _SCALE)
                self._draw.text(place, letter, fill=words.ink.value, font=font, anchor="ls")
                x += width

    def _font(self, name: str, size: float) -> ImageFont.FreeTypeFont:
        if (name, size) not in self._fonts:
            self._fonts[name, size] = _load(self._type.face(name), size)
        return self._fonts[name, size]

    def _box(self, box: Box) -> None:
        left, top = box.x * _SCALE, (box.y + self.top) * _SCALE
        edges = (left, top, left + max(0.0, box.width * _SCALE - 1), top + max(0.0, box.height * _SCALE - 1))
        radius = min(box.radius, box.width / 2, box.height / 2) * _SCALE
        fill, outline = (ink.value if ink else None for ink in (box.fill, box.outline))
        self._draw.rounded_rectangle(edges, radius, fill=fill, outline=outline)

    def _line(self, line: Line) -> None:
        points = [(x * _SCALE, (y + self.top) * _SCALE) for x, y in line.points]
        if line.filled:
            self._draw.polygon(points, fill=line.ink.value)
            return
        width = max(1, round(line.width * _SCALE))
        if not line.dotted:
            self._draw.line(points, fill=line.ink.value, width=width, joint="curve")
            return
        for (x, y), (end_x, end_y) in pairwise(points):
            length = max(1.0, ((end_x - x) ** 2 + (end_y - y) ** 2) ** 0.5)
            dots = int(length / (2 * _DOT * _SCALE))
            for dot in range(dots + 1):
                share, until = dot / (dots + 1), (dot + 0.5) / (dots + 1)
                ends = [(x + (end_x - x) * one, y + (end_y - y) * one) for one in (share, until)]
                self._draw.line(ends, fill=line.ink.value, width=width)


def _load(face: Face, size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(face.path), size * _SCALE, index=face.number)
    if face.weight:
        font.set_variation_by_axes([face.weight])
    return font
