"""A large file of opportunities, made of nothing but the standard library."""

import random
from datetime import date, timedelta
from pathlib import Path


def write_deals(path: Path, rows: int, *, days: int = 700, mark: str = "OP") -> None:
    """``rows`` opportunities of 50 people, 12 columns, ISO dates and amounts in cents.

    They open within ``days``; their numbers begin with ``mark``.
    """
    pick = random.Random(1)
    first = date(2024, 1, 1)
    with path.open("w", encoding="utf-8") as stream:
        stream.write("id,seller,account,product,stage,engage date,close date,close value,channel,region,note,tag\n")
        for number in range(rows):
            opened = first + timedelta(days=pick.randrange(days))
            closed = opened + timedelta(days=pick.randrange(1, 60))
            stage = pick.choices(("Won", "Lost", "Engaging"), (50, 35, 15))[0]
            amount = f"{pick.randrange(100, 500_000) / 100:.2f}" if stage == "Won" else ""
            stream.write(
                f"{mark}{number:07d},Seller {pick.randrange(50):02d},Customer {pick.randrange(5000)},"
                f"Product {pick.randrange(40)},{stage},{opened},{closed if stage != 'Engaging' else ''},{amount},"
                f"{pick.choice(('Web', 'Phone'))},West,,\n"
            )
