"""A month's pay of 500 people over a million records: ``python tests/bench/bench_evaluate.py [RECORDS]``.

Prints medians: totals alone (goal < 50 ms) and the full evaluation with every line and step (goal < 500 ms), beside
the same cents by hand: every record read in plain Python, and a polars query where polars is there (extra ``bench``).
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

from bench_dashboard import RECORDS, fill  # type: ignore[import-not-found,unused-ignore] # beside this file
from pay_by_hand import (  # type: ignore[import-not-found,unused-ignore] # beside this file
    HAS_POLARS,
    frame_of,
    in_polars,
    in_python,
)

from desktop_app.domain.period import parse_period
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.pay.pay_totals import pay_totals
from desktop_app.store.database import Store

PEOPLE, RUNS = 500, 7
GOALS = {"totals": 50, "with every line and step": 500}
MARCH = parse_period("2026-03")
AS_IT_IS = [Fraction(1)]


def median_of(work: Callable[[], object], runs: int = RUNS) -> tuple[float, float]:
    """Milliseconds of processor time and on the clock, of the second run on."""
    work()
    times = []
    for _run in range(runs):
        processor, wall = time.process_time(), time.perf_counter()
        work()
        times.append((time.process_time() - processor, time.perf_counter() - wall))
    return statistics.median(one for one, _wall in times) * 1000, statistics.median(one for _one, one in times) * 1000


def say(what: str, taken: tuple[float, float], base: float) -> None:
    processor, wall = taken
    goal = GOALS.get(what)
    told = f"  goal < {goal} ms: {'met' if processor < goal else 'missed'}" if goal else ""
    print(f"  {what:<44} {processor:8.0f} ms processor {wall:8.0f} ms wall {processor / base:6.1f} x{told}")


def measure(store: Store) -> None:
    plan = next(one.file.plan for one in plans.templates() if one.key == "marginal_tiers")
    costs = {sum(one.pay or 0 for one in pay_totals(store, plan, MARCH))}
    statements = evaluate.try_out(store, plan, MARCH)
    costs |= {sum(one.pay or 0 for one in statements), *in_python(store, MARCH, AS_IT_IS)}
    people, lines = len(statements), sum(len(line.records) for one in statements for line in one.lines)
    del statements  # what is kept is walked over by every later look for garbage
    full = median_of(lambda: evaluate.try_out(store, plan, MARCH))
    say("totals", median_of(lambda: pay_totals(store, plan, MARCH)), full[0])
    say("with every line and step", full, full[0])
    say("by hand, every record in plain Python", median_of(lambda: in_python(store, MARCH, AS_IT_IS), 1), full[0])
    if HAS_POLARS:
        frame = frame_of(store)
        costs |= set(in_polars(frame, MARCH, AS_IT_IS))
        say("polars, the records in memory already", median_of(lambda: in_polars(frame, MARCH, AS_IT_IS)), full[0])
        say("polars, reading them first", median_of(lambda: in_polars(frame_of(store), MARCH, AS_IT_IS), 1), full[0])
    else:
        print("  polars is not installed and left out")
    print(f"  {people} people, {lines:,} lines; the same cents: {len(costs) == 1}")


def main() -> None:
    path = Path(tempfile.mkdtemp()) / "w.quotadesk"
    with new_workspace(path, preset_settings("US", date(2027, 1, 10))) as store:
        fill(store, PEOPLE)
        print(f"{RECORDS:,} records, one month")
        measure(store)


if __name__ == "__main__":
    main()
