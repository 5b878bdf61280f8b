"""What the demo leaves in its folder where no window can be shown: figures, statements and pictures of the pages."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from desktop_app.domain.period import Period
from desktop_app.domain.progress import Progress
from desktop_app.domain.table import Table
from desktop_app.files.writers import write_table
from desktop_app.i18n import N_, _
from desktop_app.operations.export_report import export_statement
from desktop_app.operations.kpis.catalogue import find_kpi, kpis_with_data
from desktop_app.operations.kpis.figures import Wanted, breakdown, default_as_of, figures
from desktop_app.reports.figure_tables import figure_table, group_table
from desktop_app.store import people
from desktop_app.store.database import Store

Render = Callable[[Path, Path], Sequence[Path]]
"""Draws the main pages of a workspace into a folder; the pictures written."""

_BY_PERSON: Final = ("revenue", "deals_won", "win_rate", "average_deal_size", "sales_cycle_days")
_LONGEST: Final = 180  # seconds
_NO_SCREEN: Final = {"offscreen", "minimal", "vnc"}


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures, or why there are none."""

    files: tuple[Path, ...]
    missing: str = ""


def has_screen() -> bool:
    """Whether a window would be seen."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _NO_SCREEN:
        return False
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(key) for key in ("DISPLAY", "WAYLAND_DISPLAY"))


def gauge_table(store: Store, period: Period) -> Table:
    """Every figure that the records allow, for the company."""
    kpis = kpis_with_data(store)
    wanted = Wanted(tuple(kpi.key for kpi in kpis), period, default_as_of(store))
    return figure_table(figures(store, wanted), kpis)


def person_table(store: Store, period: Period) -> Table:
    rows = breakdown(store, Wanted(_BY_PERSON, period, default_as_of(store), by="person", lean=True))
    return group_table(
        [(row.label, row.figures) for row in rows], [find_kpi(store, key) for key in _BY_PERSON], N_("Person")
    )


def write_figures(store: Store, folder: Path, period: Period) -> list[Path]:
    """The company's figures and those of each person, as CSV and as a workbook."""
    tables = {"figures": gauge_table(store, period), "people": person_table(store, period)}
    found = [folder / f"{name}-{period.name}.{ending}" for name in tables for ending in ("csv", "xlsx")]
    for path in found:
        write_table(tables[path.stem.split("-")[0]], path)
    return found


def write_statements(
    store: Store, folder: Path, period: Period, persons: Sequence[int], progress: Progress
) -> list[Path]:
    """A statement for each of the persons, on paper and as a workbook; named by staff number where there is one."""
    known = {person.id: person for person in people.load(store)}
    folder.mkdir(exist_ok=True)
    found = []
    for person in progress.track(persons, N_("Writing statements"), len(persons)):
        number = known[person].staff_no or str(person)
        for ending in ("pdf", "xlsx"):
            found.append(folder / f"statement-{period.name}-{number}.{ending}")
            export_statement(store, person, period, found[-1], progress)
    return found


def draw_pages(render: Render, file: Path, folder: Path) -> Pictures:
    """Let ``render`` draw in a process of its own: here nothing of the window is loaded, and none may be open."""
    folder.mkdir(exist_ok=True)
    context = get_context("spawn")
    mine, its = context.Pipe(duplex=False)
    process = context.Process(target=_draw, args=(its, render, file, folder))
    process.start()
    its.close()
    try:
        return mine.recv() if mine.poll(_LONGEST) else Pictures((), _("it took too long"))
    except EOFError:
        return Pictures((), _("the process that draws ended too early"))
    finally:
        process.kill()
        process.join()


def _draw(connection: Connection, render: Render, file: Path, folder: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        connection.send(Pictures(tuple(render(file, folder))))
    except ImportError as fault:  # a system library that the window needs is not there
        connection.send(Pictures((), str(fault)))
