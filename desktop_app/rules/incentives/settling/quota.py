"""The quota a person is held to in a span: changes by time, ramp by month of service, then the days that count."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from desktop_app.domain.period import Length, Period, add_months, containing, split
from desktop_app.rules.incentives.plan import Need, PlanVersion
from desktop_app.rules.incentives.settling.facts import Facts, QuotaWeights
from desktop_app.rules.incentives.settling.presence import Presence, Relief, month_of_service
from desktop_app.rules.incentives.terms import Ramp


def personal_quota(version: PlanVersion, presence: Presence, need: Need) -> Fraction | None:
    """The quota of ``need`` after ramp and proration; None if none is known, 0 if no day of it counts."""
    facts = presence.facts
    ramp = next((one for one in version.terms.ramps if one.quota == need.name), None)
    weights = next((one for one in facts.weights if one.quota == need.name and _within(need.span, one)), None)
    whole = facts.inputs.quotas.get(Need(need.name, weights.period)) if weights else None
    if weights is None or whole is None:
        return _of_span(presence, ramp, need, facts.inputs.quotas.get(need))
    total = sum(weights.weights, Fraction(0))
    parts = zip(split(weights.period, weights.every, version.fiscal_start), weights.weights, strict=False)
    inside = [
        _of_span(presence, ramp, Need(need.name, part), whole * weight / total)
        for part, weight in parts
        if need.span.start <= part.start and part.end <= need.span.end
    ]
    return sum((one for one in inside if one is not None), Fraction(0))


def _within(span: Period, weights: QuotaWeights) -> bool:
    return weights.period.start <= span.start and span.end <= weights.period.end


def _amount(facts: Facts, need: Need) -> Fraction | None:
    return facts.inputs.quotas.get(need)


def _of_span(presence: Presence, ramp: Ramp | None, need: Need, amount: Fraction | None) -> Fraction | None:
    """Each stretch between changes and month starts is weighed by its days that count.

    Amounts of a ramp need no other quota as long as they last.
    """
    facts, span = presence.facts, need.span
    whole = presence.worth(span.start, span.end)
    total = Fraction(0)
    for start, end in _stretches(facts, ramp, need):
        found = _ramped(facts, ramp, start, _changed(facts, need, start, amount))
        if found is None:
            return None
        size = presence.worth(*_month(start)) if _by_amount(facts, ramp, start) else whole
        counted = presence.worth(start, end, Relief.QUOTA)
        total += found * counted / size if size else found
    return total


def _month(day: date) -> tuple[date, date]:
    """An amount of a ramp is that of a calendar month."""
    month = containing(day, Length.MONTH)
    return month.start, month.end


def _by_amount(facts: Facts, ramp: Ramp | None, day: date) -> bool:
    if ramp is None or facts.joined is None or not ramp.amounts:
        return False
    return 1 <= month_of_service(facts.joined, day) <= len(ramp.amounts)


def _ramped(facts: Facts, ramp: Ramp | None, day: date, whole: Fraction | None) -> Fraction | None:
    if ramp is None or facts.joined is None:
        return whole
    month = month_of_service(facts.joined, day)
    if _by_amount(facts, ramp, day):
        return ramp.amounts[month - 1]
    ramping = whole is not None and 1 <= month <= len(ramp.percents)
    return whole * ramp.percents[month - 1] if ramping and whole is not None else whole


def _changed(facts: Facts, need: Need, day: date, amount: Fraction | None) -> Fraction | None:
    known = [one for one in facts.quota_changes if one.quota == need.name and one.period == need.span]
    valid = [one for one in known if one.day <= day]
    return max(valid, key=lambda one: one.day).amount if valid else amount


def _stretches(facts: Facts, ramp: Ramp | None, need: Need) -> Iterator[tuple[date, date]]:
    """The span cut at the quota's changes and, under a ramp, where months begin."""
    span = need.span
    cuts = {one.day for one in facts.quota_changes if one.quota == need.name and one.period == span}
    if ramp is not None:
        month = date(span.start.year, span.start.month, 1)
        while month < span.end:
            cuts.add(month)
            month = add_months(month, 1)
    inside = sorted(day for day in cuts if span.start < day < span.end)
    starts = [span.start, *inside]
    return zip(starts, [*inside, span.end], strict=True)
