"""Finding what a reading reads: from credits, or from the figures of the period, divided by its quota if it has one."""

from fractions import Fraction

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.credit import counted as counted_credits
from desktop_app.rules.incentives.credit import made_of_records, unit_of, value
from desktop_app.rules.incentives.needs import reading_quota, reading_span
from desktop_app.rules.incentives.plan import EVERYTHING, Need, PlanVersion
from desktop_app.rules.incentives.reading import Decision, Figure, Reading
from desktop_app.rules.incentives.result import PersonInputs


def read(version: PlanVersion, reading: Reading, period: Period, inputs: PersonInputs) -> Figure:
    """The person's figure; a quota that is missing or not above 0 leaves it without a value."""
    need = Need(reading.measure, reading_span(version, reading, period))
    found = inputs.totals.get(need)
    if made_of_records(reading.measure):
        own = counted_credits(inputs.credits, reading.measure, EVERYTHING, need.span)
        found = sum((value(credit, reading.measure) for credit in own), Fraction(0))
    held = reading_quota(version, reading, period)
    if held is None:
        return Figure(found, inputs.answers.get(need))
    quota = inputs.quotas.get(held)
    divided = None if found is None or quota is None or quota <= 0 else found / quota
    return Figure(divided, inputs.answers.get(need), quota)


def decision(inputs: PersonInputs, place: str, measure: str) -> Decision | None:
    """What the lead decided for ``place`` (a gate group or a component), or for the measure wherever it stands."""
    return inputs.decisions.get(f"{place}: {measure}", inputs.decisions.get(measure))


def shown(reading: Reading, value: Fraction, currency: str) -> Quantity:
    """``value`` of the reading with its unit: a share of a quota is a percentage."""
    if reading.against is not None:
        return Quantity(value, Unit.PERCENT)
    unit = unit_of(reading.measure)
    return Quantity(value, unit, currency if unit is Unit.MONEY else "")


def reason_for(version: PlanVersion, reading: Reading, period: Period, figure: Figure) -> Explanation | None:
    """Why the figure has no value; None if it has one."""
    if figure.value is not None:
        return None
    held = reading_quota(version, reading, period)
    if held is not None and (figure.quota is None or figure.quota <= 0):
        step = "reason.quota_missing" if figure.quota is None else "reason.quota_zero"
        return explain(step, quota=held.name, period=held.span)
    span = reading_span(version, reading, period)
    return explain("reason.measure_missing", measure=reading.measure, period=span)


def undecided(reading: Reading, figure: Figure) -> Explanation:
    """The lead has to decide: no data, or fewer answers than needed."""
    if figure.value is None or figure.answers is None:
        return explain("reason.undecided_missing", measure=reading.measure)
    return explain("reason.undecided_few", measure=reading.measure, answers=figure.answers, needed=reading.sample)
