"""Worst stall of the window while a worker imports: run as ``python tests/bench/bench_import.py [ROWS]``.

A timer of the window ticks every 5 ms; the longest gap between two ticks beyond that is the stall (goal < 50 ms).
Printed beside it: the time of the import against the ``sqlite3`` shell's untyped ``.import`` of the same file.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from deals_file import write_deals
from PySide6.QtCore import QCoreApplication, QTimer

from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store.database import open_store
from desktop_app.ui.jobs import Jobs

TICK = 0.005
GOAL = 0.050


def measure(rows: int) -> None:
    folder = Path(tempfile.mkdtemp())
    source = folder / "deals.csv"
    write_deals(source, rows)
    new_workspace(folder / "w.quotadesk", preset_settings("US", date(2026, 1, 1))).close()
    shell = shell_import(source, folder / "plain.db")
    took, gaps = import_in_worker(folder / "w.quotadesk", source)
    worst = max(gaps)
    print(f"import of {rows:,} rows in a worker: {took:.1f} s")
    if shell:
        print(f"  against the sqlite3 shell's untyped .import: {took / shell:.1f} x ({shell:.1f} s)")
    print(f"window: worst stall {worst * 1000:.0f} ms, median {statistics.median(gaps) * 1000:.1f} ms"
          f" (goal < {GOAL * 1000:.0f} ms: {'met' if worst < GOAL else 'missed'})")  # fmt: skip
    shutil.rmtree(folder)


def import_in_worker(path: Path, source: Path) -> tuple[float, list[float]]:
    application = QCoreApplication([])
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(max(0.0, now - last - TICK))
        last = now

    with open_store(path, readonly=True):
        jobs = Jobs()
        jobs.use_workspace(path)
        started = time.perf_counter()
        timer = QTimer()
        timer.timeout.connect(tick)
        timer.start(int(TICK * 1000))
        jobs.run(import_file, Request(source, source.name), on_done=_leave(application), on_failed=print)
        last = time.perf_counter()
        application.exec()
        took = time.perf_counter() - started
        jobs.close()
    return took, gaps


def _leave(application: QCoreApplication) -> Callable[[object], None]:
    def leave(result: object) -> None:
        print(getattr(result, "batch", result))
        application.quit()

    return leave


def shell_import(source: Path, target: Path) -> float:
    """Seconds of the rival, 0 where it is not installed."""
    if not shutil.which("sqlite3"):
        return 0.0
    started = time.perf_counter()
    subprocess.run(["sqlite3", str(target), ".mode csv", f".import {source} t"], check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
