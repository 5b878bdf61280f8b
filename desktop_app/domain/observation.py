"""What was seen of the own side, of the market or of a competitor, with its day and source; how it is kept: store."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Side(Enum):
    """The four lists of a SWOT board, and what is known of a competitor."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"
    COMPETITOR = "competitor"


@dataclass(frozen=True, slots=True)
class Observation:
    """``subject``: the competitor's name, else empty. ``kpi``: the figure that shows it, else empty.

    ``action``: the number of the action that was derived from it, 0 for none. ``annotation``: the number under which
    it is told on the trends, 0 where it is not. ``id`` 0: not kept yet.
    """

    side: Side
    text: str
    day: date
    subject: str = ""
    source: str = ""
    kpi: str = ""
    action: int = 0
    annotation: int = 0
    id: int = 0
