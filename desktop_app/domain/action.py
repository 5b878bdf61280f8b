"""An action: what is done about a KPI, for whom, since when, and the baseline it is held against; nothing is judged."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.domain.scope import COMPANY, Scope


class Sort(Enum):
    """What kind of measure it is."""

    PROCESS = "process"
    TRAINING = "training"
    TECHNOLOGY = "technology"
    STAFFING = "staffing"
    OTHER = "other"


class State(Enum):
    """What the lead decided: it runs, it is now how we work, it was stopped."""

    RUNNING = "running"
    KEPT = "kept"
    STOPPED = "stopped"


class Obstacle(Enum):
    """Why it may not help; asked when nothing improved."""

    NOT_DONE = "not_done"
    NOT_INVOLVED = "not_involved"
    NO_TIME = "no_time"
    TOOL = "tool"
    OUTSIDE = "outside"
    WRONG_LEVER = "wrong_lever"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Before:
    """One month of the baseline as it was known when the action was recorded; ``n`` records stand behind it."""

    period: Period
    value: Fraction
    n: int


@dataclass(frozen=True, slots=True)
class Action:
    """``higher``: the wanted direction; ``size``: how far, in the KPI's unit, None if nothing was expected.

    ``among``: those without the action are looked for there, None: nobody. ``worst``: the person was chosen for being
    worst. ``trigger``: the month that led to it, which is no part of the baseline. ``verdict``: what could be said of
    its effect on the day ``checked`` when it was closed, a value of Verdict; empty and None while it runs. ``id`` 0:
    not kept yet.
    """

    kpi: str
    text: str
    start: date
    review: date
    scope: Scope = COMPANY
    higher: bool = True
    sort: Sort = Sort.OTHER
    size: Fraction | None = None
    owner: str = ""
    among: Scope | None = None
    worst: bool = False
    trigger: Period | None = None
    baseline: tuple[Before, ...] = ()
    state: State = State.RUNNING
    lesson: str = ""
    obstacles: tuple[Obstacle, ...] = ()
    id: int = 0
    verdict: str = ""
    checked: date | None = None
