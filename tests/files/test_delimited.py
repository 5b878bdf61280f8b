from hypothesis import given
from hypothesis import strategies as st

from desktop_app.files.blocks import Block
from desktop_app.files.delimited import read_blocks, read_records, split_line
from desktop_app.files.source import Dialect

COMMA = Dialect(separator=",", quote='"')


def cells(text: str, dialect: Dialect = COMMA) -> list[list[str]]:
    return [found for _line, _span, found in read_records(text.splitlines(keepends=True), dialect)]


def test_quotes_beside_a_lost_separator_still_hold_a_sentence_together() -> None:
    assert cells('K1,Printer"Ulm, north"\nK2,Scanner,Bonn\n') == [
        ["K1", 'Printer"Ulm, north"'],
        ["K2", "Scanner", "Bonn"],
    ]
    assert cells('K1,"Ulm, north"Olaf,5\n') == [["K1", '"Ulm, north"Olaf', "5"]]
    assert cells('K1,Ana"She said ""no"", twice",5\n') == [["K1", 'Ana"She said ""no"", twice"', "5"]]


def test_inches_are_letters() -> None:
    assert split_line('Screen 24", black, 15" deep,7', COMMA) == ['Screen 24"', " black", ' 15" deep', "7"]
    assert cells('Pipe 3/4",5\nPipe 1"x2,6\n') == [['Pipe 3/4"', "5"], ['Pipe 1"x2', "6"]]


def test_a_blank_behind_every_separator_tells_nothing() -> None:
    padded = Dialect(separator=",", quote='"', padded=True)
    assert cells('a 2"b, c 3"\n', padded) == [['a 2"b', 'c 3"']]


def test_a_quote_that_nothing_closes_costs_no_other_line() -> None:
    assert cells('1,"open,x\n2,b,y\n') == [["1", '"open', "x"], ["2", "b", "y"]]


def test_a_separator_lost_before_a_quoted_amount_leaves_one_cell_too_few() -> None:
    """``38"7,199.86"``: csv would find two cells, both wrong."""
    lines = ["a,b,c\n", '1,2,"7,199.86"\n', '1,2"7,199.86"\n']
    assert [cells for _line, _span, cells in read_records(lines, COMMA)] == [
        ["a", "b", "c"], ["1", "2", "7,199.86"], ["1", '2"7,199.86"'],
    ]  # fmt: skip


@given(
    st.lists(st.lists(st.text("a0 é\x0b\u2028\x00'", max_size=3), min_size=1, max_size=3), max_size=6), st.booleans()
)
def test_lines_without_a_quote_are_split_at_every_separator(rows: list[list[str]], ended: bool) -> None:
    lines = [",".join(row) + "\n" for row in rows]
    if lines and not ended and lines[-1] != "\n":
        lines[-1] = lines[-1].removesuffix("\n")
    wanted = [(number, 1, row if row != [""] else []) for number, row in enumerate(rows, 1)]
    assert list(read_records(lines, COMMA)) == wanted
    found = list(read_blocks(lines, COMMA))
    equal = len({len(row) for row in rows}) == 1 and [""] not in rows
    assert all(isinstance(part, Block) for part in found) is (equal or not rows)


def test_quoted_lines_of_one_width_stay_together_too() -> None:
    (block,) = read_blocks(['"a, b",1\n', '"c",2\n'], COMMA)
    assert isinstance(block, Block)
    assert list(block.rows()) == [(1, ("a, b", "1")), (2, ("c", "2"))]
