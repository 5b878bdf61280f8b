import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app.ui import theme
from desktop_app.ui.widgets import text


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)
    text.clipped.clear()


def drawn(words: str, width: float, align: text.Qt.AlignmentFlag = text.LEFT, *, may_elide: bool = False) -> QImage:
    image = QImage(300, 24, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    font, ink = theme.font(13), theme.color("text")
    text.draw(painter, QRectF(0, 0, width, 24), words, font, ink, align=align, may_elide=may_elide)
    painter.end()
    return image


def inked(image: QImage) -> list[int]:
    """Columns with ink."""
    ground = theme.color("surface").rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]


def test_a_text_that_fits_is_whole_and_not_recorded() -> None:
    drawn("Revenue", 200)
    assert text.clipped == []


def test_a_text_that_does_not_fit_ends_in_its_box_and_is_recorded() -> None:
    image = drawn("Revenue of all teams in September", 80)
    assert text.clipped == ["Revenue of all teams in September"]
    assert max(inked(image)) <= 80


def test_names_may_be_cut_without_being_recorded() -> None:
    image = drawn("Revenue of all teams in September", 80, may_elide=True)
    assert text.clipped == []
    assert max(inked(image)) <= 80


def test_right_and_centre_end_where_they_should() -> None:
    assert max(inked(drawn("480k", 200, text.RIGHT))) in range(196, 201)
    columns = inked(drawn("480k", 200, text.CENTRE))
    assert (min(columns) + max(columns)) / 2 == pytest.approx(100, abs=1.5)


def test_capitals_are_centred_between_top_and_bottom() -> None:
    ground = theme.color("surface").rgb()
    image = drawn("HH", 200)
    rows = [y for y in range(24) if any(image.pixel(x, y) != ground for x in range(40))]
    assert (min(rows) + max(rows)) / 2 == pytest.approx(11.5, abs=0.75)


def test_chinese_breaks_between_characters_and_nothing_is_lost() -> None:
    words = "各团队九月份销售额与目标对比"
    found = text.lines(words, theme.font(13), 60)
    assert len(found) > 2
    assert "".join(found) == words


def test_words_beyond_the_last_line_are_recorded() -> None:
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    box = QRectF(0, 0, 60, 60)
    text.draw_lines(painter, box, "one two three four five six seven eight", theme.font(13), theme.color("text"))
    painter.end()
    assert len(text.clipped) == 1
