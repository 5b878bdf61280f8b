"""Computed measures of customers: who stays, comes back and brings most, from the days on which each bought."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from heapq import nlargest
from itertools import accumulate
from typing import Final

from desktop_app.domain.money import from_stored
from desktop_app.domain.period import add_months
from desktop_app.rules.kpis.aggregation import MeasureTotal

ACTIVE: Final = 365
"""A customer is active on a day that bought within so many days before it."""
_LARGEST: Final = 10
_REPEATING: Final = 2
_CARED: Final = 90  # days in which somebody should have spoken with an active customer


@dataclass(frozen=True, slots=True)
class Bought:
    """What one customer bought: days in order; running sums of amounts in millionths and of orders, from 0 on."""

    days: tuple[int, ...]
    amounts: tuple[int, ...]
    orders: tuple[int, ...]

    def amount(self, first: int, after: int) -> int:
        return self.amounts[bisect_left(self.days, after)] - self.amounts[bisect_left(self.days, first)]

    def ordered(self, first: int, after: int) -> int:
        return self.orders[bisect_left(self.days, after)] - self.orders[bisect_left(self.days, first)]

    def active(self, day: int) -> bool:
        """Whether the customer is active when ``day`` begins."""
        place = bisect_left(self.days, day)
        return place > 0 and self.days[place - 1] >= day - ACTIVE


@dataclass(frozen=True, slots=True)
class Buyers:
    """What each customer bought, by its number.

    Several measures ask for the same day, and the end of one period is the beginning of the next: what is found of
    a day is kept, as one bit for each customer where it is who is active.
    """

    known: Mapping[int, Bought]
    _active: dict[int, int] = field(default_factory=dict)
    _orders: dict[int, tuple[int, int]] = field(default_factory=dict)
    _cohorts: dict[tuple[int, int], list[Bought]] = field(default_factory=dict)

    def active(self, day: int) -> int:
        """Who is active when ``day`` begins: a bit for each customer."""
        if day not in self._active:
            bits = "".join(["1" if one.active(day) else "0" for one in self.known.values()])
            self._active[day] = int(bits or "0", 2)
        return self._active[day]

    def orders(self, after: int) -> tuple[int, int]:
        """How many customers ordered in the 12 months up to ``after``, and how many of them twice or more."""
        if after not in self._orders:
            start = _year_earlier(after)
            found = [one.ordered(start, after) for one in self.known.values()]
            self._orders[after] = sum(n > 0 for n in found), sum(n >= _REPEATING for n in found)
        return self._orders[after]

    def cohort(self, first: int, after: int) -> list[Bought]:
        """Those who bought in the same span a year before."""
        if (first, after) not in self._cohorts:
            start, end = _year_earlier(first), _year_earlier(after)
            self._cohorts[first, after] = [one for one in self.known.values() if one.ordered(start, end)]
        return self._cohorts[first, after]


def buyers(rows: Iterable[tuple[int, int, int, int]]) -> Buyers:
    """By customer, from rows of customer, day, amount and orders, which come by customer and day."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for customer, day, amount, orders in rows:
        found.setdefault(customer, []).append((day, amount, orders))
    return Buyers(
        {
            customer: Bought(
                tuple(day for day, _amount, _orders in mine),
                tuple(accumulate((amount for _day, amount, _orders in mine), initial=0)),
                tuple(accumulate((orders for _day, _amount, orders in mine), initial=0)),
            )
            for customer, mine in found.items()
        }
    )


def customers_at_start(bought: Buyers, first: int, _after: int) -> MeasureTotal:
    return _count(bought.active(first).bit_count())


def customers_kept(bought: Buyers, first: int, after: int) -> MeasureTotal:
    return _count((bought.active(first) & bought.active(after)).bit_count())


def customers_lost(bought: Buyers, first: int, after: int) -> MeasureTotal:
    return _count((bought.active(first) & ~bought.active(after)).bit_count())


def customers_buying(bought: Buyers, _first: int, after: int) -> MeasureTotal:
    """In the 12 months up to the end of the span."""
    return _count(bought.orders(after)[0])


def customers_repeating(bought: Buyers, _first: int, after: int) -> MeasureTotal:
    """Those of them with two orders or more."""
    return _count(bought.orders(after)[1])


def revenue_largest(bought: Buyers, first: int, after: int) -> MeasureTotal:
    """Of the ten customers who brought most in the span."""
    largest = nlargest(_LARGEST, (one.amount(first, after) for one in bought.known.values()))
    return MeasureTotal(from_stored(sum(largest)), sum(1 for amount in largest if amount))


def customers_at_end(bought: Buyers, _first: int, after: int) -> MeasureTotal:
    return _count(bought.active(after).bit_count())


@dataclass(frozen=True, slots=True)
class Care:
    """Customers of a group, and by customer the days on which anybody was in contact, in order."""

    bought: Buyers
    contacts: Mapping[int, Sequence[int]]


def customers_cared_for(care: Care, _first: int, after: int) -> MeasureTotal:
    """Active customers at the end with whom somebody was in contact in the 90 days before."""
    return _count(
        sum(
            one.active(after) and bisect_left(days, after) > bisect_left(days, after - _CARED)
            for customer, one in care.bought.known.items()
            for days in (care.contacts.get(customer, ()),)
        )
    )


def cohort_then(bought: Buyers, first: int, after: int) -> MeasureTotal:
    """Revenue a year before the span."""
    return _revenue(bought, _year_earlier(first), _year_earlier(after), first, after)


def cohort_now(bought: Buyers, first: int, after: int) -> MeasureTotal:
    """Revenue of the span from those who bought in the same span a year before."""
    return _revenue(bought, first, after, first, after)


def in_span(first: int, after: int) -> tuple[int, int]:
    """The days whose purchases a measure looks at: here those of the span, else of the functions below."""
    return first, after


def before_start(first: int, _after: int) -> tuple[int, int]:
    return first - ACTIVE, first


def up_to_end(first: int, after: int) -> tuple[int, int]:
    return first - ACTIVE, after


def active_at_end(_first: int, after: int) -> tuple[int, int]:
    return after - ACTIVE, after


def year_to_end(_first: int, after: int) -> tuple[int, int]:
    return _year_earlier(after), after


def year_before(first: int, after: int) -> tuple[int, int]:
    return _year_earlier(first), _year_earlier(after)


def _revenue(bought: Buyers, start: int, end: int, first: int, after: int) -> MeasureTotal:
    cohort = bought.cohort(first, after)
    return MeasureTotal(from_stored(sum(one.amount(start, end) for one in cohort)), len(cohort))


def _year_earlier(day: int) -> int:
    return add_months(date.fromordinal(day), -12).toordinal()


def _count(n: int) -> MeasureTotal:
    return MeasureTotal(Fraction(n), n)
