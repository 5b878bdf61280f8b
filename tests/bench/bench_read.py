"""Reading and typing a large file, as ratios to csv's own reader measured in the same run: run it by hand."""

import csv
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from desktop_app.files.column_types import infer_columns
from desktop_app.files.import_kinds import KINDS, guess_kind, propose_mapping
from desktop_app.files.parse_rows import parse_rows
from desktop_app.files.readers import read_source, stream_rows

HEADER = (
    "order_id", "line", "order_date", "seller", "customer", "product", "channel", "quantity", "amount", "cost",
    "currency", "note",
)  # fmt: skip
LIMIT = 5000


def row(number: int) -> tuple[str, ...]:
    day = f"{2022 + number % 3}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    amount = f"{number * 7919 % 500_000 / 100:.2f}"
    return (
        f"SO{number:07d}", str(number % 5 + 1), day, f"Seller {number % 40}", f"Customer {number % 3000}",
        f"Product {number % 200}", ("Shop", "Phone", "Partner")[number % 3], str(number % 9 + 1), amount,
        f"{number % 300}.50", "EUR", "" if number % 4 else "repeat order",
    )  # fmt: skip


def write_csv(path: Path, rows: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        writer.writerows(map(row, range(rows)))


def write_xlsx(path: Path, rows: int) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number in range(rows + 1):
            cells = HEADER if not number else row(number)
            for place, cell in enumerate(cells):
                if number and place in {7, 8, 9}:
                    sheet.write_number(number, place, float(cell))
                else:
                    sheet.write_string(number, place, cell)


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def plain_csv(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as stream:
        deque(csv.reader(stream), maxlen=0)


def stream_only(path: Path) -> None:
    deque(stream_rows(path, read_source(path, limit=LIMIT)), maxlen=0)


def typed(path: Path) -> None:
    source = read_source(path, limit=LIMIT)
    types = infer_columns(source.table)
    mapping = propose_mapping(source.table, types, guess_kind(source.table, types) or KINDS[0])
    chunks = parse_rows(stream_rows(path, source), source.table.header, mapping, types)
    rows = sum(len(chunk.lines) for chunk in chunks)
    assert rows > LIMIT, rows


def main(rows: int = 200_000, sheet_rows: int = 200_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, sheet = Path(folder) / "sales.csv", Path(folder) / "sales.xlsx"
        write_csv(path, rows)
        write_xlsx(sheet, sheet_rows)
        base = min(seconds(lambda: plain_csv(path)) for _ in range(3))
        print(f"csv reader alone, {rows:,} x {len(HEADER)}: {base:.2f} s = 1")
        print(f"understood and streamed: {seconds(lambda: stream_only(path)) / base:.2f}")
        print(f"understood, streamed and typed: {seconds(lambda: typed(path)) / base:.2f}")
        taken = seconds(lambda: stream_only(sheet))
        print(f"xlsx, {sheet_rows:,} x {len(HEADER)}, understood and streamed: {taken:.2f} s of processor time")
        print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
