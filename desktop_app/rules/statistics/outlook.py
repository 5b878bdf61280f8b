"""What a forecast says of one period, running or to come; the methods stand in forecast.py and landing.py."""

from dataclasses import dataclass

from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period and what it will bring, with its 80 % band; ``booked`` is what it has already, None for one to come.

    In ``right`` of ``of`` earlier cases the band of that time held what came. ``value`` None: too few months.
    """

    period: Period
    value: Quantity | None
    low: Quantity | None
    high: Quantity | None
    right: int
    of: int
    method: str
    booked: Quantity | None = None
    target: Quantity | None = None

    @property
    def unlikely(self) -> bool:
        """Whether the target lies above the band."""
        return self.target is not None and self.high is not None and self.high.value < self.target.value


@dataclass(frozen=True, slots=True)
class SegmentOutlook:
    """A segment's landing of the running month, and its next month and quarter; ``label`` empty for no name."""

    group: int
    label: str
    stretches: tuple[Stretch, ...]
