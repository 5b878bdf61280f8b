"""Evaluation of a month for 500 people with 10,000 deals: ``python tests/bench/bench_evaluate.py``.

Prints medians: totals alone (goal < 50 ms), the full evaluation with every line and step, and their ratio.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop_app.domain.period import parse_period
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import evaluate, plans
from desktop_app.operations.pay.pay_totals import pay_totals

PEOPLE, DEALS, RUNS = 500, 10_000, 9
GOAL = 0.050


def deals() -> str:
    pick = random.Random(2)
    rows = [
        f"{number},Seller {number % PEOPLE:03d},Customer {pick.randrange(900)},Won,2026-02-{pick.randrange(1, 28):02d},"
        f"2026-03-{pick.randrange(1, 31):02d},{pick.randrange(100, 900_000) / 100:.2f}"
        for number in range(DEALS)
    ]
    return "\n".join(["id,owner,customer,stage,opened,closed,amount", *rows])


def median_of(work: Callable[[], object]) -> float:
    times = []
    for _run in range(RUNS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    path = Path(tempfile.mkdtemp()) / "w.quotadesk"
    march = parse_period("2026-03")
    plan = next(one.file.plan for one in plans.templates() if one.key == "marginal_tiers")
    with new_workspace(path, preset_settings("US", date(2026, 4, 1))) as store:
        import_file(store, Request(deals().encode(), "deals.csv"))
        quick = median_of(lambda: pay_totals(store, plan, march))
        full = median_of(lambda: evaluate.try_out(store, plan, march))
    print(f"{PEOPLE} people, {DEALS:,} deals, one month, {RUNS} runs")
    print(f"  totals: {quick * 1000:.0f} ms (goal < {GOAL * 1000:.0f} ms: {'met' if quick < GOAL else 'missed'})")
    print(f"  with every line and step: {full * 1000:.0f} ms, {full / quick:.0f} x")


if __name__ == "__main__":
    main()
