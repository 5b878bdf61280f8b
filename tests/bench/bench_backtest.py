"""A year's backtest of one plan over a million records: ``python tests/bench/bench_backtest.py``; goal: below 3 s.

Beside it the same pay from the same file the naive way: every record read, added up and paid in plain Python.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

from bench_dashboard import PEOPLE, RECORDS, fill  # type: ignore[import-not-found,unused-ignore] # beside this file

from desktop_app.domain.money import from_stored, to_minor
from desktop_app.domain.period import parse_period
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import plans
from desktop_app.operations.pay.backtest import VOLUMES, backtest
from desktop_app.store import rollups, settings
from desktop_app.store.database import Store

YEAR = parse_period("2026")
GOAL = 3.0
TIERS = ((0, Fraction(5, 100)), (40_000, Fraction(8, 100)), (80_000, Fraction(12, 100)))


def naive(store: Store) -> list[int]:
    """Minor units of the year at each volume: a sum by person and month, each step paid on its slice."""
    sums: dict[tuple[int, int], Fraction] = {}
    rows = store.db.execute(
        "select owner, day, amount from version where in_force and kind = 'opportunity' and status = 'won'"
    )
    for owner, ordinal, amount in rows:
        day = date.fromordinal(ordinal)
        if day in YEAR:
            key = owner, day.month
            sums[key] = sums.get(key, Fraction(0)) + from_stored(amount)
    return [sum(to_minor(paid(one * volume), "EUR") for one in sums.values()) for volume in VOLUMES]


def paid(result: Fraction) -> Fraction:
    ends = [*(Fraction(lower) for lower, _rate in TIERS[1:]), result]
    slices = zip(TIERS, ends, strict=True)
    return sum((rate * max(Fraction(0), min(result, end) - lower) for (lower, rate), end in slices), Fraction(0))


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
        slow, expected = timed(lambda: naive(store))
    same = [cost for _volume, cost in found.costs] == expected  # type: ignore[attr-defined] # a backtest
    print(f"{RECORDS:,} records, {PEOPLE} people, 12 months, 3 volumes; the same cents: {same}")
    print(f"  backtest: {quick:.2f} s, the first time {first:.2f} s (goal < {GOAL:.0f} s)")
    print(f"  naive, in plain Python: {slow:.2f} s, {slow / quick:.1f} x")


if __name__ == "__main__":
    main()
