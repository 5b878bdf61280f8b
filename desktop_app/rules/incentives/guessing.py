"""What another side may have counted otherwise: guesses about tax, returns, owners, days, doubles and missing records.

Whether a guess explains a difference is tried in ``reconcile``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.reconcile import Cause, Guess, Why


def guesses(
    own: Sequence[Credit], near: Sequence[Credit], others: Sequence[tuple[int, Credit]], period: Period, tax: Fraction
) -> list[Guess]:
    """``own``: the credits the pay was made of; ``near``: the person's of days around; ``others``: by their owners.

    ``tax``: the usual rate, for records that do not say theirs.
    """
    found = [Guess(Cause(Why.TAX), partial(_taxed, tax=tax))] if _any_tax(own, tax) else []
    found += [one for credit in own for one in _own(credit, own, period, tax)]
    known = {credit.record.version for credit in own}
    found += [_added(credit, period) for credit in near if credit.record.version not in known]
    for owner, credit in others:
        if credit.record.day in period and credit.record.version not in known:
            cause = Cause(Why.OWNER, record=credit.record, owner=owner)
            found.append(Guess(cause, partial(_with, credit=_here(credit, period)), _amount(credit)))
    return found


def _any_tax(own: Sequence[Credit], tax: Fraction) -> bool:
    return any(_with_tax(credit, tax) != credit for credit in own)


def _taxed(credits_: Sequence[Credit], tax: Fraction) -> list[Credit]:
    return [_with_tax(credit, tax) for credit in credits_]


def _with_tax(credit: Credit, tax: Fraction) -> Credit:
    """With and without tax change places, so that a plan paid on gross amounts is tried on net ones."""
    net, gross = credit.record.amount, credit.gross
    if gross is None:
        if not tax:
            return credit
        gross = net * (1 + tax)
    return replace(credit, record=replace(credit.record, amount=gross), gross=net)


def _own(credit: Credit, own: Sequence[Credit], period: Period, tax: Fraction) -> Iterator[Guess]:
    """A record that counts here: left out there, counted twice, whole instead of shared, with tax, in this period."""
    amount, inside = _amount(credit), credit.record.day in period
    if inside or credit.original is not None:
        why = _why_left_out(credit, own)
        yield Guess(Cause(why, record=credit.record, counted=True), partial(_without, credit=credit), -amount)
    if not inside:
        yield _added(credit, period)
        return
    if amount > 0:
        yield Guess(Cause(Why.DOUBLE, record=credit.record), partial(_with, credit=_twin(credit)), amount)
    if credit.share != 1:
        whole = replace(credit, share=Fraction(1))
        cause = Cause(Why.OWNER, record=credit.record)
        yield Guess(cause, partial(_swapped, credit=credit, by=whole), credit.record.amount * (1 - credit.share))
    taxed = _with_tax(credit, tax)
    if taxed != credit:
        more = taxed.record.amount - credit.record.amount
        yield Guess(Cause(Why.TAX, record=credit.record), partial(_swapped, credit=credit, by=taxed), more)


def _why_left_out(credit: Credit, own: Sequence[Credit]) -> Why:
    if credit.record.amount < 0:
        return Why.RETURN
    return Why.DOUBLE if any(_is_twin(credit, other) for other in own) else Why.MISSING


def _is_twin(one: Credit, other: Credit) -> bool:
    """The same day, customer and amount on two documents: perhaps one sale entered twice."""
    first, second = one.record, other.record
    alike = (first.day, first.customer, first.amount, first.kind) == (
        second.day, second.customer, second.amount, second.kind
    )  # fmt: skip
    return alike and first.version != second.version and bool(first.customer)


def _added(credit: Credit, period: Period) -> Guess:
    """A record of another day, as if it were of this period."""
    why = Why.RETURN if credit.record.amount < 0 else Why.PERIOD
    change = partial(_moved, credit=credit, here=_here(credit, period))
    return Guess(Cause(why, record=credit.record), change, _amount(credit))


def _here(credit: Credit, period: Period) -> Credit:
    day = credit.record.day if credit.record.day in period else period.start
    return replace(credit, record=replace(credit.record, day=day), original=None)


def _twin(credit: Credit) -> Credit:
    """Versions are counted from 1, so a negative one is nobody else's."""
    return replace(credit, record=replace(credit.record, version=-credit.record.version), original=None)


def _amount(credit: Credit) -> Fraction:
    return credit.record.amount * credit.share


def _without(credits_: Sequence[Credit], credit: Credit) -> list[Credit]:
    """A record that is left out takes its returns with it: without the sale there is nothing to give back."""
    gone = credit.record.version
    return [one for one in credits_ if gone not in (one.record.version, one.original)]


def _with(credits_: Sequence[Credit], credit: Credit) -> list[Credit]:
    return [*credits_, credit]


def _moved(credits_: Sequence[Credit], credit: Credit, here: Credit) -> list[Credit]:
    return [*(one for one in credits_ if one.record.version != credit.record.version), here]


def _swapped(credits_: Sequence[Credit], credit: Credit, by: Credit) -> list[Credit]:
    return [by if one.record.version == credit.record.version else one for one in credits_]
