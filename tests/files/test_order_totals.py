"""A total that stands on each line of its order is not counted per line, where the lines prove it."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.records import Kind
from desktop_app.files.column_types import infer_columns
from desktop_app.files.import_kinds import find_kind, propose_mapping
from desktop_app.files.kinds import ImportKind
from desktop_app.files.order_totals import CountedOnce
from desktop_app.files.readers import read_source

SALE: ImportKind = find_kind(Kind.SALE)
HEAD = "Order,Date,Product,Qty,Order total,Item value\n"
LINES = (
    "A1,2026-03-02,Pen,1,30.00,10.00\nA1,2026-03-02,Ink,2,30.00,20.00\n"
    "A2,2026-03-03,Pen,3,45.50,25.25\nA2,2026-03-03,Cap,1,45.50,20.25\nA3,2026-03-04,Ink,1,12.00,12.00\n"
)


def amount_of(text: str) -> tuple[str, str]:
    table = read_source(text.encode(), name="x").table
    mapping = propose_mapping(table, infer_columns(table), SALE)
    place = dict(mapping.columns)["amount"]
    because = {one.property: one.because for one in mapping.evidence}["amount"]
    return table.title_of(place), because


def test_the_lines_own_amounts_are_taken_where_they_add_up_to_the_total() -> None:
    title, because = amount_of(HEAD + LINES)
    assert title == "Item value"
    assert "repeats the total" in because


def test_amounts_that_do_not_add_up_prove_nothing() -> None:
    assert amount_of(HEAD + LINES.replace("20.25", "21.25"))[0] == "Order total"


def test_a_total_that_differs_from_line_to_line_is_no_total() -> None:
    assert amount_of(HEAD + LINES.replace("Ink,2,30.00", "Ink,2,31.00"))[0] == "Order total"


def test_one_order_alone_may_be_chance() -> None:
    assert (
        amount_of(HEAD + "".join(LINES.splitlines(keepends=True)[:2]) + "A9,2026-03-09,Ink,1,7,7\n")[0] == "Order total"
    )


def test_the_total_is_counted_on_the_first_line_of_its_document_wherever_the_others_stand() -> None:
    rows = [(2, ("A", "10")), (3, ("B", "10")), (4, ("A", "10")), (5, ("A", "7")), (6, ("", "10")), (7, ("", "10"))]
    counted = dict(CountedOnce(0, 1).rows(rows))
    assert [counted[line][1] for line in range(2, 8)] == ["10", "10", "0", "7", "10", "10"]


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 3)), max_size=30))
def test_each_document_is_worth_its_total_once(lines: list[tuple[str, int]]) -> None:
    totals = {"A": 11, "B": 5, "C": 7}
    rows = [(n, (name, str(totals[name]), str(pieces))) for n, (name, pieces) in enumerate(lines)]
    found = [int(cells[1]) for _line, cells in CountedOnce(0, 1).rows(rows)]
    assert sum(found) == sum(totals[name] for name in {name for name, _pieces in lines})
