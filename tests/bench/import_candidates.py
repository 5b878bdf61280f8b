"""What bench_import_stages rollups, one per process: ``python import_candidates.py NAME SOURCE TARGET``."""

import csv
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from bench_read import write_xlsx

from desktop_app.files.parse_rows import RowParser
from desktop_app.files.readers import read_source, stream_rows
from desktop_app.files.row_stream import RowStream
from desktop_app.operations.importing import import_file as importing
from desktop_app.operations.importing.record_rows import RecordRows
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store import record_merge, rollups
from desktop_app.store.database import open_store


class Stages:
    """Processor time by stage; a stage inside another counts for itself alone."""

    def __init__(self) -> None:
        self._since = time.process_time()
        self.spent: Counter[str] = Counter({"start": self._since})
        self._open: list[str] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        now = time.process_time()
        self.spent[self._open[-1] if self._open else "other"] += now - self._since
        self._since = now

    def watch(self, owner: Any, name: str, stage: str) -> None:
        inner: Callable[..., Any] = getattr(owner, name)

        def watched(*args: Any, **named: Any) -> Any:
            with self.stage(stage):
                return inner(*args, **named)

        setattr(owner, name, watched)

    def watch_each(self, owner: Any, name: str, stage: str) -> None:
        inner: Callable[..., Iterator[Any]] = getattr(owner, name)

        def watched(*args: Any, **named: Any) -> Iterator[Any]:
            found = inner(*args, **named)
            while True:
                with self.stage(stage):
                    one = next(found, stages_end)
                if one is stages_end:
                    return
                yield one

        setattr(owner, name, watched)


UPKEEP = 0.2  # seconds
stages_end = object()


def import_ours(source: Path, workspace: Path) -> Stages:
    """In the candidate's own process: one import, its stages printed."""
    stages = Stages()
    stages.watch(importing, "understand_file", "understand")
    stages.watch(importing, "back_up", "backup")
    stages.watch_each(RowStream, "blocks", "read")
    stages.watch_each(RowParser, "chunks", "parse")
    stages.watch(RecordRows, "take", "rows")
    stages.watch(record_merge._Merging, "take", "bring")
    stages.watch(record_merge._Merging, "finish", "merge")
    stages.watch(record_merge._Merging, "_restore_indexes", "indexes")
    stages.watch(rollups, "refresh", "rollups")
    with stages.stage("open and close"), open_store(workspace) as store, stages.stage("other"):
        importing.import_file(store, importing.Request(source, source.name))
    print("   " + " · ".join(f"{name} {spent:.2f}" for name, spent in stages.spent.items()))
    return stages


def import_further(source: Path, workspace: Path) -> None:
    """An import into a file that holds much already, with the upkeep of its rollups."""
    upkeep = import_ours(source, workspace).spent["rollups"]
    print(f"   upkeep of the rollups: {upkeep * 1000:.0f} ms (goal ≤ {UPKEEP * 1000:.0f} ms)")


def import_with_sqlite_utils(source: Path, target: Path) -> None:
    from sqlite_utils import Database  # noqa: PLC0415 - a rival is loaded in its own process only

    with source.open(newline="", encoding="utf-8") as stream:
        Database(target)["t"].insert_all(csv.DictReader(stream))


def import_with_pandas(source: Path, target: Path) -> None:
    import sqlite3  # noqa: PLC0415 - as above

    import pandas as pd  # noqa: PLC0415 - as above

    connection = sqlite3.connect(target)
    pd.read_csv(source, parse_dates=["engage date", "close date"]).to_sql("t", connection, index=False)
    connection.commit()


def read_ours(source: Path, _target: Path) -> None:
    deque(stream_rows(source, read_source(source, name=source.name, limit=1000)), 0)


def read_with_openpyxl(source: Path, _target: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    deque(load_workbook(source, read_only=True).active.iter_rows(values_only=True), 0)


def make_workspace(_source: Path, target: Path) -> None:
    new_workspace(target, preset_settings("US", date(2026, 1, 1))).close()


def make_book(rows: Path, target: Path) -> None:
    write_xlsx(target, int(rows.name))


CANDIDATES: dict[str, Callable[[Path, Path], object]] = {
    "workspace": make_workspace,
    "book": make_book,
    "ours": import_ours,
    "upkeep": import_further,
    "sqlite_utils": import_with_sqlite_utils,
    "pandas": import_with_pandas,
    "read": read_ours,
    "openpyxl": read_with_openpyxl,
}

if __name__ == "__main__":
    CANDIDATES[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
