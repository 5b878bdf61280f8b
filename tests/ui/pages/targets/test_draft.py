"""The draft over the saved targets: any sequence of changes can be walked back and forth."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.targets.target_grid import Line, Place, TargetGrid, grid_columns
from desktop_app.ui.pages.targets.draft import Cell, Draft

ANA = Scope(ScopeKind.PERSON, 1, "Ana")
YEAR = parse_period("2026")
COLUMNS = grid_columns(YEAR, 1)
PLACES = [(scope, column.period) for scope in (COMPANY, ANA) for column in COLUMNS[:3]]
CELLS = st.builds(Cell, st.one_of(st.none(), st.integers(0, 3)), st.booleans())
CHANGES = st.dictionaries(st.sampled_from(PLACES), CELLS, min_size=1)


def base(amounts: Mapping[Place, int] | None = None) -> TargetGrid:
    lines = (Line(COMPANY, 0, None), Line(ANA, 1, COMPANY))
    return TargetGrid("revenue", Unit.MONEY, "EUR", COLUMNS, lines, {(COMPANY, YEAR): 2, **(amounts or {})})


@given(st.lists(CHANGES, max_size=8))
def test_undo_leads_back_to_what_is_saved_and_redo_to_the_end(steps: list[dict[Place, Cell]]) -> None:
    draft = Draft(base())
    for step in steps:
        draft.change(step)
    end = draft.grid
    while draft.can_undo:
        draft.undo()
    assert (draft.grid, draft.count) == (draft.base, 0)
    while draft.can_redo:
        draft.redo()
    assert draft.grid == end


@given(CHANGES)
def test_a_change_counts_only_where_it_differs_from_what_is_saved(cells: dict[Place, Cell]) -> None:
    draft = Draft(base())
    draft.change(cells)
    saved = {(COMPANY, YEAR): Cell(2)}
    wanted = {place: cell if cell.amount is not None else Cell() for place, cell in cells.items()}
    assert draft.count == sum(cell != saved.get(place, Cell()) for place, cell in wanted.items())


def test_what_has_no_amount_is_not_locked() -> None:
    draft = Draft(base())
    draft.change({(ANA, YEAR): Cell(None, locked=True)})
    assert (draft.count, draft.grid.locked) == (0, frozenset())


def test_a_new_change_ends_the_way_forward() -> None:
    draft = Draft(base())
    draft.change({(ANA, YEAR): Cell(1)})
    draft.undo()
    assert draft.change({(ANA, YEAR): Cell(3)})
    assert not draft.can_redo
    assert not draft.change({(ANA, YEAR): Cell(3)})


def test_discarding_is_a_step_that_can_be_taken_back() -> None:
    draft = Draft(base())
    draft.change({(ANA, YEAR): Cell(1)})
    draft.discard()
    assert draft.count == 0
    draft.undo()
    assert draft.cell((ANA, YEAR)) == Cell(1)


def test_what_was_saved_meanwhile_is_no_change_any_more() -> None:
    draft = Draft(base())
    draft.change({(ANA, YEAR): Cell(1)})
    draft.rebase(base({(ANA, YEAR): 1}))
    assert (draft.count, draft.can_undo) == (0, False)


def test_a_whole_grid_is_taken_as_one_step() -> None:
    draft = Draft(base())
    assert draft.take(base({(ANA, YEAR): 2, (ANA, COLUMNS[1].period): 2}))
    assert draft.count == 2
    draft.undo()
    assert draft.count == 0
