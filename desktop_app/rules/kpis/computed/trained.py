"""Computed measures of trainings: what those sold who took one, before and after it, and those who took none.

Months are numbered through (year × 12 + month − 1); whole ones alone count, three on either side of the training's own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.period import add_months
from desktop_app.rules.kpis.aggregation import MeasureTotal

WINDOW: Final = 3
_BEFORE: Final = range(-WINDOW, 0)
_AFTER: Final = range(1, WINDOW + 1)


@dataclass(frozen=True, slots=True)
class Taken:
    """``told``: the first day after the last month that is held against those before the training."""

    title: str
    person: int
    month: int
    told: int


@dataclass(frozen=True, slots=True)
class Learning:
    """``taken`` by the people looked at; ``sold`` by everybody and month; ``all_taken``: by anybody."""

    taken: Sequence[Taken]
    sold: Mapping[int, Mapping[int, Fraction]]
    all_taken: Sequence[Taken]


def trained_before(fed: Learning, first: int, after: int) -> MeasureTotal:
    return _summed(_trained(fed, first, after), 0)


def trained_after(fed: Learning, first: int, after: int) -> MeasureTotal:
    return _summed(_trained(fed, first, after), 1)


def untrained_before(fed: Learning, first: int, after: int) -> MeasureTotal:
    return _summed(_untrained(fed, first, after), 0)


def untrained_after(fed: Learning, first: int, after: int) -> MeasureTotal:
    return _summed(_untrained(fed, first, after), 1)


def taken_then(first: int, after: int) -> tuple[int, int]:
    """The days of the trainings of which something can first be said in the span."""
    start, end = (add_months(date.fromordinal(day), -months) for day, months in ((first, WINDOW + 1), (after, WINDOW)))
    return start.toordinal(), end.toordinal()


def _told(fed: Learning, first: int, after: int) -> list[Taken]:
    return [one for one in fed.taken if first < one.told <= after]


def _trained(fed: Learning, first: int, after: int) -> Iterator[tuple[Fraction, Fraction]]:
    for one in _told(fed, first, after):
        yield from _sides(fed, one.person, one.month)


def _untrained(fed: Learning, first: int, after: int) -> Iterator[tuple[Fraction, Fraction]]:
    """Over the same months those who did not take the same in them: the season and the market are in both."""
    for title, month in sorted({(one.title, one.month) for one in _told(fed, first, after)}):
        took = {one.person for one in fed.all_taken if one.title == title and abs(one.month - month) <= WINDOW}
        for person in fed.sold.keys() - took:
            yield from _sides(fed, person, month)


def _sides(fed: Learning, person: int, month: int) -> Iterator[tuple[Fraction, Fraction]]:
    """What a person sold before and after; nothing of one who had sold nothing yet: there is nothing to rise from."""
    sold = fed.sold.get(person, {})
    before, after = (sum((sold.get(month + step, Fraction(0)) for step in side), Fraction(0))
                     for side in (_BEFORE, _AFTER))  # fmt: skip
    if before > 0:
        yield before, after


def _summed(found: Iterable[tuple[Fraction, Fraction]], side: int) -> MeasureTotal:
    values = [one[side] for one in found]
    return MeasureTotal(sum(values, Fraction(0)) if values else None, len(values))
