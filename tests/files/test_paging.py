from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.document import (
    CONTENT,
    MARGIN,
    Align,
    Box,
    Document,
    Grid,
    GridColumn,
    Heading,
    Look,
    Row,
    Words,
)
from desktop_app.files.font_files import SIMPLIFIED, TRADITIONAL, Face, faces, find
from desktop_app.files.grids import lay_out_grid
from desktop_app.files.paging import BOTTOM, Page, lay_out
from desktop_app.files.typeface import Typeface

TYPE = Typeface("en")
COLUMNS = (GridColumn("Name", 1, right=False), GridColumn("Pay"))


def pages_of(*blocks: object) -> tuple[Page, ...]:
    return lay_out(Document("Title", (), blocks), TYPE)  # type: ignore[arg-type] # blocks of every kind


def texts(page: Page) -> list[str]:
    return [shape.text for shape in page.shapes if isinstance(shape, Words)]


@settings(max_examples=60)
@given(st.text(alphabet="ab ăș王芳，。-\u00a0", max_size=60), st.floats(20, 200))
def test_lines_hold_every_letter_and_none_is_too_wide(text: str, width: float) -> None:
    lines = TYPE.wrap(text, 9, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert [line for line in lines if len(line) > 1 and TYPE.width(line, 9) > width] == []


def test_a_no_break_space_holds_words_together() -> None:
    width = TYPE.width("paid 1\u00a0000", 9) - 1
    assert TYPE.wrap("paid 1\u00a0000", 9, width) == ["paid", "1\u00a0000"]


def test_chinese_breaks_between_letters_but_not_before_a_comma() -> None:
    width = TYPE.width("销售额", 9) + 0.1
    assert TYPE.wrap("销售额，奖金", 9, width) == ["销售", "额，奖", "金"]


def test_all_figures_have_one_width() -> None:
    """Within the rounding of the font's own widths: a thousandth of the type size a figure."""
    for strong in (False, True):
        widths = [TYPE.width(digit, 9, strong=strong) for digit in "0123456789"]
        assert max(widths) - min(widths) <= 0.0091


@pytest.mark.parametrize("number", [1, 30, 40, 41, 42, 43, 44, 45, 90])
def test_nothing_reaches_into_the_margins(number: int) -> None:
    rows = tuple(Row((f"name {place} " * 9, "1,000.00"), Look.MARKED, ("a note " * 40,)) for place in range(number))
    for page in pages_of(Heading("Records"), Grid(COLUMNS, rows)):
        for shape in page.shapes:
            if isinstance(shape, Words) and shape.align is Align.LEFT and "name" in shape.text:
                assert shape.y < page.height - BOTTOM
                assert shape.x + TYPE.width(shape.text, shape.size) <= page.width - MARGIN


def test_a_row_and_its_note_stay_on_one_page() -> None:
    rows = tuple(Row((f"row{place}", "1"), Look.MARKED, (f"note{place}",)) for place in range(80))
    for page in pages_of(Grid(COLUMNS, rows)):
        found = set(texts(page))
        assert {text[3:] for text in found if text.startswith("row")} == {
            text[4:] for text in found if text.startswith("note")
        }


@pytest.mark.parametrize("filler", range(24, 44))
def test_a_heading_is_never_left_alone_at_the_foot(filler: int) -> None:
    rows = tuple(Row((f"first {place}", "1")) for place in range(filler))
    pages = pages_of(Grid(COLUMNS, rows), Heading("Second"), Grid(COLUMNS, (Row(("second row", "2")),)))
    assert [1 for page in pages if ("Second" in texts(page)) != ("second row" in texts(page))] == []


def test_the_head_of_a_section_goes_with_its_first_row() -> None:
    for filler in range(24, 44):
        rows = (
            *(Row((f"r{place}", "1")) for place in range(filler)),
            Row(("Group", "9"), Look.GROUP),
            Row(("in it", "9")),
        )
        for page in pages_of(Grid(COLUMNS, rows)):
            assert ("Group" in texts(page)) == ("in it" in texts(page))


def test_a_table_too_wide_is_parted_by_columns_each_part_with_the_names() -> None:
    columns = (GridColumn("Name", 1, right=False), *(GridColumn(f"column{place}") for place in range(30)))
    rows = tuple(Row((f"name{row}", *(f"{row}.{place:02},000,000.00" for place in range(30)))) for row in range(3))
    parts = list(lay_out_grid(Grid(columns, rows), TYPE, CONTENT))
    assert len(parts) > 1
    shown = [[shape.text for row in part for shape in row.shapes if isinstance(shape, Words)] for _head, part in parts]
    assert all(f"name{row}" in part for part in shown for row in range(3))
    figures = [text for part in shown for text in part if "," in text]
    assert sorted(figures) == sorted(cell for row in rows for cell in row.cells[1:] if isinstance(cell, str))


def test_figures_end_at_the_right_end_of_their_column() -> None:
    rows = (Row(("a", "1,111.11")), Row(("b", "−8.00")), Row(("c", "12,000,000.00"), Look.TOTAL))
    ((_head, parts),) = lay_out_grid(Grid(COLUMNS, rows), TYPE, CONTENT)
    ends = {round(s.x, 3) for part in parts for s in part.shapes if isinstance(s, Words) and s.align is Align.RIGHT}
    assert ends == {round(CONTENT, 3)}


def test_a_marked_row_is_tinted_over_its_whole_height() -> None:
    ((_head, parts),) = lay_out_grid(Grid(COLUMNS, (Row(("a", "1"), Look.MARKED, ("note",)),)), TYPE, CONTENT)
    tint = next(shape for shape in parts[0].shapes if isinstance(shape, Box))
    assert Fraction(tint.height) >= Fraction(parts[0].height) - 2


def test_latin_comes_before_chinese_and_each_script_has_its_own_face() -> None:
    found = list(faces("zh_CN", strong=False))
    assert found
    assert all(isinstance(face, Face) for face in found)
    simplified, traditional = find(SIMPLIFIED[0], strong=False), find(TRADITIONAL[0], strong=False)
    if simplified is None or traditional is None or simplified.path != traditional.path:
        pytest.skip("the collection with both scripts is not installed")
    assert simplified.number != traditional.number
    assert found.index(simplified) < found.index(traditional)
    taiwan = list(faces("zh_TW", strong=False))
    assert taiwan.index(traditional) < taiwan.index(simplified)
