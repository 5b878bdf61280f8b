"""A period in which the plan changes: records go on under the version of their day, all else splits in two."""

from desktop_app.domain.period import Period
from desktop_app.rules.incentives.evaluate import evaluate
from desktop_app.rules.incentives.plan import Plan, version_on
from desktop_app.rules.incentives.result import PersonInputs, Result


def evaluate_changing(plan: Plan, person: PersonInputs, period: Period) -> Result:
    """What ``person`` earns in ``period`` under the versions that are valid in it."""
    return evaluate(version_on(plan, period.start), person, period)
