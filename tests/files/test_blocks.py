import pytest

from desktop_app.files.blocks import Block, block_of, parts, single_records, single_rows

TWO = Block([4, 5], [["a", "b"], ["1", "2"]])


def test_a_block_gives_its_rows_and_records_in_the_order_of_the_file() -> None:
    assert list(TWO.rows()) == [(4, ("a", "1")), (5, ("b", "2"))]
    assert list(TWO.records()) == [(4, 1, ["a", "1"]), (5, 1, ["b", "2"])]
    assert list(block_of(list(TWO.rows())).rows()) == list(TWO.rows())


def test_its_cells_are_a_sequence_of_rows() -> None:
    cells = TWO.cells
    assert (len(cells), cells[-1], list(cells[1:]), list(reversed(cells))) == (
        2, ("b", "2"), [("b", "2")], [("b", "2"), ("a", "1")],
    )  # fmt: skip
    with pytest.raises(IndexError):
        cells[2]


def test_what_stands_alone_is_gathered_between_blocks() -> None:
    alone = [(1, ("x", "")), (2, ("y", ""))]
    assert list(parts([*alone, TWO, TWO, (6, ("z", ""))])) == [alone, TWO, TWO, [(6, ("z", ""))]]
    assert [len(part) for part in parts(alone * 1000) if isinstance(part, list)] == [1024, 976]


def test_rows_and_records_come_singly_too() -> None:
    assert list(single_rows([(3, ("x", "0")), TWO])) == [(3, ("x", "0")), *TWO.rows()]
    assert list(single_records([(2, 2, ["x", "0"]), TWO])) == [(2, 2, ["x", "0"]), *TWO.records()]
