"""Documents written as PDF: text that can be read and searched exactly, vectors, fonts cut to what is used."""

import io
import logging
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod

from desktop_app.domain.document import Box, Document, Ink, Line, Shape, Words
from desktop_app.files.paging import Page, lay_out
from desktop_app.files.typeface import Typeface, clean
from desktop_app.files.writers import write_whole

_DOTS: Final = 1.6
_PRODUCER: Final = "Quotadesk"
_OWNER_BYTES: Final = 24
logging.getLogger("fontTools.subset").setLevel(logging.ERROR)  # it tells at length what a subset leaves out


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF, to be taken out of it by a reader of PDFs. ``about``: what it is, in words."""

    name: str
    data: bytes
    about: str


def write_pdf(document: Document, target: Path, made: datetime, password: str = "") -> None:
    """Write ``document`` to ``target``, whole or not at all; the same document made at the same time is the same file.

    With ``password`` it opens with that alone (AES-256 of PDF 2.0), and no two files are the same.
    UserError without a font, for a letter that no font has, and for a place that can't be written.
    """
    write_whole(target, pdf_bytes(document, made, password))


def pdf_bytes(document: Document, made: datetime, password: str = "", attached: Sequence[Attached] = ()) -> bytes:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.set_title(clean(document.title))
    pdf.set_lang(document.language.replace("_", "-"))
    pdf.set_creator(_PRODUCER)
    pdf.set_producer(_PRODUCER)
    pdf.set_creation_date(made)
    if password:
        # The owner's password would allow what the person's does not; nobody keeps one.
        owner = secrets.token_urlsafe(_OWNER_BYTES)
        pdf.set_encryption(owner, password, EncryptionMethod.AES_256, permissions=AccessPermission.all())
    for one in attached:
        pdf.embed_file(bytes=one.data, basename=one.name, desc=one.about, creation_date=made, modification_date=made)
    return _output(pdf, document)


def page_count(document: Document) -> int:
    """How many pages ``document`` takes; nothing is written."""
    return len(list(lay_out(document, Typeface(document.language))))


def _output(pdf: FPDF, document: Document) -> bytes:
    type_ = Typeface(document.language)
    pages = list(lay_out(document, type_))
    with _fonts(pdf, pages, type_):
        for page in pages:
            pdf.add_page(format=(page.width, page.height))
            for shape in page.shapes:
                _draw(pdf, shape, type_)
        stream = io.BytesIO()
        pdf.output(stream)
    return stream.getvalue()


@contextmanager
def _fonts(pdf: FPDF, pages: Sequence[Page], type_: Typeface) -> Iterator[None]:
    """The letters of ``pages`` as fonts of ``pdf``, which reads them from files and keeps those open."""
    words = ((shape.text, shape.strong) for page in pages for shape in page.shapes if isinstance(shape, Words))
    with TemporaryDirectory() as folder:
        for name, data in type_.cut(words).items():
            path = Path(folder, f"{name}.ttf")
            path.write_bytes(data)
            pdf.add_font(name, "", path)
        try:
            yield
        finally:
            loaded: Any
            for loaded in pdf.fonts.values():
                loaded.close()


def _draw(pdf: FPDF, shape: Shape, type_: Typeface) -> None:
    match shape:
        case Words():
            _draw_words(pdf, shape, type_)
        case Box():
            _draw_box(pdf, shape)
        case Line():
            _draw_line(pdf, shape)


def _draw_words(pdf: FPDF, words: Words, type_: Typeface) -> None:
    """One run a font, each where the last one ended, so that a reader sees one text."""
    x = words.x - type_.width(words.text, words.size, strong=words.strong) * words.align.value
    pdf.set_text_color(*_rgb(words.ink))
    for font, run in type_.runs(words.text, strong=words.strong):
        pdf.set_font(font, "", words.size)
        pdf.text(x, words.y, run)
        x += type_.width(run, words.size, strong=words.strong)


def _draw_box(pdf: FPDF, box: Box) -> None:
    style = ("D" if box.outline else "") + ("F" if box.fill else "")
    if box.fill:
        pdf.set_fill_color(*_rgb(box.fill))
    if box.outline:
        pdf.set_draw_color(*_rgb(box.outline))
        pdf.set_line_width(0.6)
    radius = min(box.radius, box.width / 2, box.height / 2)
    pdf.rect(box.x, box.y, box.width, box.height, style, round_corners=radius > 0, corner_radius=radius)


def _draw_line(pdf: FPDF, line: Line) -> None:
    if line.filled:
        pdf.set_fill_color(*_rgb(line.ink))
        pdf.polygon(line.points, style="F")
        return
    pdf.set_draw_color(*_rgb(line.ink))
    pdf.set_line_width(line.width)
    pdf.set_dash_pattern(dash=_DOTS if line.dotted else 0, gap=_DOTS if line.dotted else 0)
    pdf.polyline(line.points, style="D")
    pdf.set_dash_pattern()


def _rgb(ink: Ink) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(ink.value[1:])
    return red, green, blue
