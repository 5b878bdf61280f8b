"""The sentences of KPI figures: the steps of a value, the reason of a status, how pace and landing are known."""

from typing import Final

from desktop_app.i18n import N_
from desktop_app.reports.sentences.measures import INPUTS

Sentence = str | tuple[str, str, str]
"""A message, or (one, many, name of the value that counts)."""

_VALUES: Final[dict[str, Sentence]] = {
    "kpi.value": N_("{scope}, {period}: {formula}"),
    "kpi.value_company": N_("All people, {period}: {formula}"),
    "kpi.no_value": N_("There is no figure for {period}: {formula}"),
    "kpi.no_data": N_("Nothing is recorded for this figure."),
    "kpi.zero_divisor": N_("There is nothing to divide by: the divisor is 0."),
}

_FORMULAS: Final[dict[str, Sentence]] = {
    "formula.number": N_("A fixed number"),
    "formula.add": N_("The sum of"),
    "formula.subtract": N_("The first less the second"),
    "formula.multiply": N_("The first times the second"),
    "formula.divide": N_("The first divided by the second"),
    "formula.negative": N_("With the opposite sign"),
    "formula.mean": N_("The mean: the sum of all values divided by their number"),
    "formula.median": N_("The median: half of the values are larger, half smaller"),
    "formula.percentile": N_("The value below which so many in a hundred lie"),
    "formula.distinct": N_("How many different values there are"),
    "formula.last": N_("The last value of the period"),
    "formula.max": N_("The largest of"),
    "formula.min": N_("The smallest of"),
    "formula.abs": N_("Without its sign"),
    "formula.prior": N_("The same at the same point of the period before"),
    "formula.year_before": N_("The same at the same point of the same period a year before"),
    "formula.whole": N_("The same for the whole company"),
    "formula.target": N_("The target set for it"),
}

_STATUSES: Final[dict[str, Sentence]] = {
    "status.no_direction": N_("This figure is not judged: neither more nor less of it is better."),
    "status.young": N_("Not judged: the data begin too shortly before to tell new customers from known ones."),
    "status.maturing": (
        N_("Not judged before {days} day after the period's end: what belongs to it is still coming in."),
        N_("Not judged before {days} days after the period's end: what belongs to it is still coming in."),
        "days",
    ),
    "status.too_few": (
        N_("There is {n} record; the figure is judged from {least} on."),
        N_("There are {n} records; the figure is judged from {least} on."),
        "n",
    ),
    "status.too_early": N_("{elapsed} of the working days are over; the figure is judged from a fifth on."),
    "status.reached": N_("{value} has reached {goal} already."),
    "status.landing_on_track": N_("{goal} is within reach: the landing is {landing}, usually {low} to {high}."),
    "status.landing_watch": N_("The landing of {landing}, usually {low} to {high}, misses {goal}."),
    "status.landing_act": N_("The landing of {landing}, usually {low} to {high}, misses {goal} by far."),
    "status.pace_on_track": N_("{value} keeps pace: {expected} of {goal} is usual by today."),
    "status.pace_watch": N_("{value} is behind: {expected} of {goal} is usual by today."),
    "status.pace_act": N_("{value} is far behind: {expected} of {goal} is usual by today."),
    "status.value_on_track": N_("{value} meets {goal}."),
    "status.value_watch": N_("{value} misses {goal}."),
    "status.value_act": N_("{value} misses {goal} by far."),
    "status.turning": N_("It is judged when the period is over: until then it may turn into its opposite."),
    "status.no_target": N_("No target is set."),
    "status.target_of_nothing": N_("The target is 0, so there is nothing to be on track for."),
    "status.no_reference": N_("No target is set, and there are too few periods to compare with."),
    "status.in_usual_range": N_("No target is set; the figure lies in its usual range."),
    "status.signal_good_outside": N_("Better than the usual range."),
    "status.signal_good_run": N_("Eight periods in a row are better than usual."),
    "status.signal_good_near_limit": N_("Three of the last four periods are near the better end of the usual range."),
    "status.signal_bad_outside": N_("Worse than the usual range."),
    "status.signal_bad_run": N_("Eight periods in a row are worse than usual."),
    "status.signal_bad_near_limit": N_("Three of the last four periods are near the worse end of the usual range."),
    "reference.target": N_("The target"),
    "reference.number": N_("A common yardstick, until a target is set"),
    "reference.own_12m": N_("The own last 12 months, until a target is set"),
    "reference.team": N_("The team, until a target is set"),
}

_METHODS: Final[dict[str, Sentence]] = {
    "pace.history": (
        N_("The usual share by this working day, from {periods} period."),
        N_("The usual share by this working day, the median of {periods} periods."),
        "periods",
    ),
    "pace.linear": N_("The share of working days that are over; there is too little history for more."),
    "landing.right": N_("In {right} of the last {of} months the result lay in the band given for it."),
    "forecast.seasonal": N_("Booked, and the forecast for the rest: season and damped trend of {months} months."),
    "forecast.trend": N_("Booked, and the forecast for the rest: damped trend of {months} months, no season yet."),
    "forecast.mean": N_("Booked, and the mean of the last six months for the rest; the band is wide on purpose."),
    "forecast.interval": N_("Where the share truly lies, judged by its number of records."),
}

STEPS: Final[dict[str, Sentence]] = {**_VALUES, **INPUTS, **_FORMULAS, **_STATUSES, **_METHODS}
