"""For which period a target holds that is only dated: how far apart the days of one person lie tells its length.

A day stands for the month, quarter, half or year it lies in, whether the file writes first days, last days or some
day near them: the quotas of AdventureWorks are dated like that, and its data warehouse puts each into the calendar
quarter of its day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import median
from typing import Any, Final

from desktop_app.domain.period import MONTHS, Length, Period, add_months, containing, custom
from desktop_app.domain.records import Kind
from desktop_app.files.chunk import Chunk
from desktop_app.i18n import N_

BY_DAYS: Final = N_(
    "No column names the period; the days of one person lie about {days} days apart, so each target is for the "
    "{length} of its day: {day} is {period}."
)
NO_LENGTH: Final = N_("A day alone does not say how long the target holds: add a column with the period.")
_DAYS: Final = {Length.MONTH: (26, 35), Length.QUARTER: (80, 100), Length.HALF: (170, 195), Length.YEAR: (350, 380)}
"""How far apart, in days, the targets of one person lie whose periods are of that length."""
_WORDS: Final = {
    Length.MONTH: N_("month"), Length.QUARTER: N_("quarter"), Length.HALF: N_("half"), Length.YEAR: N_("year"),
}  # fmt: skip
_WHOM: Final = ("kpi", "owner", "team", "region", "product", "segment", "scope")


@dataclass(frozen=True, slots=True)
class TargetDays:
    """The periods of a file's days. ``days``: the usual distance; ``length`` None: it can't be told."""

    length: Length | None
    days: int = 0
    example: date | None = None
    fiscal_start: int = 1
    fiscal: bool = False
    exact: bool = False

    def period(self, day: date) -> Period | None:
        """The period of a target dated ``day``."""
        if self.length is None:
            return None
        if self.exact:
            return custom(day, date.fromordinal(add_months(day, MONTHS[self.length]).toordinal() - 1))
        return containing(day, self.length, self.fiscal_start, fiscal=self.fiscal)

    def told(self) -> dict[str, str]:
        """What BY_DAYS says."""
        assert self.length is not None
        assert self.example is not None
        period = self.period(self.example)
        assert period is not None
        return {
            "days": str(self.days),
            "length": _WORDS[self.length],
            "day": self.example.isoformat(),
            "period": period.name,
        }


def has_days(chunk: Chunk, kind: Kind) -> bool:
    """Whether the rows are targets of which nothing but a day says when they hold."""
    return kind is Kind.TARGET and "dated" in chunk.values and not {"period", "month", "year"} & chunk.values.keys()


def target_days(rows: Iterable[Mapping[str, Any]], fiscal_start: int = 1) -> TargetDays:
    """What the days of all rows tell; the usual distance is the median over everybody."""
    found: dict[tuple[Any, ...], set[date]] = defaultdict(set)
    for values in rows:
        if values.get("dated") is not None:
            found[tuple(values.get(key) for key in _WHOM)].add(plain_day(values["dated"]))
    gaps = [(later - one).days for days in found.values() for one, later in pairwise(sorted(days))]
    if not gaps:
        return TargetDays(None)
    usual = int(median(gaps))
    length = next((one for one, (least, most) in _DAYS.items() if least <= usual <= most), None)
    if length is None:
        return TargetDays(None)
    every = sorted(set().union(*found.values()))
    firsts = all(day.day == 1 for day in every)
    made = TargetDays(length, usual, every[0], fiscal_start)
    if firsts and not _begin(every, made):
        fiscal = TargetDays(length, usual, every[0], fiscal_start, fiscal=True)
        made = fiscal if _begin(every, fiscal) else TargetDays(length, usual, every[0], exact=True)
    return made if _apart(found.values(), made) else TargetDays(None)


def plain_day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _begin(days: Iterable[date], made: TargetDays) -> bool:
    """Whether each day is the first of its period."""
    return all((period := made.period(day)) is not None and period.start == day for day in days)


def _apart(groups: Iterable[set[date]], made: TargetDays) -> bool:
    """Whether no two days of one person fall into one period: else one target would replace another."""
    return all(len({made.period(day) for day in days}) == len(days) for days in groups)
