"""What people call the parts of a KPI: families, units, directions, references, functions; what it means, in lines."""

from typing import Final

from desktop_app.domain.quantity import Unit
from desktop_app.i18n import N_, _, ngettext
from desktop_app.reports.wording import formula_in_words
from desktop_app.rules.kpis.catalogue import Direction, Group, Kpi, Reference
from desktop_app.rules.kpis.notation import format_formula

GROUP_WORDS: Final = {
    Group.RESULTS: N_("Results"),
    Group.CASH: N_("Cash"),
    Group.PROCESS: N_("Process"),
    Group.CUSTOMERS: N_("Customers"),
    Group.SUPPORT: N_("Support"),
    Group.CHANNELS: N_("Channels"),
    Group.COST: N_("Costs"),
    Group.PEOPLE: N_("People"),
}
UNIT_WORDS: Final = {
    Unit.MONEY: N_("Money"),
    Unit.COUNT: N_("A number of things"),
    Unit.PERCENT: N_("A share, in %"),
    Unit.DAYS: N_("Days"),
    Unit.HOURS: N_("Hours"),
    Unit.SCORE: N_("A score"),
    Unit.RATIO: N_("A ratio, like 1.5"),
}
DIRECTION_WORDS: Final = {
    Direction.HIGHER: N_("Higher is better"),
    Direction.LOWER: N_("Lower is better"),
    Direction.BAND: N_("The nearer the better"),
    Direction.NEITHER: N_("Neither; it is not judged"),
}
REFERENCE_WORDS: Final = {
    Reference.TARGET: N_("Its target only"),
    Reference.NUMBER: N_("A number"),
    Reference.OWN_12M: N_("Its own last 12 months"),
    Reference.TEAM: N_("The team"),
    Reference.LIMITS: N_("Its usual range"),
}
FUNCTION_WORDS: Final = {
    "mean": N_("the average of single values"),
    "median": N_("the middle one of single values"),
    "percentile": N_("the value that a share of single values stays below"),
    "distinct": N_("how many different values there are"),
    "last": N_("the value at the end of the period"),
    "abs": N_("the value without its sign"),
    "prior": N_("the same at the same point of the period before"),
    "year_before": N_("the same a year before"),
    "whole": N_("the same for the whole company"),
    "target": N_("the target set for a KPI"),
    "max": N_("the largest of several"),
    "min": N_("the smallest of several"),
}


def definition_lines(kpi: Kpi) -> list[tuple[str, str]]:
    """Title and words of what the KPI means, in the order of reading; nothing for what nobody wrote."""
    found = [
        (_("Formula"), formula_in_words(format_formula(kpi.formula))),
        (_("Counted"), _(kpi.texts.counted) if kpi.texts.counted else ""),
        (_("Left out"), _(kpi.texts.left_out) if kpi.texts.left_out else ""),
        (_("Only"), ", ".join(_(name) for _noun, name in kpi.where)),
        (_("Held against"), _(kpi.thresholds.source) if kpi.thresholds.source else ""),
        (_("Answers for it"), kpi.owner),
        (_("What for"), kpi.why),
    ]
    if kpi.min_sample:
        words = ngettext("from {n} record on", "from {n} records on", kpi.min_sample)
        found.append((_("Judged"), words.format(n=kpi.min_sample)))
    return [(title, words) for title, words in found if words]
