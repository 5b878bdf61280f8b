"""A second, slow engine for runs: every month from the raw records, by the formulas of the specification alone.

It shares nothing with the program: plain tuples in, cents out.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

Tiers = Sequence[tuple[int, Fraction]]


class Sale(NamedTuple):
    """``month``: when it becomes known; ``back``: the number of the sale it takes back, 0 for none."""

    number: int
    amount: Fraction
    month: int
    back: int = 0
    share: Fraction = Fraction(1)


class Rules(NamedTuple):
    """``kind``: flat, marginal or retroactive; ``draw`` and ``guarantee`` in money, 0 for none.

    ``as_paid``: what comes back in a later month takes the line it was paid, in that month.
    """

    kind: str
    tiers: Tiers
    cumulative: bool = False
    floor: Fraction | None = None
    cap: Fraction | None = None
    draw: int = 0
    guarantee: int = 0
    recovery: Fraction = Fraction(1)
    as_paid: bool = False


class Paid(NamedTuple):
    pay: int
    balance: int
    owed: int


def cents(amount: Fraction) -> int:
    return int((Decimal(amount.numerator) * 100 / Decimal(amount.denominator)).quantize(Decimal(1), ROUND_HALF_UP))


def curve(rules: Rules, result: Fraction) -> Fraction:
    """C(x) of the specification; below 0 at the rate of the tier that holds 0, or the first."""
    first = rules.tiers[0][1] if rules.tiers[0][0] == 0 else Fraction(0)
    if result < 0:
        return first * result
    if rules.kind == "marginal":
        ends = [Fraction(lower) for lower, _rate in rules.tiers[1:]] + [max(result, Fraction(rules.tiers[-1][0]))]
        steps = zip(rules.tiers, ends, strict=True)
        return sum((rate * max(Fraction(0), min(result, end) - lower) for (lower, rate), end in steps), Fraction(0))
    reached = [rate for lower, rate in rules.tiers if result >= lower]
    return (reached[-1] if reached else Fraction(0)) * result


def limited(rules: Rules, pay: Fraction) -> Fraction:
    if rules.floor is not None:
        pay = max(pay, rules.floor)
    return pay if rules.cap is None else min(pay, rules.cap)


def earned(rules: Rules, known: Sequence[Sale], months: int) -> list[int]:
    """Of each month; a return counts in the month of what it takes back."""
    if rules.as_paid:
        return earned_as_paid(rules, known, months)
    month_of = {sale.number: sale.month for sale in known}
    totals = [Fraction(0)] * (months + 1)
    for sale in known:
        totals[month_of.get(sale.back, sale.month)] += sale.amount * sale.share
    found: list[int] = []
    for month in range(1, months + 1):
        if rules.cumulative:
            found.append(cents(limited(rules, curve(rules, sum(totals[1 : month + 1], Fraction(0))))) - sum(found))
        else:
            found.append(cents(limited(rules, curve(rules, totals[month]))))
    return found


def shown_lines(rules: Rules, own: Sequence[Sale]) -> tuple[int, dict[int, int]]:
    """Cents of a month, and of them each sale's: with what came back of it within the month."""
    exact, before = [], Fraction(0)
    for one in own:
        after = before + one.amount * one.share
        exact.append((curve(rules, after) - curve(rules, before)) * 100)
        before = after
    whole = [int(each) for each in exact]
    total = cents(curve(rules, before))
    rest = total - sum(whole)
    step = 1 if rest > 0 else -1
    losses = sorted(range(len(own)), key=lambda place: (-step * (exact[place] - whole[place]), place))
    for place in losses[: abs(rest)]:
        whole[place] += step
    found: dict[int, int] = {}
    for one, line in zip(own, whole, strict=True):
        key = one.back or one.number
        found[key] = found.get(key, 0) + line
    return total, found


def earned_as_paid(rules: Rules, known: Sequence[Sale], months: int) -> list[int]:
    """A sale that comes back later, a part or all, takes that part of its line; all parts take all of it."""
    sold = {sale.number: sale for sale in known if not sale.back}
    found: list[int] = []
    left: dict[int, Fraction] = {}
    back: dict[int, Fraction] = {}
    lines: dict[int, int] = {}
    taken: dict[int, int] = {}
    for month in range(1, months + 1):
        here = [one for one in known if one.month == month]
        own = [one for one in here if not one.back] + [
            one for one in here if one.back and sold[one.back].month == month
        ]
        total, shown = shown_lines(rules, own)
        lines |= shown
        for one in own:
            left[one.back or one.number] = left.get(one.back or one.number, Fraction(0)) + one.amount
        for one in here:
            if one.back and sold[one.back].month < month:
                back[one.back] = back.get(one.back, Fraction(0)) - one.amount
                whole = cents(Fraction(lines[one.back], 100) * back[one.back] / left[one.back])
                total -= whole - taken.get(one.back, 0)
                taken[one.back] = whole
        found.append(total)
    return found


def nets(rules: Rules, known: Sequence[Sale], months: int) -> tuple[list[tuple[int, int]], int]:
    """(net, top-up) of each month through draw or guarantee, and what is owed in the end."""
    found, owed = [], 0
    for each in earned(rules, known, months):
        if rules.draw:
            advance = rules.draw * 100
            taken = min(owed, max(0, each - advance))
            found.append((max(advance, each) - taken, 0))
            owed += max(0, advance - each) - taken
        else:
            found.append((each, max(0, rules.guarantee * 100 - max(0, each)) if rules.guarantee else 0))
    return found, owed


def run_all(rules: Rules, sales: Sequence[Sale], months: int) -> list[Paid]:
    """Runs one after another; each knows what came up to its month and posts the difference for earlier ones."""
    posted: list[int] = []
    balance, runs = 0, []
    for month in range(1, months + 1):
        now, owed = nets(rules, [sale for sale in sales if sale.month <= month], month)
        whole = [net + top for net, top in now]
        moved = sum(after - before for after, before in zip(whole, posted, strict=False))
        own, top = now[-1]
        gain = max(0, own) + max(0, moved)
        debt = -(balance + min(0, own) + min(0, moved))
        taken = min(debt, cents(Fraction(gain, 100) * rules.recovery)) if debt > 0 else 0
        balance = -(max(0, debt) - taken)
        runs.append(Paid(gain - taken + top, balance, owed))
        posted = whole
    return runs


def capped_nets(percent: int, cap: int, sold: Sequence[int], notes: Sequence[int]) -> list[int]:
    """A flat percent with a cap, whole euros sold and credit notes without an original by month; in cents.

    What the cap cut off in the months before takes a note first; only the rest is taken from pay.
    """
    found, lost = [], 0
    for sales, note in zip(sold, notes, strict=True):
        without, with_note = (percent * one for one in (sales, sales - note))
        taken = min(cap * 100, without) - min(cap * 100, with_note)
        absorbed = min(taken, lost)
        lost += max(0, with_note - cap * 100) - absorbed
        found.append(min(cap * 100, with_note) + absorbed)
    return found


def released_by(percent: int, sold: Sequence[tuple[date, int]], days: int, last: date) -> int:
    """Cents of whole euros that are held for ``days``, as far as they were released up to ``last``."""
    return sum(percent * amount for day, amount in sold if day + timedelta(days=days) <= last)


def by_piece(cents_each: int, deals: Sequence[tuple[int, int]], months: int) -> list[int]:
    """Cents by month for (month sold, month returned or 0), each piece paid in the month it was sold in."""
    kept = [sold for sold, back in deals if not 0 < back <= months]
    return [cents_each * kept.count(month) for month in range(1, months + 1)]
