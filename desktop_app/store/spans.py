"""Spans of days: cut into pieces that don't overlap, so that each day is read once, and put together again."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Any

Span = tuple[int, int]
"""First day and first day after it, as ordinals."""
Numbered = tuple[int, Span]
"""The number of a piece, its first day and the first after it."""
Key = tuple[str, int, int]
"""Measure, index of the span, group (0: all together, or no name)."""


def cut(spans: Sequence[Span], *, from_the_beginning: bool) -> tuple[list[Span], list[range]]:
    """Pieces that do not overlap, in order, and for each span the pieces that it is made of."""
    whole = [(0 if from_the_beginning else first, after) for first, after in spans]
    bounds = sorted({day for span in whole for day in span})
    wanted = (piece for piece in pairwise(bounds) if any(a <= piece[0] and piece[1] <= b for a, b in whole))
    pieces = list(wanted)
    starts, ends = [first for first, _after in pieces], [after for _first, after in pieces]
    return pieces, [range(bisect_left(starts, first), bisect_right(ends, after)) for first, after in whole]


def summed_over(rows: Iterable[Any], ranges: Sequence[range], count: int) -> dict[Key, tuple[int, int]]:
    """Each span as the difference of two running sums; one without any row is left out."""
    parts: dict[tuple[str, int], tuple[list[int], list[int], list[int]]] = {}
    for measure, piece, group, value, n in rows:
        key = (measure, group)
        if key not in parts:
            parts[key] = ([0] * (count + 1), [0] * (count + 1), [0] * (count + 1))
        values, records, there = parts[key]
        values[piece + 1] += value
        records[piece + 1] += n
        there[piece + 1] += 1
    found: dict[Key, tuple[int, int]] = {}
    for (measure, group), lists in parts.items():
        values, records, there = (list(accumulate(one)) for one in lists)
        for span, pieces in enumerate(ranges):
            start, stop = pieces.start, pieces.stop
            if start < stop and there[stop] > there[start]:
                found[measure, span, group] = (values[stop] - values[start], records[stop] - records[start])
    return found


def spread_over(rows: Iterable[Any], ranges: Sequence[range], count: int) -> dict[Key, dict[int, int]]:
    places = [[span for span, pieces in enumerate(ranges) if piece in pieces] for piece in range(count)]
    found: dict[Key, dict[int, int]] = {}
    for measure, piece, group, value, n in rows:
        for span in places[piece]:
            counts = found.setdefault((measure, span, group), {})
            counts[value] = counts.get(value, 0) + n
    return found


def split_months(pieces: Sequence[Span], changes: Sequence[int]) -> tuple[list[Numbered], list[Numbered]]:
    """The whole months of each piece, and the days of it that are left; a month in which a person moves is days."""
    months: list[Numbered] = []
    days: list[Numbered] = []
    for number, (first, after) in enumerate(pieces):
        start, end = _month_from(first), _month_up_to(after)
        if start >= end or any(start < day < end and _month_from(day) != day for day in changes):
            days.append((number, (first, after)))
            continue
        months.append((number, (start, end)))
        days += [(number, edge) for edge in ((first, start), (end, after)) if edge[0] < edge[1]]
    return months, days


def _month_from(day: int) -> int:
    """The first month that begins on ``day`` or after it."""
    found = date.fromordinal(max(day, 1))
    if found.day == 1:
        return found.toordinal()
    return (found.replace(day=28) + timedelta(days=4)).replace(day=1).toordinal()


def _month_up_to(day: int) -> int:
    return date.fromordinal(max(day, 1)).replace(day=1).toordinal()
