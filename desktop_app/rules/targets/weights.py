"""By what a target is spread: equal parts, history, season, working days, ramp, typed; only ratios count."""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.i18n import N_

Weights = list[Fraction]


def equal_weights(parts: int) -> Weights:
    return [Fraction(1)] * parts


def history_weights(history: Sequence[Fraction]) -> Weights:
    """What each part brought in a past span; one that brought nothing, or more returns than sales, carries nothing."""
    weights = [max(Fraction(0), amount) for amount in history]
    if not any(weights):
        raise UserError(N_("There is no history to spread by."), N_("Choose another way to spread."))
    return weights


def season_weights(years: Sequence[Sequence[Fraction]]) -> Weights:
    """The mean share of each month in its year over several past years: a big year counts no more than a small one."""
    shares = [
        [max(Fraction(0), amount) / whole for amount in year]
        for year in years
        if (whole := sum((max(Fraction(0), amount) for amount in year), Fraction(0)))
    ]
    return history_weights([sum(month, Fraction(0)) for month in zip(*shares, strict=True)])


def typed_weights(values: Sequence[Fraction]) -> Weights:
    if any(value < 0 for value in values) or not any(values):
        raise UserError(
            N_("These weights cannot be used: one is below 0, or all are 0."),
            N_("Type weights of 0 or more, at least one above 0."),
        )
    return list(values)


def working_day_weights(calendar: WorkingCalendar, periods: Sequence[Period]) -> Weights:
    """Working days of each period; its calendar days if the calendar has no working day in any of them."""
    days = [calendar.working_days(period.start, period.end) for period in periods]
    return days if any(days) else [Fraction(period.days) for period in periods]


def ramp_weights(months_of_service: Sequence[int], ramp: Sequence[Fraction]) -> Weights:
    """The share of a full target in each month of service, counted from 1 for the month of joining; full afterwards.

    0 or less: not yet there.
    """
    return [_ramped(month, ramp) for month in months_of_service]


def _ramped(month: int, ramp: Sequence[Fraction]) -> Fraction:
    if month <= 0:
        return Fraction(0)
    return ramp[month - 1] if month <= len(ramp) else Fraction(1)
