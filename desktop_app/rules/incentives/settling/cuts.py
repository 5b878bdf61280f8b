"""Lines that returns and the cap of the plan add to a period or take from it; components' own caps: earning."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.money import distribute, from_minor, round_whole, to_minor
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.plan import PeriodRule, PlanVersion
from desktop_app.rules.incentives.result import Result
from desktop_app.rules.incentives.settling.earned import Line, SoFar
from desktop_app.rules.incentives.settling.returns import Placed
from desktop_app.rules.incentives.terms import Excess

Cut = tuple[list[Line], list[Explanation]]


def lone_returns(placed: Placed, period: Period) -> frozenset[int]:
    """Negative credits of ``period`` that aren't netted with an original there, by record version."""
    negative = [
        credit
        for credit in placed.credits
        if (credit.record.amount.numerator < 0) is not (credit.share.numerator < 0) and credit.record.day in period
    ]
    if not negative:
        return frozenset()
    days = {credit.record.version: credit.record.day for credit in placed.credits}
    found = set()
    for credit in negative:
        version = credit.record.version
        root = placed.roots.get(version, version)
        netted = root != version and days.get(root, date.max) in period
        if credit.record.amount * credit.share < 0 and not netted:
            found.add(version)
    return frozenset(found)


def absorb(result: Result, without: Mapping[str, int], so_far: SoFar, year: date) -> Cut:
    """What a cap cut off and lost this year takes a later negative credit first, before anything is taken back.

    ``without``: minor units of each component had there been no negative credit.
    """
    lines, steps = [], []
    for one in result.components:
        name = one.component.name
        taken = max(0, without.get(name, 0) - (one.pay or 0))
        absorbed = min(so_far.lost[year, name], taken) if one.component.rule is PeriodRule.DISCRETE else 0
        if absorbed > 0:
            so_far.lost[year, name] -= absorbed
            lines.append(Line(name, None, absorbed))
            paid = money(absorbed, result.currency)
            steps.append(
                explain("settle.absorbed", paid, name=name, amount=money(taken, result.currency), absorbed=paid)
            )
    return lines, steps


def reverse(placed: Placed, period: Period, so_far: SoFar, version: PlanVersion) -> Cut:
    """Minus the rounded line that was shown, as far as the record is returned by now."""
    lines, steps = [], []
    for one in placed.reversals:
        if one.day not in period:
            continue
        for key in [key for key in so_far.shown if key[1] == one.root]:
            so_far.returned[key] += one.share
            back = round_whole(so_far.shown[key] * so_far.returned[key], version.rounding) - so_far.taken_back[key]
            so_far.taken_back[key] += back
            taken = money(-back, version.currency)
            lines.append(Line(key[0], one.root, -back))
            steps.append(explain("settle.reversed", taken, records=(one.version,), name=key[0], amount=taken))
    return lines, steps


def cap_run(version: PlanVersion, lines: Sequence[Line], size: Fraction, so_far: SoFar, year: date) -> Cut:
    """The lines under the cap of the plan; the cut is spread over the positive ones, the excess carried or lost.

    ``size``: the share of the period that counts, for a cap that is prorated.
    """
    terms = version.terms
    if terms.cap is None:
        return list(lines), []
    cap = to_minor(terms.cap * (size if terms.prorate_cap else 1), version.currency)
    total = sum(line.minor for line in lines)
    if total <= cap:
        return _room(version, list(lines), cap - total, so_far, year)
    cuts = distribute(total - cap, [Fraction(max(0, line.minor)) for line in lines])
    cut = [line._replace(minor=line.minor - part) for line, part in zip(lines, cuts, strict=True)]
    if terms.excess is Excess.CARRIED:
        so_far.excess[year] += total - cap
    else:
        for line, part in zip(lines, cuts, strict=True):
            so_far.lost[year, line.component] += part
    step = "settle.cap_carried" if terms.excess is Excess.CARRIED else "settle.cap_lost"
    currency = version.currency
    pay, most, lost = (money(minor, currency) for minor in (total, cap, total - cap))
    return cut, [explain(step, most, pay=pay, cap=most, cut=lost)]


def _room(version: PlanVersion, lines: list[Line], room: int, so_far: SoFar, year: date) -> Cut:
    """What the cap cut off earlier in the year is paid as far as there is room now."""
    paid = min(room, so_far.excess[year])
    if not paid:
        return lines, []
    so_far.excess[year] -= paid
    shown = money(paid, version.currency)
    left = money(so_far.excess[year], version.currency)
    return [*lines, Line("", None, paid)], [explain("settle.cap_room", shown, pay=shown, left=left)]


def money(minor: int, currency: str) -> Quantity:
    return Quantity(from_minor(minor, currency), Unit.MONEY, currency)
