"""Documents as pictures: every page under the other, figures and ideographs where paper has them."""

import io

from PIL import Image

from desktop_app.domain.document import Document, Grid, GridColumn, Paragraph, Row
from desktop_app.files.picture import picture_bytes

ROWS = tuple(Row((f"Țăranu 王芳 {number}", f"{number},00")) for number in range(90))
GRID = Grid((GridColumn("Name", 1, right=False), GridColumn("Pay")), ROWS)


def test_all_pages_are_in_one_picture() -> None:
    one = Image.open(io.BytesIO(picture_bytes(Document("A", (), (Paragraph("312,40"),)))))
    long = Image.open(io.BytesIO(picture_bytes(Document("A", (), (GRID,)))))
    assert one.size == (1191, 1684)  # A4 at two pixels a point
    assert (long.width, long.height >= 2 * 1683) == (1191, True)


def test_the_same_document_is_the_same_picture_and_letters_make_a_difference() -> None:
    first = picture_bytes(Document("Țăranu", (), ()))
    assert picture_bytes(Document("Țăranu", (), ())) == first
    assert picture_bytes(Document("王芳", (), ())) != first
