"""What a workspace holds, told so exactly that two states can be compared, and whether nothing in it is half done."""

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.operations import back_up
from desktop_app.operations.targets.target_grid import load_grid
from desktop_app.store import batches, evaluations, people
from desktop_app.store.database import Store, open_store

YEAR: Final = parse_period("2026")
MARCH: Final = parse_period("2026-03")
ROWS: Final = 24  # of every import
_TARGETS: Final = ("target",)
_PAY: Final = ("plan", "plan_version", "assignment", "evaluation", "statement")


@dataclass(frozen=True)
class State:
    """Digests of all rows by what they are about, and what can be counted: each operation moves its own counts only."""

    records: str
    targets: str
    pay: str
    batches: int
    taken_back: int
    runs: dict[str, int]

    @classmethod
    def read(cls, data: dict[str, Any]) -> "State":
        return cls(**data)

    def data(self) -> dict[str, Any]:
        return asdict(self)


def state(store: Store) -> State:
    tables = [name for name in store.db.table_names() if not name.startswith(("sqlite_", "_sqlite"))]
    about_records = [name for name in tables if name not in (*_TARGETS, *_PAY)]
    found = [batch for batch in batches.load(store) if batch.kind == "opportunity"]
    runs: dict[str, int] = {}
    for run in evaluations.load(store):
        runs[run.state] = runs.get(run.state, 0) + 1
    return State(
        _digest(store, about_records),
        _digest(store, _TARGETS),
        _digest(store, _PAY),
        len(found),
        sum(not batch.in_force for batch in found),
        runs,
    )


def _digest(store: Store, tables: tuple[str, ...] | list[str]) -> str:
    digest = hashlib.sha256()
    for table in sorted(tables):
        for row in sorted(map(repr, store.db.execute(f"select * from {table}"))):
            digest.update(f"{table}{row}".encode())
    return digest.hexdigest()


def state_of(path: Path) -> State:
    with open_store(path, readonly=True) as store:
        return state(store)


def faults(store: Store) -> list[str]:
    """What can't be after whole operations alone, in any order."""
    found = back_up.check(store)
    for batch in batches.load(store):
        if batch.kind != "opportunity":
            continue
        versions = store.db.execute("select count(*) from version where batch_id = ?", [batch.id]).fetchone()[0]
        if batch.rows != ROWS or versions != batch.created + batch.changed:
            found.append(f"batch {batch.id} is half there: {batch.rows} rows, {versions} versions")
    team = len(people.load(store))
    for run in evaluations.load(store):
        if len(evaluations.statements(store, run.id)) != team:
            found.append(f"run {run.id} has not everybody's statement")
    return found


def parts_differ(store: Store) -> bool:
    """Whether the months or the people do not add up to the company's target of the year."""
    grid = load_grid(store, "revenue", YEAR)
    whole = grid.amounts[COMPANY, YEAR]
    months = [column.period for column in grid.columns if column.depth == max(one.depth for one in grid.columns)]
    persons = [line.scope for line in grid.lines if line.depth == max(one.depth for one in grid.lines)]
    sums = [
        sum(grid.amounts.get((COMPANY, month), 0) for month in months),
        sum(grid.amounts.get((person, YEAR), 0) for person in persons),
        sum(grid.amounts.get((person, month), 0) for person in persons for month in months),
    ]
    return any(one != whole for one in sums)
