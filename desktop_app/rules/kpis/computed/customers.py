"""Computed measures of customers: who stays, comes back and brings most, from the days on which each bought."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
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
        return bisect_left(self.days, day) > bisect_left(self.days, day - ACTIVE)


Buyers = Mapping[int, Bought]


def buyers(rows: Iterable[tuple[int, int, int, int]]) -> Buyers:
    """By customer, from rows of customer, day, amount and orders, which come by customer and day."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for customer, day, amount, orders in rows:
        found.setdefault(customer, []).append((day, amount, orders))
    return {
        customer: Bought(
            tuple(day for day, _amount, _orders in mine),
            tuple(accumulate((amount for _day, amount, _orders in mine), initial=0)),
            tuple(accumulate((orders for _day, _amount, orders in mine), initial=0)),
        )
        for customer, mine in found.items()
    }


def customers_at_start(known: Buyers, first: int, _after: int) -> MeasureTotal:
    return _count(one.active(first) for one in known.values())


def customers_kept(known: Buyers, first: int, after: int) -> MeasureTotal:
    return _count(one.active(first) and one.active(after) for one in known.values())


def customers_lost(known: Buyers, first: int, after: int) -> MeasureTotal:
    return _count(one.active(first) and not one.active(after) for one in known.values())


def customers_buying(known: Buyers, _first: int, after: int) -> MeasureTotal:
    """In the 12 months up to the end of the span."""
    return _count(one.ordered(_year_earlier(after), after) > 0 for one in known.values())


def customers_repeating(known: Buyers, _first: int, after: int) -> MeasureTotal:
    """Those of them with two orders or more."""
    return _count(one.ordered(_year_earlier(after), after) >= _REPEATING for one in known.values())


def revenue_largest(known: Buyers, first: int, after: int) -> MeasureTotal:
    """Of the ten customers who brought most in the span."""
    largest = sorted((one.amount(first, after) for one in known.values()), reverse=True)[:_LARGEST]
    return MeasureTotal(from_stored(sum(largest)), sum(1 for amount in largest if amount))


def customers_at_end(known: Buyers, _first: int, after: int) -> MeasureTotal:
    return _count(one.active(after) for one in known.values())


@dataclass(frozen=True, slots=True)
class Care:
    """Customers of a group, and by customer the days on which anybody was in contact, in order."""

    known: Buyers
    contacts: Mapping[int, Sequence[int]]


def customers_cared_for(care: Care, _first: int, after: int) -> MeasureTotal:
    """Active customers at the end with whom somebody was in contact in the 90 days before."""
    return _count(
        one.active(after) and bisect_left(days, after) > bisect_left(days, after - _CARED)
        for customer, one in care.known.items()
        for days in (care.contacts.get(customer, ()),)
    )


def cohort_then(known: Buyers, first: int, after: int) -> MeasureTotal:
    """Revenue a year before the span."""
    return _revenue(known, _year_earlier(first), _year_earlier(after), first, after)


def cohort_now(known: Buyers, first: int, after: int) -> MeasureTotal:
    """Revenue of the span from those who bought in the same span a year before."""
    return _revenue(known, first, after, first, after)


def _revenue(known: Buyers, start: int, end: int, first: int, after: int) -> MeasureTotal:
    then = _year_earlier(first), _year_earlier(after)
    cohort = [one for one in known.values() if one.ordered(*then)]
    return MeasureTotal(from_stored(sum(one.amount(start, end) for one in cohort)), len(cohort))


def _year_earlier(day: int) -> int:
    return add_months(date.fromordinal(day), -12).toordinal()


def _count(found: Iterable[bool]) -> MeasureTotal:
    n = sum(found)
    return MeasureTotal(Fraction(n), n)
