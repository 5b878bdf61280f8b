"""Who has a part in a component: by role, by days, by full months of service."""

from datetime import date

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.period import Period, add_months
from desktop_app.rules.incentives.modifiers import Eligibility
from desktop_app.rules.incentives.result import PersonInputs, RoleSpan


def wrong_day(rule: Eligibility, inputs: PersonInputs, day: date) -> bool:
    """Whether a record of ``day`` lies outside the days on which the person has a part."""
    if (rule.first and day < rule.first) or (rule.last and day > rule.last):
        return True
    return bool(rule.roles) and not any(_held(span, rule, day) for span in inputs.roles or ())


def reason_unknown(rule: Eligibility | None, inputs: PersonInputs) -> Explanation | None:
    """What isn't known of the person and decides who has a part."""
    if rule is None:
        return None
    if rule.roles and inputs.roles is None:
        return explain("reason.roles_missing", name=inputs.name)
    return explain("reason.joined_missing", name=inputs.name) if rule.months and inputs.joined is None else None


def reason_ineligible(rule: Eligibility | None, inputs: PersonInputs, period: Period) -> Explanation | None:
    """Why the person has no part in any day of ``period``; months of service are counted at its end."""
    if rule is None:
        return None
    if (rule.first and period.last < rule.first) or (rule.last and period.start > rule.last):
        return explain("eligible.days", name=inputs.name, period=period)
    if rule.roles and not any(_overlaps(span, rule, period) for span in inputs.roles or ()):
        return explain("eligible.role", name=inputs.name, roles=", ".join(rule.roles), period=period)
    if rule.months and (inputs.joined is None or add_months(inputs.joined, rule.months) > period.end):
        return explain("eligible.months", name=inputs.name, months=rule.months)
    return None


def _held(span: RoleSpan, rule: Eligibility, day: date) -> bool:
    return span.role in rule.roles and (span.first or day) <= day <= (span.last or day)


def _overlaps(span: RoleSpan, rule: Eligibility, period: Period) -> bool:
    first, last = span.first or period.start, span.last or period.last
    return span.role in rule.roles and first <= period.last and last >= period.start
