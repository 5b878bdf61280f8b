"""The rules by which customers are classed: dated revisions, the newest of a day holds; nothing is overwritten.

They are kept among the settings of the workspace, under a key of their own.
"""

import json
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.store.database import Store

KEY: Final = "customer_classes"
_FIELDS: Final = ("min_orders", "bought_within", "silent_for", "first_within", "care_days")
_EXACT: Final = ("min_amount", "top_share")
Stored = dict[str, Any]
"""Fields of a class by name, as they are in rules/analysis/classes; a Fraction where it has to be exact."""


def load(store: Store, day: date) -> tuple[date | None, list[Stored]] | None:
    """From when the rules of ``day`` hold, and the rules; None where nobody has written any, or took them back."""
    held: dict[str, list[Stored] | None] = {}
    for row in store.db.query("select value from setting where key = ? order by id", [KEY]):
        revision = json.loads(row["value"])
        held[revision["from"]] = revision["classes"]
    begun = [start for start in held if start <= day.isoformat()]
    found = held[max(begun)] if begun else None
    if found is None:
        return None
    start = max(begun)
    return (date.fromisoformat(start) if start else None), [_read(one) for one in found]


def save(
    store: Store, rules: list[Stored] | None, valid_from: date | None, *, recorded_at: str, reason: str = ""
) -> None:
    """From ``valid_from`` on (None: from the beginning) these rules hold; None instead of rules: the built-in ones."""
    written = None if rules is None else [_written(one) for one in rules]
    value = json.dumps({"from": valid_from.isoformat() if valid_from else "", "classes": written}, ensure_ascii=False)
    store.db.execute(
        "insert into setting (key, value, recorded_at, reason) values (?, ?, ?, ?)", [KEY, value, recorded_at, reason]
    )


def _read(one: Stored) -> Stored:
    whole = {key: int(one.get(key, 0)) for key in _FIELDS}
    exact = {key: Fraction(one.get(key, "0")) for key in _EXACT}
    return {"name": one["name"], "strategy": one.get("strategy", ""), **whole, **exact}


def _written(one: Stored) -> Stored:
    return {key: str(value) if key in _EXACT else value for key, value in one.items() if value}
