"""Recoverable draws and guarantees of one period: what is advanced, taken back, forgiven, topped up; no balances."""

from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.money import round_whole, to_minor
from desktop_app.domain.period import Period
from desktop_app.rules.incentives.settling.presence import month_of_service
from desktop_app.rules.incentives.terms import Draw, Guarantee, GuaranteeKind


@dataclass(frozen=True, slots=True)
class Owed:
    """Minor units a person owes under a draw: ``advances``, and what returns took below nothing."""

    advances: int = 0
    returns: int = 0

    @property
    def whole(self) -> int:
        return self.advances + self.returns


@dataclass(frozen=True, slots=True)
class Drawn:
    """``net`` = max(draw, earned) − taken."""

    net: int
    owed: Owed
    advanced: int = 0
    taken: int = 0
    forgiven: int = 0


@dataclass(frozen=True, slots=True)
class Served:
    """A period as terms of pay see it: the month of service at its end, and the share of it that counts."""

    period: Period
    month: int | None
    size: Fraction
    currency: str


def draw(terms: Draw, earned: int, owed: Owed, served: Served) -> Drawn:
    """One period under a recoverable draw.

    Taken = 0 before the start, else min(owed, share · max(0, earned − draw)); advances are taken back first.
    """
    month = served.month
    over = terms.last_month is not None and month is not None and month > terms.last_month
    amount = 0 if over else to_minor(terms.amount * (served.size if terms.prorate else 1), served.currency)
    excess = max(0, earned - amount)
    open_ = month is None or month >= terms.recover_from
    taken = min(owed.whole, round_whole(terms.share * excess)) if open_ else 0
    short = max(0, amount - earned)
    fallen = min(short, max(0, -earned))
    back = min(taken, owed.advances)
    advances = owed.advances - back + short - fallen
    forgive = terms.forgive_after is not None and month is not None and month >= terms.forgive_after
    after = Owed(0 if forgive else advances, owed.returns - (taken - back) + fallen)
    return Drawn(max(amount, earned) - taken, after, short, taken, advances if forgive else 0)


def guaranteed(terms: Guarantee, earned: int, served: Served) -> int:
    """Minor units the guarantee adds to what was earned; a balance neither lowers nor raises it."""
    amount = _guarantee(terms, served.period, served.month) * (served.size if terms.prorate else 1)
    whole = to_minor(amount, served.currency)
    return whole if terms.kind is GuaranteeKind.ADDITION else max(0, whole - max(0, earned))


def _guarantee(terms: Guarantee, period: Period, month: int | None) -> Fraction:
    """By month of service: the months of the period added up."""
    if month is None:
        return terms.amount
    if terms.last_month is not None and month > terms.last_month:
        return Fraction(0)
    if not terms.by_month:
        return terms.amount
    first = month - _months(period) + 1
    known = (
        terms.by_month[number - 1] if number <= len(terms.by_month) else terms.amount
        for number in range(max(1, first), month + 1)
    )
    return sum(known, Fraction(0))


def _months(period: Period) -> int:
    """Calendar months from the one of the first day to the one of the last."""
    return month_of_service(period.start, period.last)
