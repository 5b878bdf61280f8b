"""What a lead and a person write down together: meetings, notes, promises, recognition, goals; kept in the store."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from typing import Final


class Level(Enum):
    """Who may read a note: the lead alone, both, or both and it can never be changed."""

    PRIVATE = "private"
    SHARED = "shared"
    OFFICIAL = "official"


class Side(Enum):
    """Who promised."""

    PERSON = "person"
    LEAD = "lead"


class Outcome(Enum):
    """What became of a promise or a development goal; ``DROPPED``: both agreed that it is not needed any more."""

    OPEN = "open"
    KEPT = "kept"
    MISSED = "missed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A one-on-one on ``day``; ``held`` once both sat down. ``signed``: the day on which the person signed the sheet.

    ``id`` 0 here and below: not kept yet.
    """

    person: int
    day: date
    held: bool = False
    signed: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    person: int
    day: date
    text: str
    level: Level = Level.PRIVATE
    id: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """``kpi``: the key of what measures it, with its value ``start`` when promised and the value ``aim`` wanted.

    Both in the KPI's unit; empty and None where nothing measures it. ``settled``: the day of the outcome.
    """

    person: int
    side: Side
    text: str
    made: date
    due: date | None = None
    kpi: str = ""
    start: Fraction | None = None
    aim: Fraction | None = None
    outcome: Outcome = Outcome.OPEN
    settled: date | None = None
    id: int = 0

    def is_late(self, day: date) -> bool:
        return self.outcome is Outcome.OPEN and self.due is not None and self.due < day


@dataclass(frozen=True, slots=True)
class Recognition:
    """Praise tied to ``fact``: a figure as it was then, a document, what was seen; never without one."""

    person: int
    day: date
    text: str
    fact: str
    kpi: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class DevelopmentGoal:
    """What the person wants to learn or become; looked at again on ``review``.

    ``kpi``, ``start`` and ``aim`` as of a Promise. ``level_now`` and ``level_wanted``: how well the person can do it,
    LEVELS, 0: nobody said. ``next_step``: what is done first.
    """

    person: int
    text: str
    since: date
    review: date | None = None
    outcome: Outcome = Outcome.OPEN
    settled: date | None = None
    kpi: str = ""
    start: Fraction | None = None
    aim: Fraction | None = None
    level_now: int = 0
    level_wanted: int = 0
    next_step: str = ""
    id: int = 0


LEVELS: Final = range(1, 6)
"""Of a skill: 1 a beginner, 5 teaches others."""


@dataclass(frozen=True, slots=True)
class PulseAnswer:
    """``score`` from 1 (not at all) to 5 (fully) for a question of the pulse, see PULSE."""

    person: int
    day: date
    question: str
    score: int
    id: int = 0


def next_day(meetings: tuple[Meeting, ...], weeks: int) -> date | None:
    """The first planned one, else ``weeks`` after the last that was held; None: neither planned nor ever held."""
    planned = [one.day for one in meetings if not one.held]
    held = [one.day for one in meetings if one.held]
    if planned:
        return min(planned)
    return max(held) + timedelta(weeks=weeks) if held and weeks else None


def last_day(meetings: tuple[Meeting, ...]) -> date | None:
    return max((one.day for one in meetings if one.held), default=None)
