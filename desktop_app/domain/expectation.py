"""What is expected of everybody in a role; what it comes to in a month is reckoned in rules."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Pace(Enum):
    """``LEVEL``: no number that grows, but one to be held, as a time to answer within."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Expectation:
    """Of everybody in ``role``: ``amount`` of the KPI a working day, a week or a month, in the KPI's unit."""

    role: str
    kpi: str
    amount: Fraction
    pace: Pace
