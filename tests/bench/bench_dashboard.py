"""A dashboard of 30 KPIs × 50 people × 12 months over a million records: processor time in ms; goal: below 50.

``python -m tests.bench.bench_dashboard [RECORDS]``. “First” is the first question after a change, when what rollups
don't hold is read from the records; the medians are of every later one. Beside them the
year as raw SQL has it, over the records and, where it is installed (extra ``bench``), in DuckDB's memory.
"""

import csv
import importlib
import importlib.util
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.domain.period import Length, parse_period, split
from desktop_app.operations.kpis.catalogue import built_in
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store import batches, rollups, settings, totals
from desktop_app.store.database import Store
from desktop_app.store.measures import BY_NAME, Sort
from desktop_app.store.totals import Question

Ask = Callable[[str], object]
RECORDS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
PEOPLE, YEARS, KPIS = 50, 3, 30
FIRST = date(2024, 1, 1).toordinal()
DAYS = 365 * YEARS
# Of 20 records 9 are deals, 3 invoices, 2 payments, 4 requests, 2 survey answers, as in a company that has all.
_KINDS = """case when i % 20 < 9 then 'opportunity' when i % 20 < 12 then 'invoice' when i % 20 < 14 then 'payment'
    when i % 20 < 18 then 'interaction' else 'survey' end"""


def fill(store: Store, people: int = PEOPLE) -> None:
    """Versions written by one statement: an import of a million rows is measured elsewhere."""
    execute = store.db.conn.execute
    team, product = people + 1, people + 1 + 6
    channel, customer = product + 40, product + 40 + 4
    with store.transaction():
        batch = batches.start(store, "opportunity", "bench", recorded_at="2026-01-01T00:00:00")
        for noun, count in (("person", people), ("team", 6), ("product", 40), ("channel", 4), ("customer", 3000)):
            execute(
                f"""with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})
                    insert into name (noun, key, text, folded) select '{noun}', '{noun} ' || i, '{noun} ' || i,
                    '{noun} ' || i from n"""
            )
        execute("insert into name_source select id, ? from name", [batch])
        execute(f"insert into membership select id, 0, 4000000, {team} + id % 6, 0, '' from name where noun = 'person'")
        execute(
            f"""with recursive n(i) as (select 0 union all select i + 1 from n where i < {RECORDS - 1})
                insert into record (id, kind, key) select i + 1, {_KINDS}, i from n"""
        )
        execute(
            f"""with recursive n(i) as (select 0 union all select i + 1 from n where i < {RECORDS - 1}),
                r as (select i, {_KINDS} as kind, {FIRST} + abs(i * 7919 % {DAYS}) as day from n)
                insert into version (id, record_id, batch_id, line, in_force, kind, document, item, day, time, opened,
                    due, owner, customer, product, channel, status, stage, amount, cost, tax, quantity, original,
                    score, wait, work, contacts, comment, more)
                select i + 1, i + 1, {batch}, i, 1, kind, 'D' || i, '', day, '', day - i % 60, day + 30,
                    1 + i * 31 % {people}, {customer} + i % 3000, {product} + i % 40, {channel} + i % 4,
                    case kind when 'opportunity' then case when i % 5 < 3 then 'won' else 'lost' end
                        when 'survey' then case when i % 2 then 'csat' else 'nps' end else '' end,
                    '', (1 + i % 900) * 10000000, null, (1 + i % 900) * 1000000, 1000000,
                    case kind when 'payment' then 'D' || (i - i % 20 + 9) else '' end,
                    case kind when 'survey' then case when i % 2 then 1 + i % 5 else i % 11 end end,
                    case kind when 'interaction' then i % 3000 end,
                    case kind when 'interaction' then i % 9000 end, 1 + i % 3, '', ''
                from r"""
        )
        rollups.rebuild_all(store, settings.load(store).revenue_source)


def duck(store: Store, folder: Path) -> Ask | None:
    """The records in DuckDB's memory, as a way to ask it; None where it is not installed."""
    if importlib.util.find_spec("duckdb") is None:
        print("DuckDB is not installed: left out (pip install .[bench])")
        return None
    duckdb: Any = importlib.import_module("duckdb")
    file = folder / "version.csv"
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        columns = "in_force, kind, status, day, owner, customer, product, channel, amount, score, wait, work"
        writer.writerow(columns.split(", "))
        writer.writerows(store.db.conn.execute(f"select {columns} from version"))
    other = duckdb.connect()
    other.execute("create table version as select * from read_csv(?)", [str(file)])
    file.unlink()

    def ask(sql: str) -> object:
        return other.execute(sql).fetchall()

    return ask


def median(work: Callable[[], object], rounds: int = 9) -> float:
    work()
    taken = []
    for _round in range(rounds):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def wanted_measures() -> tuple[str, ...]:
    """All measures that the first thirty KPIs need."""
    kpis = built_in()[:KPIS]
    return tuple(sorted({name for kpi in kpis for name in kpi.measures} & set(BY_NAME)))


def raw(first: int, after: int) -> str:
    """What a dashboard without rollups would ask: every record of the year, by kind, person and month, once."""
    won, lost = (f"sum(case when status = '{state}' then 1 end)" for state in ("won", "lost"))
    return f"""select kind, owner, day - (day - {first}) % 31, count(*), sum(amount), {won}, {lost},
        sum(score), sum(wait), sum(work), count(distinct customer) from version
        where in_force = 1 and day >= {first} and day < {after} group by 1, 2, 3"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = new_workspace(Path(folder) / "bench.quotadesk", preset_settings("IE", date(2026, 12, 31), company="B"))
        start = time.process_time()
        fill(store)
        print(f"{RECORDS:,} records with their rollups           {time.process_time() - start:8.1f} s")
        year = parse_period("2026")
        months = tuple((month.start.toordinal(), month.end.toordinal()) for month in split(year, Length.MONTH))
        names = wanted_measures()
        sums = tuple(name for name in names if BY_NAME[name].sort is not Sort.SPREAD)
        spreads = tuple(name for name in names if BY_NAME[name].sort is Sort.SPREAD)
        start = time.process_time()
        totals.ask(store, Question(names, months, by="person"), "opportunity")
        print(f"{'first, all by person':42} {(time.process_time() - start) * 1000:8.1f} ms")
        for chosen, kind in ((sums, "totals"), (spreads, "distributions"), (names, "all")):
            for by in ("person", "team", ""):
                question = Question(chosen, months, by=by)
                taken = median(lambda asked=question: totals.ask(store, asked, "opportunity"))
                answer = totals.ask(store, question, "opportunity")
                cells = len(answer.sums) + len(answer.spreads)
                asked_for = f"{len(chosen)} {kind} × 12 months by {by or 'nothing'}"
                print(f"{asked_for:42} {taken:8.1f} ms  {cells:,} cells")
        plain = raw(year.start.toordinal(), year.end.toordinal())
        asked = median(lambda: totals.ask(store, Question(names, months, by="person"), "opportunity"))
        base = median(lambda: store.db.execute(plain).fetchall(), 3)
        print(f"{'the same from records':42} {base:8.1f} ms  = {base / asked:.0f} times as long")
        if ask := duck(store, Path(folder)):
            other = median(lambda: ask(plain), 3)
            print(f"{'the same in DuckDB, in memory':42} {other:8.1f} ms  = {other / asked:.1f} times as long")
        store.close()


if __name__ == "__main__":
    main()
