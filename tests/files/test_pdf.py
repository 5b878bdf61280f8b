import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.document import (
    Document,
    Drawing,
    Grid,
    GridColumn,
    Heading,
    Ink,
    KeyFigure,
    KeyFigures,
    Line,
    Look,
    Paragraph,
    Row,
    Signature,
    Words,
)
from desktop_app.domain.errors import UserError
from desktop_app.files import font_files
from desktop_app.files.pdf import pdf_bytes, write_pdf

MADE = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the files with poppler")
TEXTS = (
    "Ștefan Țuțea și Ana-Maria Pîrvu: ăâîșț ĂÂÎȘȚ",
    "北京贸易有限公司，销售额 12,345.67 元（九月）",
    "臺灣業務員績效獎金",
    "0123456789 1.111,11 1'234.56 9 876 543,21",
    "−1,150.00 + ½ × 5 % ÷ 3 ≥ 2 – “Commission” … 4.382,00 €",
    "Zoë Łukasz Åse Žižek Ærø ß Ωμέγα Привет",
)


def document(*blocks: object, **changes: object) -> Document:
    return Document("Statement · Ana Pîrvu", ("September 2026",), blocks, **{"head": "Pine", "foot": "Foot", **changes})  # type: ignore[arg-type] # blocks of every kind


def read(data: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


@needs_poppler
@pytest.mark.parametrize("language", ["en", "ro", "zh_CN", "zh_TW"])
def test_text_comes_out_as_it_went_in(language: str) -> None:
    found = read(pdf_bytes(document(*map(Paragraph, TEXTS), language=language), MADE))
    assert [text for text in TEXTS if text not in found.splitlines()] == []


@needs_poppler
def test_strong_text_and_figures_in_columns_come_out_too() -> None:
    rows = tuple(Row((text, "1.111,11"), Look.TOTAL) for text in TEXTS)
    grid = Grid((GridColumn("Text", 1, right=False), GridColumn("Pay")), rows)
    found = read(pdf_bytes(document(KeyFigures((KeyFigure("Pay", "−4.382,00 €"),)), grid), MADE), "-layout")
    lines = [re.split(r"\s{2,}", line.strip()) for line in found.splitlines()]
    assert ["−4.382,00 €"] in lines
    assert [text for text in TEXTS if [text, "1.111,11"] not in lines] == []


@needs_poppler
def test_a_space_that_must_not_break_is_read_as_a_space() -> None:
    found = read(pdf_bytes(document(Paragraph("8\u00a0850,00\u00a0lei")), MADE))
    assert "8 850,00 lei" in found.replace("\u00a0", " ")


@needs_poppler
def test_each_page_repeats_the_heading_and_says_which_it_is() -> None:
    rows = tuple(Row((f"row {number}", "Long words of a customer " * 6, str(number))) for number in range(120))
    grid = Grid((GridColumn("Date", right=False), GridColumn("Customer", 1, right=False), GridColumn("Running")), rows)
    pages = read(pdf_bytes(document(Heading("Records"), grid), MADE)).split("\f")[:-1]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Running" in page
        assert f"{number}/{len(pages)}" in page.splitlines()
    rows_found = re.findall(r"row \d+", "\n".join(pages))
    assert sorted(rows_found, key=lambda text: int(text[4:])) == [f"row {number}" for number in range(120)]


def test_the_same_document_of_the_same_moment_is_the_same_file(tmp_path: Path) -> None:
    made = document(Paragraph("Ștefan 王芳"), Signature("Read.", ("Ana", "Pine")))
    assert pdf_bytes(made, MADE) == pdf_bytes(made, MADE)
    write_pdf(made, tmp_path / "a.pdf", MADE)
    assert (tmp_path / "a.pdf").read_bytes() == pdf_bytes(made, MADE)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_only_the_letters_used_are_carried_along() -> None:
    assert len(pdf_bytes(document(*map(Paragraph, TEXTS)), MADE)) < 60_000


def test_charts_stay_vectors() -> None:
    chart = Drawing(100, 40, (Line(((0, 40), (100, 0)), Ink.ACCENT), Words(0, 10, "Chart")))
    assert b"/Subtype /Image" not in pdf_bytes(document(chart), MADE)


def test_a_letter_that_no_font_has_is_named() -> None:
    with pytest.raises(UserError, match=r"U\+F0000.*fonts-noto"):
        pdf_bytes(document(Paragraph("\U000f0000")), MADE)


def test_what_prints_nothing_needs_no_glyph() -> None:
    assert pdf_bytes(document(Paragraph("A\u200bB\u00adC\tD")), MADE) == pdf_bytes(document(Paragraph("ABC D")), MADE)


def test_a_computer_without_fonts_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_files, "folders", lambda: [tmp_path])
    font_files.installed.cache_clear()
    try:
        with pytest.raises(UserError, match="fonts-noto-core"):
            pdf_bytes(document(), MADE)
    finally:
        font_files.installed.cache_clear()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        write_pdf(document(), tmp_path / "no" / "a.pdf", MADE)
