"""A workspace with fifteen months of deals of four people in two regions, cut in mid-month; made once, then copied."""

import csv
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.store.database import Store, open_store

LAST = date(2026, 9, 15)
TEAM = (("Ana Pop", "Field", "North"), ("Ion Rusu", "Field", "South"), ("Wei Li", "Inside", "North"),
        ("Mara Ene", "Inside", "South"))  # fmt: skip
PRODUCTS = ("Pen", "Ink", "Pad")


def deals() -> list[list[str]]:
    """Each person closes four deals a month on the 3rd, 9th, 15th and 24th; every third deal is lost."""
    found, number = [], 0
    for month in range(18, 33):  # July 2025 to September 2026
        year, index = 2024 + month // 12, month % 12 + 1
        for place, (name, _team, _region) in enumerate(TEAM):
            for step, day in enumerate((3, 9, 15, 24)):
                number += 1
                closed = date(year, index, day)
                if closed > LAST:
                    continue
                won = (number + month) % 3 > 0
                amount = 1000 * (place + 1) + 100 * step + 10 * (month % 4)
                found.append([
                    f"D-{number}", name, f"Customer {number % 17}", PRODUCTS[number % 3], "Won" if won else "Lost",
                    date(year, index, 1).isoformat(), closed.isoformat(), str(amount) if won else "0",
                ])  # fmt: skip
    return found


@cache
def _template() -> Path:
    folder = Path(mkdtemp())
    people, sales = folder / "people.csv", folder / "deals.csv"
    with people.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([["name", "team", "region"], *TEAM])
    with sales.open("w", newline="", encoding="utf-8") as stream:
        head = ["id", "owner", "customer", "product", "stage", "opened", "closed", "amount"]
        csv.writer(stream).writerows([head, *deals()])
    path = folder / "template.quotadesk"
    with new_workspace(path, preset_settings("IE", LAST, company="Harbor")) as store:
        import_file(store, Request(people, "people.csv", Choices(kind=Kind.PERSON)))
        import_file(store, Request(sales, "deals.csv", Choices(kind=Kind.OPPORTUNITY)))
        store.db.execute("pragma wal_checkpoint(truncate)")
    return path


def open_copy(path: Path) -> Store:
    path.write_bytes(_template().read_bytes())
    return open_store(path)
