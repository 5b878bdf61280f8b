"""A second, slow engine for people who were not there all along: quota, target pay, ramps, draws, late returns.

It walks the calendar day by day and each result band by band, by the sentences of the specification alone. It shares
nothing with the program: plain tuples in, cents out.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

DAY = timedelta(days=1)
YEAR = 2026


class Band(NamedTuple):
    """``marked``: an accelerator wherever it lies."""

    lower: Fraction
    rate: Fraction
    marked: bool = False


class Rules(NamedTuple):
    """``kind``: marginal (on measure, target_pay or points) or reached (the band reached pays for everything).

    ``bounds``: quota (shares of it) or measure (money). ``scaled``: money bounds shrink with the days that count.
    ``scaled_limits``: floor and cap do. ``year``: the year to date is held to the year's quota and what was earned
    before is taken off. ``weights``: how the year's quota lies over its months. ``ramp``: the share of the quota by
    month of service.
    """

    kind: str
    base: str
    bounds: str
    bands: Sequence[Band]
    quota: int
    target: int
    scaled: bool = False
    year: bool = False
    gate_closed_in: frozenset[int] = frozenset()
    floor: Fraction | None = None
    cap: Fraction | None = None
    scaled_limits: bool = False
    weights: Sequence[int] = ()
    ramp: Sequence[Fraction] = ()


class Terms(NamedTuple):
    """``draw`` or ``guarantee`` in money, 0 for none; ``scaled``: by the days of the month that count.

    ``back_from``: the month of service in which a draw is first taken back, with at most ``part`` of what exceeds it;
    ``until``: the last month of service with either. ``by_month``: guarantees of the first months of service.
    ``added``: the guarantee is paid on top.
    """

    draw: int = 0
    guarantee: int = 0
    scaled: bool = False
    back_from: int = 1
    part: Fraction = Fraction(1)
    until: int = 99
    by_month: Sequence[int] = ()
    added: bool = False


class Life(NamedTuple):
    """``away``: (first, last) of one kind of absence; it relieves beyond ``longer_than`` working days running."""

    joined: date
    left: date | None = None
    away: Sequence[tuple[date, date]] = ()
    holidays: frozenset[date] = frozenset()
    working: bool = False
    longer_than: int = 20
    relieves_quota: bool = True
    relieves_pay: bool = True
    needed: int = 10


class Window(NamedTuple):
    """Returns later than ``days`` or ``months`` take nothing; the rest pro rata of ``term``, or by ``shares``."""

    days: int | None = None
    months: int | None = None
    term: int | None = None
    shares: Sequence[tuple[int, Fraction]] = ()
    own_date: bool = False


class Sale(NamedTuple):
    """``known``: the month in which it arrives; ``back``: the number of the sale it takes back, 0 for none."""

    number: int
    amount: Fraction
    day: date
    known: int
    back: int = 0


def cents(amount: Fraction) -> int:
    return int((Decimal(amount.numerator) * 100 / Decimal(amount.denominator)).quantize(Decimal(1), ROUND_HALF_UP))


def days_of(first_month: int, last_month: int) -> Iterator[date]:
    day, last = date(YEAR, first_month, 1), date(YEAR, last_month, monthrange(YEAR, last_month)[1])
    while day <= last:
        yield day
        day += DAY


def works(life: Life, day: date) -> bool:
    return day.isoweekday() <= 5 and day not in life.holidays


def employed(life: Life, day: date) -> bool:
    return day >= life.joined and (life.left is None or day <= life.left)


def relieved(life: Life) -> set[date]:
    """Days of absences that run on, with nothing but free days between, for more working days than allowed."""
    gone = {day for first, last in life.away for day in days_of(1, 12) if first <= day <= last}
    found: set[date] = set()
    running: list[date] = []
    for day in days_of(1, 12):
        if day in gone or (running and not works(life, day)):
            running.append(day)
            continue
        found |= long_enough(life, running, gone)
        running = []
    return found | long_enough(life, running, gone)


def long_enough(life: Life, running: Sequence[date], gone: set[date]) -> set[date]:
    """Free days after the last day away are no longer part of it."""
    last = max((day for day in running if day in gone), default=date.min)
    spell = {day for day in running if day <= last}
    return spell if sum(works(life, day) for day in spell) > life.longer_than else set()


def share(life: Life, first_month: int, last_month: int, *, switch: bool) -> Fraction:
    """The days that count of all days, calendar or working."""
    away = relieved(life) if switch else set()
    whole = [day for day in days_of(first_month, last_month) if not life.working or works(life, day)]
    return Fraction(sum(employed(life, day) and day not in away for day in whole), len(whole))


def service(life: Life, month: int) -> int:
    """The calendar month of joining is the first."""
    return month - life.joined.month + 1


def quota_of(rules: Rules, life: Life, first_month: int, last_month: int) -> Fraction:
    """Month by month: ramp first, then the days that count; of a month with a weight, or of the whole span."""
    total = Fraction(0)
    for month in range(first_month, last_month + 1):
        served = service(life, month)
        ramped = rules.ramp[served - 1] if 1 <= served <= len(rules.ramp) else Fraction(1)
        counted = share(life, month, month, switch=life.relieves_quota)
        if rules.weights:
            part = Fraction(rules.quota * 12 * rules.weights[month - 1], sum(rules.weights))
        else:
            here, whole = (
                sum(not life.working or works(life, day) for day in days_of(*span))
                for span in ((month, month), (first_month, last_month))
            )
            part = Fraction(rules.quota * (last_month - first_month + 1) * here, whole)
        total += part * ramped * counted
    return total


def accelerates(rules: Rules, life: Life, month: int) -> bool:
    """Not while the gate is closed, nor for who was there for a part of the period on too few working days."""
    if month in rules.gate_closed_in:
        return False
    away = relieved(life) if life.relieves_quota or life.relieves_pay else set()
    there = [day for day in days_of(month, month) if employed(life, day)]
    if len(there) == monthrange(YEAR, month)[1] and not away & set(there):
        return True
    gone = {day for first, last in life.away for day in there if first <= day <= last}
    return sum(works(life, day) for day in there if day not in gone) >= life.needed


def bands_in_force(rules: Rules, quota: Fraction, size: Fraction, *, fast: bool) -> list[Band]:
    """From 0 on. The last band below the accelerator goes on; nobody's band from 0 is an accelerator."""
    scale = size if rules.scaled and rules.bounds == "measure" and size else Fraction(1)
    found = [band._replace(lower=band.lower * scale) for band in rules.bands]
    if not fast:
        top = Fraction(1) if rules.bounds == "quota" else quota
        found = [band for band in found if not band.marked and (band.lower < top or band.lower == 0)]
    return found if found and found[0].lower == 0 else [Band(Fraction(0), Fraction(0)), *found]


def up_to(bands: Sequence[Band], result: Fraction) -> Fraction:
    """Σ rate · part of the result in the band; below 0 the rate of the band from 0 goes on."""
    if result < 0:
        return bands[0].rate * result
    ends = [band.lower for band in bands[1:]]
    total = Fraction(0)
    for band, end in zip(bands, [*ends, max(result, bands[-1].lower)], strict=True):
        total += band.rate * max(Fraction(0), min(result, end) - band.lower)
    return total


def pay_of(rules: Rules, bands: Sequence[Band], result: Fraction, quota: Fraction, target: Fraction) -> Fraction:
    attained = result / quota if rules.bounds == "quota" or rules.base != "measure" else result
    if rules.kind == "marginal":
        money = quota if rules.bounds == "quota" else Fraction(1)
        return up_to(bands, attained) * {"measure": money, "target_pay": target, "points": Fraction(100)}[rules.base]
    rate = next((band.rate for band in reversed(bands) if attained >= band.lower), bands[0].rate)
    return rate * {"measure": result, "target_pay": target, "points": attained * 100}[rules.base]


def month_earns(rules: Rules, life: Life, month: int, result: Fraction) -> Fraction:
    """Of a month, or of the year up to it."""
    by_quota = rules.bounds == "quota" or rules.base != "measure"
    span = (1, 12) if rules.year else (month, month)
    size = share(life, *span, switch=life.relieves_quota)
    if by_quota and not size:
        return Fraction(0)
    target = rules.target * share(life, *span, switch=life.relieves_pay)
    quota = quota_of(rules, life, *span)
    bands = bands_in_force(rules, quota, size, fast=accelerates(rules, life, month))
    pay = pay_of(rules, bands, result, quota, target)
    part = share(life, *span, switch=life.relieves_pay) if rules.scaled_limits else Fraction(1)
    lifted = pay if rules.floor is None else max(pay, rules.floor * part)
    return lifted if rules.cap is None else min(lifted, rules.cap * part)


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))


def taken(window: Window, sold: date, day: date) -> Fraction:
    """The share of a return that counts."""
    if window.days is not None and (day - sold).days > window.days:
        return Fraction(0)
    if window.months is not None and day > months_later(sold, window.months):
        return Fraction(0)
    served = max(number for number in range(40) if months_later(sold, number) <= day)
    reached = [part for least, part in window.shares if least <= served]
    if window.shares:
        return reached[-1] if reached else Fraction(1)
    return max(Fraction(0), 1 - Fraction(served, window.term)) if window.term else Fraction(1)


def results(window: Window, known: Sequence[Sale], months: int) -> list[Fraction]:
    """By month; a return counts in its original's unless it keeps its own date."""
    day_of = {one.number: one.day for one in known}
    found = [Fraction(0)] * (months + 1)
    for one in known:
        sold = day_of.get(one.back, one.day)
        part = taken(window, sold, one.day) if one.back else Fraction(1)
        found[one.day.month if window.own_date else sold.month] += one.amount * part
    return found[1:]


def earned(rules: Rules, life: Life, window: Window, known: Sequence[Sale], months: int) -> list[int]:
    found: list[int] = []
    sold = results(window, known, months)
    for month in range(1, months + 1):
        result = sum(sold[:month], Fraction(0)) if rules.year else sold[month - 1]
        found.append(cents(month_earns(rules, life, month, result)) - (sum(found) if rules.year else 0))
    return found


def through_terms(terms: Terms, life: Life, earnings: Sequence[int]) -> list[tuple[int, int]]:
    """(net, top-up) of each month, through a draw or a guarantee, in cents."""
    found, owed = [], 0
    for month, each in enumerate(earnings, 1):
        served = service(life, month)
        size = share(life, month, month, switch=life.relieves_pay) if terms.scaled else Fraction(1)
        if terms.draw:
            advance = cents(terms.draw * size) if served <= terms.until else 0
            over = Fraction(max(0, each - advance), 100)
            taken = min(owed, cents(terms.part * over)) if served >= terms.back_from else 0
            owed += max(0, advance - each) - taken
            found.append((max(advance, each) - taken, 0))
            continue
        amount = terms.guarantee
        if terms.by_month:
            amount = terms.by_month[served - 1] if 1 <= served <= len(terms.by_month) else terms.guarantee
            amount = 0 if served < 1 else amount
        promised = cents(amount * size) if served <= terms.until else 0
        found.append((each, promised if terms.added else max(0, promised - max(0, each))))
    return found


def run_all(
    rules: Rules, life: Life, window: Window, sales: Sequence[Sale], months: int, *, terms: Terms
) -> list[tuple[int, int]]:
    """(paid, balance) of runs one after another, each with what has arrived by then."""
    posted: list[int] = []
    balance, runs = 0, []
    for month in range(1, months + 1):
        earnings = earned(rules, life, window, [one for one in sales if one.known <= month], month)
        nets = through_terms(terms, life, earnings)
        now = [net + top_up for net, top_up in nets]
        own, top_up = nets[-1]
        moved = sum(after - before for after, before in zip(now, posted, strict=False))
        gain = max(0, own) + max(0, moved)
        debt = -(balance + min(0, own) + min(0, moved))
        pay = gain - min(gain, max(0, debt)) + top_up
        balance = -max(0, debt - gain)
        runs.append((pay, balance))
        posted = now
    return runs
