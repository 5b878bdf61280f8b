"""A year's backtest of one plan over a million records: ``python tests/bench/bench_backtest.py``; goal: below 3 s.

Beside it the same pay from the same file by hand: every record read, added up and paid in plain Python, and a polars
query where polars is installed (the extra ``bench``).
"""

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench_dashboard import PEOPLE, RECORDS, fill  # type: ignore[import-not-found,unused-ignore] # beside this file
from pay_by_hand import (  # type: ignore[import-not-found,unused-ignore] # beside this file
    HAS_POLARS,
    frame_of,
    in_polars,
    in_python,
)

from desktop_app.domain.period import parse_period
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.backtest import VOLUMES, backtest
from desktop_app.store import rollups, settings

YEAR = parse_period("2026")
GOAL = 3.0


def timed(work: Callable[[], object]) -> tuple[float, object]:
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found


def main() -> None:
    plan = next(one.file.plan for one in plans.templates() if one.key == "marginal_tiers")
    with new_workspace(Path(tempfile.mkdtemp()) / "w.quotadesk", preset_settings("US", date(2027, 1, 10))) as store:
        fill(store)
        rollups.rebuild_all(store, settings.load(store).revenue_source)
        first, found = timed(lambda: backtest(store, plan, YEAR))
        quick = min(timed(lambda: backtest(store, plan, YEAR))[0] for _run in range(3))
        slow, expected = timed(lambda: in_python(store, YEAR, VOLUMES))
        queried, answer = timed(lambda: in_polars(frame_of(store), YEAR, VOLUMES)) if HAS_POLARS else (0.0, expected)
    same = expected == answer == [cost for _volume, cost in found.costs]  # type: ignore[attr-defined] # a backtest
    print(f"{RECORDS:,} records, {PEOPLE} people, 12 months, 3 volumes; the same cents: {same}")
    print(f"  backtest: {quick:.2f} s, the first time {first:.2f} s (goal < {GOAL:.0f} s)")
    print(f"  by hand, in plain Python: {slow:.2f} s, {slow / quick:.1f} x")
    told = f"{queried:.2f} s, {queried / quick:.1f} x" if HAS_POLARS else "not installed and left out"
    print(f"  polars, reading the records first: {told}")


if __name__ == "__main__":
    main()
