"""The records behind a figure, as rows for people to read; which they are is asked in store/totals."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.money import from_stored
from desktop_app.store import names
from desktop_app.store.database import Store
from desktop_app.store.totals import Question, versions


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
