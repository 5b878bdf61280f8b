"""The records behind a figure, as rows for people to read; which they are is asked in store/totals."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.money import from_stored
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.totals import Question, versions

_AT_ONCE: Final = 20_000


@dataclass(frozen=True, slots=True)
class Behind:
    """One record version. ``amount`` None where the record has none; ``wait`` and ``work`` are minutes.

    ``foreign``: the amount as it was, in ``currency``; ``rate``: what one unit of that was counted as.
    """

    version: int
    kind: str
    document: str
    day: date | None
    person: str
    customer: str
    product: str
    channel: str
    status: str
    amount: Fraction | None
    score: int | None
    wait: int | None
    work: int | None
    currency: str = ""
    foreign: Fraction | None = None
    rate: str = ""


def load(store: Store, question: Question, revenue: str, limit: int = -1, offset: int = 0) -> list[Behind]:
    """The records behind the measures of ``question``, newest first."""
    ids = versions(store, question, revenue, limit=limit, offset=offset, newest_first=True)
    texts = names.texts(store)
    marks = ", ".join(map(str, ids))
    found = {row["id"]: row for row in store.db.query(f"select * from version where id in ({marks})")}
    return [_behind(found[one], texts) for one in ids]


def amounts(store: Store, question: Question, revenue: str) -> list[tuple[int, int]]:
    """Stored amounts of the records behind ``question`` that have one, rising, and how many have each."""
    counts: Counter[int] = Counter()
    for marks in _chunks(versions(store, question, revenue)):
        rows = store.db.execute(
            f"select amount, count(*) from version where id in ({marks}) and amount is not null group by amount"
        )
        counts.update(dict(rows.fetchall()))
    return sorted(counts.items())


def sources(store: Store, question: Question, revenue: str) -> list[tuple[int, str, int]]:
    """The imports that brought the records behind ``question``: number, source and how many, newest first."""
    counts: Counter[tuple[int, str]] = Counter()
    for marks in _chunks(versions(store, question, revenue)):
        rows = store.db.execute(
            f"""select b.id, b.source, count(*) from version v join batch b on b.id = v.batch_id
                where v.id in ({marks}) group by b.id"""
        )
        counts.update({(row[0], row[1]): row[2] for row in rows.fetchall()})
    return [(batch, source, n) for (batch, source), n in sorted(counts.items(), reverse=True)]


def _chunks(ids: list[int]) -> Iterator[str]:
    """As many ids at once as a statement holds comfortably."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ", ".join(map(str, ids[start : start + _AT_ONCE]))


def _behind(row: dict[str, object], texts: dict[int, str]) -> Behind:
    day = _number(row["day"]) or _number(row["opened"])
    amount = _number(row["amount"])
    person, customer, product, channel = (
        texts.get(_number(row[noun]) or 0, "") for noun in ("owner", "customer", "product", "channel")
    )
    score, wait, work = (_number(row[field]) for field in ("score", "wait", "work"))
    return Behind(
        int(str(row["id"])),
        str(row["kind"]),
        str(row["document"]),
        date.fromordinal(day) if day else None,
        person,
        customer,
        product,
        channel,
        str(row["status"]),
        None if amount is None else from_stored(amount),
        score,
        wait,
        work,
        str(row["currency"]),
        None if row["foreign_amount"] is None else from_stored(int(str(row["foreign_amount"]))),
        str(row["rate"]),
    )


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))
