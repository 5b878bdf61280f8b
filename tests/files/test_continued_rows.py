"""What stands once for an order is carried to its further rows, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.files.continued_rows import Continuation

CELLS = st.sampled_from(["", "x", "y", "1"])
ROWS = st.lists(st.tuples(st.sampled_from(["", "A", "B"]), CELLS, CELLS, CELLS), max_size=12)


@given(ROWS)
def test_only_empty_cells_below_the_same_document_change(rows: list[tuple[str, ...]]) -> None:
    now = list(Continuation(0, (1,), (2,)).rows(enumerate(rows)))
    assert [line for line, _cells in now] == list(range(len(rows)))
    for place, (_line, cells) in enumerate(now):
        was = rows[place]
        goes_on = place > 0 and was[0] and rows[place - 1][0] == was[0]
        assert (cells[0], cells[3]) == (was[0], was[3])
        assert cells[1] == (was[1] or (now[place - 1][1][1] if goes_on else ""))
        assert cells[2] == (was[2] or ("0" if goes_on else ""))
