"""A number with its unit: what every figure, target and explanation is made of."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Unit(Enum):
    """``PERCENT`` is kept as a fraction (0.85 is 85 %); ``DAYS`` and ``HOURS`` are durations."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    DAYS = "days"
    HOURS = "hours"
    SCORE = "score"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Quantity:
    """``value`` is exact; it is rounded only where it is shown. ``currency`` is set for money alone."""

    value: Fraction
    unit: Unit = Unit.COUNT
    currency: str = ""
