"""Customers in classes: by rules that somebody wrote, first match first, and by recency, frequency and money (RFM)."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.i18n import N_
from desktop_app.rules.analysis.spreads import Times, times_of

_FIFTHS: Final = 5
WINDOW: Final = 365
"""Days up to the one looked from in which orders and amounts are counted, unless the period is longer."""


@dataclass(frozen=True, slots=True)
class Customer:
    """``first`` and ``last``: days since the first and the last purchase; the rest is of the window."""

    key: int
    first: int
    last: int
    orders: int
    amount: Fraction
    margin: Fraction = Fraction(0)
    costed: Fraction = Fraction(0)
    contacted: int | None = None

    @property
    def margin_rate(self) -> Fraction | None:
        return self.margin / self.costed if self.costed else None


@dataclass(frozen=True, slots=True)
class ClassRule:
    """A class and what its customers have in common; what is None or 0 asks nothing.

    ``top_share``: among so many of those who bought in the window, by amount. ``bought_within`` and ``silent_for``:
    days since the last purchase; ``first_within``: since the first. ``care_days``: how often they are to be spoken to.
    ``name`` and ``strategy`` of the built-in classes are message ids.
    """

    name: str
    strategy: str = ""
    min_amount: Fraction = Fraction(0)
    min_orders: int = 0
    top_share: Fraction = Fraction(0)
    bought_within: int = 0
    silent_for: int = 0
    first_within: int = 0
    care_days: int = 0

    def fits(self, customer: Customer, share_above: Fraction) -> bool:
        """``share_above``: the part of all buyers who bought for more."""
        return (
            customer.amount >= self.min_amount
            and customer.orders >= self.min_orders
            and (not self.top_share or (customer.amount > 0 and share_above < self.top_share))
            and (not self.bought_within or customer.last <= self.bought_within)
            and (not self.silent_for or customer.last > self.silent_for)
            and (not self.first_within or customer.first <= self.first_within)
        )


@dataclass(frozen=True, slots=True)
class Classes:
    """``valid_from`` None: from the beginning. The first rule that fits is a customer's class."""

    rules: tuple[ClassRule, ...]
    valid_from: date | None = None


BUILT_IN: Final = Classes((
    ClassRule(N_("New"), N_("Welcome them, ask after the first delivery, agree on a second order."),
              first_within=90, care_days=30),
    ClassRule(N_("Asleep"), N_("Ask once why they stopped; then keep them informed without effort."),
              silent_for=365),
    ClassRule(N_("At risk"), N_("Call them yourself: find out what is missing before somebody else does."),
              silent_for=180, care_days=30),
    ClassRule(N_("High-value"), N_("A fixed contact, a plan for the year, first choice of terms and dates."),
              top_share=Fraction(1, 5), care_days=30),
    ClassRule(N_("Regular"), N_("Keep the rhythm; offer what similar customers buy."), min_orders=3, care_days=60),
    ClassRule(N_("Potential"), N_("Find out what they buy elsewhere and make one offer for it."), care_days=90),
))  # fmt: skip
"""What holds until somebody writes other rules: a default of this program, by days and by share of all customers."""
UNCLASSED: Final = N_("No class")


@dataclass(frozen=True, slots=True)
class Classed:
    """A customer with the class (its place among the rules, None: none fits) and the fifths of R, F and M, 5 best."""

    customer: Customer
    place: int | None
    recency: int
    frequency: int
    money: int

    @property
    def code(self) -> str:
        return f"{self.recency}{self.frequency}{self.money}"

    @property
    def group(self) -> str:
        return rfm_group(self.recency, self.frequency)


_GROUPS: Final = (
    (4, 4, N_("Champions")), (2, 4, N_("Loyal")), (0, 4, N_("Must not be lost")), (4, 2, N_("Growing")),
    (4, 0, N_("Recent")), (3, 0, N_("Need attention")), (0, 3, N_("Drifting away")), (0, 0, N_("Nearly lost")),
)  # fmt: skip


def rfm_group(recency: int, frequency: int) -> str:
    """The customary word for a corner of the recency × frequency field; the first that fits."""
    return next(word for least_r, least_f, word in _GROUPS if recency >= least_r and frequency >= least_f)


def rfm_groups() -> tuple[str, ...]:
    return tuple(word for _r, _f, word in _GROUPS)


def fifth(below: int, count: int) -> int:
    """1 to 5 from how many of ``count`` are strictly below: equal values get one fifth, ties at the bottom get 1."""
    return 1 + _FIFTHS * below // count


def classed(customers: Sequence[Customer], rules: Sequence[ClassRule]) -> tuple[Classed, ...]:
    """Each customer with class and fifths (Hughes 1994), the largest amount first."""
    recency = sorted(-one.last for one in customers)
    frequency = sorted(one.orders for one in customers)
    money = sorted(one.amount for one in customers)
    buyers = sorted(one.amount for one in customers if one.amount > 0)
    count = len(customers)
    found = []
    for one in customers:
        above = len(buyers) - bisect_left(buyers, one.amount) - _equal(buyers, one.amount)
        share = Fraction(above, len(buyers)) if buyers else Fraction(1)
        place = next((number for number, rule in enumerate(rules) if rule.fits(one, share)), None)
        fifths = (
            fifth(bisect_left(recency, -one.last), count),
            fifth(bisect_left(frequency, one.orders), count),
            fifth(bisect_left(money, one.amount), count),
        )
        found.append(Classed(one, place, *fifths))
    return tuple(sorted(found, key=lambda one: (-one.customer.amount, one.customer.last, one.customer.key)))


def _equal(values: Sequence[Fraction], wanted: Fraction) -> int:
    place, count = bisect_left(values, wanted), 0
    while place + count < len(values) and values[place + count] == wanted:
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class ClassRow:
    """The figures of one class; ``cared`` of ``due`` customers were spoken to within the class's days."""

    place: int | None
    name: str
    strategy: str
    customers: int
    amount: Fraction
    orders: int
    margin: Fraction
    costed: Fraction
    silent: Times
    cared: int
    due: int

    @property
    def per_order(self) -> Fraction | None:
        return self.amount / self.orders if self.orders else None

    @property
    def margin_rate(self) -> Fraction | None:
        return self.margin / self.costed if self.costed else None

    @property
    def coverage(self) -> Fraction | None:
        return Fraction(self.cared, self.due) if self.due else None


def class_rows(found: Sequence[Classed], rules: Sequence[ClassRule], *, contacts: bool = True) -> tuple[ClassRow, ...]:
    """A row for each rule in its order, also without customers; those whom no rule fits last.

    ``contacts`` False: nothing is known of contacts, so nobody is due for one.
    """
    parts: dict[int | None, list[Customer]] = {place: [] for place in range(len(rules))}
    for one in found:
        parts.setdefault(one.place, []).append(one.customer)
    none = ClassRule(UNCLASSED)
    of = {place: none if place is None else rules[place] for place in parts}
    if not contacts:
        of = {place: replace(rule, care_days=0) for place, rule in of.items()}
    return tuple(_row(place, of[place], mine) for place, mine in parts.items())


def group_rows(found: Sequence[Classed]) -> tuple[ClassRow, ...]:
    """A row for each group of recency and frequency that has customers."""
    parts: dict[str, list[Customer]] = {}
    for one in found:
        parts.setdefault(one.group, []).append(one.customer)
    return tuple(_row(None, ClassRule(word), parts[word]) for word in rfm_groups() if word in parts)


def _row(place: int | None, rule: ClassRule, mine: Sequence[Customer]) -> ClassRow:
    due = mine if rule.care_days else ()
    return ClassRow(
        place, rule.name, rule.strategy, len(mine),
        _sum(one.amount for one in mine), sum(one.orders for one in mine),
        _sum(one.margin for one in mine), _sum(one.costed for one in mine), times_of(one.last for one in mine),
        sum(one.contacted is not None and one.contacted <= rule.care_days for one in due), len(due),
    )  # fmt: skip


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def field_of_fifths(found: Iterable[Classed]) -> Mapping[tuple[int, int], tuple[int, Fraction]]:
    """By fifths of recency and frequency: how many customers there are, and what they bought for."""
    cells: dict[tuple[int, int], tuple[int, Fraction]] = {}
    for one in found:
        count, amount = cells.get((one.recency, one.frequency), (0, Fraction(0)))
        cells[one.recency, one.frequency] = (count + 1, amount + one.customer.amount)
    return cells
