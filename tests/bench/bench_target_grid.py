"""How long a keystroke takes in a grid of 200 people and 12 months: the draft and what then does not add up.

Run: python -m tests.bench.bench_target_grid
"""

from time import perf_counter

from desktop_app.domain.period import parse_period
from desktop_app.domain.quantity import Unit
from desktop_app.domain.scope import COMPANY, Scope, ScopeKind
from desktop_app.operations.targets.target_grid import Line, TargetGrid, grid_columns
from desktop_app.ui.pages.targets import wording
from desktop_app.ui.pages.targets.draft import Cell, Draft

_PEOPLE, _ROUNDS = 200, 20


def grid() -> TargetGrid:
    columns = grid_columns(parse_period("2026"), 1)
    people = [Scope(ScopeKind.PERSON, number, f"Person {number}") for number in range(1, _PEOPLE + 1)]
    lines = (Line(COMPANY, 0, None), *(Line(one, 1, COMPANY) for one in people))
    amounts = {(line.scope, column.period): 100_000 for line in lines for column in columns}
    return TargetGrid("revenue", Unit.MONEY, "EUR", columns, lines, amounts)


def main() -> None:
    draft = Draft(grid())
    month = draft.grid.columns[-1].period
    worst = 0.0
    for number in range(1, _ROUNDS + 1):
        start = perf_counter()
        draft.change({(Scope(ScopeKind.PERSON, number, f"Person {number}"), month): Cell(number)})
        list(wording.findings(draft.grid))
        worst = max(worst, perf_counter() - start)
    print(f"{_PEOPLE} people x 12 months: {worst * 1000:.0f} ms at most")


if __name__ == "__main__":
    main()
