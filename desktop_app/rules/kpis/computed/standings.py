"""Computed measures of people: who met quota, months of full time, and whether pay follows attainment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import isqrt

from desktop_app.domain.period import add_months
from desktop_app.rules.kpis.aggregation import MeasureTotal

_DIGITS = 10**6


@dataclass(frozen=True, slots=True)
class Standing:
    """One person in one period. ``quota`` and ``pay`` None: there is none. Days are ordinals, ``left`` the last one.

    ``months``: the first days of those with a record of the person; ``known_from``: of the first one with any record.
    """

    person: int
    revenue: Fraction
    quota: Fraction | None = None
    pay: Fraction | None = None
    joined: int = 0
    left: int = 4_000_000
    share: Fraction = Fraction(1)
    months: frozenset[int] = frozenset()
    known_from: int = 0

    @property
    def attainment(self) -> Fraction | None:
        return self.revenue / self.quota if self.quota else None


Standings = Sequence[Standing]


def people_with_quota(people: Standings, _first: int, _after: int) -> MeasureTotal:
    n = sum(one.attainment is not None for one in people)
    return MeasureTotal(Fraction(n), n)


def people_below_quota(people: Standings, _first: int, _after: int) -> MeasureTotal:
    below = sum(one.attainment is not None and one.attainment < 1 for one in people)
    return MeasureTotal(Fraction(below), below)


def full_time_months(people: Standings, first: int, after: int) -> MeasureTotal:
    """Months that each was there, times the share of full time; a day is its part of the calendar month."""
    months = [one.share * _months(max(first, one.joined), min(after, one.left + 1)) for one in people]
    return MeasureTotal(sum(months, Fraction(0)), sum(1 for month in months if month))


def _months(first: int, after: int) -> Fraction:
    total, day = Fraction(0), first
    while day < after:
        start = date.fromordinal(day).replace(day=1)
        end = add_months(start, 1).toordinal()
        total += Fraction(min(end, after) - day, end - start.toordinal())
        day = end
    return total


def full_time_people(people: Standings, _first: int, after: int) -> MeasureTotal:
    """Shares of full time of those who are there on the last day."""
    there = [one.share for one in people if one.joined < after <= one.left + 1]
    return MeasureTotal(sum(there, Fraction(0)), len(there))


def months_expected(people: Standings, first: int, after: int) -> MeasureTotal:
    """Months begun, of everybody who ever has a record, from the first data on and while the person is there."""
    n = sum(len(_expected(one, first, after)) for one in people)
    return MeasureTotal(Fraction(n) if any(one.months for one in people) else None, n)


def months_covered(people: Standings, first: int, after: int) -> MeasureTotal:
    """Those of them with a record."""
    n = sum(month in one.months for one in people for month in _expected(one, first, after))
    return MeasureTotal(Fraction(n), n)


def _expected(one: Standing, first: int, after: int) -> list[int]:
    day, end = max(first, one.joined, one.known_from, 1), min(after, one.left + 1)
    month = date.fromordinal(day).replace(day=1)
    found = []
    while one.months and month.toordinal() < end:
        found.append(month.toordinal())
        month = add_months(month, 1)
    return found


def payout(people: Standings, _first: int, _after: int) -> MeasureTotal:
    paid = [one.pay for one in people if one.pay is not None]
    return MeasureTotal(sum(paid, Fraction(0)) if paid else None, len(paid))


def payout_agreement(people: Standings, _first: int, _after: int) -> MeasureTotal:
    """Spearman's rank correlation of attainment and pay, ties at their mean rank; cut to six decimals.

    None for fewer than two people and where all attained or earned the same. C. Spearman, The Proof and Measurement of
    Association between Two Things (1904).
    """
    pairs = [(one.attainment, one.pay) for one in people if one.attainment is not None and one.pay is not None]
    ours, theirs = (ranks([pair[side] for pair in pairs]) for side in (0, 1))
    return MeasureTotal(correlation(ours, theirs), len(pairs))


def ranks(values: Sequence[Fraction]) -> list[Fraction]:
    """From 1 on; equal values share the mean of their ranks."""
    ordered = sorted(values)
    return [Fraction(2 * ordered.index(value) + ordered.count(value) + 1, 2) for value in values]


def correlation(left: Sequence[Fraction], right: Sequence[Fraction]) -> Fraction | None:
    """Pearson's coefficient, cut to six decimals; None where one side does not vary."""
    if not left:
        return None
    means = [sum(side, Fraction(0)) / len(side) for side in (left, right)]
    ours, theirs = ([value - mean for value in side] for side, mean in zip((left, right), means, strict=True))
    spread = sum((value**2 for value in ours), Fraction(0)) * sum((value**2 for value in theirs), Fraction(0))
    if not spread:
        return None
    product = sum((one * other for one, other in zip(ours, theirs, strict=True)), Fraction(0))
    squared = product**2 / spread * _DIGITS**2
    root = Fraction(isqrt(squared.numerator // squared.denominator), _DIGITS)
    return root if product >= 0 else -root
