"""On which day and how far a return counts: its window, the term served, and the plan's way of posting it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import Period, add_months
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.plan import Plan, version_on
from desktop_app.rules.incentives.terms import Clawback, Method


@dataclass(frozen=True, slots=True)
class Reversal:
    """A return that takes back ``share`` of its original's line, in the period that holds ``day``."""

    version: int
    root: int
    day: date
    share: Fraction


@dataclass(frozen=True, slots=True)
class Placed:
    """``credits`` on the days they count; ``roots``: the first record of each chain of returns, by record version.

    ``unmatched``: returns whose original is not known or lies before the first period, counted on their own day.
    """

    credits: tuple[Credit, ...]
    reversals: tuple[Reversal, ...]
    roots: Mapping[int, int]
    unmatched: tuple[int, ...]
    problems: tuple[Explanation, ...]


def place(plan: Plan, credits_: Sequence[Credit], periods: Sequence[Period]) -> Placed:
    """The records of ``periods`` and before, each return where the version of its original's day puts it."""
    end = max(period.end for period in periods)
    known = {credit.record.version: credit for credit in credits_ if credit.record.day < end}
    if all(credit.original is None for credit in known.values()):
        return Placed(tuple(known.values()), (), dict(zip(known, known, strict=True)), (), ())
    roots = {version: _root(known, credit) for version, credit in known.items()}
    stands = _standing(plan, periods, known, roots)
    placed: list[Credit] = []
    reversals: list[Reversal] = []
    unmatched: list[int] = []
    for version, credit in known.items():
        original = known[roots[version]]
        if credit.original is None:
            placed.append(credit)
        elif original is credit or _period(periods, original.record.day) is None:
            unmatched.append(version)
            placed.append(credit)
        else:
            match _placed(plan, periods, credit, original, stands[roots[version]]):
                case Reversal() as taken:
                    reversals.append(taken)
                case Credit() as counted:
                    placed.append(counted)
    return Placed(tuple(placed), tuple(reversals), roots, tuple(unmatched), _problems(known, roots))


def _standing(
    plan: Plan, periods: Sequence[Period], known: Mapping[int, Credit], roots: Mapping[int, int]
) -> dict[int, Fraction]:
    """By original: the amount its own period is paid on, which is what a later return takes back a share of."""
    found: dict[int, Fraction] = defaultdict(Fraction)
    for version, credit in known.items():
        original = known[roots[version]]
        sold, day = original.record.day, credit.record.day
        if original is credit or (_period(periods, sold) == _period(periods, day) and credit.original is not None):
            found[roots[version]] += credit.record.amount * _counted(plan, credit, original).share
    return found


def _counted(plan: Plan, credit: Credit, original: Credit) -> Credit:
    """A return as far as its window and the term served let it count."""
    if original is credit:
        return credit
    day, sold = credit.record.day, original.record.day
    return replace(credit, share=credit.share * share_taken(version_on(plan, sold).terms.clawback, sold, day))


def _placed(
    plan: Plan, periods: Sequence[Period], credit: Credit, original: Credit, stands: Fraction
) -> Credit | Reversal | None:
    """The return as it counts in pay; None where nothing of it does. ``stands``: what is left of its original."""
    day, sold = credit.record.day, original.record.day
    rules = version_on(plan, sold).terms.clawback
    counted = _counted(plan, credit, original)
    if not counted.share:
        return None
    if _period(periods, sold) == _period(periods, day) or rules.method is Method.OWN_DATE:
        return counted
    if rules.method is Method.RERATE:
        record = replace(counted.record, day=sold, time=original.record.time)
        return replace(counted, record=record, original=original.record.version)
    if not stands:  # named among the problems
        return None
    share = Fraction(-counted.record.amount * counted.share, stands)
    return Reversal(credit.record.version, original.record.version, day, share)


def share_taken(rules: Clawback, sold: date, day: date) -> Fraction:
    """How much of a return on ``day`` counts against a record of ``sold``; the window's last day still counts."""
    if rules.days is not None and day > sold + timedelta(days=rules.days):
        return Fraction(0)
    if rules.months is not None and day > add_months(sold, rules.months):
        return Fraction(0)
    served = months_served(sold, day)
    if rules.shares:
        reached = [row for row in rules.shares if row.served <= served]
        return max(reached, key=lambda row: row.served).share if reached else Fraction(1)
    if rules.term_months:
        return max(Fraction(0), 1 - Fraction(served, rules.term_months))
    return Fraction(1)


def months_served(first: date, day: date) -> int:
    """Full months from ``first`` to ``day``."""
    months = (day.year - first.year) * 12 + day.month - first.month
    return months if add_months(first, months) <= day else months - 1


def _root(known: Mapping[int, Credit], credit: Credit) -> int:
    """The record a chain of returns began with; the last one known where it breaks off."""
    seen = {credit.record.version}
    while credit.original is not None and credit.original in known and credit.original not in seen:
        credit = known[credit.original]
        seen.add(credit.record.version)
    return credit.record.version


def _period(periods: Iterable[Period], day: date) -> Period | None:
    return next((period for period in periods if day in period), None)


def _problems(known: Mapping[int, Credit], roots: Mapping[int, int]) -> tuple[Explanation, ...]:
    """A record cannot be returned beyond its value; one corrected to 0 cannot have returns."""
    returned: dict[int, Fraction] = defaultdict(Fraction)
    for version, root in roots.items():
        if root != version:
            returned[root] += known[version].record.amount
    found = []
    for root, amount in returned.items():
        record = known[root].record
        if amount and not record.amount:
            found.append(explain("reason.return_of_nothing", records=(root,), document=record.document))
        elif abs(amount) > abs(record.amount) and amount * record.amount < 0:
            found.append(explain("reason.return_exceeds", records=(root,), document=record.document))
    return tuple(found)
