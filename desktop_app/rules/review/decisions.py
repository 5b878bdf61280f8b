"""What closing a review asks for: of each missed target, of the quotas, of the KPIs and of actions; pure."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from desktop_app.rules.review.health import Reading
from desktop_app.rules.review.result import Result


class Matter(Enum):
    TARGET = "target"
    QUOTA = "quota"
    KPI = "kpi"
    ACTION = "action"


class Outcome(Enum):
    """``KEEP`` and ``CHANGE`` of a target, a quota or the KPIs; ``ACT`` and ``LEAVE`` of an action."""

    KEEP = "keep"
    CHANGE = "change"
    ACT = "act"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Asked:
    """``subject``: key of the KPI whose target is meant, else empty."""

    matter: Matter
    subject: str = ""

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        if self.matter is Matter.ACTION:
            return (Outcome.ACT, Outcome.LEAVE)
        return (Outcome.KEEP, Outcome.CHANGE)


@dataclass(frozen=True, slots=True)
class Decision:
    """``words``: why, or what is done, by whom and until when."""

    matter: Matter
    subject: str
    outcome: Outcome
    words: str = ""


def asked_by(result: Result) -> tuple[Asked, ...]:
    """In the order they are asked. The KPIs and actions are asked about every time: that is what a review is for."""
    missed = tuple(Asked(Matter.TARGET, one.kpi) for one in result.missed)
    doubted = result.health is not None and result.health.reading in (Reading.TOO_HIGH, Reading.TOO_LOW)
    quota = (Asked(Matter.QUOTA),) if doubted else ()
    return (*missed, *quota, Asked(Matter.KPI), Asked(Matter.ACTION))


def undecided(result: Result, decisions: Collection[Decision]) -> tuple[Asked, ...]:
    """What nobody has decided yet."""
    known = {(one.matter, one.subject) for one in decisions}
    return tuple(one for one in asked_by(result) if (one.matter, one.subject) not in known)
