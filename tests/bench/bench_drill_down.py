"""Any look below a figure over a million records: processor time in ms; goal: below 100 ms each.

``python -m tests.bench.bench_drill_down [RECORDS]``, beside the same totals as raw SQL over the records and, where it
is installed (extra ``bench``), as DuckDB has them. A figure is parted, judged and put in order, not only summed.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.domain.period import Period, parse_period
from desktop_app.operations.kpis.drivers import what_changed
from desktop_app.operations.kpis.figures import Wanted, breakdown
from desktop_app.operations.kpis.reached import records_behind
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store import behind, totals
from desktop_app.store.database import Store
from desktop_app.store.groupings import GROUPINGS
from tests.bench.bench_dashboard import RECORDS, Ask, duck, fill

END: Final = date(2026, 12, 31)
PERIODS: Final = ("2026-09", "2026-Q3", "2026")
KPIS: Final = ("revenue", "win_rate", "resolution_time")
GOAL: Final = 100
# What a total by this grouping is grouped by in the records themselves.
_RAW: Final = {
    "person": "owner", "product": "product", "channel": "channel", "customer": "customer", "weekday": "(day - 1) % 7",
}  # fmt: skip


def raw(column: str, period: Period) -> str:
    return f"""select {column}, sum(amount), count(*) from version where in_force = 1 and kind = 'opportunity'
        and status = 'won' and day >= {period.start.toordinal()} and day < {period.end.toordinal()} group by 1"""


def taken_by(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def median(work: Callable[[], object]) -> float:
    return statistics.median(taken_by(work) for _round in range(3))


def show(name: str, work: Callable[[], object], others: str = "") -> float:
    first, *later = [taken_by(work) for _round in range(4)]
    taken = statistics.median(later)
    print(f"{name:46} first {first:7.1f}  then {taken:7.1f} ms{'  OVER' if first > GOAL else ''}{others}", flush=True)
    return first


def compared(store: Store, column: str, period: Period, ask: Ask | None) -> str:
    sql = raw(column, period)
    found = f"   raw {median(lambda: store.db.execute(sql).fetchall()):7.1f}"
    return found + (f"   DuckDB {median(lambda: ask(sql)):5.1f}" if ask else "")


def drill(store: Store, kpi: str, period: Period, ask: Ask | None) -> list[float]:
    wanted = Wanted((kpi,), period, END, lean=True)
    taken = []
    for grouping in GROUPINGS:
        column = _RAW.get(grouping.key) if kpi == "revenue" else None
        others = compared(store, column, period, ask) if column else ""
        asked = replace(wanted, by=grouping.key)
        work: Callable[[], object] = lambda asked=asked: breakdown(store, asked)  # noqa: E731 - bound to this one
        taken.append(show(f"{kpi} {period.name} by {grouping.key}", work, others))
    question = records_behind(store, wanted)
    taken.append(
        show(f"{kpi} {period.name} newest 100 records", lambda: behind.load(store, question, "opportunity", 100))
    )
    taken.append(
        show(f"{kpi} {period.name} how many records", lambda: totals.count_versions(store, question, "opportunity"))
    )
    earlier = replace(wanted, period=parse_period(period.name.replace("2026", "2025")))
    for noun in ("person", "product"):
        work = lambda noun=noun: what_changed(store, wanted, earlier, noun)  # noqa: E731 - bound to this one
        taken.append(show(f"{kpi} {period.name} drivers by {noun}", work))
    return taken


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = new_workspace(Path(folder) / "bench.quotadesk", preset_settings("IE", END, company="B"))
        start = time.perf_counter()
        fill(store)
        print(f"{RECORDS:,} records with their rollups {time.perf_counter() - start:.1f} s")
        measure(store, Path(folder))
        store.close()


def measure(store: Store, folder: Path) -> None:
    ask = duck(store, folder)
    taken = [one for name in PERIODS for kpi in KPIS for one in drill(store, kpi, parse_period(name), ask)]
    within = sum(one <= GOAL for one in taken)
    print(f"{within} of {len(taken)} within {GOAL} ms when asked for the first time; the slowest {max(taken):.0f} ms")


if __name__ == "__main__":
    main()
