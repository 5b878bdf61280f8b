"""What the grid paints is what a model made anew would paint, after any edits."""

from dataclasses import replace
from datetime import date
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.targets.target_grid import Line, Place, TargetGrid, grid_columns
from desktop_app.ui.pages.targets.draft import Cell, Draft
from desktop_app.ui.pages.targets.grid_model import GridModel

COLUMNS: Final = grid_columns(parse_period("2026"), 1)
FIELD: Final = Scope(ScopeKind.TEAM, 1, "Field")
PEOPLE: Final = [Scope(ScopeKind.PERSON, number, f"P{number}") for number in (2, 3)]
LINES: Final = (Line(COMPANY, 0, None), Line(FIELD, 1, COMPANY), *(Line(one, 2, FIELD) for one in PEOPLE))
PLACES: Final = [(line.scope, column.period) for line in LINES for column in COLUMNS]
AS_OF: Final = date(2026, 4, 10)
AMOUNTS: Final = st.none() | st.integers(0, 3).map(lambda whole: whole * 100) | st.integers(0, 300)
CELLS: Final = st.builds(Cell, AMOUNTS, st.booleans())
STEPS: Final = st.lists(
    st.dictionaries(st.sampled_from(PLACES), CELLS, min_size=1, max_size=3) | st.just({}), max_size=6
)


@given(STEPS)
def test_what_is_painted_after_edits_and_steps_back_is_what_a_new_model_paints(steps: list[dict[Place, Cell]]) -> None:
    grid = TargetGrid("revenue", Unit.MONEY, "EUR", COLUMNS, LINES, dict.fromkeys(PLACES[::2], 100))
    draft = Draft(grid)
    model = GridModel(draft, "Harbor", AS_OF)
    shown(model)
    for cells in steps:
        if cells:
            draft.change(cells)
        else:
            draft.undo()
        model.refresh()
        anew_grid = replace(draft.grid)
        assert all(draft.grid.gaps(place) == anew_grid.gaps(place) for place in PLACES)
        anew = GridModel(draft, "Harbor", AS_OF)
        assert shown(model) == shown(anew)
        assert [model.shapes(column) for column in range(1, 6)] == [anew.shapes(column) for column in range(1, 6)]


def shown(model: GridModel) -> list[object]:
    return [model.look(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
