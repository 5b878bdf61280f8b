from desktop_app.files.chunk import Chunk, ParsedRow, one_by_one
from desktop_app.files.source import RowProblem, Severity

STRANGE = RowProblem(4, "A", "x", "strange", severity=Severity.WARNING)
WRONG = RowProblem(3, "A", "y", "wrong")
CHUNK = Chunk([2, 3, 4], [("a",), ("y",), ("x",)], {"name": ["a", "y", "x"]}, {"B": ["1", "2", " "]}, {2: [STRANGE]})


def test_a_row_that_is_left_out_takes_its_cells_and_warnings_along() -> None:
    kept = CHUNK.without({1}, (WRONG,))
    assert (kept.lines, kept.cells, kept.values, kept.rest) == (
        [2, 4], [("a",), ("x",)], {"name": ["a", "x"]}, {"B": ["1", " "]},
    )  # fmt: skip
    assert kept.warnings == {1: [STRANGE]}
    assert kept.problems() == [WRONG, STRANGE]
    assert CHUNK.without({2}).warnings == {}


def test_rows_and_refusals_come_in_the_order_of_the_file() -> None:
    assert list(one_by_one([CHUNK.without({1}, (WRONG,))])) == [
        ParsedRow(2, {"name": "a"}, {"B": "1"}),
        WRONG,
        ParsedRow(4, {"name": "x"}, {}, (STRANGE,)),
    ]
