"""Import of a large file stage by stage, beside other programs: ``python tests/bench/bench_import_stages.py [ROWS]``.

Every candidate runs in a process of its own; processor time, time on the clock and peak memory are the whole
process's, its start included, with all modules compiled before as in an installed program. The first ratio is to the
shell's untyped import, the second to its import into a table with a unique key and three indexes; goals beside the
first are 4.5 for a first load and 4 for rows that say nothing new, the rollups coming on top. A rival that is not
installed is named and left out (the extra ``bench`` brings them). Of the later imports the upkeep of the rollups is
printed besides (goal ≤ 200 ms of processor time per 20,000 rows into 1,000,000): for rows of one month, as a business
brings them, and for rows from all over the file.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from deals_file import write_deals

CANDIDATES = Path(__file__).with_name("import_candidates.py")
FEW = 20_000  # rows of the later import
UNTYPED = [".mode csv", ".import {source} t"]
INDEXED = [
    "create table t (id text primary key, seller, account, product, stage, day, closed, amount, channel, region, n, m)",
    "create index a on t(seller, closed); create index b on t(account, closed); create index c on t(closed)",
    ".mode csv",
    ".import --skip 1 {source} t",
]


class Spent(NamedTuple):
    wall: float
    processor: float
    peak: float  # MB


def run(*command: str, compiled: Path | None = None) -> Spent:
    """``compiled``: where Python keeps the modules it has compiled."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(command, env=own | ({"PYTHONPYCACHEPREFIX": str(compiled)} if compiled else {}))
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def candidate(name: str, source: Path, target: Path) -> Spent | None:
    if name in {"sqlite_utils", "pandas", "openpyxl"} and find_spec(name) is None:
        print(f"{name} is not installed and left out")
        return None
    script = (str(CANDIDATES), name, str(source), str(target))
    return run(sys.executable, *script, compiled=target.parent / "compiled")


def shell(commands: list[str], source: Path, target: Path) -> Spent | None:
    if not shutil.which("sqlite3"):
        print("The sqlite3 shell is not installed and left out")
        return None
    return run("sqlite3", str(target), *(command.format(source=source) for command in commands))


def say(what: str, spent: Spent | None, *bases: Spent | None) -> None:
    if spent:
        ratios = "".join(f"{spent.processor / base.processor:7.1f} x" for base in bases if base)
        print(f"{what:<44} {spent.processor:7.1f} s processor {spent.wall:7.1f} s wall {spent.peak:6.0f} MB{ratios}")


def measure(rows: int, folder: Path) -> None:
    deals, few, month, book = (folder / name for name in ("deals.csv", "few.csv", "month.csv", "book.xlsx"))
    write_deals(deals, rows)
    write_deals(month, min(rows, FEW), days=30, mark="M")
    with deals.open(encoding="utf-8") as lines, few.open("w", encoding="utf-8") as chosen:
        chosen.write(next(lines))
        chosen.writelines(f"N{line}" for line in islice(lines, 0, None, max(1, rows // FEW)))
    candidate("book", Path(str(rows // 5)), book)
    workspace = folder / "w.quotadesk"
    candidate("workspace", folder, workspace)
    print(f"{rows:,} rows × 12 columns; ratios are of processor time")
    base = shell(UNTYPED, deals, folder / "plain.db")
    say("sqlite3 shell, untyped", base, base)
    keyed = shell(INDEXED, deals, folder / "indexed.db")
    say("sqlite3 shell, unique key and three indexes", keyed, base, keyed)
    say("sqlite-utils insert_all", candidate("sqlite_utils", deals, folder / "utils.db"), base, keyed)
    say("pandas read_csv and to_sql", candidate("pandas", deals, folder / "pandas.db"), base, keyed)
    say("quotadesk, first load", candidate("ours", deals, workspace), base, keyed)
    say("quotadesk, unchanged again", candidate("ours", deals, workspace), base, keyed)
    say(f"quotadesk, {min(rows, FEW):,} further rows of a month", candidate("upkeep", month, workspace))
    say(f"quotadesk, {min(rows, FEW):,} further rows from all over", candidate("upkeep", few, workspace))
    say(f"openpyxl, {rows // 5:,} rows of XLSX", candidate("openpyxl", book, folder / "book"))
    say(f"quotadesk, {rows // 5:,} rows of XLSX", candidate("read", book, folder / "book"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, Path(made))
