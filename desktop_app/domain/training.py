"""Trainings: one person and one of them, due, taken, passed; all of one title; what it does is known elsewhere."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Attendance:
    """``day`` None: not taken yet; ``due`` None: nobody said by when. ``score`` as the examination marks it."""

    person: int
    name: str
    title: str
    day: date | None
    due: date | None
    failed: bool = False
    hours: Fraction | None = None
    score: Fraction | None = None

    def is_done(self, as_of: date) -> bool:
        return self.day is not None and self.day <= as_of and not self.failed

    def is_late(self, as_of: date) -> bool:
        return not self.is_done(as_of) and self.due is not None and self.due < as_of


@dataclass(frozen=True, slots=True)
class Training:
    """All of one title. ``due``: had to be taken by the day; ``done`` of them were; ``late``: who still has to.

    ``first`` and ``last``: the days on which it was taken; ``hours``: of all who took it.
    """

    title: str
    due: int
    done: int
    failed: int
    late: tuple[str, ...]
    first: date | None
    last: date | None
    hours: Fraction
