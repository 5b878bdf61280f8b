"""How long a keystroke takes in a grid of 200 people and 12 months, in processor time, with everything it repaints.

Run: python -m tests.bench.bench_target_grid
"""

import gc
import os
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

from PySide6.QtWidgets import QApplication

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.targets.targets import Split, set_target, split_and_save
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.targets import TargetsPage
from desktop_app.ui.pages.targets.draft import Cell

_PEOPLE, _TEAMS, _ROUNDS = 200, 8, 10
_YEAR: Final = parse_period("2026")


def fill(store: Store) -> None:
    """Two years of one deal a month for everybody, and a target broken down to people and months."""
    people = "\n".join(f"Person {n},Team {n % _TEAMS}" for n in range(_PEOPLE))
    deals = "\n".join(
        f"D{n}-{month},Person {n},Won,{2025 + month // 12}-{month % 12 + 1:02d}-15,{1000 + n}"
        for n in range(_PEOPLE)
        for month in range(21)
    )
    import_file(store, Request(f"Sales agent,Team\n{people}\n".encode(), "people.csv"))
    import_file(store, Request(f"Deal ID,Owner,Stage,Close date,Amount\n{deals}\n".encode(), "deals.csv"))
    set_target(store, "revenue", COMPANY, _YEAR, Fraction(6_000_000), reason="")
    split_and_save(store, Split("revenue", _YEAR, step=100), "")


def typed(page: TargetsPage, number: int) -> tuple[float, float]:
    """Seconds of the keystroke itself, and of the cards about the cell that follow once the person pauses."""
    people = [line.scope for line in page.draft.grid.lines if line.depth == len({"company", "team"})]
    place = people[number], page.draft.grid.columns[-1].period
    page.cards.grid.view.go_to(place)
    page.show_cell()
    QApplication.processEvents()
    start = process_time()
    page.cards.grid.view.edited.emit({place: Cell(100 * number + 100)})
    QApplication.processEvents()
    middle = process_time()
    page.show_cell()
    QApplication.processEvents()
    return middle - start, process_time() - middle


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme.apply(app, theme.Scheme.LIGHT)
    with TemporaryDirectory() as folder:
        chosen = preset_settings("RO", date(2026, 9, 20), currency="EUR", company="Harbor", language="en")
        with new_workspace(Path(folder) / "bench.quotadesk", chosen) as store:
            fill(store)
            page = TargetsPage(store, JobsInPlace(store))
            page.resize(1180, 860)
            page.show()
            page.reload()
            QApplication.processEvents()
            gc.freeze()  # as the window does once it stands
            found = [typed(page, number) for number in range(_ROUNDS)]
            page.hide()
    keys, cards = (sorted(one) for one in zip(*found, strict=True))
    print(f"{_PEOPLE} people x 12 months, processor time")
    print(f"  keystroke: {keys[_ROUNDS // 2] * 1000:.0f} ms usually, {keys[-1] * 1000:.0f} ms at most")
    print(f"  cards about the cell, after a pause: {cards[_ROUNDS // 2] * 1000:.0f} ms usually")


if __name__ == "__main__":
    main()
