"""A person's own target pay over a period: what changes inside it is weighed by its days; no rate, no share."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.result import OwnTarget, PersonInputs


def target_in(inputs: PersonInputs, of_plan: Fraction | None, period: Period) -> Fraction | None:
    """The person's own where there is one, else the plan's; None as long as a day of the period has neither.

    Days before the person joined don't count here: for them the whole is prorated.
    """
    if not inputs.own_targets:
        return of_plan if inputs.target_pay is None else inputs.target_pay
    found = list(stretches(inputs, of_plan, period))
    days = sum(number for _first, number, _amount in found)
    amounts = [amount * number for _first, number, amount in found if amount is not None]
    return sum(amounts, Fraction(0)) / days if len(amounts) == len(found) else None


def stretches(
    inputs: PersonInputs, of_plan: Fraction | None, period: Period
) -> Iterator[tuple[date, int, Fraction | None]]:
    """(first day, number of days, target pay) of the parts of the period in which it stays the same."""
    joined = inputs.joined
    first = joined if joined is not None and joined in period else period.start
    begins = (one.first for one in inputs.own_targets if one.first is not None)
    cuts = [first, *sorted({day for day in begins if first < day < period.end}), period.end]
    for start, end in pairwise(cuts):
        yield start, (end - start).days, _on(inputs, of_plan, start)


def _on(inputs: PersonInputs, of_plan: Fraction | None, day: date) -> Fraction | None:
    """The entry that began last; the plan's before the first one and where the own one ended."""
    begun = [one for one in inputs.own_targets if one.first is None or one.first <= day]
    newest = max(begun, key=lambda one: one.first or date.min, default=OwnTarget(None))
    return of_plan if newest.amount is None else newest.amount


def target_steps(
    inputs: PersonInputs, of_plan: Fraction | None, period: Period, currency: str
) -> Iterator[Explanation]:
    """What the target pay of the period is made of, where the person's own one changes inside it."""
    found = list(stretches(inputs, of_plan, period)) if inputs.own_targets else []
    whole = target_in(inputs, of_plan, period)
    if len({amount for _first, _days, amount in found}) < 2 or whole is None:  # noqa: PLR2004 - a change has two sides
        return
    parts = tuple(
        explain(
            "pay.target_part",
            first=first,
            last=first + timedelta(days=days - 1),
            target=Quantity(amount, Unit.MONEY, currency),
        )
        for first, days, amount in found
        if amount is not None
    )
    target = Quantity(whole, Unit.MONEY, currency)
    yield explain("pay.target_weighted", target, parts=parts, target=target, period=period)
