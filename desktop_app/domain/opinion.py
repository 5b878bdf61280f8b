"""One opinion of a customer with what the lead made of it: a complaint, praise or a suggestion from the records."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Care(Enum):
    """How far the lead is with it; ``NEW``: nobody looked at it yet."""

    NEW = "new"
    IN_WORK = "in_work"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Opinion:
    """``number`` is that of its record. ``sort`` is a state word (complaint, praise, suggestion).

    ``answered``: whether the records say that the customer got an answer; ``care``, ``tags`` and ``note`` are the
    lead's.
    """

    number: int
    day: date | None
    customer: str
    person: str
    sort: str
    reason: str
    comment: str
    answered: bool
    care: Care = Care.NEW
    tags: tuple[str, ...] = ()
    note: str = ""
