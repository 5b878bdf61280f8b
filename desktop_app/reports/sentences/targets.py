"""The sentences of targets: what is missing for an attainment, how the parts carry the whole, how a number was made."""

from typing import Final

from desktop_app.i18n import N_

Sentence = str | tuple[str, str, str]
"""A message, or (one, many, name of the value that counts)."""

STEPS: Final[dict[str, Sentence]] = {
    "target.none": N_("No target is set, so there is no attainment."),
    "target.zero": N_("The target is 0, so no share of it can be reached."),
    "target.no_actual": N_("There is no figure to hold against the target."),
    "target.gap": N_("{gap} of {whole} is carried by nobody."),
    "target.over": N_("{over} more than {whole} is assigned: {share} of it."),
    "target.exact": N_("The parts sum to {whole}."),
    "target.without": (
        N_("{without} part has no target."),
        N_("{without} parts have no target."),
        "without",
    ),
    "target.relative": N_("{by} on {base} is {target}."),
    "target.reached_before": (
        N_("Reached in {times} of the last {of} period; the true share may lie between {low} and {high}."),
        N_("Reached in {times} of the last {of} periods; the true share may lie between {low} and {high}."),
        "of",
    ),
    "target.percentile": (
        N_("It lies above {share} of the last {of} period."),
        N_("It lies above {share} of the last {of} periods."),
        "of",
    ),
    "target.chance": (
        N_("The forecast, with the {of} error it made before, reaches it in {share} of the cases."),
        N_("The forecast, with each of the {of} errors it made before, reaches it in {share} of the cases."),
        "of",
    ),
    "target.chance_unknown": N_("There are too few months behind it to say how likely it is."),
    "target.spread_equal": N_("Spread in equal parts."),
    "target.spread_history": N_("Spread by what each part brought before."),
    "target.spread_season": N_("Spread by the usual share of each month in its year."),
    "target.spread_working_days": N_("Spread by working days."),
    "target.spread_presence": N_("Spread by full-time share and presence."),
    "target.spread_ramp": N_("Spread by month of service."),
    "target.spread_typed": N_("Spread by typed weights."),
    "target.locked": (
        N_("{locked} locked part stayed as it was."),
        N_("{locked} locked parts stayed as they were."),
        "locked",
    ),
    "smart.specific": N_("It says what, for whom and how much."),
    "smart.specific_not": N_("Choose a KPI and a scope, and type a number."),
    "smart.measurable": (
        N_("{number} record measures it. Earlier periods with figures: {past}."),
        N_("{number} records measure it. Earlier periods with figures: {past}."),
        "number",
    ),
    "smart.measurable_not": N_("Nothing is recorded for it yet: import its records first."),
    "smart.achievable": (
        N_("Reached in {times} of the last {of} period."),
        N_("Reached in {times} of the last {of} periods."),
        "of",
    ),
    "smart.achievable_forecast": N_("Seldom reached before, but within the band of the forecast."),
    "smart.achievable_not": (
        N_("Reached in only {times} of the last {of} period; a quarter of them is this program’s default."),
        N_("Reached in only {times} of the last {of} periods; a quarter of them is this program’s default."),
        "of",
    ),
    "smart.achievable_unknown": (
        N_("There are fewer than {least} past period to compare with."),
        N_("There are fewer than {least} past periods to compare with."),
        "least",
    ),
    "smart.relevant": N_("It says why."),
    "smart.relevant_not": N_("Write which goal of the business it serves."),
    "smart.time_bound": N_("It has a period, and a day to look at it in time."),
    "smart.time_bound_not": N_("Choose a review day before the last day of the period."),
}
